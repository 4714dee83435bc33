using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Site;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Handbooks;

/// <summary>What the edition would say were it made now.</summary>
[NeedsRole(Role.Editor)]
public sealed class PreviewEditionModel(CmsDb db, GatherHandbook gather) : PageModel
{
    public HandbookText Text { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (await db.Handbooks().AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, cancel) is not { } edition) return NotFound();
        Text = await db.IsPublicAsync(edition, cancel) ? edition.Text! : await gather.RunAsync(edition, cancel);
        Response.Headers.CacheControl = "no-store";
        new PageHead($"{Text.Title} {Text.Year}", "", null) { Section = "an-pham" }.On(ViewData);
        return Page();
    }
}
