using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Resources;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Plans;

/// <summary>Begins a plan from nothing.</summary>
[NeedsRole(PlanServices.Planners)]
public sealed class NewPlanModel(MakePlan make, TimeProvider clock, IStringLocalizer<SharedStrings> t) : PageModel
{
    [BindProperty] public string? Code { get; set; }
    [BindProperty] public PlanHeadForm Form { get; set; } = new();

    public void OnGet() => Form.FirstYear = Form.LastYear = Vietnam.Today(clock).Year + 1;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var code = Code?.Trim().ToUpperInvariant();
        if (ModelState.IsValid && await make.RunAsync(User.Actor(), code, Form.Read(), cancel) is { } refusal)
            ModelState.AddModelError(refusal.Field is { } field and not nameof(Code) ? $"{nameof(Form)}.{field}" : refusal.Field ?? "", t[refusal.Message]);
        if (!ModelState.IsValid) return Page();
        TempData.SayDone("Đã lập kế hoạch. Hãy thêm chỉ tiêu và hoạt động.");
        return Redirect($"/quan-tri/ke-hoach/{code}");
    }
}
