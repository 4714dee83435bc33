using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Resources;
using VocEdu.Cms.Shared;
using VocEdu.Publishing.Targets;

namespace VocEdu.Cms.Plans;

/// <summary>Begins next year's plan with what this one says.</summary>
[NeedsRole(PlanServices.Planners)]
public sealed partial class CopyPlanPageModel(CmsDb db, CopyPlan copy, IStringLocalizer<SharedStrings> t) : PageModel
{
    /// <summary>Not “Code”: that is the old plan's, in the address.</summary>
    [BindProperty] public string? NewCode { get; set; }
    [BindProperty] public string? Title { get; set; }
    [BindProperty] public int FirstYear { get; set; }
    public Plan Plan { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancel)
    {
        if (!await LoadAsync(code, cancel)) return NotFound();
        FirstYear = Plan.LastYear + 1;
        NewCode = string.Create(CultureInfo.InvariantCulture, $"KH-{FirstYear}");
        Title = Years().Replace(Plan.Title, year => int.Parse(year.ValueSpan, CultureInfo.InvariantCulture) is var named && named >= Plan.FirstYear && named <= Plan.LastYear
            ? (named + FirstYear - Plan.FirstYear).ToString(CultureInfo.InvariantCulture) : year.Value);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string code, CancellationToken cancel)
    {
        if (!await LoadAsync(code, cancel)) return NotFound();
        var made = NewCode?.Trim().ToUpperInvariant();
        if (ModelState.IsValid && await copy.RunAsync(User.Actor(), code, made, Title, FirstYear, cancel) is { } refusal) ModelState.AddModelError(refusal.Field is "Code" ? nameof(NewCode) : refusal.Field ?? "", t[refusal.Message]);
        if (!ModelState.IsValid) return Page();
        TempData.SayDone("Đã chép kế hoạch. Hãy xem lại năm, chỉ tiêu và đơn vị của từng hoạt động.");
        return Redirect($"/quan-tri/ke-hoach/{made}");
    }

    private async Task<bool> LoadAsync(string code, CancellationToken cancel)
    {
        if (await db.PlanAsync(code, cancel) is not { } plan) return false;
        Plan = plan;
        return true;
    }

    [GeneratedRegex(@"(?<![/\d])20\d\d\b", RegexOptions.None, 1000)]
    private static partial Regex Years();
}
