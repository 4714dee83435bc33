using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Counting;
using VocEdu.Cms.Data;
using VocEdu.Domain.Counting;
using VocEdu.Publishing.Targets;

namespace VocEdu.Cms.Plans;

/// <summary>All plans, those in force first.</summary>
[NeedsRole(CountingServices.Readers)]
public sealed class PlanListModel(CmsDb db, TimeProvider clock) : PageModel
{
    public List<Plan> Plans { get; private set; } = [];
    public int Year { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Year = Vietnam.Today(clock).Year;
        Plans = await db.Plans.AsNoTracking().OrderByDescending(p => p.LastYear >= Year).ThenByDescending(p => p.FirstYear).ThenBy(p => p.Code).ToListAsync(cancel);
    }
}
