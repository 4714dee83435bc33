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
    public required string FileName { get; init; }
    public required string ContentType { get; init; }
    public required long Length { get; init; }
    public required string Sha256 { get; init; }
    public int? Width { get; set; }
    public int? Height { get; set; }
    public double? DurationSeconds { get; set; }

    /// <summary>Offered for each new use; what counts is the text on the use.</summary>
    public required string AlternativeText { get; set; }
    public required string Credit { get; set; }
    public string? UnitId { get; init; }
    public required MediaState State { get; set; }
    public string? Failure { get; set; }
    public List<MediaVariant> Variants { get; set; } = [];
    public required DateTimeOffset UploadedAt { get; init; }
    public required Guid UploadedBy { get; init; }
    public required string UploadedByName { get; init; }
}

/// <summary>A file readers get.</summary>
/// <param name="Name">File name below <c>/media/{id}/</c>: <c>960.webp</c>, <c>1600.jpg</c>, <c>poster.jpg</c>.</param>
/// <param name="ContentType">As served.</param>
public sealed record MediaVariant(string Name, string ContentType, int? Width, int? Height, long Length);

/// <summary>Of a file, what a public page needs.</summary>
public sealed record FileShown(Guid Id, IReadOnlyList<MediaVariant> Variants);
