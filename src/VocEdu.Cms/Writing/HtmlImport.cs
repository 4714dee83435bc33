using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using VocEdu.Domain.Documents;

namespace VocEdu.Cms.Writing;

/// <summary>Turns HTML that was pasted, imported or sent to the API into a document, and says what it left out.</summary>
public static class HtmlImport
{
    // A parser's work grows with tags and nesting, not only with bytes.
    private const int MaxTags = 60_000;
    private const int MaxNesting = 150;

    private const string TooLarge = "Bài gửi lên lớn hơn 2 MB nên chưa được nhận; bài đang có vẫn giữ nguyên. Hãy tách bài hoặc bỏ ảnh dán kèm rồi thử lại.";
    private const string TooTangled = "Bài gửi lên có quá nhiều thẻ HTML lồng vào nhau nên chưa được nhận; bài đang có vẫn giữ nguyên. Hãy dán lại nội dung dưới dạng chữ thường.";

    private static readonly JsonSerializerOptions Deep = new() { MaxDepth = 1_000 };

    /// <param name="html">A page or a part of one, at most 2 MB of UTF-8.</param>
    /// <param name="body">The document; empty when the whole was refused.</param>
    /// <param name="dropped">Vietnamese sentences: what was left out, or why the whole was refused.</param>
    public static bool TryRead(string html, out RichText body, out IReadOnlyList<string> dropped)
    {
        body = RichText.Empty;
        if (Encoding.UTF8.GetByteCount(html) > RichText.MaxBytes)
        {
            dropped = [TooLarge];
            return false;
        }
        if (html.AsSpan().Count('<') > MaxTags || Parse(html) is not { } root)
        {
            dropped = [TooTangled];
            return false;
        }

        HtmlNotes.Gather(root);
        var losses = new DroppedParts();
        var blocks = new HtmlReader(losses).Read(root);
        var json = new JsonObject { ["type"] = "doc", ["content"] = blocks }.ToJsonString(Deep);
        var read = RichText.TryParse(json, out body, out var more);
        losses.AddRange(more);
        dropped = read ? losses.Sentences : more;
        return read;
    }

    private static IElement? Parse(string html)
    {
        var body = new HtmlParser().ParseDocument(html).Body;
        return body is not null && Nesting(body) <= MaxNesting ? body : null;
    }

    // Without recursion: the reader recurses only into what this has measured.
    private static int Nesting(INode root)
    {
        var (node, depth, deepest) = (root, 0, 0);
        while (true)
        {
            if (node.FirstChild is { } child)
            {
                (node, depth) = (child, depth + 1);
                deepest = Math.Max(deepest, depth);
                if (deepest > MaxNesting) return deepest;
                continue;
            }
            while (node != root && node.NextSibling is null)
                (node, depth) = (node.Parent!, depth - 1);
            if (node == root) return deepest;
            node = node.NextSibling!;
        }
    }
}
