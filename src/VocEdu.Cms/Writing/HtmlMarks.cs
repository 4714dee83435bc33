using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace VocEdu.Cms.Writing;

/// <summary>How text at one place of an HTML tree is set.</summary>
internal sealed record HtmlMarks(bool Bold, bool Italic, bool Superscript, bool Subscript, string? Href)
{
    public static HtmlMarks None { get; } = new(false, false, false, false, null);

    public HtmlMarks With(IElement element)
    {
        var style = ";" + HtmlStyle.Of(element);      // mso-bidi-font-weight is another property
        var marks = element.LocalName switch
        {
            "b" or "strong" => this with { Bold = true },
            "i" or "em" => this with { Italic = true },
            "sup" => this with { Superscript = true },
            "sub" => this with { Subscript = true },
            // Places inside the document it came from.
            "a" when element.GetAttribute("href") is { } inner && (inner.StartsWith("#_", StringComparison.Ordinal) || inner.StartsWith("#heading=", StringComparison.Ordinal) || inner.StartsWith("#bookmark=", StringComparison.Ordinal)) => this,
            "a" when element.GetAttribute("href") is { } href => this with { Href = HtmlLinks.Plain(href.Trim()) },
            _ => this,
        };
        // Google Docs wraps a whole text in <b style="font-weight:normal">.
        if (style.Contains(";font-weight:normal", StringComparison.Ordinal) || style.Contains(";font-weight:400", StringComparison.Ordinal)) marks = marks with { Bold = false };
        else if (style.Contains(";font-weight:bold", StringComparison.Ordinal) || style.Contains(";font-weight:700", StringComparison.Ordinal)) marks = marks with { Bold = true };
        if (style.Contains(";vertical-align:super", StringComparison.Ordinal)) marks = marks with { Superscript = true };
        if ((style + ";").Contains(";vertical-align:sub;", StringComparison.Ordinal)) marks = marks with { Subscript = true };
        if (style.Contains(";font-style:italic", StringComparison.Ordinal)) marks = marks with { Italic = true };
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

/// <summary>Lists as Word copies them: paragraphs with a style, a level and a drawn bullet or number.</summary>
internal static partial class WordList
{
    public static bool IsItem(IElement element) => HtmlStyle.Of(element).Contains("mso-list:l", StringComparison.Ordinal);

    public static bool IsBullet(IElement element) => HtmlStyle.Of(element).Contains("mso-list:ignore", StringComparison.Ordinal);

    /// <summary>1 for the outermost list.</summary>
    public static int LevelOf(IElement item) => Level().Match(HtmlStyle.Of(item)) is { Success: true } level ? level.Value[^1] - '0' : 1;

    /// <summary>The number that is drawn; 1 for a letter, null for a bullet.</summary>
    public static int? NumberOf(IElement item)
    {
        var mark = Number().Match(item.QuerySelectorAll("span").FirstOrDefault(IsBullet)?.TextContent.Trim() ?? "");
        return !mark.Success ? null : int.TryParse(mark.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Max(number, 1) : 1;
    }

    [GeneratedRegex("level[1-9]", RegexOptions.None, 1000)]
    private static partial Regex Level();

    [GeneratedRegex(@"^\(?(?<number>[0-9]+|\p{L}{1,4})[.)]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();
}
