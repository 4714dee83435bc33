using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Resources;
using VocEdu.Cms.Shared;
using VocEdu.Publishing.Targets;

namespace VocEdu.Cms.Counting;

/// <summary>The plans and what each of them asks for, year by year.</summary>
[NeedsRole(CountingServices.Readers)]
public sealed class TargetsModel(CmsDb db, SetTarget set, IStringLocalizer<SharedStrings> t) : PageModel
{
    [BindProperty] public string PlanCode { get; set; } = "";
    [BindProperty] public string Code { get; set; } = "";
    [BindProperty] public int? Year { get; set; }
    [BindProperty] public int? Value { get; set; }
    [BindProperty] public string? Reason { get; set; }

    public IReadOnlyList<PlanView> Plans { get; private set; } = [];
    public bool MaySet => User.Actor().Has(CountingServices.TargetSetters);

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!MaySet) return Forbid();
        if (ModelState.IsValid && await set.RunAsync(User.Actor(), PlanCode, Code, Year ?? 0, Value ?? 0, Reason, cancel) is { } refusal)
            ModelState.AddModelError(refusal.Field ?? "", t[refusal.Message]);
        if (!ModelState.IsValid)
        {
            await LoadAsync(cancel);
            return Page();
        }
        TempData.SayDone("Đã lưu.");
        return RedirectToPage();
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        // The plan's document is long and not shown here.
        var plans = await db.Plans.AsNoTracking().OrderBy(p => p.FirstYear).ThenBy(p => p.Code)
            .Select(p => new { p.Code, p.Number, p.Title, p.Issuer, p.FirstYear, p.LastYear, p.Window, p.ClosingDay, p.AcceptsPress, p.Targets })
            .ToListAsync(cancel);
        Plans = plans.ConvertAll(p => new PlanView(p.Code, p.Number, p.Title, p.Issuer, p.FirstYear, p.LastYear,
            Plan.CutBy(p.Window, p.ClosingDay).Name, p.AcceptsPress, [.. p.Targets.OrderBy(t => t.Year).GroupBy(t => t.Code)]));
    }

    public sealed record PlanView(
        string Code, string? Number, string Title, string Issuer, int FirstYear, int LastYear, string Window, bool AcceptsPress,
        IReadOnlyList<IGrouping<string, Target>> Targets);
}
