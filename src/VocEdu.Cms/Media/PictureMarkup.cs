using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace VocEdu.Cms.Media;

/// <summary>The <c>picture</c> element of a library picture: modern formats first, JPEG for everyone else, sizes for phones.</summary>
public static class PictureMarkup
{
    private const int Middle = 10;

    /// <summary>Best first. AVIF is made in the widths of phones only, so nobody else is offered it.</summary>
    private static readonly (string Type, string Media)[] Sources = [("image/avif", " media=\"(max-width: 47.99rem)\""), ("image/webp", ""), ("image/jpeg", "")];
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <param name="file">A picture; one without variants gives nothing.</param>
    /// <param name="alternativeText">The text of this use; empty for decoration.</param>
    /// <param name="sizes">How wide it is shown, in the words of the <c>sizes</c> attribute.</param>
    /// <param name="eager">True for the picture at the top of a page.</param>
    public static string For(MediaFile file, string alternativeText, string sizes = "(min-width: 48rem) 44rem, 100vw", bool eager = false) =>
        For(FileShown.Of(file), alternativeText, sizes, eager);

    public static string For(FileShown file, string alternativeText, string sizes, bool eager)
    {
        var fallback = file.Variants.Where(v => v.ContentType == "image/jpeg").OrderBy(v => Math.Abs((v.Width ?? 0) - 960)).FirstOrDefault();
        if (fallback is null) return "";

        var html = new StringBuilder("<picture>");
        foreach (var (type, media) in Sources)
        {
            var variants = file.Variants.Where(v => v.ContentType == type && v.Width is not null).OrderBy(v => v.Width).ToList();
            if (variants.Count == 0) continue;
            var srcset = string.Join(", ", variants.Select(v => string.Create(CultureInfo.InvariantCulture, $"{Address(file, v)} {v.Width}w")));
            html.Append(CultureInfo.InvariantCulture, $"<source type=\"{type}\"{media} srcset=\"{Encoder.Encode(srcset)}\" sizes=\"{Encoder.Encode(sizes)}\">");
        }

        html.Append(CultureInfo.InvariantCulture, $"<img src=\"{Encoder.Encode(Address(file, fallback))}\" alt=\"{Encoder.Encode(alternativeText)}\"");
        html.Append(CultureInfo.InvariantCulture, $" width=\"{fallback.Width}\" height=\"{fallback.Height}\"{Focus(file)} decoding=\"async\"");
        html.Append(eager ? " fetchpriority=\"high\">" : " loading=\"lazy\">");
        return html.Append("</picture>").ToString();
    }

    /// <summary>Where the page cuts the picture it keeps this point, to a twentieth; classes, since the pages allow no style of an element's own.</summary>
    private static string Focus(FileShown file)
    {
        string[] classes = [.. new[] { ("fx", Step(file.FocalX)), ("fy", Step(file.FocalY)) }.Where(axis => axis.Item2 != Middle)
            .Select(axis => string.Create(CultureInfo.InvariantCulture, $"{axis.Item1}{axis.Item2}"))];
        return classes.Length == 0 ? "" : $" class=\"{string.Join(' ', classes)}\"";
    }

    private static int Step(double part) => (int)Math.Round(part * Middle * 2);

    public static string Address(MediaFile file, MediaVariant variant) => Address(file.Id, variant);

    private static string Address(FileShown file, MediaVariant variant) => Address(file.Id, variant);

    public static string Address(Guid fileId, MediaVariant variant) => $"/media/{fileId}/{variant.Name}";
}
