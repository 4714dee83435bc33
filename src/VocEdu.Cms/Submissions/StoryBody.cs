using System.Text.Json.Nodes;
using VocEdu.Domain.Documents;

namespace VocEdu.Cms.Submissions;

/// <summary>Turns what the simple form holds (text, then pictures) into a body, and back where nothing would be lost.</summary>
public static class StoryBody
{
    /// <summary>One paragraph per line, then the pictures in their order.</summary>
    /// <returns>Null when it is larger than a body may be.</returns>
    public static RichText? Of(string text, IEnumerable<SentFile> pictures) => Append(RichText.Empty, text, pictures);

    /// <summary>What is there stays; text and pictures follow it.</summary>
    public static RichText? Append(RichText body, string text, IEnumerable<SentFile> pictures)
    {
        if (!RichText.TryRead(text, out var more, out _)) return null;
        var root = JsonNode.Parse(body.Json)!;
        var blocks = body.IsEmpty ? [] : root["content"]!.AsArray();
        root["content"] = new JsonArray([.. Blocks(blocks), .. more.IsEmpty ? [] : Blocks(JsonNode.Parse(more.Json)!["content"]!.AsArray()), .. pictures.Select(Picture)]);
        return RichText.TryParse(root.ToJsonString(), out var whole, out _) ? whole : null;
    }

    /// <summary>The text of a body that the simple form can hold; null for one with headings, tables or pictures amid the text.</summary>
    public static string? PlainText(RichText body)
    {
        var texts = body.Blocks.TakeWhile(block => block is RichTextParagraph).Cast<RichTextParagraph>().ToList();
        if (body.Blocks.Skip(texts.Count).Any(block => block is not RichTextImage)) return null;
        return texts.TrueForAll(IsPlain) ? string.Join("\n\n", texts.Where(p => p.Content.Count > 0).Select(p => string.Concat(p.Content.Cast<RichTextRun>().Select(run => run.Text)))) : null;
    }

    private static bool IsPlain(RichTextParagraph paragraph) => paragraph.Content.All(part => part is RichTextRun { Marks: TextMarks.None, Href: null });

    private static IEnumerable<JsonNode?> Blocks(JsonArray blocks) => blocks.Select(block => block!.DeepClone());

    private static JsonNode Picture(SentFile file) => new JsonObject
    {
        ["type"] = "image",
        ["attrs"] = new JsonObject
        {
            ["mediaId"] = file.MediaId.ToString(),
            ["alt"] = file.Caption,
            ["caption"] = file.Caption.Length > 0 ? file.Caption : null,
            ["credit"] = file.Credit.Length > 0 ? file.Credit : null,
        },
    };
}
