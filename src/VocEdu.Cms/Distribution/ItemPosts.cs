using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Review;

namespace VocEdu.Cms.Distribution;

/// <summary>How an item stands on each channel, for its own pages.</summary>
public sealed class ItemPostsViewComponent(CmsDb db) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid itemId)
    {
        var source = PublishContent.SourceOf(itemId);
        return View("/Distribution/_ItemPostsBeside.cshtml", await db.Outbox.AsNoTracking().Include(p => p.Channel)
            .Where(p => p.Work!.Source == source).OrderBy(p => p.DueAt).ToListAsync(HttpContext.RequestAborted));
    }
}
