using VocEdu.Domain.Content;

namespace VocEdu.Domain.Counting;

/// <summary>What counting has to know of one work (tác phẩm).</summary>
public sealed record WorkFacts
{
    public required Genre Genre { get; init; }

    /// <summary>Local date of the first public appearance on any channel; null while it has none.</summary>
    public DateOnly? FirstPublicOn { get; init; }

    public Takedown Takedown { get; init; }

    /// <summary>A translation or another medium of a work that exists already.</summary>
    public bool IsVersion { get; init; }

    /// <summary>Why an editor declared a version to be a work of its own.</summary>
    public string? IndependentBecause { get; init; }

    /// <summary>Its file can be opened by the public.</summary>
    public bool HasPublicFile { get; init; }

    /// <summary>A photo that stands alone, not inside another item.</summary>
    public bool PublishedAlone { get; init; }

    /// <summary>Published by a newspaper, a station or another body's page.</summary>
    public bool IsExternal { get; init; }

    /// <summary>A link alive when checked, a scan or a recording.</summary>
    public bool HasEvidence { get; init; }

    /// <summary>Somebody else's work shared on our channel, or an outlet's reprint.</summary>
    public bool IsRepost { get; init; }

    /// <summary>Another publication of the same work, an earlier one, is the one that is counted.</summary>
    public bool IsCountedElsewhere { get; init; }

    /// <summary>Whether the plan that is counted accepts what others published.</summary>
    public bool PlanAcceptsExternal { get; init; } = true;
}

/// <summary>Why a work is no longer public, as far as counting cares.</summary>
public enum Takedown
{
    /// <summary>It is public, or was archived in the normal way.</summary>
    None,

    /// <summary>Should never have been published: does not count.</summary>
    PublishedByMistake,

    /// <summary>Taken down as unlawful: does not count.</summary>
    Unlawful,

    /// <summary>Taken down for somebody's privacy: counts, and is marked in the list.</summary>
    Privacy,

    /// <summary>Any other reason: counts, and is marked in the list.</summary>
    Other,
}

/// <summary>Whether a work counts, and the sentence an inspector reads.</summary>
/// <param name="Counts">It counts once, whatever the number of channels.</param>
/// <param name="ReasonVi">Vietnamese, a whole sentence.</param>
/// <param name="Marked">It counts but has been taken down: the list says so.</param>
public sealed record CountDecision(bool Counts, string ReasonVi, bool Marked = false);
