using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Review.Comments;

/// <summary>Takes a comment, an answer or the word that one is settled. Leads back to the item.</summary>
[NeedsRole(Role.Contributor | Role.UnitHead | Role.Editor | Role.Approver | Role.ChannelManager | Role.Reporter)]
public sealed class CommentsModel(CmsDb db, CommentOnPassage comments) : PageModel
{
    public IActionResult OnGet(Guid id) => Redirect($"/quan-tri/duyet/{id}#gop-y");

    public async Task<IActionResult> OnPostAsync(Guid id, int version, string? quote, string? text, bool forUnit, long? parent, CancellationToken cancel)
    {
        if (!await db.Items.VisibleTo(User.Actor()).AnyAsync(i => i.Id == id, cancel)) return NotFound();
        if (await comments.AddAsync(id, version, quote, text, forUnit, parent, User.Actor(), cancel) is { } refusal)
        {
            TempData.SayFailed(refusal.Message);
            if (parent is null) (TempData["comment-text"], TempData["comment-quote"]) = (text, quote);
        }
        else TempData.SayDone("Đã ghi góp ý.");
        return Redirect($"/quan-tri/duyet/{id}#gop-y");
    }

    public async Task<IActionResult> OnPostSettleAsync(Guid id, long comment, bool settled, CancellationToken cancel)
    {
        if (await comments.SettleAsync(id, comment, settled, User.Actor(), cancel) is not null) return NotFound();
        return Redirect($"/quan-tri/duyet/{id}#gop-y");
    }
}
