using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Distribution;

/// <summary>Over every page of those who can help: sending that is paused, or posts five minutes past their time.</summary>
public sealed class AlarmBannerViewComponent(CmsDb db, TimeProvider clock) : ViewComponent
{
    private const int Most = 99;

    public async Task<IViewComponentResult> InvokeAsync()
    {
        if (!HttpContext.User.Actor().Has(Role.Administrator | Role.ChannelManager)) return Content("");
        if (await db.DeliveryStates.AnyAsync(s => s.PausedAt != null, HttpContext.RequestAborted)) return View("/Distribution/Sending/_Paused.cshtml");
        var late = await db.Outbox.In(PostGroup.Overdue, clock.GetUtcNow()).Take(Most + 1).CountAsync(HttpContext.RequestAborted);
        return late == 0 ? Content("") : View("/Distribution/_Alarm.cshtml", late > Most ? $"{Most}+" : $"{late}");
    }
}
