using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Counting;
using VocEdu.Cms.Data;
using VocEdu.Cms.Resources;
using VocEdu.Cms.Shared;
using VocEdu.Publishing.Targets;

namespace VocEdu.Cms.Plans;

/// <summary>Every version of a plan, newest first.</summary>
[NeedsRole(CountingServices.Readers)]
public sealed class PlanHistoryModel(CmsDb db, EditPlan edit, IStringLocalizer<SharedStrings> t) : PageModel
{
    private const int Shown = 200;
    public Plan Plan { get; private set; } = null!;
    public IReadOnlyList<PlanVersion> Versions { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancel)
    {
        if (await db.PlanAsync(code, cancel) is not { } plan) return NotFound();
        Plan = plan;
        Versions = await db.VersionsAsync(code, Shown, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string code, int number, CancellationToken cancel)
    {
        if (!await db.Plans.AnyAsync(p => p.Code == code, cancel)) return NotFound();
        if (await edit.RestoreAsync(User.Actor(), code, number, cancel) is { } refusal) TempData.SayFailed(t[refusal.Message]);
        else TempData.SayDone("Đã khôi phục. Các phiên bản ở giữa vẫn còn.");
        return Redirect($"/quan-tri/ke-hoach/{code}/lich-su");
    }
}
