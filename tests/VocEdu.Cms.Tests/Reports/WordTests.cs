using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using VocEdu.Cms.Reports.Document;
using VocEdu.Cms.Reports.Writing;
using VocEdu.Domain.Text;
using VocEdu.Publishing.Reports;

namespace VocEdu.Cms.Tests.Reports;

/// <summary>The fourteen points of vietnam.md §2.5, checked in the file itself.</summary>
public sealed class WordTests
{
    private static readonly ReportHead Head = new()
    {
        Superior = "UBND thành phố Hải Phòng", Issuer = "Sở Giáo dục và Đào tạo", Symbol = "BC-SGDĐT", Place = "Hải Phòng",
        Subject = "Kết quả công tác truyền thông giáo dục nghề nghiệp 6 tháng đầu năm 2026", To = "Ủy ban nhân dân thành phố Hải Phòng", Grounds = "Luật Giáo dục nghề nghiệp\nKế hoạch số 3066/KH-SLĐTBXH",
        Authority = "KT. Giám đốc", Office = "Phó Giám đốc", Signer = "Nguyễn Văn A", Copies = "Các phòng thuộc Sở.\n- Các cơ sở giáo dục nghề nghiệp", Archive = "VT, GDNN",
    };

    [Test]
    public void Point_01_Paper_and_margins_lie_inside_the_decrees_ranges()
    {
        foreach (var section in Sections(Made()))
        {
            var (size, margins) = (section.GetFirstChild<PageSize>()!, section.GetFirstChild<PageMargin>()!);
            var portrait = size.Width!.Value < size.Height!.Value;
            Assert.That((Math.Min(size.Width.Value, size.Height.Value), Math.Max(size.Width.Value, size.Height.Value)), Is.EqualTo((11906u, 16838u)));
            if (!portrait) continue;
            Assert.That(margins.Top!.Value, Is.InRange(1134, 1417));
            Assert.That(margins.Bottom!.Value, Is.InRange(1134, 1417));
            Assert.That((int)margins.Left!.Value, Is.InRange(1701, 1984));
            Assert.That((int)margins.Right!.Value, Is.InRange(851, 1134));
        }
    }

    [Test]
    public void Point_02_Every_run_is_Times_New_Roman_and_black()
    {
        using var file = Open(Made());
        var runs = file.MainDocumentPart!.Document!.Descendants<Run>().Concat(file.MainDocumentPart!.HeaderParts.SelectMany(h => h.Header!.Descendants<Run>())).ToList();
        Assert.That(runs, Has.Count.GreaterThan(50));
        Assert.That(runs, Has.All.Matches<Run>(run => run!.RunProperties is { RunFonts: { } fonts, Color: { } color }
            && fonts.Ascii == "Times New Roman" && fonts.HighAnsi == "Times New Roman" && fonts.ComplexScript == "Times New Roman" && fonts.EastAsia == "Times New Roman" && color.Val == "000000"));
        Assert.That(runs.Select(run => run.RunProperties!.Languages!.Val!.Value).Distinct(), Is.EqualTo(new[] { "vi-VN" }));
    }

    [Test]
    public void Point_03_First_pages_have_no_number_others_have_it_on_top_and_each_annex_begins_anew()
    {
        using var file = Open(Made());
        var main = file.MainDocumentPart!;
        var sections = Sections(Made());
        Assert.That(sections, Has.Count.EqualTo(3));
        foreach (var section in main.Document!.Descendants<SectionProperties>())
        {
            Assert.That(section.GetFirstChild<TitlePage>(), Is.Not.Null);
            Assert.That(section.GetFirstChild<PageNumberType>()!.Start!.Value, Is.EqualTo(1));
            Assert.That(section.GetFirstChild<PageMargin>()!.Header!.Value, Is.EqualTo(567u));
            foreach (var reference in section.Elements<HeaderReference>())
            {
                var header = ((HeaderPart)main.GetPartById(reference.Id!)).Header!;
                var numbered = header.Descendants<FieldCode>().Any(code => code.Text.Trim() == "PAGE");
                Assert.That(numbered, Is.EqualTo(reference.Type!.Value == HeaderFooterValues.Default));
                if (numbered) Assert.That(header.Descendants<Justification>().Single().Val!.Value, Is.EqualTo(JustificationValues.Center));
                if (numbered) Assert.That(header.Descendants<FontSize>().Select(size => size.Val!.Value), Is.All.EqualTo("28"));
            }
        }
    }

