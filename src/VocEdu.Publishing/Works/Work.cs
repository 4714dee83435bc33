using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;

namespace VocEdu.Publishing.Works;

public enum WorkOrigin
{
    /// <summary>Published by a unit of the host.</summary>
    Own,

    /// <summary>Published by the press, a station or another body, with evidence.</summary>
    External,
}

/// <summary>A work (tác phẩm): counted once, whatever the number of channels that carry it.</summary>
public sealed class Work
{
    public required Guid Id { get; init; }
    public required string Reference { get; init; }
    public required string Source { get; init; }
    public required WorkOrigin Origin { get; init; }
    public required string Genre { get; set; }
    public required string Title { get; set; }

    /// <summary>Made by the database from the title: finds candidates for the same work.</summary>
    public string TitleKey { get; private set; } = "";
    /// <summary>With <see cref="UnitName"/> fixed by the first publication; only what is external is ever filed anew, see <see cref="CorrectExternal"/>.</summary>
    public required string UnitCode { get; set; }
    public required string UnitName { get; set; }
    public List<string> Contributors { get; set; } = [];
    public List<string> Themes { get; set; } = [];
    public List<string> Audiences { get; set; } = [];
    public List<string> Activities { get; set; } = [];
    public string? PublicPath { get; set; }
    public string? Outlet { get; set; }
    public string? Author { get; set; }

    /// <summary>Corrections and re-posts keep the first date; only two people together set a wrong one right, see <see cref="CorrectDate"/>.</summary>
    public required DateTimeOffset FirstPublicAt { get; set; }
    public required DateOnly FirstPublicOn { get; set; }

    public Guid? VersionOf { get; set; }

    /// <summary>The source of the work it is a version of; known before that work is public.</summary>
    public string? VersionOfSource { get; set; }
    public string? IndependentBecause { get; set; }

    /// <summary>The work this one was found to be the same as; both rows stay, one of them counts.</summary>
    public Guid? MergedInto { get; set; }
    public bool HasPublicFile { get; set; }
    public bool PublishedAlone { get; set; }
    public bool Repost { get; set; }
    public Takedown Takedown { get; set; }
    public DateTimeOffset? TakedownAt { get; set; }
    public bool Counts { get; set; }
    public required string CountReason { get; set; }
    public required string CountRules { get; set; }
    public List<Evidence> Evidence { get; } = [];

    /// <summary>Takes over what a publication says; the first date stays.</summary>
    public void Tell(Announcement announcement)
    {
        Genre = announcement.Genre;
        Title = announcement.Title;
        if (announcement.Contributors.Count > 0) Contributors = [.. announcement.Contributors];      // a host that names none leaves what people set here
        Themes = [.. announcement.Themes];
        Audiences = [.. announcement.Audiences];
        Activities = [.. announcement.Activities];
        PublicPath = announcement.PublicPath;
        Author = announcement.Author;
        VersionOfSource = announcement.VersionOf;
        IndependentBecause = announcement.IndependentBecause;
        HasPublicFile = announcement.HasPublicFile;
        PublishedAlone = announcement.PublishedAlone;
        Takedown = Takedown.None;
        TakedownAt = null;
    }

    /// <summary>What counting has to know. <see cref="Evidence"/> must be loaded.</summary>
    internal WorkFacts Facts => new()
    {
        Genre = Genres.Get(Genre),
        FirstPublicOn = FirstPublicOn,
        Takedown = Takedown,
        IsVersion = VersionOfSource is not null,
        IndependentBecause = IndependentBecause,
        HasPublicFile = HasPublicFile,
        PublishedAlone = PublishedAlone,
        IsExternal = Origin == WorkOrigin.External,
        HasEvidence = Evidence.Exists(e => e.Proves),
        IsRepost = Repost,
    };

    /// <summary>Applies the counting rules to publications of one work, whose evidence is loaded.</summary>
    public static void Settle(IReadOnlyList<Work> publications)
    {
        var decisions = CountingRules.DecideTogether([.. publications.Select(w => (w.Facts, w.FirstPublicAt, w.Id))]);
        foreach (var (work, decision) in publications.Zip(decisions))
            (work.Counts, work.CountReason, work.CountRules) = (decision.Counts, decision.ReasonVi, CountingRules.Version);
    }
}

public enum EvidenceKind
{
    Link,
    Scan,
    Recording,
}

/// <summary>What proves that an external publication appeared.</summary>
public sealed class Evidence
{
    public required Guid Id { get; init; }
    public Guid WorkId { get; init; }
    public required EvidenceKind Kind { get; init; }
    public string? Url { get; init; }
    public string? FileKey { get; init; }
    public string? Note { get; init; }
    public required DateTimeOffset AddedAt { get; init; }
    public required string AddedBy { get; init; }
    public DateTimeOffset? CheckedAt { get; set; }

    /// <summary>False once the link could not be opened several times on different days.</summary>
    public bool? Alive { get; set; }
    public string? PageTitle { get; set; }
    public DateOnly? PageDate { get; set; }

    /// <summary>SHA-256 of the page's text when it was last opened: what was seen stays proven when the page goes.</summary>
    public byte[]? PageHash { get; set; }
    public DateTimeOffset? SeenAliveAt { get; set; }
    public int Failures { get; set; }

    /// <summary>Why the link could not be opened the last time.</summary>
    public string? LastAnswer { get; set; }
    public DateTimeOffset? CheckAt { get; set; }
    public DateTimeOffset? LeaseUntil { get; set; }

    /// <summary>Alive, or seen alive by us.</summary>
    public bool Proves => Alive != false || PageHash is not null;
}
