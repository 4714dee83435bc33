using System.Text.Json.Serialization;
using VocEdu.Cms.Writing;

namespace VocEdu.Cms.Media;

public enum MediaKind
{
    Picture,
    Video,
    Audio,
    Document,
}

public enum MediaState
{
    /// <summary>Stored; its variants are still being made.</summary>
    Processing,
    Ready,

    /// <summary>Could not be read as what it claims to be.</summary>
    Failed,
}

/// <summary>A file in the media library. The original is never served; readers get the variants.</summary>
public sealed class MediaFile
{
    public required Guid Id { get; init; }
    public required MediaKind Kind { get; init; }
    public required string FileName { get; set; }
    public required string ContentType { get; set; }
    public required long Length { get; set; }

    /// <summary>Hex; null until the job has read a large file.</summary>
    public string? Sha256 { get; set; }

    /// <summary>Counts what was made of the file: new bytes or a new cut get new addresses, for the old ones are cached for ever.</summary>
    public int Revision { get; set; } = 1;
    public int? Width { get; set; }
    public int? Height { get; set; }
    public double? DurationSeconds { get; set; }

    /// <summary>Offered for each new use; what counts is the text on the use.</summary>
    public required string AlternativeText { get; set; }
    public required string Credit { get; set; }

    /// <summary>Offered for each new use, as the description is.</summary>
    public string Caption { get; set; } = "";

    /// <summary>A code of <c>config/media-licences.json</c>.</summary>
    public string? Licence { get; set; }
    public List<string> Tags { get; set; } = [];
    public Guid? FolderId { get; set; }

    /// <summary>The point that every cut keeps, as parts of width and height from the top left corner.</summary>
    public double FocalX { get; set; } = 0.5;
    public double FocalY { get; set; } = 0.5;

    /// <summary>Second of a film that its poster shows; null: near the beginning.</summary>
    public double? PosterAt { get; set; }

    /// <summary>Its poster is a picture of its own and no frame.</summary>
    public bool OwnPoster { get; set; }
    public string? UnitId { get; init; }
    public required MediaState State { get; set; }
    public string? Failure { get; set; }
    public List<MediaVariant> Variants { get; set; } = [];

    /// <summary>The picture as each channel wants it.</summary>
    public List<MediaCrop> Crops { get; set; } = [];

    /// <summary>The first pages of a leaflet, or frames of a film to choose its poster from.</summary>
    public List<MediaVariant> Stills { get; set; } = [];

    /// <summary>Of a leaflet.</summary>
    public int? Pages { get; set; }

    /// <summary>The same bytes came before, in a file this one's uploader sees.</summary>
    public Guid? DuplicateOf { get; set; }
    /// <summary>In the recycle bin since.</summary>
    public DateTimeOffset? TrashedAt { get; set; }
    public string? TrashedByName { get; set; }
    public required DateTimeOffset UploadedAt { get; init; }
    public required Guid UploadedBy { get; init; }
    public required string UploadedByName { get; init; }
}

/// <summary>What a file says in words; apart from it, since it may be long.</summary>
public sealed class MediaText
{
    public required Guid MediaId { get; init; }

    /// <summary>The text in a leaflet, for the search and for whoever cannot see it.</summary>
    public string Layer { get; set; } = "";
    public string Transcript { get; set; } = "";
    public List<Caption> Captions { get; set; } = [];
}

/// <summary>A file of the library that a public page shows; no other is public.</summary>
public sealed record PublicMedia(Guid MediaId, Guid ItemId);

/// <summary>A file readers get.</summary>
/// <param name="Name">File name below <c>/media/{id}/</c>: <c>960.webp</c>, <c>1600.jpg</c>, <c>poster.jpg</c>.</param>
/// <param name="ContentType">As served.</param>
/// <param name="Sha256">Of a film or sound, for channels that take it piece by piece; null otherwise.</param>
public sealed record MediaVariant(string Name, string ContentType, int? Width, int? Height, long Length,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Sha256 = null);

/// <summary>Of a file, what a public page needs.</summary>
/// <param name="Crops">Empty where only the page's own picture is wanted.</param>
public sealed record FileShown(Guid Id, IReadOnlyList<MediaVariant> Variants, IReadOnlyList<MediaCrop> Crops, double FocalX, double FocalY)
{
    public static FileShown Of(MediaFile file) => new(file.Id, file.Variants, file.Crops, file.FocalX, file.FocalY);
}

/// <summary>A picture cut for a channel around its focal point.</summary>
/// <param name="Shape">A code of <see cref="Making.CropShape"/>.</param>
public sealed record MediaCrop(string Shape, MediaVariant Picture);

/// <summary>A folder of the library. A unit's people see their unit's.</summary>
public sealed class MediaFolder
{
    public required Guid Id { get; init; }
    public Guid? ParentId { get; set; }

    /// <summary>Null: the newsroom's.</summary>
    public string? UnitId { get; init; }
    public required string Name { get; set; }
}
