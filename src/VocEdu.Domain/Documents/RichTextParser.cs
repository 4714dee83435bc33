using System.Text;
using System.Text.Json;

namespace VocEdu.Domain.Documents;

/// <summary>Builds a document from TipTap JSON that anybody may have written. Text is worth more than form: an unknown frame goes, its text stays.</summary>
internal sealed partial class RichTextParser
{
    public const string TooLarge = "Nội dung bài lớn hơn 2 MB nên chưa được nhận; bản đang có vẫn giữ nguyên. Hãy tách bài hoặc đưa ảnh vào thư viện rồi chèn lại.";
    private const string Unreadable = "Không đọc được nội dung bài vì dữ liệu gửi lên bị hỏng; bản đang có vẫn giữ nguyên. Hãy tải lại trang rồi dán lại nội dung.";
    private const string TooDeep = "Nội dung bài có quá nhiều danh sách, trích dẫn hoặc bảng lồng vào nhau; bản đang có vẫn giữ nguyên. Hãy bỏ bớt lớp lồng rồi lưu lại.";
    private const string TooMany = "Nội dung bài có quá nhiều đoạn và ô bảng; bản đang có vẫn giữ nguyên. Hãy tách thành nhiều bài.";

    private readonly DroppedParts dropped = new();
    private int nodes;

