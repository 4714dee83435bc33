using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Counting;
using VocEdu.Cms.Data;
using VocEdu.Publishing.Targets;

namespace VocEdu.Cms.Plans;

/// <summary>A plan: what it says, and activity by year what was planned, done and proven.</summary>
[NeedsRole(CountingServices.Readers)]
public sealed class PlanPageModel(CmsDb db, CoverPlan cover) : PageModel
{
    public Plan Plan { get; private set; } = null!;
    public IReadOnlyList<CoverRow> Rows { get; private set; } = [];
    public IReadOnlyList<(PlanPart Part, int Count)> Parts { get; private set; } = [];
    public bool HasIndicators { get; private set; }
    public int Gaps => Rows.Sum(r => r.Cells.Count(c => c.IsGap));
    public int Unproven => Rows.Sum(r => r.Cells.Count(c => c.LacksProof));

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancel)
    {
        if (await db.PlanAsync(code, cancel) is not { } plan) return NotFound();
        Plan = plan;
        Rows = await cover.RunAsync(plan, cancel);
        var document = JsonNode.Parse(plan.Document)!;
        Parts = [.. PlanPart.All.Select(part => (part, PlanReading.Entries(document, part.List).Count))];
        HasIndicators = plan.Outcomes().Count > 0;
        return Page();
    }
}
