namespace VocEdu.Cms.Writing;

/// <summary>What a new version of something public does.</summary>
public enum RevisionKind
{
    /// <summary>Cập nhật: adds to it.</summary>
    Update,

    /// <summary>Đính chính: puts an error right.</summary>
    Correction,
}

/// <summary>What readers are told of a new version; part of what is approved.</summary>
/// <param name="Note">What was wrong and what is right; a correction cannot be without.</param>
/// <param name="Grave">Stands above the text instead of below it.</param>
public sealed record Revision(RevisionKind Kind, string? Note = null, bool Grave = false);

/// <summary>A note on a published version. Kept for ever, whatever becomes of the item.</summary>
public sealed class Correction
{
    public long Id { get; init; }
    public required Guid ItemId { get; init; }
    public required int Version { get; init; }
    public required RevisionKind Kind { get; init; }
    public required bool Grave { get; init; }
    public required string Note { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Who published it.</summary>
    public required string ByName { get; init; }
}

/// <summary>A correction or update as readers see it.</summary>
public sealed record RevisionShown(RevisionKind Kind, string Note, bool Grave, DateTimeOffset At);