    [Test]
    public void Point_04_State_and_motto_fit_on_one_line_each_and_the_rule_is_as_long_as_the_motto()
    {
        Assert.That(TimesNewRoman.Width(HeadOfReport.Nation, 13, bold: true), Is.EqualTo(5424).Within(20).And.LessThanOrEqualTo(5668));
        Assert.That(TimesNewRoman.Width(HeadOfReport.Motto, 14, bold: true), Is.EqualTo(3415).Within(20));
        Assert.That(TimesNewRoman.Width("SỞ GIÁO DỤC VÀ ĐÀO TẠO", 13, bold: true), Is.EqualTo(3445).Within(20));
        Assert.That(TimesNewRoman.Width("UBND THÀNH PHỐ HẢI PHÒNG", 12, bold: false), Is.EqualTo(3493).Within(20));

        using var file = Open(Made());
        var rules = file.MainDocumentPart!.Document!.Body!.Elements<Table>().First().Descendants<Paragraph>().Where(p => p.Descendants<TopBorder>().Any()).ToList();
        int Length(Paragraph rule, int column) => column - int.Parse(rule.ParagraphProperties!.Indentation!.Left!, CultureInfo.InvariantCulture) - int.Parse(rule.ParagraphProperties.Indentation.Right!, CultureInfo.InvariantCulture);
        Assert.That(Length(rules[1], 5668), Is.EqualTo(3415).Within(113), "within 2 mm of the motto");
        Assert.That(Length(rules[0], 3686) / 3445.0, Is.InRange(1 / 3.0, 1 / 2.0), "a third to a half of the issuing body");
    }

    [Test]
    public void Point_05_Number_and_date_stand_in_one_row()
    {
        using var file = Open(Made());
        var row = file.MainDocumentPart!.Document!.Body!.Elements<Table>().First().Elements<TableRow>().Single(r => r.InnerText.Contains("Số:", StringComparison.Ordinal));
        Assert.That(row.InnerText, Does.Match(@"^Số:\s+/BC-SGDĐTHải Phòng, ngày\s+tháng\s+năm 2026$"));
    }

    [Test]
    public void Point_06_Report_that_goes_upwards_names_its_reader_twice()
    {
        Assert.That(Lines(Made()), Has.Some.EqualTo("Kính gửi: Ủy ban nhân dân thành phố Hải Phòng").And.Some.EqualTo("- Như trên;"));
        Assert.That(Lines(Made(Head with { To = "" })), Has.None.StartsWith("Kính gửi").And.None.EqualTo("- Như trên;"));
        Assert.That(Lines(Made(Head with { To = "Ủy ban nhân dân thành phố\nSở Văn hóa và Thể thao" })), Has.Some.EqualTo("Kính gửi:").And.Some.EqualTo("- Ủy ban nhân dân thành phố;").And.Some.EqualTo("- Sở Văn hóa và Thể thao."));
    }

    [Test]
    public void Point_07_Recipients_end_in_semicolons_and_the_archive_in_a_full_stop()
    {
        var lines = Lines(Made());
        var from = lines.IndexOf("Nơi nhận:") + 1;
        Assert.That(lines.Skip(from).Take(4), Is.EqualTo(new[] { "- Như trên;", "- Các phòng thuộc Sở;", "- Các cơ sở giáo dục nghề nghiệp;", "- Lưu: VT, GDNN." }));
    }

