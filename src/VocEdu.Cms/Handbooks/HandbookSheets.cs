using System.Globalization;
using VocEdu.Cms.Shared.Pdf;

namespace VocEdu.Cms.Handbooks;

/// <summary>A size and weight of type and the space around it, in points.</summary>
internal sealed record SetIn(double Size, bool Bold, double Above = 0, double Below = 0, double Grey = 0)
{
    /// <summary>Room for a tone above a hat: Ế.</summary>
    public double Line => Size * 1.42;

    public static readonly SetIn Title = new(16, true, 0, 6), Lead = new(10.5, true, 0, 6), Heading = new(11, true, 8, 3), Text = new(9.5, false, 0, 3), Note = new(8, false, 3, 3, .35),
        Part = new(26, true), Cover = new(28, true, Grey: 1), Owner = new(11, false, Grey: 1), Entry = new(9.5, false), PartEntry = new(10, true), Foot = new(8, false, Grey: .35);
}

/// <summary>Sets text on A5 pages, line by line.</summary>
internal sealed class HandbookSheets((PdfFont Plain, PdfFont Bold) fonts)
{
    public const double Width = 419.5, Height = 595.3, Margin = 42, Column = Width - (2 * Margin), Bottom = Height - Margin - 24;

    private const double Indent = 12, ContentsLine = 15, ContentsTop = 46;

    private static readonly int EntriesOnPage = (int)((Bottom - Margin - ContentsTop) / ContentsLine) + 1;
    private double _y;

    public List<PdfPage> Pages { get; } = [];

    public static int ContentsPages(int entries) => Math.Max(1, (entries + EntriesOnPage - 1) / EntriesOnPage);

    /// <summary>Turns to a new page.</summary>
    /// <returns>Its number among the pages of this text, from 0.</returns>
    public int Begin(double from = Margin)
    {
        Pages.Add(new(Width, Height));
        _y = from;
        return Pages.Count - 1;
    }

    public void Write(string words, SetIn type, bool bullet = false, Uri? link = null)
    {
        var left = Margin + (bullet ? Indent : 0);
        var lines = Broken(words, type, Width - Margin - left);
        if (_y > Margin) _y += type.Above;
        // A heading stays with what follows, and no line stands alone at the foot.
        if (_y + ((type == SetIn.Heading ? 3 : Math.Min(lines.Count, 2)) * type.Line) > Bottom) Begin();
        foreach (var (line, i) in lines.Select((line, i) => (line, i)))
        {
            if (_y + type.Line > Bottom) Begin();
            if (bullet && i == 0) Set("•", type, Margin + 2, _y);
            Set(line, type, left, _y);
            if (link is not null) Pages[^1].Link(left, _y, WidthOf(line, type), type.Line, link);
            _y += type.Line;
        }

        _y += type.Below;
    }

    /// <summary>One line where it is wanted.</summary>
    public void Set(string line, SetIn type, double x, double top) => Pages[^1].Text(line, Font(type), type.Size, x, top + type.Size, type.Grey);

    /// <summary>The contents, each entry with the number of its page in the whole document.</summary>
    public void WriteContents(IReadOnlyList<(string Title, bool IsChapter, int Page)> entries)
    {
        foreach (var some in entries.Chunk(EntriesOnPage))
        {
            Begin();
            Set("Mục lục", SetIn.Title, Margin, Margin);
            var y = Margin + ContentsTop;
            foreach (var (title, isChapter, page) in some)
            {
                var type = isChapter ? SetIn.Entry : SetIn.PartEntry;
                var number = (page + 1).ToString(CultureInfo.InvariantCulture);
                var (left, right) = (Margin + (isChapter ? Indent : 0), Width - Margin - WidthOf(number, type));
                var shown = Cut(title, type, right - left - 14);
                Set(shown, type, left, y - type.Size);
                Set(number, type, right, y - type.Size);
                var dots = (int)((right - left - WidthOf(shown, type) - 10) / WidthOf(" .", SetIn.Foot));
                if (dots > 2) Set(string.Concat(Enumerable.Repeat(" .", dots)), SetIn.Foot, right - 5 - (dots * WidthOf(" .", SetIn.Foot)), y - SetIn.Foot.Size);
                Pages[^1].Link(left, y - type.Size, Width - Margin - left, ContentsLine, page);
                y += ContentsLine;
            }
        }
    }

    public static void Number(PdfDocument document, int from, string title, (PdfFont Plain, PdfFont Bold) fonts)
    {
        for (var page = from; page < document.Pages.Count; page++)
        {
            var number = (page + 1).ToString(CultureInfo.InvariantCulture);
            document.Pages[page].Text(title, fonts.Plain, SetIn.Foot.Size, Margin, Height - Margin + 10, SetIn.Foot.Grey);
            document.Pages[page].Text(number, fonts.Plain, SetIn.Foot.Size, Width - Margin - fonts.Plain.Width(number, SetIn.Foot.Size), Height - Margin + 10, SetIn.Foot.Grey);
        }
    }

    public string Cut(string words, SetIn type, double width)
    {
        if (WidthOf(words, type) <= width) return words;
        var fits = words.Length;
        while (fits > 1 && WidthOf(words[..fits] + "…", type) > width) fits--;
        return words[..fits].TrimEnd() + "…";
    }

    /// <summary>Lines no wider than the column, broken at spaces; a word that is too long by itself is broken where it must be.</summary>
    public List<string> Broken(string words, SetIn type, double width)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (WidthOf(longer, type) <= width)
            {
                line = longer;
                continue;
            }

            if (line.Length > 0) lines.Add(line);
            for (line = word; WidthOf(line, type) > width && line.Length > 1;)
            {
                var fits = line.Length - 1;
                while (fits > 1 && WidthOf(line[..fits], type) > width) fits--;
                lines.Add(line[..fits]);
                line = line[fits..];
            }
        }

        if (line.Length > 0) lines.Add(line);
        return lines;
    }

    private double WidthOf(string text, SetIn type) => Font(type).Width(text, type.Size);

    private PdfFont Font(SetIn type) => type.Bold ? fonts.Bold : fonts.Plain;
}
