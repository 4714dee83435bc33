using VocEdu.Cms.Counting;
using VocEdu.Publishing.Reports;

namespace VocEdu.Cms.Reports.Writing;

/// <summary>One table as CSV; nothing in it runs as a formula.</summary>
public static class ReportCsv
{
    public static async Task<byte[]> WriteAsync(ReportTable table, CancellationToken cancel)
    {
        using var file = new MemoryStream();
        await using (var csv = new Csv(file))
        {
            await csv.WriteAsync(["STT", .. table.Columns.Select(c => c.Name)], cancel);
            for (var i = 0; i < table.Rows.Count; i++)
                await csv.WriteAsync([$"{i + 1}", .. table.Rows[i].Select((cell, c) => cell == ReportCell.Empty ? "" : cell.Shown(table.Columns[c].Kind))], cancel);
        }

        return file.ToArray();
    }
}
