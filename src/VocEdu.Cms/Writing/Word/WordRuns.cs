using System.Text.Json.Nodes;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using VocEdu.Domain.Documents;
using Drawing = DocumentFormat.OpenXml.Wordprocessing.Drawing;

namespace VocEdu.Cms.Writing.Word;

/// <summary>Reads what stands inside a paragraph.</summary>
internal sealed class WordRuns(MainDocumentPart main, WordStyles styles, WordPictures pictures, DroppedParts losses)
{
    private const int MaxNesting = 60;

    /// <summary>Pictures found on the way; they become blocks after the paragraph.</summary>
    public List<JsonObject> Pictures { get; } = [];

    /// <summary>Paragraphs of text boxes found on the way.</summary>
    public List<Paragraph> Boxed { get; } = [];

    public WordLine Read(Paragraph paragraph)
    {
        var line = new WordLine();
        Inside(paragraph, paragraph, HtmlMarks.None, line, 0);
        if (line.HasLegacy) losses.Add("Đã chuyển chữ gõ bằng phông cũ (.VnTime, VNI) sang Unicode. Hãy đọc lại một lượt.");
        return line;
    }

    private void Inside(OpenXmlElement parent, Paragraph paragraph, HtmlMarks marks, WordLine line, int depth)
    {
        if (depth > MaxNesting) return;
        foreach (var child in parent.ChildElements) Element(child, paragraph, marks, line, depth + 1);
    }

    private void Element(OpenXmlElement element, Paragraph paragraph, HtmlMarks marks, WordLine line, int depth)
    {
        switch (element)
        {
            case Run run:
                RunOf(run, paragraph, marks, line, depth);
                break;
            case Hyperlink link:
                Inside(link, paragraph, Target(link) is { } href ? marks with { Href = href } : marks, line, depth);
                break;
            case DeletedRun or MoveFromRun:
                losses.Add("Văn bản còn dấu theo dõi thay đổi (Track Changes): phần đã xóa được bỏ, phần thêm được giữ.");
                break;
            case InsertedRun or MoveToRun:
                losses.Add("Văn bản còn dấu theo dõi thay đổi (Track Changes): phần đã xóa được bỏ, phần thêm được giữ.");
                Inside(element, paragraph, marks, line, depth);
                break;
            case ParagraphProperties or BookmarkStart or BookmarkEnd or ProofError:
                break;
            case var math when math.NamespaceUri == "http://schemas.openxmlformats.org/officeDocument/2006/math":
                losses.Add("Công thức toán được chuyển thành chữ thường. Hãy kiểm tra lại hoặc chụp thành ảnh.");
                line.Add(math.InnerText, marks, default, false);
                break;
            default:
                Inside(element, paragraph, marks, line, depth);
                break;
        }
    }

    private void RunOf(Run run, Paragraph paragraph, HtmlMarks marks, WordLine line, int depth)
    {
        var look = run.RunProperties;
        if (IsOn(look?.Vanish))
        {
            if (run.InnerText.Any(char.IsLetterOrDigit)) losses.Add("Đã bỏ đoạn chữ ẩn trong tệp Word.");
            return;
        }

        var raised = look?.VerticalTextAlignment?.Val?.Value;
        marks = marks with
        {
            Bold = marks.Bold || IsOn(look?.Bold),
            Italic = marks.Italic || IsOn(look?.Italic),
            Superscript = raised == VerticalPositionValues.Superscript,
            Subscript = raised == VerticalPositionValues.Subscript,
        };
        var encoding = styles.EncodingOf(run, paragraph, out var capitals);
        foreach (var child in run.ChildElements)
        {
            switch (child)
            {
                case Text text:
                    line.Add(text.Text, marks, encoding, capitals || IsOn(look?.Caps));
                    break;
                case TabChar:
                    line.Add(" ", marks, encoding, capitals);
                    break;
                case NoBreakHyphen:
                    line.Add("-", marks, encoding, capitals);
                    break;
                case Break { Type: null } or CarriageReturn:
                case Break { Type.Value: BreakValues.TextWrapping }:
                    line.Add(HtmlReader.Tip("hardBreak"));
                    break;
                case FootnoteReference { Id.Value: var id }:
                    Note(main.FootnotesPart?.Footnotes?.Elements<Footnote>().FirstOrDefault(note => note.Id?.Value == id), line, depth);
                    break;
                case EndnoteReference { Id.Value: var id }:
                    Note(main.EndnotesPart?.Endnotes?.Elements<Endnote>().FirstOrDefault(note => note.Id?.Value == id), line, depth);
                    break;
                case CommentReference:
                    losses.Add("Đã bỏ ghi chú, nhận xét bên lề của tệp Word.");
                    break;
                case Drawing or Picture or EmbeddedObject or AlternateContent:
                    Drawn(child);
                    break;
            }
        }
    }

    private void Note(OpenXmlElement? note, WordLine line, int depth)
    {
        if (note is null || depth > MaxNesting / 2) return;      // a note inside a note inside a note …
        var text = new WordLine();
        foreach (var paragraph in note.Elements<Paragraph>())
        {
            if (text.Text.Length > 0) text.Add(" ", HtmlMarks.None, default, false);
            Inside(paragraph, paragraph, HtmlMarks.None, text, depth + (MaxNesting / 2));
        }

        if (text.Text.Length > 0) line.Add(HtmlReader.Tip("footnote", text.Inlines()));
    }

    private void Drawn(OpenXmlElement drawing)
    {
        // The newer of two forms of the same thing stands first.
        if (drawing is AlternateContent { ChildElements: [var first, ..] }) drawing = first;
        Boxed.AddRange(drawing.Descendants<TextBoxContent>().SelectMany(box => box.Elements<Paragraph>()));
        var found = pictures.In(drawing).ToList();
        Pictures.AddRange(found);
        if (found.Count == 0 && !drawing.Descendants<TextBoxContent>().Any())
            losses.Add("Đã bỏ một hình vẽ, biểu đồ hoặc đối tượng nhúng. Hãy chụp thành ảnh rồi chèn lại.");
    }

    private string? Target(Hyperlink link)
    {
        var target = link.Id?.Value is { } id ? main.HyperlinkRelationships.FirstOrDefault(found => found.Id == id)?.Uri.OriginalString : null;
        if (target is not null && LinkTarget.TryNormalise(target, out var href)) return href;
        if (target is not null) losses.Add("Đã bỏ một liên kết không an toàn hoặc không đúng; chữ của liên kết được giữ lại.");
        return null;
    }

    private static bool IsOn(OnOffType? setting) => setting is not null && (setting.Val is null || setting.Val.Value);
}
