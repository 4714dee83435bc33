using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Site;
using VocEdu.Domain.Content;
using VocEdu.Domain.Documents;

namespace VocEdu.Cms.Writing;

/// <summary>Any version of an item, as its reader would see it.</summary>
[NeedsRole(Role.Contributor | Role.UnitHead | Role.Editor | Role.Approver | Role.ChannelManager | Role.Reporter)]
public sealed class OneVersionModel(CmsDb db, PageRenderer renderer) : PageModel
{
    public ReadingView Reading { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, int number, CancellationToken cancel)
    {
        if (!await db.Items.VisibleTo(User.Actor()).AnyAsync(i => i.Id == id, cancel)
            || await db.Versions.AsNoTracking().SingleOrDefaultAsync(v => v.ItemId == id && v.Number == number, cancel) is not { } version) return NotFound();
        Reading = new(version, await renderer.RenderAsync(RichText.Parse(version.Body), cancel));
        return Page();
    }
}
