using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;

namespace VocEdu.Cms.Reports.Duties;

/// <summary>Everything that has to be reported, plan by plan.</summary>
[NeedsRole(ReportServices.Readers)]
public sealed class DutyListModel(CmsDb db) : PageModel
{
    public IReadOnlyList<IGrouping<(string Code, string? Name), Duty>> Groups { get; private set; } = [];
    public bool MayWrite => User.Actor().Has(ReportServices.Writers);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var plans = await db.Plans.AsNoTracking().Select(p => new { p.Code, Name = p.Number == null ? p.Title : p.Number + " " + p.Title }).ToDictionaryAsync(p => p.Code, p => p.Name, cancel);
        var duties = await db.Set<Duty>().AsNoTracking().ToListAsync(cancel);
        Groups = [.. duties.OrderBy(d => d.ClosedAt is null ? 0 : 1).ThenBy(d => d.DutyCode, StringComparer.Ordinal).ThenBy(d => d.CreatedAt)
            .GroupBy(d => (Code: d.PlanCode ?? "khac", Name: d.PlanCode is { } code ? plans.GetValueOrDefault(code) : null)).OrderBy(g => g.Key.Name is null ? 1 : 0).ThenBy(g => g.Key.Code, StringComparer.Ordinal)];
    }
}
