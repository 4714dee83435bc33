using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using VocEdu.Publishing.Reports;
using static VocEdu.Cms.Reports.Document.WordParts;

namespace VocEdu.Cms.Reports.Document;

/// <summary>A table of an annex: borders of half a point, a head that is repeated on every page, numbers at the right.</summary>
internal static class WordTable
{
    private const int First = 600, Last = 1000, DayWidth = 1260;      // a day is never broken
    private const double Size = 12;

    /// <param name="width">Of the page's text, in twips.</param>
    public static Table Of(ReportTable table, int width)
    {
        var free = width - First - Last - (table.Columns.Count(IsDay) * DayWidth);
        var weights = table.Columns.Where(c => !IsDay(c)).Sum(c => c.Width);
        List<int> widths = [First, .. table.Columns.Select(c => IsDay(c) ? DayWidth : free * c.Width / weights), Last];
        widths[1] += width - widths.Sum();
        var made = new Table(
            new TableProperties(
                new TableWidth { Width = Number(width), Type = TableWidthUnitValues.Dxa },
                new TableBorders(Border<TopBorder>(), Border<LeftBorder>(), Border<BottomBorder>(), Border<RightBorder>(), Border<InsideHorizontalBorder>(), Border<InsideVerticalBorder>()),
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(new TableCellLeftMargin { Width = 57, Type = TableWidthValues.Dxa }, new TableCellRightMargin { Width = 57, Type = TableWidthValues.Dxa })),
            new TableGrid(widths.Select(w => new GridColumn { Width = Number(w) })));
        made.Append(Row(widths, ["STT", .. table.Columns.Select(c => c.Name), "Ghi chú"], _ => JustificationValues.Center, bold: true, head: true));
        for (var i = 0; i < table.Rows.Count; i++) made.Append(Row(widths, [Number(i + 1), .. Shown(table, table.Rows[i]), ""], At(table), bold: false));
        if (table.Total is { } total) made.Append(Row(widths, ["", .. Shown(table, total), ""], At(table), bold: true));
        return made;
    }

    private static bool IsDay(ReportColumn column) => column.Kind == ColumnKind.Day;

    private static IEnumerable<string> Shown(ReportTable table, IReadOnlyList<ReportCell> row) => row.Select((cell, i) => cell.Shown(table.Columns[i].Kind));

    private static Func<int, JustificationValues> At(ReportTable table) => column =>
        column == 0 ? JustificationValues.Center
        : column > table.Columns.Count ? JustificationValues.Left
        : table.Columns[column - 1].Kind switch
        {
            ColumnKind.Number or ColumnKind.Percent => JustificationValues.Right,
            ColumnKind.Day => JustificationValues.Center,
            _ => JustificationValues.Left,
        };

    private static TableRow Row(List<int> widths, List<string> texts, Func<int, JustificationValues> at, bool bold, bool head = false)
    {
        var properties = new TableRowProperties(new CantSplit());
        if (head) properties.Append(new TableHeader());
        return new TableRow([properties, .. texts.Select((text, i) => new TableCell(
            new TableCellProperties(new TableCellWidth { Width = Number(widths[i]), Type = TableWidthUnitValues.Dxa }, new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center }),
            Line(at(i), Words(text, Size, bold))))]);
    }

    private static T Border<T>() where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4, Space = 0, Color = "000000" };
}
