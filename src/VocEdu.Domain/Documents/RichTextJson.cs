using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace VocEdu.Domain.Documents;

/// <summary>Writes a document as TipTap JSON in one fixed form: fixed order of fields and marks, no fields that say nothing.</summary>
internal static partial class RichTextJson
{
    // Vietnamese letters stay readable; pages encode the text again where it enters HTML.
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 512 };

    public static string Write(IReadOnlyList<RichTextBlock> blocks)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer, Readable))
            Node(json, "doc", () => Content(json, blocks, Block));
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Block(Utf8JsonWriter json, RichTextBlock block)
    {
        switch (block)
        {
            case RichTextParagraph paragraph:
                Node(json, "paragraph", () => Content(json, paragraph.Content, Inline));
                break;
            case RichTextHeading heading:
                Node(json, "heading", () =>
                {
                    json.WriteStartObject("attrs");
                    json.WriteNumber("level", heading.Level);
                    Optional(json, "id", heading.Id);
                    json.WriteEndObject();
                    Content(json, heading.Content, Inline);
                });
                break;
            case RichTextList list:
                Node(json, list.Ordered ? "orderedList" : "bulletList", () =>
                {
                    if (list.Ordered && list.Start != 1) Attribute(json, "start", list.Start);
                    Content(json, list.Items, (_, item) => Node(json, "listItem", () => Content(json, item, Block)));
                });
                break;
            case RichTextQuote quote:
                Node(json, "blockquote", () => Content(json, quote.Content, Block));
                break;
            case RichTextTable table:
                Node(json, "table", () =>
                {
                    if (table.Caption is not null) Attribute(json, "caption", table.Caption);
                    Content(json, table.Rows, (_, row) => Node(json, "tableRow", () => Content(json, row, Cell)));
                });
                break;
            case RichTextImage image:
                Node(json, "image", () =>
                {
                    json.WriteStartObject("attrs");
                    Optional(json, "src", image.Src);
                    Optional(json, "mediaId", image.MediaId);
                    json.WriteString("alt", image.Alt);
                    Optional(json, "caption", image.Caption);
                    Optional(json, "credit", image.Credit);
                    json.WriteEndObject();
                });
                break;
            case RichTextRule:
                Node(json, "horizontalRule", () => { });
                break;
            default:
                RichBlock(json, block);
                break;
        }
    }

    private static void Cell(Utf8JsonWriter json, RichTextCell cell) => Node(json, cell.Header ? "tableHeader" : "tableCell", () =>
    {
        if (cell.ColSpan != 1 || cell.RowSpan != 1)
        {
            json.WriteStartObject("attrs");
            if (cell.ColSpan != 1) json.WriteNumber("colspan", cell.ColSpan);
            if (cell.RowSpan != 1) json.WriteNumber("rowspan", cell.RowSpan);
            json.WriteEndObject();
        }
        Content(json, cell.Content, Block);
    });

    private static void Inline(Utf8JsonWriter json, RichTextInline inline)
    {
        switch (inline)
        {
            case RichTextRun run:
                Node(json, "text", () =>
                {
                    if (run.Href is not null || run.Marks != TextMarks.None) Marks(json, run);
                    json.WriteString("text", run.Text);
                });
                break;
            case RichTextFootnote note:
                Footnote(json, note);
                break;
            default:
                Node(json, "hardBreak", () => { });
                break;
        }
    }

    private static void Marks(Utf8JsonWriter json, RichTextRun run)
    {
        json.WriteStartArray("marks");
        if (run.Href is not null) Node(json, "link", () => Attribute(json, "href", run.Href));
        foreach (var (mark, name) in RichTextNames.Marks)
            if (run.Marks.HasFlag(mark)) Node(json, name, () => { });
        json.WriteEndArray();
    }

    private static void Node(Utf8JsonWriter json, string type, Action rest)
    {
        json.WriteStartObject();
        json.WriteString("type", type);
        rest();
        json.WriteEndObject();
    }

    private static void Content<T>(Utf8JsonWriter json, IReadOnlyList<T> children, Action<Utf8JsonWriter, T> write)
    {
        if (children.Count == 0) return;
        json.WriteStartArray("content");
        foreach (var child in children) write(json, child);
        json.WriteEndArray();
    }

    private static void Attribute(Utf8JsonWriter json, string name, object value)
    {
        json.WriteStartObject("attrs");
        if (value is int number) json.WriteNumber(name, number);
        else json.WriteString(name, (string)value);
        json.WriteEndObject();
    }

    private static void Optional(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null) json.WriteString(name, value);
    }
}

/// <summary>The words of the allow-list that reading and writing share.</summary>
internal static class RichTextNames
{
    public static readonly (TextMarks Mark, string Name)[] Marks =
        [(TextMarks.Bold, "bold"), (TextMarks.Italic, "italic"), (TextMarks.Superscript, "superscript"), (TextMarks.Subscript, "subscript")];

    /// <summary>In the order of <see cref="CalloutKind"/>.</summary>
    public static readonly string[] CalloutKinds = ["note", "important", "tip"];

    /// <summary>What TipTap itself puts on a node without meaning anything to us is taken silently; any other attribute is a loss to report.</summary>
    public static readonly Dictionary<string, string[]> Attributes = new(StringComparer.Ordinal)
    {
        ["heading"] = ["level", "id"],
        ["orderedList"] = ["start", "type"],
        ["table"] = ["caption"],
        ["tableCell"] = ["colspan", "rowspan", "colwidth"],
        ["tableHeader"] = ["colspan", "rowspan", "colwidth", "scope"],
        ["image"] = ["src", "mediaId", "alt", "caption", "credit", "title", "width", "height"],
        ["video"] = ["mediaId", "youtube", "poster", "caption"],
        ["file"] = ["mediaId", "title"],
        ["callout"] = ["kind"],
        ["keyFigures"] = ["figures", "source"],
    };
}
