namespace VocEdu.Cms.Writing.Drafts;

/// <summary>Which draft a page writes; sent with its form and with every draft.</summary>
public sealed class DraftMark
{
    /// <summary>Names of its inputs begin so.</summary>
    public const string Prefix = "Kept";

    public Guid Id { get; set; }

    /// <summary>The draft that was taken up again here.</summary>
    public Guid? Replaces { get; set; }
}
