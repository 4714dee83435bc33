using System.Text.Json;
using VocEdu.Domain.Text;

namespace VocEdu.Domain.Documents;

/// <summary>Reads the fields of one TipTap node; a field of the wrong kind counts as missing.</summary>
internal static partial class RichTextAttributes
{
    public const string Misplaced = "Đã bỏ một thành phần nằm sai chỗ trong danh sách, bảng, bộ ảnh hoặc khung hỏi đáp.";
    private const string Style = "Đã bỏ cách trình bày riêng (màu, cỡ chữ, canh lề); bài dùng kiểu trình bày chung của trang.";
    private const string BadLink = "Đã bỏ một liên kết không an toàn hoặc không đúng; chữ của liên kết được giữ lại.";
    private const string BadAnchor = "Đã bỏ một tên neo không hợp lệ của tiêu đề; hệ thống tự đặt tên neo theo tiêu đề.";
    private const string BadImage = "Đã bỏ một ảnh lấy thẳng từ trang khác hoặc không rõ tệp. Hãy tải ảnh lên thư viện rồi chèn lại.";
    private const string TooLong = "Đã cắt bớt một chú thích dài quá 1.000 ký tự.";
    private const int FieldLimit = 1_000;

    private static readonly HashSet<string> BlockTypes =
        ["paragraph", "heading", "bulletList", "orderedList", "blockquote", "table", "image", "horizontalRule",
         "gallery", "video", "file", "callout", "questions", "keyFigures"];

    public static bool IsBlock(string type) => BlockTypes.Contains(type);

    public static RichTextParagraph Paragraph(IReadOnlyList<RichTextInline> content) => new(content);

    public static IEnumerable<JsonElement> Children(JsonElement node) =>
        node.TryGetProperty("content", out var content) && content.ValueKind == JsonValueKind.Array
            ? content.EnumerateArray().Where(child => child.ValueKind == JsonValueKind.Object)
            : [];

    public static string? Text(JsonElement node, string name) =>
        node.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static int Number(JsonElement node, string name, int min, int max) =>
        Attribute(node, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) && number >= min && number <= max ? number : min;

    public static string? Field(JsonElement node, string name, DroppedParts dropped) => Cut(AttributeText(node, name), dropped);

    public static string? Cut(string? text, DroppedParts dropped)
    {
        var whole = CleanText.Field(text, int.MaxValue);
        var field = CleanText.Field(whole, FieldLimit);
        if (field != whole) dropped.Add(TooLong);
        return field;
    }

    public static (int Level, string? Id) Heading(JsonElement node, DroppedParts dropped)
    {
        var level = Attribute(node, "level") is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) ? number : 2;
        if (level is < 2 or > 4) dropped.Add("Đã đổi cấp của một tiêu đề: trong bài chỉ dùng tiêu đề cấp 2, 3 và 4.");
        var id = AttributeText(node, "id");
        if (id is not null && !Slug.TryParse(id, out _))
        {
            dropped.Add(BadAnchor);
            id = null;
        }
        return (Math.Clamp(level, 2, 4), id);
    }

    public static RichTextImage? Image(JsonElement node, DroppedParts dropped)
    {
        var src = AttributeText(node, "src")?.Trim();
        if (src is not null && !IsOwnPicture(src)) src = null;
        var mediaId = MediaId(node, "mediaId");
        if (src is null && mediaId is null)
        {
            dropped.Add(BadImage);
            return null;
        }
        return new RichTextImage(src, mediaId, Field(node, "alt", dropped) ?? "", Field(node, "caption", dropped), Field(node, "credit", dropped));
    }

    public static (TextMarks Marks, string? Href) Marks(JsonElement node, DroppedParts dropped)
    {
        var (marks, href) = (TextMarks.None, (string?)null);
        if (!node.TryGetProperty("marks", out var list) || list.ValueKind != JsonValueKind.Array) return (marks, href);
        foreach (var mark in list.EnumerateArray())
        {
            var type = mark.ValueKind == JsonValueKind.Object ? Text(mark, "type") : null;
            var known = Array.Find(RichTextNames.Marks, entry => entry.Name == type).Mark;
            if (known != TextMarks.None) marks |= known;
            else if (type != "link") dropped.Add(Style);
            else if (LinkTarget.TryNormalise(AttributeText(mark, "href"), out var target)) href = target;
            else dropped.Add(BadLink);
        }
        return (marks, href);
    }

    public static void ReportUnknown(JsonElement node, string type, DroppedParts dropped)
    {
        if (!node.TryGetProperty("attrs", out var attributes) || attributes.ValueKind != JsonValueKind.Object) return;
        var known = RichTextNames.Attributes.GetValueOrDefault(type, []);
        if ((IsBlock(type) || known.Length > 0) && attributes.EnumerateObject().Any(attribute => attribute.Value.ValueKind != JsonValueKind.Null && !known.Contains(attribute.Name)))
            dropped.Add(Style);
    }

    public static string UnknownNode(JsonElement node, string type)
    {
        var name = CleanText.Field(type, 40) ?? "không tên";
        return Children(node).Any()
            ? $"Đã bỏ khung “{name}” vì bài viết không dùng loại này; nội dung bên trong được giữ lại."
            : $"Đã bỏ thành phần “{name}” vì bài viết không dùng loại này.";
    }

    private static bool IsOwnPicture(string src) =>
        LinkTarget.TryNormalise(src, out _)
        && (InternalLink.TryParse(src, out var link) ? link.Kind == InternalLinkKind.Asset : LinkTarget.IsLocal(src) && !src.StartsWith('#'));

    private static string? AttributeText(JsonElement node, string name) =>
        Attribute(node, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    private static JsonElement? Attribute(JsonElement node, string name) =>
        node.TryGetProperty("attrs", out var attributes) && attributes.ValueKind == JsonValueKind.Object && attributes.TryGetProperty(name, out var value)
            ? value
            : null;
}
