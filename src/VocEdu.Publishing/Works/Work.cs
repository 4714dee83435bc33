namespace VocEdu.Publishing.Works;

public enum WorkOrigin
{
    /// <summary>Published by a unit of the host.</summary>
    Own,

    /// <summary>Published by the press, a station or another body, with evidence.</summary>
    External,
}

/// <summary>Why a work is no longer public. Taking down for privacy keeps the count and flags it (VE-COUNT-1, rule 3).</summary>
public enum Takedown
{
    Mistake,
    Unlawful,
    Privacy,
    Other,
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
    public required string UnitCode { get; init; }
    public required string UnitName { get; init; }
    public List<string> Contributors { get; set; } = [];
    public List<string> Themes { get; set; } = [];
    public List<string> Audiences { get; set; } = [];
    public List<string> Activities { get; set; } = [];
    public string? PublicPath { get; set; }
    public string? Outlet { get; set; }
    public string? Author { get; set; }

    /// <summary>Never moves: corrections and re-posts keep the first date.</summary>
    public required DateTimeOffset FirstPublicAt { get; init; }
    public required DateOnly FirstPublicOn { get; init; }

    public Guid? VersionOf { get; set; }
    public string? IndependentBecause { get; set; }
    public Takedown? Takedown { get; set; }
    public DateTimeOffset? TakedownAt { get; set; }
    public bool Counts { get; set; }
    public required string CountReason { get; set; }
    public required string CountRules { get; set; }
    public List<Evidence> Evidence { get; } = [];
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
    public bool? Alive { get; set; }
}
