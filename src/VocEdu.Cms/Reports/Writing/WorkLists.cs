using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Data;
using VocEdu.Cms.Site;
using VocEdu.Publishing.Reports;
using VocEdu.Publishing.Works;

namespace VocEdu.Cms.Reports.Writing;

/// <summary>The long lists of a report: Biểu 05, what the press wrote, and Biểu 09, every work of the period. A signed report's are as they were signed.</summary>
public sealed class WorkLists(CmsDb db, IOptions<SiteOptions> site)
{
    /// <summary>What fits in a Word file; the spreadsheet has all.</summary>
    public const int MostInWord = 1_000, MostInSheet = 200_000;

    private const string Cut = "Danh mục dài, chỉ in phần đầu; danh mục đầy đủ ở tệp Excel kèm theo.";

    public async Task<IReadOnlyList<ReportTable>> RunAsync(Report report, int most, CancellationToken cancel)
    {
        var rows = report.State is ReportState.SignedOff ? await SignedAsync(report, most, cancel) : await CurrentAsync(report, most, cancel);
        var cut = rows.Count > most;
        var shown = rows.Take(most).ToList();
        return
        [
            new("Biểu 05", "Tin, bài trên báo chí",
                [new("Tên tin, bài", Width: 44), new("Cơ quan báo chí", Width: 22), new("Tác giả", Width: 20), new("Ngày đăng, phát", ColumnKind.Day, 12), new("Đường dẫn hoặc số báo", Width: 34)],
                [.. shown.Where(w => w.Origin == WorkOrigin.External).Select(w => (IReadOnlyList<ReportCell>)[w.Title, w.Outlet ?? "", w.Author ?? "", w.FirstPublicOn, w.Link ?? ""])], Note: cut ? Cut : null),
            new("Biểu 09", "Danh mục tin, bài đã đăng",
                [new("Tiêu đề", Width: 40), new("Thể loại", Width: 14), new("Tác giả", Width: 18), new("Đơn vị", Width: 22), new("Ngày đăng", ColumnKind.Day, 11), new("Kênh", Width: 16), new("Đường dẫn", Width: 30)],
                [.. shown.Select(w => (IReadOnlyList<ReportCell>)[w.Title, MakeTables.NameOf(w.Genre), w.Author ?? "", w.UnitName, w.FirstPublicOn, ChannelsOf(w), w.Link ?? ""])], Note: cut ? Cut : null),
        ];
    }

    private static string ChannelsOf(SignedWork work) => string.Join(", ", new[] { work.Origin == WorkOrigin.External ? work.Outlet : "Trang thông tin điện tử", work.Channels }.Where(name => !string.IsNullOrEmpty(name)));

    private Task<List<SignedWork>> SignedAsync(Report report, int most, CancellationToken cancel)
    {
        var span = report.Snapshot.Figures.Span;
        return db.Set<SignedWork>().AsNoTracking().Where(w => w.ReportId == report.Id && w.FirstPublicOn >= span.From && w.FirstPublicOn <= span.DataDate)
            .OrderBy(w => w.FirstPublicOn).ThenBy(w => w.WorkId).Take(most + 1).ToListAsync(cancel);
    }

    private async Task<List<SignedWork>> CurrentAsync(Report report, int most, CancellationToken cancel)
    {
        var span = report.Snapshot.Figures.Span;
        var plan = await db.Plans.AsNoTracking().SingleAsync(p => p.Code == report.PlanCode, cancel);
        var works = await CountReport.Counted(db, plan, span.From, span.DataDate).AsNoTracking().Include(w => w.Evidence)
            .OrderBy(w => w.FirstPublicOn).ThenBy(w => w.Id).Take(most + 1).ToListAsync(cancel);
        var ids = works.ConvertAll(w => w.Id);
        var channels = (await db.Outbox.Where(p => ids.Contains(p.WorkId) && p.PostedAt != null).Select(p => new { p.WorkId, p.Channel!.Name }).Distinct().ToListAsync(cancel)).ToLookup(p => p.WorkId, p => p.Name);
        return works.ConvertAll(w => new SignedWork
        {
            ReportId = report.Id, WorkId = w.Id, Reference = w.Reference, Title = w.Title, Genre = w.Genre, Origin = w.Origin, UnitCode = w.UnitCode, UnitName = w.UnitName, Author = w.Author, Outlet = w.Outlet,
            Link = w.PublicPath is { } path ? site.Value.Absolute(path).AbsoluteUri : w.Evidence.Where(e => e.Url is not null).OrderBy(e => e.AddedAt).Select(e => e.Url).FirstOrDefault(),
            Channels = string.Join(", ", channels[w.Id].Order(StringComparer.Ordinal)), FirstPublicOn = w.FirstPublicOn,
        });
    }
}
