using VocEdu.Domain.Content;

namespace VocEdu.Cms.Writing;

/// <summary>What the public sees of an item: written in one piece when it is published, read by the site and nothing else.</summary>
public sealed class Publication
{
    public required Guid ItemId { get; init; }
    public required int Version { get; set; }
    public required string Path { get; set; }
    public string Slug => SlugOf(Path);
    public required ContentKind Kind { get; set; }
    public required string Genre { get; set; }
    public required string Section { get; set; }
    public required string Title { get; set; }
    public required string Summary { get; set; }

    /// <summary>Safe by construction: made by the renderer from the allow-listed document.</summary>
    public required string Html { get; set; }
    public required ContentFields Fields { get; set; }
    public required string UnitId { get; set; }
    public required string UnitName { get; set; }
    public Guid? WorkId { get; set; }
    public string? Reference { get; set; }
    public List<string> Themes { get; set; } = [];
    public List<string> Audiences { get; set; } = [];
    public List<string> Tags { get; set; } = [];
    public List<string> Guides { get; set; } = [];
    public List<string> Schools { get; set; } = [];
    public string? Series { get; set; }

    /// <summary>Its place in the series.</summary>
    public int? Part { get; set; }
    public List<string> Topics { get; set; } = [];
    public bool Listed { get; set; } = true;
    public required DateTimeOffset PublishedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; set; }

    /// <summary>Every correction and update readers were told of, the oldest first.</summary>
    public List<RevisionShown> Corrections { get; set; } = [];

    /// <summary>The last part of an address, by which others name the item.</summary>
    public static string SlugOf(string path) => path[(path.LastIndexOf('/') + 1)..];
}

/// <summary>An address an item has or once had.</summary>
public sealed class PublicAddress
{
    public required string Path { get; init; }
    public required Guid ItemId { get; init; }
    public required DateTimeOffset Since { get; init; }
}
