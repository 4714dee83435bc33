using NpgsqlTypes;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Search;

/// <summary>What search knows of a publication: written in the transaction that publishes it.</summary>
public sealed class SearchDocument
{
    public required Guid ItemId { get; init; }
    public required ContentKind Kind { get; set; }
    public required string Title { get; set; }
    public required string Head { get; set; }
    public required string Body { get; set; }
    public required float Prior { get; set; }
    public required DateTimeOffset PublishedAt { get; set; }

    /// <summary>Version of the normaliser that made the vectors; older rows are rebuilt.</summary>
    public required int Normaliser { get; set; }
    public required NpgsqlTsVector TsvHead { get; set; }
    public required NpgsqlTsVector Tsv { get; set; }
}
