using Microsoft.EntityFrameworkCore;
using VocEdu.Publishing.Data;
using VocEdu.Publishing.Ledger;

namespace VocEdu.Publishing.Reports;

/// <summary>Proves that signed reports and their lists are as they were signed.</summary>
public sealed class VerifyReports(PublishingDb db)
{
    /// <returns>How many were read, and the first that does not hold.</returns>
    public async Task<(int Reports, LedgerFlaw? Flaw)> RunAsync(CancellationToken cancel)
    {
        var read = 0;
        var ids = await db.Set<SignedReport>().OrderBy(r => r.SignedAt).Select(r => r.Id).ToListAsync(cancel);
        foreach (var id in ids)
        {
            var report = await db.Set<SignedReport>().AsNoTracking().SingleAsync(r => r.Id == id, cancel);
            read++;
            if (!report.Hash.SequenceEqual(report.ComputeHash())) return (read, new(null, $"Báo cáo {report.Id} đã bị sửa sau khi chốt."));
            var listed = await db.Set<SignedWork>().CountAsync(w => w.ReportId == id, cancel);
            var hash = await SignReport.HashWorksAsync(db, id, cancel);
            if (listed != report.Counted || !report.WorksHash.SequenceEqual(hash))
                return (read, new(null, $"Danh mục tác phẩm của báo cáo {report.Id} đã bị sửa sau khi chốt."));
        }

        return (read, null);
    }
}