    [TestCase("Kết thúc có chấm.", "Kết thúc có chấm./.")]
    [TestCase("Kết thúc có sẵn dấu./.", "Kết thúc có sẵn dấu./.")]
    public void Point_08_Text_ends_with_its_mark(string last, string printed)
    {
        var made = Made(sections: [new(1, "I.", "Kết quả", ["Đoạn đầu.", last])]);
        Assert.That(Lines(made), Has.Some.EqualTo(printed));
        Assert.That(Lines(made).Count(line => line.EndsWith("./.", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public void Point_09_Points_skip_f_and_j() => Assert.That(
        PrintReport.Paragraphs("a) một\nb) hai\nc) ba\nd) bốn\ne) năm\nf) sáu\ng) bảy\nh) tám\ni) chín\nj) mười"),
        Is.EqualTo(new[] { "a) một", "b) hai", "c) ba", "d) bốn", "đ) năm", "e) sáu", "g) bảy", "h) tám", "i) chín", "k) mười" }));

    [Test]
    public void Point_10_One_annex_has_no_number_and_two_are_in_Roman()
    {
        Assert.That(Lines(Made()), Has.Some.EqualTo("Phụ lục I").And.Some.EqualTo("Phụ lục II").And.None.EqualTo("Phụ lục"));
        Assert.That(Lines(Made(annexes: 1)), Has.Some.EqualTo("Phụ lục").And.None.EqualTo("Phụ lục I"));
    }

    [Test]
    public void Point_11_All_text_is_composed()
    {
        var decomposed = "Hội nghị về giáo dục".Normalize(System.Text.NormalizationForm.FormD);
        var made = Made(sections: [new(1, "I.", decomposed, [decomposed])]);
        Assert.That(Lines(made), Has.All.Matches<string>(line => line!.IsNormalized()));
    }

    [Test]
    public void Point_12_File_is_valid_and_heads_of_tables_are_repeated()
    {
        using var file = Open(Made());
        Assert.That(new OpenXmlValidator(FileFormatVersions.Office2016).Validate(file).Select(e => $"{e.Description} {e.Path?.XPath}"), Is.Empty);
        var tables = file.MainDocumentPart!.Document!.Body!.Elements<Table>().Where(t => t.Descendants<TopBorder>().Any(b => b.Parent is TableBorders)).ToList();
        Assert.That(tables, Has.Count.EqualTo(2));
        Assert.That(tables, Has.All.Matches<Table>(t => t!.Elements<TableRow>().First().TableRowProperties!.GetFirstChild<TableHeader>() is not null));
        Assert.That(tables, Has.All.Matches<Table>(t => t!.Descendants<TableBorders>().Single().Descendants<BorderType>().All(b => b.Size! == 4u)));
    }

    [Test]
    public void Point_13_Months_one_and_two_are_padded_and_six_is_not()
    {
        Assert.That(OfficialDate.Of("Lâm Đồng", new(2026, 2, 5)), Is.EqualTo("Lâm Đồng, ngày 05 tháng 02 năm 2026"));
        Assert.That(OfficialDate.Of("Hải Phòng", new(2026, 6, 29)), Is.EqualTo("Hải Phòng, ngày 29 tháng 6 năm 2026"));
        Assert.That(string.Join('\n', Lines(Made())), Does.Not.Match(@"tháng 0[3-9]"));
    }

    [Test]
    public void Signature_does_not_stand_alone_on_a_page()
    {
        using var file = Open(Made());
        var body = file.MainDocumentPart!.Document!.Body!;
        var foot = body.Elements<Table>().Single(t => t.InnerText.Contains("Nơi nhận:", StringComparison.Ordinal));
        Assert.That(foot.Descendants<CantSplit>(), Is.Not.Empty);
        var before = foot.ElementsBefore().OfType<Paragraph>().Where(p => p.InnerText.Length > 0).TakeLast(2);
        Assert.That(before, Has.All.Matches<Paragraph>(p => p!.ParagraphProperties!.KeepNext is not null));
    }

    [Test]
    public void Long_bodies_wrap_at_a_space_and_keep_their_size()
    {
        var made = Made(Head with { Issuer = "Sở Văn hóa, Thể thao và Du lịch thành phố Hải Phòng mở rộng" });
        using var file = Open(made);
        var lines = file.MainDocumentPart!.Document!.Body!.Elements<Table>().First().Descendants<TableCell>().First().Elements<Paragraph>().Where(p => p.InnerText.Length > 0).ToList();
        Assert.That(lines, Has.Count.GreaterThan(2));
        Assert.That(lines.Select(p => p.Descendants<FontSize>().First().Val!.Value), Has.All.AnyOf("24", "26"));
    }

    private static byte[] Made(ReportHead? head = null, IReadOnlyList<PrintedSection>? sections = null, int annexes = 2) => ReportDocx.Write(new(head ?? Head, 2026,
        sections ?? [new(0, "", "", ["Thực hiện Kế hoạch, Sở báo cáo như sau:"]), new(1, "I.", "Công tác chỉ đạo", ["Đã ban hành văn bản."]), new(1, "II.", "Kết quả", []), new(2, "1.", "Chỉ tiêu", ["Đạt 25%.", "a) Tin", "b) Bài"])],
        [.. Enumerable.Range(0, annexes).Select(i => new Annex($"Phụ lục thử {i}", [Table()]))]));

    private static ReportTable Table() => new("Biểu 01", "Theo thể loại", [new("Thể loại", Width: 30), new("Số lượng", ColumnKind.Number), new("Tỷ lệ", ColumnKind.Percent), new("Ngày", ColumnKind.Day)],
        [.. Enumerable.Range(1, 60).Select(i => (IReadOnlyList<ReportCell>)[$"Thể loại {i}", i, 0.5m, (DateOnly?)new DateOnly(2026, 2, 5)])], ["Tổng cộng", 60, 1m, ReportCell.Empty], "Ghi chú của biểu.");

    private static WordprocessingDocument Open(byte[] made) => WordprocessingDocument.Open(new MemoryStream(made), isEditable: false);

    private static List<SectionProperties> Sections(byte[] made)
    {
        using var file = Open(made);
        return [.. file.MainDocumentPart!.Document!.Descendants<SectionProperties>()];
    }

    private static List<string> Lines(byte[] made)
    {
        using var file = Open(made);
        return [.. file.MainDocumentPart!.Document!.Descendants<Paragraph>().Select(p => p.InnerText).Where(text => text.Length > 0)];
    }
}
