using System.Text.Json.Nodes;

namespace VocEdu.Cms.Writing;

/// <summary>Blocks in the making: loose text is collected until a block ends it; white space collapses as in a browser.</summary>
internal sealed class GatheredBlocks(Func<JsonArray, JsonObject>? wrap)
{
    private readonly JsonArray blocks = [];
    private readonly List<JsonObject> open = [];
    private readonly Func<JsonArray, JsonObject> wrap = wrap ?? (content => HtmlReader.Tip("paragraph", content));
    /// <summary>Lists of Word that are open, the outermost first.</summary>
    private readonly List<(int Level, JsonObject List)> wordLists = [];

    public void Text(string data, HtmlMarks marks)
    {
        var text = string.Join(' ', data.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (data.Length == 0) return;
        if (text.Length == 0) text = " ";
        else
        {
            if (char.IsWhiteSpace(data[0])) text = " " + text;
            if (char.IsWhiteSpace(data[^1])) text += " ";
        }
        if (AtLineStart()) text = text.TrimStart();
        if (text.Length > 0) open.Add(marks.Run(text));
    }

    public void Break()
    {
        TrimEnd();
        open.Add(HtmlReader.Tip("hardBreak"));
    }

    public void Block(JsonObject block)
    {
        Close();
        wordLists.Clear();
        blocks.Add(block);
    }

    public void Blocks(JsonArray more)
    {
        Close();
        foreach (var block in more.ToList())
        {
            more.Remove(block);
            wordLists.Clear();
            blocks.Add(block);
        }
    }

    /// <param name="level">1 for the outermost list.</param>
    /// <param name="number">The item's number; null for a bullet.</param>
    /// <param name="content">Its blocks.</param>
    public void WordItem(int level, int? number, JsonArray content)
    {
        Close();
        var type = number is null ? "bulletList" : "orderedList";
        while (wordLists.Count > 0 && (wordLists[^1].Level > level || (wordLists[^1].Level == level && wordLists[^1].List["type"]!.GetValue<string>() != type))) wordLists.RemoveAt(wordLists.Count - 1);
        if (wordLists is [] || wordLists[^1].Level < level)
        {
            var list = HtmlReader.Tip(type, attributes: number > 1 ? new JsonObject { ["start"] = number } : null);
            list["content"] = new JsonArray();
            (wordLists is [.., var (_, outer)] ? outer["content"]!.AsArray()[^1]!["content"]!.AsArray() : blocks).Add(list);
            wordLists.Add((level, list));
        }
        wordLists[^1].List["content"]!.AsArray().Add(new JsonObject { ["type"] = "listItem", ["content"] = content });
    }

    /// <summary>A note where its number stood; the words of its blocks become one line.</summary>
    public void Note(JsonArray content) => open.Add(HtmlReader.Tip("footnote", content));

    public JsonArray Finish()
    {
        Close();
        return blocks;
    }

    private void Close()
    {
        while (open.Count > 0 && IsBreak(open[^1])) open.RemoveAt(open.Count - 1);
        TrimEnd();
        if (open.Count > 0)
        {
            wordLists.Clear();
            blocks.Add(wrap([.. open]));
        }
        open.Clear();
    }

    private bool AtLineStart() => open.Count == 0 || IsBreak(open[^1]) || (IsText(open[^1]) && TextOf(open[^1]).EndsWith(' '));

    private void TrimEnd()
    {
        while (open.Count > 0 && IsText(open[^1]))
        {
            var text = TextOf(open[^1]).TrimEnd();
            open[^1]["text"] = text;
            if (text.Length > 0) return;
            open.RemoveAt(open.Count - 1);
        }
    }

    private static bool IsBreak(JsonObject node) => node["type"]!.GetValue<string>() == "hardBreak";

    private static bool IsText(JsonObject node) => node["type"]!.GetValue<string>() == "text";

    private static string TextOf(JsonObject run) => run["text"]!.GetValue<string>();
}
