using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace VocEdu.Cms.Reports.Document;

/// <summary>Paragraphs as Decree 30/2020 wants them: every run says font, size and colour itself, so no reader's template changes them.</summary>
internal static class WordParts
{
    public const int TextWidth = 9354;
    public const string Typeface = "Times New Roman";

    public static Run Words(string text, double points = 14, bool bold = false, bool italic = false)
    {
        var properties = new RunProperties(new RunFonts { Ascii = Typeface, HighAnsi = Typeface, EastAsia = Typeface, ComplexScript = Typeface });
        if (bold) properties.Append(new Bold());
        if (italic) properties.Append(new Italic());
        var size = HalfPoints(points);
        properties.Append(new Color { Val = "000000" }, new FontSize { Val = size }, new FontSizeComplexScript { Val = size }, new Languages { Val = "vi-VN" });
        return new Run(properties, new Text(Clean(text)) { Space = SpaceProcessingModeValues.Preserve });
    }

    /// <summary>A line of a head, a foot or a heading: no space around it, single spacing.</summary>
    public static Paragraph Line(JustificationValues at, params Run[] runs) => Paragraph(new SpacingBetweenLines { Before = "0", After = "0", Line = "240", LineRule = LineSpacingRuleValues.Auto }, at, null, runs);

    /// <summary>A paragraph of the body: justified, first line set in by 1 cm, 6 points before, spaced 1.15.</summary>
    public static Paragraph Prose(bool keepWithNext, params Run[] runs)
    {
        var paragraph = Paragraph(new SpacingBetweenLines { Before = "120", After = "0", Line = "276", LineRule = LineSpacingRuleValues.Auto }, JustificationValues.Both, new Indentation { FirstLine = "567" }, runs);
        if (keepWithNext) paragraph.ParagraphProperties!.KeepNext = new KeepNext();
        return paragraph;
    }

    public static Paragraph Empty(double points = 14) => Line(JustificationValues.Left, Words("", points));

    /// <summary>A solid rule of some length in the middle of a column, in twips.</summary>
    public static Paragraph Rule(int column, int length)
    {
        var indent = ((column - length) / 2).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return new Paragraph(
            new ParagraphProperties(
                new ParagraphBorders(new TopBorder { Val = BorderValues.Single, Size = 6, Space = 1, Color = "000000" }),
                new SpacingBetweenLines { Before = "40", After = "0", Line = "40", LineRule = LineSpacingRuleValues.Exact },
                new Indentation { Left = indent, Right = indent },
                new ParagraphMarkRunProperties(new RunFonts { Ascii = Typeface, HighAnsi = Typeface, EastAsia = Typeface, ComplexScript = Typeface }, new FontSize { Val = "2" })));
    }

    /// <summary>A table without borders whose cells have no margins: heads and feet.</summary>
    public static Table SideBySide(params (int Width, OpenXmlElement[] Content)[] columns) => new(
        new TableProperties(
            new TableWidth { Width = "9354", Type = TableWidthUnitValues.Dxa },
            new TableLayout { Type = TableLayoutValues.Fixed },
            new TableCellMarginDefault(new TableCellLeftMargin { Width = 0, Type = TableWidthValues.Dxa }, new TableCellRightMargin { Width = 0, Type = TableWidthValues.Dxa })),
        new TableGrid(columns.Select(c => new GridColumn { Width = Number(c.Width) })),
        Row(columns));

    public static TableRow Row(params (int Width, OpenXmlElement[] Content)[] columns) => new([
        new TableRowProperties(new CantSplit()),
        .. columns.Select(c => new TableCell([new TableCellProperties(new TableCellWidth { Width = Number(c.Width), Type = TableWidthUnitValues.Dxa }), .. c.Content])),
    ]);

    public static string Number(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static Paragraph Paragraph(SpacingBetweenLines spacing, JustificationValues at, Indentation? indent, Run[] runs)
    {
        var properties = new ParagraphProperties { SpacingBetweenLines = spacing, Indentation = indent, Justification = new Justification { Val = at } };
        return new Paragraph([properties, .. runs]);
    }

    private static string HalfPoints(double points) => ((int)Math.Round(points * 2)).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>NFC, and without what XML cannot hold.</summary>
    private static string Clean(string text) => string.Concat(text.Normalize().Where(c => System.Xml.XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));
}
