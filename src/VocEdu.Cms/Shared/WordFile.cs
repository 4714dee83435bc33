using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace VocEdu.Cms.Shared;

/// <summary>A plain Word file on A4: headings and paragraphs in the type that offices here use.</summary>
public static class WordFile
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private const string Font = "Times New Roman";

    /// <summary>What a paragraph is.</summary>
    public enum Look
    {
        Title,
        Heading,
        Lead,
        Text,
        Note,
    }

    public static byte[] Write(IEnumerable<(Look Look, string Text)> paragraphs)
    {
        using var file = new MemoryStream();
        using (var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            var part = document.AddMainDocumentPart();
            part.Document = new Document(new Body(
                [.. paragraphs.Select(p => Paragraph(p.Look, p.Text)), new SectionProperties(
                    new PageSize { Width = 11906, Height = 16838 }, new PageMargin { Top = 1134, Bottom = 1134, Left = 1701, Right = 850, Header = 708, Footer = 708, Gutter = 0 })]));
            part.AddNewPart<StyleDefinitionsPart>().Styles = new Styles(new DocDefaults(
                new RunPropertiesDefault(new RunPropertiesBaseStyle(
                    new RunFonts { Ascii = Font, HighAnsi = Font, ComplexScript = Font, EastAsia = Font }, new FontSize { Val = "28" }, new Languages { Val = "vi-VN" })),
                new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "120", Line = "288", LineRule = LineSpacingRuleValues.Auto }))));
        }

        return file.ToArray();
    }

    private static Paragraph Paragraph(Look look, string text)
    {
        var properties = new ParagraphProperties();
        if (look is Look.Heading) properties.Append(new KeepNext());
        properties.Append(new SpacingBetweenLines { Before = look is Look.Heading ? "240" : "0", After = "120" });
        properties.Append(new Justification { Val = look is Look.Title ? JustificationValues.Center : look is Look.Text ? JustificationValues.Both : JustificationValues.Left });
        var run = new RunProperties();
        if (look is Look.Title or Look.Heading or Look.Lead) run.Append(new Bold());
        if (look is Look.Note) run.Append(new Italic());
        if (look is Look.Title) run.Append(new FontSize { Val = "32" });
        return new Paragraph([properties, .. Lines(text).Select((line, i) => Run(run, line, i > 0))]);
    }

    private static Run Run(RunProperties look, string line, bool onNewLine) => onNewLine
        ? new Run(look.CloneNode(true), new Break(), Words(line))
        : new Run(look.CloneNode(true), Words(line));

    private static Text Words(string line) => new(line) { Space = SpaceProcessingModeValues.Preserve };

    /// <summary>Without what XML does not take.</summary>
    private static string[] Lines(string text) => string.Concat(text.EnumerateRunes().Where(rune => rune.Value is '\n' or '\t' or (>= ' ' and not 0xFFFE and not 0xFFFF)).Select(rune => rune.ToString())).Split('\n');
}
