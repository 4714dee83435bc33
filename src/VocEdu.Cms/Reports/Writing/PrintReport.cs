using System.Text.RegularExpressions;
using VocEdu.Cms.Reports.Document;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Reports;
using VocEdu.Domain.Text;
using VocEdu.Publishing.Reports;

namespace VocEdu.Cms.Reports.Writing;

/// <summary>A report as it is printed: numbered, without what was left out, with its tables behind it.</summary>
public static partial class PrintReport
{
    private const string EvidenceList = "Biểu 09";

    /// <param name="lists">Biểu 05 and 09.</param>
    public static OfficialReport Of(Report report, IReadOnlyList<ReportTable> lists)
    {
        var tables = Tables(report, lists);
        List<ReportTable> figures = [.. tables.Where(t => t.Code != EvidenceList && t.Rows.Count > 0)], evidence = [.. tables.Where(t => t.Code == EvidenceList && t.Rows.Count > 0)];
        return new(report.Content.Head, Vietnam.LocalDate(report.SignedAt ?? report.UpdatedAt).Year, Sections(report.Content.Sections),
        [
            .. figures.Count > 0 ? [new Annex("Tổng hợp số liệu", figures)] : Array.Empty<Annex>(),
            .. evidence.Count > 0 ? [new Annex("Danh mục tin, bài đã đăng", evidence)] : Array.Empty<Annex>(),
        ]);
    }

    /// <summary>The tables people chose, in order, the long lists among them.</summary>
    public static IReadOnlyList<ReportTable> Tables(Report report, IReadOnlyList<ReportTable> lists) =>
        [.. report.Snapshot.Tables.Concat(lists).Where(t => report.Content.Tables.Contains(t.Code)).OrderBy(t => t.Code, StringComparer.Ordinal)];

    /// <summary>Numbers what is printed: a section without text is not, nor a chapter with nothing in it.</summary>
    public static IReadOnlyList<PrintedSection> Sections(IReadOnlyList<ReportSection> all)
    {
        List<ReportSection> kept = [.. all.Where((s, i) => !s.LeftOut && (HasText(s) || (s.Level == 1 && all.Skip(i + 1).TakeWhile(next => next.Level == 2).Any(next => !next.LeftOut && HasText(next)))))];
        var numbers = Outline.Numbers(kept.Select(s => s.Level));
        return [.. kept.Select((s, i) => new PrintedSection(s.Level, numbers[i], s.Heading.Trim(), Paragraphs(s.Body.Text)))];
    }

    /// <summary>The short text for newspapers and the site: what was done, without annexes or numbering.</summary>
    public static string Press(Report report)
    {
        var figures = report.Snapshot.Figures;
        var lines = new List<string>
        {
            report.Content.Head.Subject, "",
            $"{report.Content.Head.Issuer} vừa tổng hợp kết quả công tác truyền thông giáo dục nghề nghiệp {report.Period.InSentence}.",
            $"Tính đến hết ngày {OfficialDate.Cited(figures.Span.DataDate)}, trong kỳ có {VietnameseNumbers.Whole(figures.InPeriod)} tác phẩm được đăng, phát"
                + (figures.Target is { } target ? $"; lũy kế từ đầu năm là {VietnameseNumbers.Whole(figures.SinceStart)} tác phẩm, đạt {VietnameseNumbers.Percent(figures.Rate ?? 0)} chỉ tiêu năm ({VietnameseNumbers.Whole(target)} tác phẩm)." : "."),
        };
        if (figures.Units.Count > 0) lines.Add($"Đơn vị có nhiều tác phẩm nhất là {figures.Units[0].Name} với {VietnameseNumbers.Whole(figures.Units[0].Count)} tác phẩm.");
        if (figures.External > 0) lines.Add($"Các cơ quan báo chí và đơn vị khác đã đăng, phát {VietnameseNumbers.Whole(figures.External)} tác phẩm về giáo dục nghề nghiệp.");
        lines.AddRange(report.Content.Sections.Where(s => s is { Key: "III.1" or "IV", LeftOut: false }).SelectMany(s => Paragraphs(s.Body.Text)));
        return string.Join('\n', lines);
    }

    private static bool HasText(ReportSection section) => section.Body.Text.Trim().Length > 0;

    /// <summary>One a line; points are lettered as the rules want it, whatever was typed.</summary>
    public static IReadOnlyList<string> Paragraphs(string text)
    {
        var point = 0;
        var made = new List<string>();
        foreach (var line in HeadOfReport.Lines(text))
        {
            var typed = Point().Match(line);
            if (typed.Success)
            {
                var letter = typed.Groups["letter"].Value.ToLowerInvariant();
                point = letter == "a" ? 1 : point > 0 ? point + 1 : Math.Max(1, Outline.PointLetters.IndexOf(letter, StringComparison.Ordinal) + 1);
            }

            made.Add(typed.Success && point <= Outline.PointLetters.Length ? $"{Outline.PointLetters[point - 1]}) {line[typed.Length..]}" : line);
        }

        return made;
    }

    [GeneratedRegex(@"^(?<letter>\p{L})\)\s*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Point();
}
