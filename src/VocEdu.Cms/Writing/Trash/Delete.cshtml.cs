using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Writing.Trash;

/// <summary>What is lost when an item goes, and the button for it.</summary>
[NeedsRole(Role.Contributor | Role.UnitHead | Role.Editor | Role.Approver)]
public sealed class DeleteModel(CmsDb db, TrashContent trash) : PageModel
{
    public ContentItem Item { get; private set; } = null!;
    public Refusal? Refusal { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        Refusal = await trash.WhyNotAsync(Item, User.Actor(), cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        Refusal = await trash.RunAsync(id, User.Actor(), cancel);
        if (Refusal is not null)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        TempData.SayDone($"Đã xóa “{Item.Title}” vào thùng rác. Bạn khôi phục được trong {TrashContent.DaysKept} ngày.");
        return Redirect("/quan-tri/thung-rac");
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancel)
    {
        if (await db.Items.AsNoTracking().VisibleTo(User.Actor()).SingleOrDefaultAsync(i => i.Id == id, cancel) is not { } item) return false;
        Item = item;
        return true;
    }
}
