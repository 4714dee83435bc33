using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Counting;
using VocEdu.Cms.Data;
using VocEdu.Publishing.Targets;

namespace VocEdu.Cms.Plans;

/// <summary>One list of a plan: its activities, targets, themes …</summary>
[NeedsRole(CountingServices.Readers)]
public sealed class PlanPartPageModel(CmsDb db) : PageModel
{
    public Plan Plan { get; private set; } = null!;
    public PlanPart Part { get; private set; } = null!;
    public IReadOnlyList<JsonNode> Entries { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string code, string part, CancellationToken cancel)
    {
        if (PlanPart.Find(part) is not { } found || await db.PlanAsync(code, cancel) is not { } plan) return NotFound();
        (Plan, Part) = (plan, found);
        Entries = plan.Entries(found.List);
        return Page();
    }
}
