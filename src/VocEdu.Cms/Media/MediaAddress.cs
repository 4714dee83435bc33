namespace VocEdu.Cms.Media;

/// <summary>Addresses of a file's variants.</summary>
public static class MediaAddress
{
    public const string CaptionsName = "phu-de.vtt";

    /// <summary>What is said in a film; unlike a variant it changes under its name.</summary>
    public static string Captions(Guid id) => $"/media/{id}/{CaptionsName}";

    /// <summary>The smallest picture of a file; null while it has none.</summary>
    public static string? Thumbnail(MediaFile file) =>
        file.Variants.Where(v => v.ContentType == "image/jpeg").MinBy(v => v.Width) is { } variant ? PictureMarkup.Address(file, variant) : null;

    /// <summary>The picture an editor shows.</summary>
    public static string? Preview(MediaFile file) =>
        file.Variants.Where(v => v.ContentType == "image/jpeg").MinBy(v => Math.Abs((v.Width ?? 0) - 960)) is { } variant ? PictureMarkup.Address(file, variant) : null;

    /// <summary>As <see cref="Preview"/>; while a picture is being made, an address that leads to it once it is there.</summary>
    public static string? Shown(MediaFile file) => Preview(file) ?? (file.Kind is MediaKind.Audio ? null : $"/quan-tri/thu-vien/{file.Id}/xem");
}
