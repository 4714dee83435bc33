namespace VocEdu.Cms.Writing.Drafts;

/// <summary>Which draft a page writes; sent with its form and with every draft.</summary>
public sealed class DraftMark
{
    /// <summary>Names of its inputs begin so.</summary>
    public const string Prefix = "Kept";

    public Guid Id { get; set; }

    /// <summary>The text that is saved; null from a browser without scripts, which keeps none.</summary>
    public long? Revision { get; set; }

    /// <summary>The draft that was taken up again here, and which text of it.</summary>
    public Guid? Replaces { get; set; }
    public long? ReplacesRevision { get; set; }
}
