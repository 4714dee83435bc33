using VocEdu.Domain.Privacy;

namespace VocEdu.Cms.Submissions;

/// <summary>What a unit sent with an item, as it was sent; what became of it is the item's.</summary>
public sealed class Submission
{
    public required Guid ItemId { get; init; }

    /// <summary>The call it answers; null when the unit sent it by itself.</summary>
    public Guid? CallId { get; set; }

    /// <summary>As it was typed, to the letter: a text in an old font can still be converted from it.</summary>
    public required string Text { get; set; }
    public required IReadOnlyList<SentFile> Files { get; set; }
    public required DateTimeOffset SentAt { get; set; }
    public required int SentVersion { get; set; }
}

/// <summary>A draft of one person's phone that has arrived.</summary>
public sealed class SentDraft
{
    public required Guid PersonId { get; init; }

    /// <summary>Made where the draft was begun: the same draft never arrives twice.</summary>
    public required Guid Key { get; init; }
    public required Guid ItemId { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>A picture, film or other file that came with a story.</summary>
public sealed record SentFile(Guid MediaId, string Caption, string Credit, PictureShows Shows);

public enum ShownKind
{
    /// <summary>The sender has not said.</summary>
    Unsaid,
    Nobody,
    PublicEvent,
    People,
}

/// <summary>Who can be recognised in a picture, and why it may be shown (vietnam.md §9).</summary>
/// <param name="Noticed">At a public event: people were told that pictures are taken.</param>
/// <param name="Names">Names as typed, separated by commas.</param>
/// <param name="AgeBand">A code of <see cref="AgeBands"/>.</param>
/// <param name="Purposes">Codes of <see cref="ConsentPurposes"/>: what was agreed to, one by one.</param>
/// <param name="Reference">Number of the consent form, if there is one.</param>
public sealed record PictureShows(ShownKind Kind, bool Noticed, string Names, string AgeBand, IReadOnlyList<string> Purposes, string Reference)
{
    public static readonly PictureShows Unsaid = new(ShownKind.Unsaid, Noticed: false, "", "", [], "");
}
