using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Publishing.Works;

namespace VocEdu.Cms.Counting;

/// <summary>Links that can no longer be opened, and what to do about each.</summary>
[NeedsRole(CountingServices.Readers)]
public sealed class DeadLinksModel(CmsDb db, TimeProvider clock) : PageModel
{
    private const int Shown = 200;
    public IReadOnlyList<(Evidence Evidence, Work Work)> Rows { get; private set; } = [];
    public bool MayCheck => User.Actor().Has(CountingServices.Bookers);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var dead = await db.Evidence.AsNoTracking().Where(e => e.Alive == false).OrderBy(e => e.PageHash != null).ThenByDescending(e => e.CheckedAt).Take(Shown).ToListAsync(cancel);
        var ids = dead.Select(e => e.WorkId).ToList();
        var works = await db.Works.AsNoTracking().Where(w => ids.Contains(w.Id)).ToDictionaryAsync(w => w.Id, cancel);
        Rows = [.. dead.Select(e => (e, works[e.WorkId]))];
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (!MayCheck) return Forbid();
        var now = clock.GetUtcNow();
        if (await db.Evidence.Where(e => e.Id == id && e.Url != null).ExecuteUpdateAsync(set => set.SetProperty(e => e.CheckAt, now), cancel) == 0) return NotFound();
        TempData.SayDone("Liên kết sẽ được kiểm tra lại trong ít phút.");
        return RedirectToPage();
    }
}
