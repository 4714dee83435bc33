using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;

namespace VocEdu.Cms.Site;

/// <summary>After a vote: thanks, and the way back.</summary>
public sealed class ThanksModel(CmsDb db) : PageModel
{
    public string Path { get; private set; } = "";
    public string Title { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(Guid itemId, CancellationToken cancel)
    {
        if (await db.Publications.Where(p => p.ItemId == itemId).Select(p => new { p.Path, p.Title }).SingleOrDefaultAsync(cancel) is not { } page) return NotFound();
        (Path, Title) = (page.Path, page.Title);
        new PageHead("Cảm ơn bạn", "", null).On(ViewData);
        return Page();
    }
}
