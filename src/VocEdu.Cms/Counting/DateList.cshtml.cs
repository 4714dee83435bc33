using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Publishing.Works;

namespace VocEdu.Cms.Counting;

/// <summary>Requests to set a counting date right: those that wait for a second person first.</summary>
[NeedsRole(CountingServices.Readers)]
public sealed class DateListModel(CmsDb db) : PageModel
{
    private const int Shown = 100;
    public IReadOnlyList<(DateCorrection Asked, Work Work)> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var rows = await db.DateCorrections.AsNoTracking().OrderBy(c => c.DecidedAt != null).ThenByDescending(c => c.AskedAt).Take(Shown)
            .Join(db.Works, c => c.WorkId, w => w.Id, (c, w) => new { c, w }).ToListAsync(cancel);
        Rows = [.. rows.Select(r => (r.c, r.w)).OrderBy(r => r.c.DecidedAt is not null).ThenByDescending(r => r.c.AskedAt)];
    }
}
