using VocEdu.Cms.Media;
using VocEdu.Cms.Media.Making;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Delivery;

/// <summary>Files of the library as Umbraco's media.</summary>
internal static class DeliveryMedia
{
    private static readonly Dictionary<string, MediaKind> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Image"] = MediaKind.Picture, ["umbracoMediaVideo"] = MediaKind.Video, ["umbracoMediaAudio"] = MediaKind.Audio, ["umbracoMediaArticle"] = MediaKind.Document,
    };

    public static MediaKind? KindOf(string type) => Types.TryGetValue(type, out var kind) ? kind : null;

    /// <summary>Null while there is nothing of it to show.</summary>
    public static PickedMedia? Picked(MediaFile file, MediaUse? use, bool withProperties)
    {
        if (Largest(file) is not { } variant) return null;
        return new(file.Id, Name(file), TypeOf(file.Kind), PictureMarkup.Address(file, variant), Path.GetExtension(variant.Name).TrimStart('.'), variant.Width, variant.Height, variant.Length,
            withProperties ? Properties(file, use) : new Dictionary<string, object?>(), Focus(file), Crops(file));
    }

    public static DeliveredMedia? Of(MediaFile file) => Picked(file, null, withProperties: true) is { } media
        ? new(PathOf(file), file.UploadedAt, file.UploadedAt, media.Id, media.Name, media.MediaType, media.Url, media.Extension, media.Width, media.Height, media.Bytes, media.Properties, media.FocalPoint, media.Crops)
        : null;

    /// <summary>The id at the end finds it, whatever its name becomes.</summary>
    public static string PathOf(MediaFile file) => $"/{Slug.From(Name(file)).Value}-{file.Id:N}/";

    public static Guid? IdIn(string path) => path.Trim('/') is { Length: >= 32 } text && Guid.TryParseExact(text.AsSpan(text.Length - 32), "N", out var id) ? id : null;

    private static string TypeOf(MediaKind kind) => Types.First(type => type.Value == kind).Key;

    /// <summary>A document is known by its name; a camera's file name says nothing, and a person's may say too much.</summary>
    private static string Name(MediaFile file) => file.Kind is not MediaKind.Document && file.AlternativeText.Length > 0 ? file.AlternativeText : file.FileName;

    private static MediaVariant? Largest(MediaFile file) => file.Variants.Where(v => file.Kind switch
    {
        MediaKind.Picture => v.ContentType == "image/jpeg",
        MediaKind.Document => v.ContentType == "application/pdf",
        _ => v.ContentType.StartsWith(file.Kind is MediaKind.Video ? "video/" : "audio/", StringComparison.Ordinal),
    }).MaxBy(v => v.Width ?? 0);

    private static Dictionary<string, object?> Properties(MediaFile file, MediaUse? use) => new()
    {
        ["alternativeText"] = Text(use?.AlternativeText ?? file.AlternativeText),
        ["caption"] = Text(use?.Caption ?? file.Caption),
        ["credit"] = Text(use?.Credit ?? file.Credit),
        ["durationSeconds"] = file.DurationSeconds,
        ["pages"] = file.Pages,
        ["poster"] = file.Kind is MediaKind.Video ? MediaAddress.Preview(file) : null,
        ["variants"] = file.Variants.Select(v => new { url = PictureMarkup.Address(file, v), contentType = v.ContentType, width = v.Width, height = v.Height, bytes = v.Length }).ToArray(),
    };

    private static FocalPoint? Focus(MediaFile file) => file.Kind is MediaKind.Picture ? new(file.FocalX, file.FocalY) : null;

    private static List<DeliveryCrop>? Crops(MediaFile file) => file is { Kind: MediaKind.Picture, Width: > 0 and var width, Height: > 0 and var height }
        ? [.. CropShape.All.Select(shape => Crop(shape, width, height, file))] : null;

    private static DeliveryCrop Crop(CropShape shape, int width, int height, MediaFile file)
    {
        var (left, top, w, h) = shape.Of(width, height, file.FocalX, file.FocalY);
        return new(shape.Code, shape.Width, shape.Height, new(Part(left, width), Part(top, height), Part(width - left - w, width), Part(height - top - h, height)));
    }

    private static double Part(int pixels, int of) => Math.Round((double)pixels / of, 6);

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
