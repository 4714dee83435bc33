namespace VocEdu.Cms.Review.Releases;

/// <summary>Several items that are approved and published together, <c>đợt phát hành</c>. Whether it is approved is what its items say.</summary>
public sealed class ReleaseSet
{
    public const int LongestName = 160, LongestNote = 1_000, MostItems = 40;

    public required Guid Id { get; init; }
    public required string Name { get; set; }

    /// <summary>What the approver should know.</summary>
    public string? Note { get; set; }
    public ReleaseState State { get; set; } = ReleaseState.Open;

    /// <summary>Counted up by every change, so that nobody decides about a set he has not seen.</summary>
    public int Version { get; set; } = 1;

    /// <summary>When it becomes public, once every item is approved.</summary>
    public DateTimeOffset? ScheduledFor { get; set; }

    /// <summary>Why it was not published when it was due.</summary>
    public string? Refusal { get; set; }
    public DateTimeOffset? RefusedAt { get; set; }
    public required Guid CreatedBy { get; init; }
    public required string CreatedByName { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ChangedAt { get; set; }
    public required string ChangedByName { get; set; }
    public DateTimeOffset? ClosedAt { get; set; }
    public string? ClosedByName { get; set; }

    public string Path => PathOf(Id);

    /// <summary>Where all of it is read and decided in one place.</summary>
    public string ReadingPath => $"{Path}/doc";

    public static string PathOf(Guid id) => $"{Root}/{id}";

    public const string Root = "/quan-tri/dot-phat-hanh";
}

public enum ReleaseState
{
    Open,
    Published,

    /// <summary>Given up; its items are free again.</summary>
    Dissolved,
}

/// <summary>One item's place in a set. An item is in one open set at most.</summary>
public sealed class ReleaseItem
{
    public required Guid SetId { get; init; }
    public required Guid ItemId { get; init; }

    /// <summary>From 1.</summary>
    public required int Place { get; set; }
    public required DateTimeOffset AddedAt { get; init; }
    public required string AddedByName { get; init; }
    public DateTimeOffset? ClosedAt { get; set; }
}
