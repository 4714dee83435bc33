using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Resources;
using VocEdu.Cms.Shared;
using VocEdu.Publishing.Targets;

namespace VocEdu.Cms.Plans;

/// <summary>Title, number, issuer, years and counting window of a plan.</summary>
[NeedsRole(PlanServices.Planners)]
public sealed class DescribePlanModel(CmsDb db, EditPlan edit, IStringLocalizer<SharedStrings> t) : PageModel
{
    [BindProperty] public PlanHeadForm Form { get; set; } = new();
    public Plan Plan { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancel)
    {
        if (!await LoadAsync(code, cancel)) return NotFound();
        Form = PlanHeadForm.Of(Plan);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string code, CancellationToken cancel)
    {
        if (!await LoadAsync(code, cancel)) return NotFound();
        if (ModelState.IsValid && await edit.DescribeAsync(User.Actor(), code, Form.Read(), cancel) is { } refusal)
            ModelState.AddModelError(refusal.Field is { } field ? $"{nameof(Form)}.{field}" : "", t[refusal.Message]);
        if (!ModelState.IsValid) return Page();
        TempData.SayDone("Đã lưu.");
        return Redirect($"/quan-tri/ke-hoach/{code}");
    }

    private async Task<bool> LoadAsync(string code, CancellationToken cancel)
    {
        if (await db.PlanAsync(code, cancel) is not { } plan) return false;
        Plan = plan;
        return true;
    }
}
