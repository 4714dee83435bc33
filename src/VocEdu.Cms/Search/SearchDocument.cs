using NpgsqlTypes;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Search;

/// <summary>What search knows of a publication: written in the transaction that publishes it.</summary>
public sealed class SearchDocument
{
    public required Guid ItemId { get; init; }
    public required ContentKind Kind { get; set; }
    public required string Genre { get; set; }
    public required string Title { get; set; }

    /// <summary>Tags, other names and, last, the unit.</summary>
    public required string Head { get; set; }
    public required string Body { get; set; }

    /// <summary>What is said in its films.</summary>
    public required string Spoken { get; set; }

    /// <summary>What stands in its PDF files.</summary>
    public required string Attached { get; set; }
    public required float Prior { get; set; }
    public required DateTimeOffset PublishedAt { get; set; }
    public required string UnitId { get; set; }
    public List<string> Themes { get; set; } = [];
    public List<string> Audiences { get; set; } = [];
    public List<string> Guides { get; set; } = [];
    public List<string> Schools { get; set; } = [];
    public string? Place { get; set; }
    public required int Year { get; set; }

    /// <summary>Version of the normaliser that made the vectors; older rows are rebuilt.</summary>
    public required int Normaliser { get; set; }

    /// <summary>What its words are worth: <see cref="Finding.Signature"/>.</summary>
    public required byte[] Signature { get; set; }
    public required NpgsqlTsVector TsvHead { get; set; }
    public required NpgsqlTsVector Tsv { get; set; }
}
