using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Review.Steps;
using VocEdu.Cms.Writing;

namespace VocEdu.Cms.Review.Comments;

/// <summary>A comment with its answers, and whether the newest version still says what it is about.</summary>
public sealed record CommentThread(PassageComment First, IReadOnlyList<PassageComment> Answers, bool OfOlderVersion, bool PassageChanged);

public sealed record CommentsView(ContentItem Item, IReadOnlyList<CommentThread> Threads, bool MayAddress);

public sealed class PassageCommentsViewComponent(CmsDb db) : ViewComponent
{
    private const int Most = 200;

    public async Task<IViewComponentResult> InvokeAsync(Guid itemId)
    {
        var cancel = HttpContext.RequestAborted;
        var actor = HttpContext.User.Actor();
        var item = await db.Items.AsNoTracking().SingleAsync(i => i.Id == itemId, cancel);
        var comments = await db.Comments.AsNoTracking().Where(c => c.ItemId == itemId).VisibleTo(actor, item).OrderByDescending(c => c.Id).Take(Most).ToListAsync(cancel);
        var newest = await db.Versions.AsNoTracking().SingleAsync(v => v.ItemId == itemId && v.Number == item.Version, cancel);
        CommentThread[] threads = [.. comments.Where(c => c.ParentId is null).OrderBy(c => c.ResolvedAt is not null).ThenBy(c => c.Id).Select(first => new CommentThread(
            first, [.. comments.Where(c => c.ParentId == first.Id).OrderBy(c => c.Id)], first.Version != item.Version,
            first.Version != item.Version && first.Quote.Length > 0 && !CommentOnPassage.IsIn(newest, first.Quote)))];
        return View("/Review/Comments/_Comments.cshtml", new CommentsView(item, threads, actor.Has(StepHolders.Deciders)));
    }
}
