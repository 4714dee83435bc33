namespace VocEdu.Cms.Search.Keeping;

/// <summary>Names of one thing, as the department keeps them.</summary>
public sealed class SearchSynonym
{
    public required Guid Id { get; init; }

    /// <summary>The first is short for the others.</summary>
    public required bool Abbreviation { get; set; }
    public required List<string> Phrases { get; set; }
    public required DateTimeOffset UpdatedAt { get; set; }
    public required string UpdatedByName { get; set; }
}
