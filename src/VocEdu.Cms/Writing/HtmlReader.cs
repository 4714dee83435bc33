using System.Globalization;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using VocEdu.Domain.Documents;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Writing;

/// <summary>Walks an HTML tree and gathers TipTap nodes. Form that a document does not have is unwrapped; its text stays.</summary>
internal sealed class HtmlReader(DroppedParts losses)
{
    private static readonly HashSet<string> Containers =
        ["div", "section", "article", "main", "header", "footer", "aside", "nav", "address", "center", "dl", "dd", "dt", "form", "fieldset",
         "details", "summary", "hgroup", "figcaption", "caption", "tr", "td", "th", "tbody", "thead", "tfoot", "li", "body"];

    private readonly HtmlPictures pictures = new(losses);

    public JsonArray Read(IElement body) => Inside(body, HtmlMarks.None);

    private JsonArray Inside(IEnumerable<INode> nodes)
    {
        var gathered = new GatheredBlocks(null);
        foreach (var node in nodes.ToList()) Node(node, HtmlMarks.None, gathered);
        return gathered.Finish();
    }

    private JsonArray Inside(IElement element, HtmlMarks marks, Func<JsonArray, JsonObject>? wrap = null)
    {
        var gathered = new GatheredBlocks(wrap);
        Children(element, marks, gathered);
        return gathered.Finish();
    }

    private void Children(INode parent, HtmlMarks marks, GatheredBlocks into)
    {
        foreach (var child in parent.ChildNodes) Node(child, marks, into);
    }

    private void Node(INode node, HtmlMarks marks, GatheredBlocks into)
    {
        if (node is IText text) into.Text(text.Data, marks);
        else if (node is IElement known && HtmlFrames.Read(known, Inside) is { } block) into.Block(block);
        else if (node is IElement element && !HtmlLosses.IsLeftOut(element, losses))
        {
            HtmlLosses.ReportAttributes(element, losses);
            Element(element, marks, into);
        }
    }

    private void Element(IElement element, HtmlMarks marks, GatheredBlocks into)
    {
        switch (element.LocalName)
        {
            case "br":
                into.Break();
                break;
            case "hr":
                into.Block(Tip("horizontalRule"));
                break;
            case "img":
                if (pictures.Read(element) is { } image) into.Block(image);
                break;
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                into.Blocks(Inside(element, marks with { Bold = false }, content => Heading(element.LocalName[1] - '0', element.Id, content)));
                break;
            case "p" when WordList.IsItem(element):
                into.WordItem(WordList.LevelOf(element), WordList.NumberOf(element), Inside(element, marks));
                break;
            case "p" when element.ClassList.Contains("MsoTitle"):
                into.Blocks(Inside(element, marks, content => Heading(2, null, content)));
                break;
            case "span" when element.HasAttribute(HtmlNotes.Mark):
                into.Note(Inside(element, HtmlMarks.None));
                break;
            case "p":
                into.Blocks(Inside(element, marks));
                break;
            case "ul" or "ol":
                into.Block(List(element, marks));
                break;
            case "blockquote":
                into.Block(Tip("blockquote", Inside(element, marks)));
                break;
            case "table":
                Table(element, marks, into);
                break;
            case "figure":
                Figure(element, marks, into);
                break;
            case "pre":
                foreach (var line in element.TextContent.Split('\n')) into.Blocks([Tip("paragraph", [HtmlMarks.None.Run(line)])]);
                break;
            case var name when Containers.Contains(name):
                into.Blocks(Inside(element, name == "dt" ? marks with { Bold = true } : marks));
                break;
            default:
                Children(element, marks.With(element), into);
                break;
        }
    }

    private static JsonObject Heading(int level, string? anchor, JsonArray content)
    {
        var attributes = new JsonObject { ["level"] = Math.Clamp(level, 2, 4) };
        // Word and other programs leave anchors such as _Toc1234; only readable ones are worth keeping.
        if (Slug.TryParse(anchor, out var id)) attributes["id"] = id.Value;
        foreach (var marks in content.Select(run => run!["marks"] as JsonArray).OfType<JsonArray>())      // a heading is bold by itself
            foreach (var bold in marks.Where(mark => mark!["type"]!.GetValue<string>() == "bold").ToList()) marks.Remove(bold);
        return Tip("heading", content, attributes);
    }

    private JsonObject List(IElement element, HtmlMarks marks)
    {
        var items = new JsonArray();
        foreach (var child in element.Children)
        {
            if (HtmlLosses.IsLeftOut(child, losses)) continue;
            HtmlLosses.ReportAttributes(child, losses);
            if (child.LocalName is "ul" or "ol" && items.LastOrDefault() is JsonObject last) last["content"]!.AsArray().Add(List(child, marks));
            else if (child.LocalName is "li") items.Add(Tip("listItem", Inside(child, marks)));
            else
            {
                var stray = new GatheredBlocks(null);
                Node(child, marks, stray);
                items.Add(Tip("listItem", stray.Finish()));
            }
        }
        var start = int.TryParse(element.GetAttribute("start"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
        return element.LocalName == "ul" ? Tip("bulletList", items) : Tip("orderedList", items, new JsonObject { ["start"] = start });
    }

    private void Table(IElement element, HtmlMarks marks, GatheredBlocks into)
    {
        var rows = element.Children.SelectMany(part => part.LocalName is "thead" or "tbody" or "tfoot" ? part.Children : Enumerable.Repeat(part, 1))
            .Where(row => row.LocalName == "tr").ToList();
        var caption = element.Children.FirstOrDefault(child => child.LocalName == "caption");
        if (rows is [{ Children.Length: 1 } only])
        {
            into.Blocks(Inside(only.Children[0], marks));      // a frame drawn with a table
            return;
        }

        var content = new JsonArray();
        foreach (var row in rows)
        {
            HtmlLosses.ReportAttributes(row, losses);
            content.Add(Tip("tableRow", [.. row.Children.Where(cell => cell.LocalName is "td" or "th").Select(cell => Cell(cell, marks))]));
        }
        var attributes = new JsonObject();
        if (caption is not null) attributes["caption"] = HtmlPictures.Words(caption);
        into.Block(Tip("table", content, attributes));
    }

    private JsonObject Cell(IElement cell, HtmlMarks marks)
    {
        HtmlLosses.ReportAttributes(cell, losses);
        var attributes = new JsonObject();
        foreach (var span in new[] { "colspan", "rowspan" })
            if (int.TryParse(cell.GetAttribute(span), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 1) attributes[span] = Math.Min(number, 100);
        return Tip(cell.LocalName == "th" ? "tableHeader" : "tableCell", Inside(cell, marks), attributes);
    }

    private void Figure(IElement figure, HtmlMarks marks, GatheredBlocks into)
    {
        var caption = figure.QuerySelector("figcaption");
        var images = figure.QuerySelectorAll("img");
        if (images.Length == 0)
        {
            into.Blocks(Inside(figure, marks));
            return;
        }
        for (var i = 0; i < images.Length; i++)
            if (pictures.Read(images[i], i == images.Length - 1 ? caption : null) is { } image) into.Block(image);

        foreach (var other in figure.Children.Where(child => child != caption && child.LocalName != "img" && child.QuerySelector("img") is null))
            Node(other, marks, into);
    }

    internal static JsonObject Tip(string type, JsonArray? content = null, JsonObject? attributes = null)
    {
        var node = new JsonObject { ["type"] = type };
        if (attributes is { Count: > 0 }) node["attrs"] = attributes;
        if (content is { Count: > 0 }) node["content"] = content;
        return node;
    }
}
