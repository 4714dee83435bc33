using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using VocEdu.Publishing.Reports;
using static VocEdu.Cms.Reports.Document.WordParts;

namespace VocEdu.Cms.Reports.Document;

/// <summary>An administrative report as a Word file that keeps to Decree 30/2020, Annex I, model 1.4 (vietnam.md §2).</summary>
public static class ReportDocx
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private const int Short = 11906, Long = 16838, Top = 1134, LeftMargin = 1701, RightMargin = 851, HeaderDistance = 567;

    public static byte[] Write(OfficialReport report)
    {
        using var file = new MemoryStream();
        using (var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = Styles();
            main.AddNewPart<DocumentSettingsPart>().Settings = new Settings(new Compatibility(new CompatibilitySetting { Name = CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15" }));
            var (numbered, blank) = (main.AddNewPart<HeaderPart>(), main.AddNewPart<HeaderPart>());
            numbered.Header = new Header(PageNumber());
            blank.Header = new Header(Empty());
            main.Document = new DocumentFormat.OpenXml.Wordprocessing.Document(Body(report, landscape => Section(main.GetIdOfPart(numbered), main.GetIdOfPart(blank), landscape)));
            document.PackageProperties.Title = report.Head.Subject;
            document.PackageProperties.Creator = report.Head.Issuer;
            document.PackageProperties.Language = "vi-VN";
        }

        return file.ToArray();
    }

    private static Body Body(OfficialReport report, Func<bool, SectionProperties> section)
    {
        List<OpenXmlElement> parts = [.. HeadOfReport.Of(report.Head, report.Year), .. Text(report.Sections), KeptEmpty(), FootOfReport.Of(report.Head)];
        for (var i = 0; i < report.Annexes.Count; i++)
        {
            // A section ends in the last paragraph before the next one begins.
            parts.Add(new Paragraph(new ParagraphProperties(new SpacingBetweenLines { Before = "0", After = "0", Line = "20", LineRule = LineSpacingRuleValues.Exact }, section(i > 0))));
            parts.AddRange(Pages(report.Annexes[i], report.Annexes.Count > 1 ? $"Phụ lục {Domain.Reports.Outline.Chapter(i + 1)}" : "Phụ lục", report));
        }

        parts.Add(section(report.Annexes.Count > 0));
        return new Body(parts);
    }

    /// <summary>The line between text and signature, which goes where the signature goes.</summary>
    private static Paragraph KeptEmpty()
    {
        var line = Empty();
        line.ParagraphProperties!.KeepNext = new KeepNext();
        return line;
    }

    /// <summary>Numbered headings and their paragraphs; the last sentence ends with “./.” and stays with the signature.</summary>
    private static IEnumerable<OpenXmlElement> Text(IReadOnlyList<PrintedSection> sections)
    {
        var made = new List<(string Text, bool Bold)>();
        foreach (var section in sections)
        {
            if (section.Heading.Length > 0)
            {
                var heading = section.Level == 1 ? section.Heading.ToUpper(CultureInfo.GetCultureInfo("vi-VN")) : section.Heading;
                made.Add(($"{section.Number} {heading}".Trim(), true));
            }

            made.AddRange(section.Paragraphs.Select(paragraph => (paragraph, false)));
        }

        var last = made.FindLastIndex(line => !line.Bold);
        if (last >= 0) made[last] = (made[last].Text.TrimEnd('/', '.', ';', ' ') + "./.", false);
        for (var i = 0; i < made.Count; i++) yield return Prose(keepWithNext: made[i].Bold || i >= made.Count - 2, Words(made[i].Text, bold: made[i].Bold));
    }

    private static IEnumerable<OpenXmlElement> Pages(Annex annex, string name, OfficialReport report)
    {
        const int Width = Long - Top - Top;
        yield return Line(JustificationValues.Center, Words(name, bold: true));
        yield return Line(JustificationValues.Center, Words(annex.Title.ToUpper(CultureInfo.GetCultureInfo("vi-VN")), bold: true));
        var with = $"(Kèm theo Báo cáo số      /{report.Head.Symbol} ngày      tháng      năm {report.Year.ToString(CultureInfo.InvariantCulture)} của {report.Head.Issuer})";
        yield return Line(JustificationValues.Center, Words(with, italic: true));
        yield return Rule(Width, TimesNewRoman.Width(with, 14, bold: false) * 2 / 5);
        foreach (var table in annex.Tables)
        {
            var title = WordParts.Line(JustificationValues.Left, Words($"{table.Code}. {table.Title}", 13, bold: true));
            title.ParagraphProperties!.SpacingBetweenLines = new SpacingBetweenLines { Before = "240", After = "80" };
            title.ParagraphProperties.KeepNext = new KeepNext();
            yield return title;
            yield return WordTable.Of(table, Width);
            yield return Line(JustificationValues.Left, Words(table.Note ?? "", 11, italic: true));
        }
    }

    private static Paragraph PageNumber()
    {
        Run Field(OpenXmlElement part)
        {
            var run = Words("");
            run.RemoveAllChildren<Text>();
            run.Append(part);
            return run;
        }

        return Line(JustificationValues.Center,
            Field(new FieldChar { FieldCharType = FieldCharValues.Begin }), Field(new FieldCode(" PAGE ") { Space = SpaceProcessingModeValues.Preserve }),
            Field(new FieldChar { FieldCharType = FieldCharValues.Separate }), Words("2"), Field(new FieldChar { FieldCharType = FieldCharValues.End }));
    }

    /// <summary>A section numbers its pages from 1 and hides the number of its first.</summary>
    private static SectionProperties Section(string numbered, string blank, bool landscape)
    {
        var (width, height) = landscape ? (Long, Short) : (Short, Long);
        var size = new PageSize { Width = (uint)width, Height = (uint)height };
        if (landscape) size.Orient = PageOrientationValues.Landscape;
        // Turned, the binding edge lies above.
        var margins = landscape
            ? new PageMargin { Top = LeftMargin, Bottom = RightMargin, Left = Top, Right = Top, Header = HeaderDistance, Footer = HeaderDistance, Gutter = 0 }
            : new PageMargin { Top = Top, Bottom = Top, Left = LeftMargin, Right = RightMargin, Header = HeaderDistance, Footer = HeaderDistance, Gutter = 0 };
        return new SectionProperties(
            new HeaderReference { Type = HeaderFooterValues.Default, Id = numbered }, new HeaderReference { Type = HeaderFooterValues.First, Id = blank },
            new SectionType { Val = SectionMarkValues.NextPage }, size, margins, new PageNumberType { Start = 1 }, new TitlePage());
    }

    private static Styles Styles() => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = Typeface, HighAnsi = Typeface, EastAsia = Typeface, ComplexScript = Typeface }, new Color { Val = "000000" },
                new FontSize { Val = "28" }, new FontSizeComplexScript { Val = "28" }, new Languages { Val = "vi-VN" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { Before = "0", After = "0", Line = "240", LineRule = LineSpacingRuleValues.Auto }))),
        new Style(new StyleName { Val = "Normal" }) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true });
}
