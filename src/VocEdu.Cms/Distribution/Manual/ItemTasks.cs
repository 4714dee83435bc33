using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;

namespace VocEdu.Cms.Distribution.Manual;

/// <summary>On the composer's page: the channels by hand that an item goes to, and those it may go to.</summary>
public sealed class ItemTasksViewComponent(CmsDb db, TimeProvider clock) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid itemId)
    {
        if (!HttpContext.User.Actor().Has(ManualTasks.Workers)) return Content("");
        var cancel = HttpContext.RequestAborted;
        var tasks = await db.Set<ManualTask>().AsNoTracking().Include(t => t.Channel).Where(t => t.ItemId == itemId).OrderBy(t => t.Channel!.Name).ToListAsync(cancel);
        var channels = await db.Set<ManualChannel>().AsNoTracking().Where(c => c.Active).OrderBy(c => c.Name).ToListAsync(cancel);
        channels.RemoveAll(c => tasks.Exists(t => t.ChannelId == c.Id && t is { CancelledAt: null, TakenDownAt: null }));
        return View("/Distribution/Manual/_ItemTasks.cshtml", new ItemTasks(itemId, tasks, channels, clock.GetUtcNow()));
    }
}

/// <param name="Free">Channels it is not assigned to.</param>
public sealed record ItemTasks(Guid ItemId, IReadOnlyList<ManualTask> Tasks, IReadOnlyList<ManualChannel> Free, DateTimeOffset Now);
