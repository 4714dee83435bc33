using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace VocEdu.Cms.Tests.Writing.Word;

/// <summary>Word files as people make them.</summary>
internal static class WordFiles
{
    public static byte[] Of(params OpenXmlElement[] body) => Of(_ => { }, body);

    public static byte[] Of(Action<MainDocumentPart> more, params OpenXmlElement[] body)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            main.Document = new Document(new Body(body));
            more(main);
        }

        return stream.ToArray();
    }

    public static Paragraph P(string text, string? style = null, string? font = null, bool bold = false)
    {
        var run = new Run(new Text(text) { Space = SpaceProcessingModeValues.Preserve });
        if (font is not null || bold) run.PrependChild(new RunProperties(font is null ? null! : new RunFonts { Ascii = font, HighAnsi = font }, bold ? new Bold() : null!));
        return style is null ? new Paragraph(run) : new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = style }), run);
    }

    public static Paragraph Item(string text, int level, int list) => new(
        new ParagraphProperties(new NumberingProperties(new NumberingLevelReference { Val = level }, new NumberingId { Val = list })), new Run(new Text(text)));

    public static void Styles(MainDocumentPart main) => main.AddNewPart<StyleDefinitionsPart>().Styles = new Styles(
        new Style(new StyleName { Val = "Title" }) { StyleId = "Title" },
        new Style(new StyleName { Val = "Đầu đề 1" }) { StyleId = "dd1" },
        new Style(new StyleName { Val = "heading 2" }) { StyleId = "h2" },
        new Style(new StyleName { Val = "caption" }) { StyleId = "cap" });

    /// <summary>List 1 has bullets, list 2 numbers from 3.</summary>
    public static void Lists(MainDocumentPart main) => main.AddNewPart<NumberingDefinitionsPart>().Numbering = new Numbering(
        new AbstractNum(Level(0, NumberFormatValues.Bullet, 1), Level(1, NumberFormatValues.Decimal, 1)) { AbstractNumberId = 1 },
        new AbstractNum(Level(0, NumberFormatValues.Decimal, 3)) { AbstractNumberId = 2 },
        new NumberingInstance(new AbstractNumId { Val = 1 }) { NumberID = 1 },
        new NumberingInstance(new AbstractNumId { Val = 2 }) { NumberID = 2 });

    public static TableCell Cell(string text, int columns = 1, MergedCellValues? merge = null, bool goesOn = false)
    {
        var properties = new TableCellProperties();
        if (columns > 1) properties.Append(new GridSpan { Val = columns });
        if (merge is { } value) properties.Append(new VerticalMerge { Val = value });
        if (goesOn) properties.Append(new VerticalMerge());
        return new TableCell(properties, P(text));
    }

    private static Level Level(int index, NumberFormatValues format, int start) => new(new StartNumberingValue { Val = start }, new NumberingFormat { Val = format }) { LevelIndex = index };
}
