using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using VocEdu.Domain.Text;
using static VocEdu.Cms.Reports.Document.WordParts;

namespace VocEdu.Cms.Reports.Document;

/// <summary>The first page down to the recipients: who issues it, where and when, what it is and to whom it goes (vietnam.md §2.2, boxes 1–5, 9a).</summary>
public static class HeadOfReport
{
    public const string Nation = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Motto = "Độc lập - Tự do - Hạnh phúc";
    private const int Left = 3686, Right = 5668;
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    public static IEnumerable<OpenXmlElement> Of(ReportHead head, int year)
    {
        var table = SideBySide((Left, Bodies(head)), (Right, State()));
        table.Append(Row(
            (Left, [Line(JustificationValues.Center, Words($"Số:        /{head.Symbol}", 13))]),
            (Right, [Line(JustificationValues.Center, Words(OfficialDate.Open(head.Place, year), italic: true))])));
        yield return table;
        yield return Empty();
        yield return Empty();
        yield return Line(JustificationValues.Center, Words("BÁO CÁO", bold: true));
        var subject = Wrapped(head.Subject, TextWidth - 1134, 14, bold: true).ToList();
        foreach (var line in subject) yield return Line(JustificationValues.Center, Words(line, bold: true));
        yield return Rule(TextWidth, (int)(0.4 * subject.Max(line => TimesNewRoman.Width(line, 14, bold: true))));
        yield return Empty();
        foreach (var line in Recipients(Lines(head.To))) yield return line;
        var grounds = Lines(head.Grounds);
        for (var i = 0; i < grounds.Count; i++) yield return Prose(keepWithNext: false, Words(Ended(grounds[i], i == grounds.Count - 1 ? "." : ";"), italic: true));
    }

    public static List<string> Lines(string text) => [.. text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>With the mark a line of a list ends in, whatever it was typed with.</summary>
    public static string Ended(string line, string mark) => line.TrimEnd('.', ';', ',', ' ') + mark;

    private static OpenXmlElement[] Bodies(ReportHead head)
    {
        var (superior, issuer) = (head.Superior.ToUpper(Vietnamese), head.Issuer.ToUpper(Vietnamese));
        var lines = Wrapped(issuer, Left, 13, bold: true).ToList();
        return
        [
            .. Wrapped(superior, Left, 12, bold: false).Where(line => line.Length > 0).Select(line => Line(JustificationValues.Center, Words(line, 12))),
            .. lines.Select(line => Line(JustificationValues.Center, Words(line, 13, bold: true))),
            Rule(Left, (int)(0.4 * lines.Max(line => TimesNewRoman.Width(line, 13, bold: true)))),
            Empty(6),
        ];
    }

    private static OpenXmlElement[] State() =>
    [
        Line(JustificationValues.Center, Words(Nation, 13, bold: true)),
        Line(JustificationValues.Center, Words(Motto, bold: true)),
        Rule(Right, TimesNewRoman.Width(Motto, 14, bold: true)),
        Empty(6),
    ];

    /// <summary>One recipient on the line itself; several below it, their dashes under the colon.</summary>
    private static IEnumerable<OpenXmlElement> Recipients(List<string> to)
    {
        if (to.Count == 0) yield break;
        if (to.Count == 1)
        {
            yield return Line(JustificationValues.Center, Words($"Kính gửi: {to[0].TrimEnd('.', ';', ' ')}"));
        }
        else
        {
            const int From = 1701;
            var colon = From + TimesNewRoman.Width("Kính gửi", 14, bold: false);
            var first = Line(JustificationValues.Left, Words("Kính gửi:"));
            first.ParagraphProperties!.Indentation = new Indentation { Left = Number(From) };
            yield return first;
            for (var i = 0; i < to.Count; i++)
            {
                var line = Line(JustificationValues.Left, Words("- " + Ended(to[i].TrimStart('-', ' '), i == to.Count - 1 ? "." : ";")));
                line.ParagraphProperties!.Indentation = new Indentation { Left = Number(colon) };
                yield return line;
            }
        }

        yield return Empty();
    }

    /// <summary>Breaks a line at spaces where it would be wider than its column.</summary>
    private static IEnumerable<string> Wrapped(string text, int column, double points, bool bold)
    {
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && TimesNewRoman.Width(longer, points, bold) > column)
            {
                yield return line;
                line = word;
            }
            else
            {
                line = longer;
            }
        }

        yield return line;
    }
}
