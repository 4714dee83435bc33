using System.Text.Json.Nodes;

namespace VocEdu.Cms.Writing.Word;

/// <summary>Blocks in the making; items of lists that follow one another are put into one another.</summary>
internal sealed class WordLists
{
    private readonly Stack<(int Level, bool Ordered, int List, JsonObject Node)> open = [];

    public JsonArray Blocks { get; } = [];

    public void Add(JsonObject block)
    {
        open.Clear();
        Blocks.Add(block);
    }

    public void AddItem(WordListItem item, JsonObject paragraph)
    {
        while (open.Count > 0 && (open.Peek().Level > item.Level || (open.Peek().Level == item.Level && (open.Peek().Ordered != item.Ordered || open.Peek().List != item.List)))) open.Pop();
        if (open.Count == 0 || open.Peek().Level < item.Level)
        {
            var list = HtmlReader.Tip(item.Ordered ? "orderedList" : "bulletList", attributes: item.Ordered ? new JsonObject { ["start"] = item.Start } : null);
            list["content"] = new JsonArray();
            if (open.Count == 0) Blocks.Add(list);
            else LastItem(open.Peek().Node)["content"]!.AsArray().Add(list);
            open.Push((item.Level, item.Ordered, item.List, list));
        }

        open.Peek().Node["content"]!.AsArray().Add(HtmlReader.Tip("listItem", [paragraph]));
    }

    private static JsonObject LastItem(JsonObject list) => list["content"]!.AsArray()[^1]!.AsObject();
}
