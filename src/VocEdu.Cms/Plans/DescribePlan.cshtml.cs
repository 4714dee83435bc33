using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Resources;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Counting;
using VocEdu.Publishing.Targets;

namespace VocEdu.Cms.Plans;

/// <summary>Title, number, issuer, years and counting window of a plan.</summary>
[NeedsRole(PlanServices.Planners)]
public sealed class DescribePlanModel(CmsDb db, EditPlan edit, IStringLocalizer<SharedStrings> t) : PageModel
{
    [BindProperty] public string? Title { get; set; }
    [BindProperty] public string? Number { get; set; }
    [BindProperty] public string? Issuer { get; set; }
    [BindProperty] public int FirstYear { get; set; }
    [BindProperty] public int LastYear { get; set; }
    [BindProperty] public WindowKind Window { get; set; }

    /// <summary>Day and month as people write them: 30/11.</summary>
    [BindProperty] public string? ClosingDay { get; set; }
    [BindProperty] public bool AcceptsPress { get; set; }
    public Plan Plan { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancel)
    {
        if (!await LoadAsync(code, cancel)) return NotFound();
        (Title, Number, Issuer, FirstYear, LastYear, Window, AcceptsPress) = (Plan.Title, Plan.Number, Plan.Issuer, Plan.FirstYear, Plan.LastYear, Plan.Window, Plan.AcceptsPress);
        ClosingDay = Plan.ClosingDay is { Length: 5 } day ? $"{day[3..]}/{day[..2]}" : null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string code, CancellationToken cancel)
    {
        if (!await LoadAsync(code, cancel)) return NotFound();
        var closing = DateOnly.TryParseExact($"{ClosingDay?.Trim()}/2025", ["d/M/yyyy", "dd/MM/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day.ToString("MM-dd", CultureInfo.InvariantCulture) : null;
        var refusal = ModelState.IsValid
            ? await edit.DescribeAsync(User.Actor(), code, new(Title, Number, Issuer, FirstYear, LastYear, Window, closing, AcceptsPress), cancel)
            : null;
        if (refusal is not null) ModelState.AddModelError(refusal.Field ?? "", t[refusal.Message]);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        TempData.SayDone("Đã lưu.");
        return Redirect($"/quan-tri/ke-hoach/{code}");
    }

    private async Task<bool> LoadAsync(string code, CancellationToken cancel)
    {
        if (await db.Plans.AsNoTracking().SingleOrDefaultAsync(p => p.Code == code, cancel) is not { } plan) return false;
        Plan = plan;
        return true;
    }
}
