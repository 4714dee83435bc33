using System.Text.Json.Nodes;
using AngleSharp.Dom;

namespace VocEdu.Cms.Writing;

/// <summary>How text at one place of an HTML tree is set.</summary>
internal sealed record HtmlMarks(bool Bold, bool Italic, bool Superscript, bool Subscript, string? Href)
{
    public static HtmlMarks None { get; } = new(false, false, false, false, null);

    public HtmlMarks With(IElement element)
    {
        var style = HtmlStyle.Of(element);
        var marks = element.LocalName switch
        {
            "b" or "strong" => this with { Bold = true },
            "i" or "em" => this with { Italic = true },
            "sup" => this with { Superscript = true },
            "sub" => this with { Subscript = true },
            "a" when element.GetAttribute("href") is { } href => this with { Href = href.Trim() },
            _ => this,
        };
        // Google Docs wraps a whole text in <b style="font-weight:normal">.
        if (style.Contains("font-weight:normal", StringComparison.Ordinal) || style.Contains("font-weight:400", StringComparison.Ordinal)) marks = marks with { Bold = false };
        else if (style.Contains("font-weight:bold", StringComparison.Ordinal) || style.Contains("font-weight:700", StringComparison.Ordinal)) marks = marks with { Bold = true };
        if (style.Contains("font-style:italic", StringComparison.Ordinal)) marks = marks with { Italic = true };
        return marks;
    }

    public JsonObject Run(string text)
    {
        var marks = new JsonArray();
        if (Href is not null) marks.Add(HtmlReader.Tip("link", attributes: new JsonObject { ["href"] = Href }));
        if (Bold) marks.Add(HtmlReader.Tip("bold"));
        if (Italic) marks.Add(HtmlReader.Tip("italic"));
        if (Superscript) marks.Add(HtmlReader.Tip("superscript"));
        if (Subscript) marks.Add(HtmlReader.Tip("subscript"));
        var run = new JsonObject { ["type"] = "text", ["text"] = text };
        if (marks.Count > 0) run["marks"] = marks;
        return run;
    }
}

/// <summary>The style attribute in one spelling: lower case, no spaces.</summary>
internal static class HtmlStyle
{
    public static string Of(IElement element) =>
        string.Concat((element.GetAttribute("style") ?? "").Where(c => !char.IsWhiteSpace(c))).ToLowerInvariant();
}

/// <summary>Lists as Word copies them: paragraphs with a style and a drawn bullet.</summary>
internal static class WordList
{
    public static bool IsItem(IElement element) => HtmlStyle.Of(element).Contains("mso-list:l", StringComparison.Ordinal);

    public static bool IsBullet(IElement element) => HtmlStyle.Of(element).Contains("mso-list:ignore", StringComparison.Ordinal);

    public static bool IsOrdered(IElement item) =>
        item.QuerySelectorAll("span").FirstOrDefault(IsBullet)?.TextContent.Trim() is { Length: > 1 } mark && mark[^1] is '.' or ')' && char.IsLetterOrDigit(mark[0]);
}