    public static bool TryParse(string? json, out RichText doc, out IReadOnlyList<string> dropped)
    {
        doc = RichText.Empty;
        var bytes = Encoding.UTF8.GetBytes(json ?? "");
        if (bytes.Length > RichText.MaxBytes) return Refuse(TooLarge, out dropped);
        try
        {
            using var parsed = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = 256 });
            if (!IsDocument(parsed.RootElement)) return Refuse(Unreadable, out dropped);
            var parser = new RichTextParser();
            var blocks = new List<RichTextBlock>();
            parser.Blocks(RichTextAttributes.Children(parsed.RootElement), depth: 0, blocks);
            // The editor keeps an empty line at the end to click into; it is no change of the text.
            while (blocks is [.., RichTextParagraph { Content: [] }]) blocks.RemoveAt(blocks.Count - 1);
            var result = blocks.Count == 0 ? RichText.Empty : new RichText(blocks);
            if (Encoding.UTF8.GetByteCount(result.Json) > RichText.MaxBytes) return Refuse(TooLarge, out dropped);
            doc = result;
            dropped = parser.dropped.Sentences;
            return true;
        }
        catch (LimitException limit)
        {
            return Refuse(limit.Message, out dropped);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)      // the latter: an escaped half of a surrogate pair
        {
            return Refuse(Unreadable, out dropped);
        }
    }

    private static bool Refuse(string why, out IReadOnlyList<string> dropped)
    {
        dropped = [why];
        return false;
    }

    private static bool IsDocument(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object && RichTextAttributes.Text(root, "type") == "doc";

    // Children of a container: blocks, with stray text gathered into paragraphs.
    private void Blocks(IEnumerable<JsonElement> nodes, int depth, List<RichTextBlock> into) => Children(nodes, depth, into, RichTextAttributes.Paragraph, keepEmpty: false);

    private void Children(IEnumerable<JsonElement> nodes, int depth, List<RichTextBlock> into, Func<IReadOnlyList<RichTextInline>, RichTextBlock> wrap, bool keepEmpty)
    {
        var open = new List<RichTextInline>();
        var before = into.Count;
        Visit(nodes, depth, into, open, wrap);
        if (open.Count > 0 || (keepEmpty && into.Count == before)) Close(open, into, wrap);
    }

    private void Visit(IEnumerable<JsonElement> nodes, int depth, List<RichTextBlock> into, List<RichTextInline> open, Func<IReadOnlyList<RichTextInline>, RichTextBlock> wrap)
    {
        foreach (var node in nodes)
        {
            var type = RichTextAttributes.Text(node, "type") ?? "";
            RichTextAttributes.ReportUnknown(node, type, dropped);
            if (type == "text") Run(node, open);
            else if (type == "hardBreak") open.Add(Counted(new RichTextBreak()));
            else if (type == "footnote") Footnote(node, open);
            else if (RichTextAttributes.IsBlock(type))
            {
                if (open.Count > 0) Close(open, into, wrap);
                Block(node, type, depth, into);
            }
            else
            {
                dropped.Add(RichTextAttributes.UnknownNode(node, type));
                Visit(RichTextAttributes.Children(node), depth, into, open, wrap);
            }
        }
    }

    private void Block(JsonElement node, string type, int depth, List<RichTextBlock> into)
    {
        switch (type)
        {
            case "paragraph":
                Children(RichTextAttributes.Children(node), depth, into, RichTextAttributes.Paragraph, keepEmpty: true);
                break;
            case "heading":
                var (level, id) = RichTextAttributes.Heading(node, dropped);
                Children(RichTextAttributes.Children(node), depth, into, content => new RichTextHeading(level, id, content), keepEmpty: false);
                break;
            case "bulletList" or "orderedList":
                List(node, type, Deeper(depth), into);
                break;
            case "blockquote":
                var quoted = Filled(node, Deeper(depth), startWithParagraph: false);
                into.Add(Counted(new RichTextQuote(quoted)));
                break;
            case "table":
                Table(node, Deeper(depth), into);
                break;
            case "image":
                if (RichTextAttributes.Image(node, dropped) is { } image) into.Add(Counted(image));
                break;
            case "horizontalRule":
                into.Add(Counted(new RichTextRule()));
                break;
            case "gallery":
                Gallery(node, into);
                break;
            case "video":
                if (RichTextAttributes.Video(node, dropped) is { } video) into.Add(Counted(video));
                break;
            case "file":
                if (RichTextAttributes.File(node, dropped) is { } file) into.Add(Counted(file));
                break;
            case "callout":
                Callout(node, Deeper(depth), into);
                break;
            case "questions":
                Questions(node, Deeper(depth), into);
                break;
            case "keyFigures":
                KeyFigures(node, into);
                break;
        }
    }

    private void List(JsonElement node, string type, int depth, List<RichTextBlock> into)
    {
        var items = new List<IReadOnlyList<RichTextBlock>>();
        foreach (var child in RichTextAttributes.Children(node))
        {
            if (RichTextAttributes.Text(child, "type") == "listItem")
                items.Add(Counted(Filled(child, depth, startWithParagraph: true)));
            else dropped.Add(RichTextAttributes.Misplaced);
        }
        var ordered = type == "orderedList";
        var start = ordered ? RichTextAttributes.Number(node, "start", 1, 9_999) : 1;
        if (items.Count > 0) into.Add(Counted(new RichTextList(ordered, start, items)));
    }

    private void Table(JsonElement node, int depth, List<RichTextBlock> into)
    {
        var rows = new List<IReadOnlyList<RichTextCell>>();
        foreach (var row in RichTextAttributes.Children(node))
        {
            if (RichTextAttributes.Text(row, "type") != "tableRow")
            {
                dropped.Add(RichTextAttributes.Misplaced);
                continue;
            }
            var cells = RichTextAttributes.Children(row).Select(cell => Cell(cell, depth)).OfType<RichTextCell>().ToList();
            if (cells.Count > 0) rows.Add(Counted(cells));
        }
        var caption = RichTextAttributes.Field(node, "caption", dropped);
        if (rows.Count > 0) into.Add(Counted(new RichTextTable(caption, rows)));
    }

    private RichTextCell? Cell(JsonElement cell, int depth)
    {
        var type = RichTextAttributes.Text(cell, "type") ?? "";
        if (type is not ("tableCell" or "tableHeader"))
        {
            dropped.Add(RichTextAttributes.Misplaced);
            return null;
        }
        RichTextAttributes.ReportUnknown(cell, type, dropped);
        return Counted(new RichTextCell(type == "tableHeader", RichTextAttributes.Number(cell, "colspan", 1, 100), RichTextAttributes.Number(cell, "rowspan", 1, 100),
            Filled(cell, depth, startWithParagraph: false)));
    }

    // TipTap's schema wants at least one block in a frame, and a paragraph first in a list item.
    private List<RichTextBlock> Filled(JsonElement node, int depth, bool startWithParagraph)
    {
        var blocks = new List<RichTextBlock>();
        Blocks(RichTextAttributes.Children(node), depth, blocks);
        if (blocks.Count == 0 || (startWithParagraph && blocks[0] is not RichTextParagraph)) blocks.Insert(0, RichTextAttributes.Paragraph([]));
        return blocks;
    }

    private void Close(List<RichTextInline> open, List<RichTextBlock> into, Func<IReadOnlyList<RichTextInline>, RichTextBlock> wrap)
    {
        into.Add(Counted(wrap(InlineText.Join(open))));
        open.Clear();
    }

    private void Run(JsonElement node, List<RichTextInline> open)
    {
        var text = CleanText.Run(RichTextAttributes.Text(node, "text") ?? "");
        if (text.Length == 0) return;
        var (marks, href) = RichTextAttributes.Marks(node, dropped);
        open.Add(Counted(new RichTextRun(text, marks, href)));
    }

    private T Counted<T>(T node) => ++nodes <= RichText.MaxNodes ? node : throw new LimitException(TooMany);

    private static int Deeper(int depth) => depth < RichText.MaxDepth ? depth + 1 : throw new LimitException(TooDeep);

    private sealed class LimitException(string sentence) : Exception(sentence);
}
