using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Notices;

/// <summary>Leads to what a notice tells of; it is read then.</summary>
[NeedsRole((Role)127)]
public sealed class OpenNoticeModel(CmsDb db, TimeProvider clock) : PageModel
{
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel)
    {
        var me = User.Actor().Id;
        if (await db.Notices.SingleOrDefaultAsync(n => n.Id == id && n.PersonId == me, cancel) is not { } notice) return NotFound();
        notice.ReadAt ??= clock.GetUtcNow();
        await db.SaveChangesAsync(cancel);
        return LocalRedirect(notice.Path);
    }
}
