using System.Text.Json.Nodes;
using AngleSharp.Dom;
using VocEdu.Domain.Documents;

namespace VocEdu.Cms.Writing;

/// <summary>Reads back the blocks as our pages write them, and films of YouTube as other pages embed them.</summary>
internal static class HtmlFrames
{
    /// <param name="element">Any element.</param>
    /// <param name="inside">Reads the blocks of a part.</param>
    /// <returns>Null when the element is none of these.</returns>
    public static JsonObject? Read(IElement element, Func<IEnumerable<INode>, JsonArray> inside) => element.LocalName switch
    {
        "div" when element.ClassList.Contains("callout") => Callout(element, inside),
        "div" when element.ClassList.Contains("gallery") => HtmlReader.Tip("gallery", Pictures(inside(element.ChildNodes))),
        "dl" when element.ClassList.Contains("questions") => HtmlReader.Tip("questions", [.. element.Children.Select(item => (JsonNode)Question(item, inside))]),
        "figure" when element.ClassList.Contains("key-figures") => KeyFigures(element),
        "figure" or "iframe" or "a" => Film(element),
        _ => null,
    };

    private static JsonObject Callout(IElement frame, Func<IEnumerable<INode>, JsonArray> inside)
    {
        var title = frame.Children.FirstOrDefault(child => child.ClassList.Contains("callout-title"));
        var kind = title?.QuerySelector(".callout-kind");
        kind?.Remove();
        var content = inside(frame.ChildNodes.Where(child => child != title));
        content.Insert(0, Line("calloutTitle", title));
        var name = frame.ClassList.FirstOrDefault(known => known is "callout-important" or "callout-tip")?["callout-".Length..] ?? "note";
        return HtmlReader.Tip("callout", content, new JsonObject { ["kind"] = name });
    }

    private static JsonObject Question(IElement item, Func<IEnumerable<INode>, JsonArray> inside) => HtmlReader.Tip("questionItem",
    [
        Line("question", item.QuerySelector("dt")),
        HtmlReader.Tip("answer", inside(item.QuerySelectorAll("dd").Where(answer => answer.ParentElement == item).SelectMany(answer => answer.ChildNodes))),
    ]);

    private static JsonObject Line(string type, IElement? element)
    {
        var words = element is null ? "" : HtmlPictures.Words(element);
        return HtmlReader.Tip(type, words.Length == 0 ? null : [HtmlMarks.None.Run(words)]);
    }

    private static JsonObject KeyFigures(IElement figure)
    {
        var figures = figure.QuerySelectorAll("dl > div").Select(pair => (JsonNode)new JsonObject { ["value"] = Words(pair, "dd"), ["label"] = Words(pair, "dt") });
        var attributes = new JsonObject { ["figures"] = new JsonArray([.. figures]) };
        if (Words(figure, "figcaption") is { Length: > 0 } source) attributes["source"] = source.StartsWith("Nguồn: ", StringComparison.Ordinal) ? source["Nguồn: ".Length..] : source;
        return HtmlReader.Tip("keyFigures", attributes: attributes);
    }

    private static JsonObject? Film(IElement element)
    {
        var address = element.LocalName switch
        {
            "iframe" => element.GetAttribute("src"),
            "a" => element.ClassList.Contains("video-link") ? element.GetAttribute("href") : null,
            _ => element.ClassList.Contains("video") ? element.QuerySelector("a.video-link")?.GetAttribute("href") : null,
        };
        if (!YouTubeAddress.TryParse(address, out var id)) return null;
        var attributes = new JsonObject { ["youtube"] = id };
        if (Words(element, "figcaption") is { Length: > 0 } caption) attributes["caption"] = caption;
        return HtmlReader.Tip("video", attributes: attributes);
    }

    private static JsonArray Pictures(JsonArray blocks) => [.. blocks.Where(block => block!["type"]!.GetValue<string>() == "image").Select(block => block!.DeepClone())];

    private static string Words(IElement element, string selector) => element.QuerySelector(selector) is { } part ? HtmlPictures.Words(part) : "";
}
