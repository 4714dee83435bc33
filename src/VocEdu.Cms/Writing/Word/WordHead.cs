using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Wordprocessing;

namespace VocEdu.Cms.Writing.Word;

/// <summary>Title, lead and author of a text, which the form has inputs for; they are taken out of the body.</summary>
internal sealed partial class WordHead
{
    private const int LongestTitle = 300;
    private const int ShortestLead = 60, LongestLead = 1_000;
    private int seen;

    public string? Title { get; private set; }
    public string? Summary { get; private set; }
    public string? Author { get; private set; }

    /// <summary>Whether the paragraph has gone into an input.</summary>
    public bool Takes(Paragraph paragraph, WordLine line, WordStyles styles)
    {
        var text = line.Text;
        seen++;
        if (Title is null && text.Length <= LongestTitle && (styles.IsTitle(paragraph) || (seen == 1 && (styles.HeadingLevel(paragraph) is 1 || line.IsBold))))
        {
            Title = text;
            return true;
        }

        if (Author is null && AuthorLine().Match(text) is { Success: true } named)
        {
            Author = named.Groups["name"].Value.Trim().TrimEnd('.');
            return true;
        }

        if (Title is null || Summary is not null || seen != 2 || !line.IsBold || text.Length is < ShortestLead or > LongestLead || styles.HeadingLevel(paragraph) is not null) return false;
        Summary = text;
        return true;
    }

    /// <summary>The body's headings begin at level 2, whatever the document began with.</summary>
    public static void LevelHeadings(JsonArray blocks)
    {
        var headings = blocks.OfType<JsonObject>().Where(block => block["type"]!.GetValue<string>() == "heading").Select(block => block["attrs"]!.AsObject()).ToList();
        var first = headings.Count == 0 ? 0 : headings.Min(heading => heading["level"]!.GetValue<int>());
        foreach (var heading in headings) heading["level"] = Math.Clamp(heading["level"]!.GetValue<int>() - first + 2, 2, 4);
    }

    [GeneratedRegex(@"^(?:Tác giả|Người viết|Thực hiện|Bài viết|Bài và ảnh|Tin và ảnh|Bài, ảnh|Tin, ảnh|Tin, bài|Bài|Tin)\s*:\s*(?<name>[^:]{2,80})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AuthorLine();
}
