using VocEdu.Cms.Shared;
using VocEdu.Domain.Text;
using VocEdu.Publishing.Reports;

namespace VocEdu.Cms.Reports.Writing;

/// <summary>The annex as a workbook, a sheet for each table, with numbers and days that can be counted with.</summary>
public static class ReportXlsx
{
    public static byte[] Write(Report report, IReadOnlyList<ReportTable> tables)
    {
        var figures = report.Snapshot.Figures;
        return Write(tables, report.Content.Head.Subject, $"Số liệu từ ngày {VietnameseDates.Date(figures.Span.From)} đến hết ngày {VietnameseDates.Date(figures.Span.DataDate)}; bộ quy tắc {figures.Rules}");
    }

    /// <param name="basis">Which days, and by which rules.</param>
    public static byte[] Write(IReadOnlyList<ReportTable> tables, string subject, string basis) => Spreadsheet.Write([.. tables.Select(table => new Sheet(
        table.Code,
        [$"{table.Code}. {table.Title}", subject, basis, .. table.Note is null ? Array.Empty<string>() : [table.Note]],
        [("STT", 6), .. table.Columns.Select(c => (c.Name, (double)Math.Clamp(c.Width, 8, 60))), ("Ghi chú", 20)],
        table.Rows.Select((row, i) => Line(i + 1, row, table)).Concat(table.Total is { } total ? [Line(null, total, table)] : [])))]);

    private static IReadOnlyList<object?> Line(int? number, IReadOnlyList<ReportCell> row, ReportTable table) =>
        [number, .. row.Select((cell, i) => table.Columns[i].Kind == ColumnKind.Percent && cell.Number is { } share ? new Share((double)share) : cell.Value), null];
}
