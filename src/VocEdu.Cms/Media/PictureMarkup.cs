using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace VocEdu.Cms.Media;

/// <summary>The <c>picture</c> element of a library picture: modern formats first, JPEG for everyone else, sizes for phones.</summary>
public static class PictureMarkup
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <param name="file">A picture; one without variants gives nothing.</param>
    /// <param name="alternativeText">The text of this use; empty for decoration.</param>
    /// <param name="sizes">How wide it is shown, in the words of the <c>sizes</c> attribute.</param>
    /// <param name="eager">True for the picture at the top of a page.</param>
    public static string For(MediaFile file, string alternativeText, string sizes = "(min-width: 48rem) 44rem, 100vw", bool eager = false) =>
        For(new FileShown(file.Id, file.Variants), alternativeText, sizes, eager);

    public static string For(FileShown file, string alternativeText, string sizes, bool eager)
    {
        var fallback = file.Variants.Where(v => v.ContentType == "image/jpeg").OrderBy(v => Math.Abs((v.Width ?? 0) - 960)).FirstOrDefault();
        if (fallback is null) return "";

        var html = new StringBuilder("<picture>");
        foreach (var type in (string[])["image/avif", "image/webp", "image/jpeg"])
        {
            var variants = file.Variants.Where(v => v.ContentType == type && v.Width is not null).OrderBy(v => v.Width).ToList();
            if (variants.Count == 0) continue;
            var srcset = string.Join(", ", variants.Select(v => string.Create(CultureInfo.InvariantCulture, $"{Address(file, v)} {v.Width}w")));
            html.Append(CultureInfo.InvariantCulture, $"<source type=\"{type}\" srcset=\"{Encoder.Encode(srcset)}\" sizes=\"{Encoder.Encode(sizes)}\">");
        }

        html.Append(CultureInfo.InvariantCulture, $"<img src=\"{Encoder.Encode(Address(file, fallback))}\" alt=\"{Encoder.Encode(alternativeText)}\"");
        html.Append(CultureInfo.InvariantCulture, $" width=\"{fallback.Width}\" height=\"{fallback.Height}\" decoding=\"async\"");
        html.Append(eager ? " fetchpriority=\"high\">" : " loading=\"lazy\">");
        return html.Append("</picture>").ToString();
    }

    public static string Address(MediaFile file, MediaVariant variant) => Address(file.Id, variant);

    private static string Address(FileShown file, MediaVariant variant) => Address(file.Id, variant);

    public static string Address(Guid fileId, MediaVariant variant) => $"/media/{fileId}/{variant.Name}";
}
