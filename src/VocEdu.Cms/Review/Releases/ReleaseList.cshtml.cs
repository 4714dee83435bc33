using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Review.Steps;

namespace VocEdu.Cms.Review.Releases;

/// <param name="Items">How many items it has.</param>
/// <param name="Approved">How many of them are approved.</param>
public sealed record ReleaseRow(ReleaseSet Set, int Items, int Approved);

/// <summary>Open sets, those with a time first; then what was published or given up, the last first.</summary>
[NeedsRole(StepHolders.Deciders)]
public sealed class ReleaseListModel(CmsDb db) : PageModel
{
    private const int Most = 100, PageSize = 20;

    [BindProperty(SupportsGet = true)] public DateTimeOffset? Before { get; set; }

    public List<ReleaseRow> Open { get; private set; } = [];
    public List<ReleaseRow> Closed { get; private set; } = [];
    public string? Older { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        if (Before is null)
            Open = await RowsAsync(db.Releases.Where(s => s.State == ReleaseState.Open).OrderBy(s => s.ScheduledFor == null).ThenBy(s => s.ScheduledFor).ThenByDescending(s => s.ChangedAt).Take(Most), cancel);
        var before = Before is { Year: > 1900 and < 2200 } at ? at.ToUniversalTime() : DateTimeOffset.MaxValue;
        Closed = await RowsAsync(db.Releases.Where(s => s.State != ReleaseState.Open && s.ChangedAt < before).OrderByDescending(s => s.ChangedAt).ThenByDescending(s => s.Id).Take(PageSize + 1), cancel);
        if (Closed.Count <= PageSize) return;
        Closed.RemoveAt(PageSize);
        Older = new QueryString().Add(nameof(Before), Closed[^1].Set.ChangedAt.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture)).ToString();
    }

    private Task<List<ReleaseRow>> RowsAsync(IQueryable<ReleaseSet> sets, CancellationToken cancel) => sets.AsNoTracking().Select(s => new ReleaseRow(s,
        db.ReleaseItems.Count(r => r.SetId == s.Id),
        db.ReleaseItems.Count(r => r.SetId == s.Id && db.Items.Any(i => i.Id == r.ItemId && (i.State == Domain.Content.ContentState.Approved || i.State == Domain.Content.ContentState.Published))))).ToListAsync(cancel);
}
