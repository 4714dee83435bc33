using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace VocEdu.Cms.Delivery;

/// <summary>Rich text as a tree of elements, for apps that show no HTML.</summary>
public sealed record RichTextRoot(string Tag, IReadOnlyDictionary<string, object> Attributes, IReadOnlyList<object> Elements, IReadOnlyList<object> Blocks);

public sealed record RichTextElement(string Tag, IReadOnlyDictionary<string, object> Attributes, IReadOnlyList<object> Elements);

public sealed record RichTextLeaf(string Tag, string Text);

internal static class RichTextTree
{
    private static readonly HtmlParser Parser = new();

    public static RichTextRoot Of(string html) => new("#root", new Dictionary<string, object>(), Children(Parser.ParseDocument(html).Body!), []);

    // Our own markup: a document is never nested deeper than its limits.
    private static List<object> Children(IElement element) => [.. element.ChildNodes.Select(Node).OfType<object>()];

    private static object? Node(INode node) => node switch
    {
        IText text when text.Data.Trim('\n', '\r', '\t').Length > 0 => new RichTextLeaf("#text", text.Data),
        IElement element => new RichTextElement(element.LocalName, Attributes(element), Children(element)),
        _ => null,
    };

    /// <summary>A link within the site carries its route, which an app follows by itself.</summary>
    private static Dictionary<string, object> Attributes(IElement element)
    {
        var attributes = element.Attributes.ToDictionary(a => a.Name, a => (object)a.Value);
        if (element.LocalName == "a" && element.GetAttribute("href") is ['/', not '/', ..] href && !href.StartsWith("/media/", StringComparison.Ordinal))
            attributes["route"] = ContentBuilder.RouteOf(href.Split('?', '#')[0].TrimEnd('/'));
        return attributes;
    }
}
