using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;

namespace VocEdu.Cms.Notices;

/// <summary>The bell in the head of the back office, with how many notices are unread.</summary>
public sealed class BellViewComponent(CmsDb db) : ViewComponent
{
    private const int Most = 99;

    public async Task<IViewComponentResult> InvokeAsync()
    {
        var me = HttpContext.User.Actor().Id;
        var unread = await db.Notices.Where(n => n.PersonId == me && n.ReadAt == null).Take(Most + 1).CountAsync(HttpContext.RequestAborted);
        return View("/Notices/_Bell.cshtml", unread > Most ? $"{Most}+" : unread > 0 ? $"{unread}" : null);
    }
}
