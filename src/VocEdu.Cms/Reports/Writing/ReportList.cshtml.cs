using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;

namespace VocEdu.Cms.Reports.Writing;

/// <summary>Every report that was begun, the last changed first.</summary>
[NeedsRole(ReportServices.Readers)]
public sealed class ReportListModel(CmsDb db) : PageModel
{
    private const int PageSize = 30;

    /// <summary>Ticks of the last row before this page.</summary>
    [BindProperty(SupportsGet = true, Name = "truoc")] public long? Before { get; set; }

    public List<Row> Rows { get; private set; } = [];
    public bool HasMore { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var reports = db.Set<Report>().AsNoTracking();
        if (Before is > 0 and var ticks && ticks < DateTimeOffset.MaxValue.Ticks)
        {
            var at = new DateTimeOffset(ticks, TimeSpan.Zero);
            reports = reports.Where(r => r.UpdatedAt < at);
        }

        var page = await reports.OrderByDescending(r => r.UpdatedAt).Take(PageSize + 1).Select(r => new { r.Id, r.Title, r.State, r.Snapshot, r.UpdatedAt, r.UpdatedByName }).ToListAsync(cancel);
        HasMore = page.Count > PageSize;
        Rows = [.. page.Take(PageSize).Select(r => new Row(r.Id, r.Title, r.State, r.Snapshot.Figures.Span.DataDate, r.UpdatedAt, r.UpdatedByName))];
    }

    public sealed record Row(Guid Id, string Title, ReportState State, DateOnly DataDate, DateTimeOffset UpdatedAt, string UpdatedByName);
}

/// <summary>What the state of a report is called.</summary>
public static class ReportWords
{
    public static string Of(ReportState state) => state switch
    {
        ReportState.Draft => "Đang soạn",
        ReportState.InReview => "Chờ ký",
        ReportState.SignedOff => "Đã chốt",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    public static string Badge(ReportState state) => state switch { ReportState.SignedOff => "badge badge-good", ReportState.InReview => "badge badge-warn", _ => "badge" };
}
