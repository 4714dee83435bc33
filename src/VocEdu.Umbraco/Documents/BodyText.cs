using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using VocEdu.Connectors;
using VocEdu.Domain.Text;

namespace VocEdu.Umbraco.Documents;

/// <summary>Paragraphs and pictures of a rich text, in order, as a Zalo article takes them.</summary>
public static class BodyText
{
    private const string Parts = "p, h1, h2, h3, h4, h5, h6, li, blockquote, td, th, figcaption, img";

    /// <param name="site">Pictures of the site itself are addressed from here.</param>
    public static IReadOnlyList<ArticleBlock> Blocks(string? markup, Uri site)
    {
        if (string.IsNullOrWhiteSpace(markup)) return [];
        var body = new HtmlParser().ParseDocument(markup).Body!;
        List<ArticleBlock> blocks = [.. body.QuerySelectorAll(Parts).Select(part => Block(part, site)).OfType<ArticleBlock>()];
        return blocks.Count > 0 || Clean(body.TextContent) is not { Length: > 0 } all ? blocks : [new(Text: all)];
    }

    private static ArticleBlock? Block(IElement part, Uri site)
    {
        if (part.LocalName == "img")
        {
            return Uri.TryCreate(site, part.GetAttribute("src"), out var address) && address.Scheme is "http" or "https"
                ? new(Picture: new(address, part.GetAttribute("alt") ?? "")) : null;
        }
        if (part.QuerySelector("p, h1, h2, h3, h4, h5, h6, li, blockquote, td, th, figcaption") is not null) return null;      // its own parts follow
        return Clean(part.TextContent) is { Length: > 0 } text ? new(Text: text) : null;
    }

    private static string Clean(string text) => VietnameseText.Normalize(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
}
