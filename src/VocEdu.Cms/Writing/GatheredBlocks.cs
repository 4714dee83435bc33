using System.Text.Json.Nodes;

namespace VocEdu.Cms.Writing;

/// <summary>Blocks in the making: loose text is collected until a block ends it; white space collapses as in a browser.</summary>
internal sealed class GatheredBlocks(Func<JsonArray, JsonObject>? wrap)
{
    private readonly JsonArray blocks = [];
    private readonly List<JsonObject> open = [];
    private readonly Func<JsonArray, JsonObject> wrap = wrap ?? (content => HtmlReader.Tip("paragraph", content));
    private JsonObject? wordList;

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
        wordList = null;
        blocks.Add(block);
    }

    public void Blocks(JsonArray more)
    {
        Close();
        foreach (var block in more.ToList())
        {
            more.Remove(block);
            wordList = null;
            blocks.Add(block);
        }
    }

    public void WordItem(bool ordered, JsonArray content)
    {
        Close();
        var type = ordered ? "orderedList" : "bulletList";
        if (wordList?["type"]!.GetValue<string>() != type)
        {
            wordList = HtmlReader.Tip(type);
            wordList["content"] = new JsonArray();
            blocks.Add(wordList);
        }
        wordList!["content"]!.AsArray().Add(HtmlReader.Tip("listItem", content));
    }

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
            wordList = null;
            blocks.Add(wrap([.. open]));
        }
        open.Clear();
    }

    private bool AtLineStart() => open.Count == 0 || IsBreak(open[^1]) || TextOf(open[^1]).EndsWith(' ');

    private void TrimEnd()
    {
        while (open.Count > 0 && !IsBreak(open[^1]))
        {
            var text = TextOf(open[^1]).TrimEnd();
            open[^1]["text"] = text;
            if (text.Length > 0) return;
            open.RemoveAt(open.Count - 1);
        }
    }

    private static bool IsBreak(JsonObject node) => node["type"]!.GetValue<string>() == "hardBreak";

    private static string TextOf(JsonObject run) => run["text"]!.GetValue<string>();
}
