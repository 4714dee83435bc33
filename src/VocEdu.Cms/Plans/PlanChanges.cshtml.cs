using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Counting;
using VocEdu.Cms.Data;
using VocEdu.Publishing.Targets;

namespace VocEdu.Cms.Plans;

/// <summary>What two versions of a plan state differently.</summary>
[NeedsRole(CountingServices.Readers)]
public sealed class PlanChangesModel(CmsDb db) : PageModel
{
    private const int Offered = 200;

    [BindProperty(SupportsGet = true, Name = "tu")] public int? From { get; set; }
    [BindProperty(SupportsGet = true, Name = "den")] public int? To { get; set; }

    public Plan Plan { get; private set; } = null!;

    /// <summary>Without their documents, newest first.</summary>
    public IReadOnlyList<PlanVersion> Versions { get; private set; } = [];
    public IReadOnlyList<PartChanges> Parts { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancel)
    {
        if (await db.PlanAsync(code, cancel) is not { } plan) return NotFound();
        Plan = plan;
        Versions = await db.VersionsAsync(code, Offered, cancel);
        if (Versions.Count == 0) return Page();
        To ??= plan.Version;
        From ??= Math.Max(1, To.Value - 1);
        var documents = await db.PlanVersions.AsNoTracking().Where(v => v.PlanCode == code && (v.Number == From || v.Number == To)).ToDictionaryAsync(v => v.Number, v => v.Document, cancel);
        if (!documents.TryGetValue(From.Value, out var before) || !documents.TryGetValue(To.Value, out var after)) return NotFound();
        Parts = ComparePlans.Between(JsonNode.Parse(before)!, JsonNode.Parse(after)!);
        return Page();
    }
}
