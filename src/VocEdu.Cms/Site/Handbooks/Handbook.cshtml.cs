using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Handbooks;

namespace VocEdu.Cms.Site.Handbooks;

/// <summary>The handbook of a year as it was made, for as long as its publication is public.</summary>
public sealed class HandbookModel(CmsDb db) : PageModel
{
    public HandbookText Text { get; private set; } = null!;

    /// <summary>The page of the publication, with the file to print.</summary>
    public string Publication { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(int year, CancellationToken cancel)
    {
        if (await db.Handbooks().AsNoTracking().SingleOrDefaultAsync(e => e.Year == year, cancel) is not { Text: { } text } edition) return NotFound();
        if (!await db.IsPublicAsync(edition, cancel)) return NotFound();
        Text = text;
        Publication = await db.Publications.Where(p => p.ItemId == edition.ItemId).Select(p => p.Path).SingleAsync(cancel);
        new PageHead($"{text.Title} {text.Year}", $"Ấn bản {text.Year} của {text.Owner}.", edition.Path) { Section = "an-pham" }.On(ViewData);
        return Page();
    }
}
