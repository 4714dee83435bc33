using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace VocEdu.Cms.Site.Guidance;

/// <summary>A trade on one sheet of paper.</summary>
public sealed class OnePageModel(ReadGuides read) : PageModel
{
    public WholeGuide Guide { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        if (await read.RunAsync([slug], cancel) is not [var guide]) return NotFound();
        Guide = guide;
        HttpContext.Shows(PublicChange.ItemTag(guide.Item.ItemId));
        HttpContext.Shows(guide.Schools.Select(school => school.Card));
        new PageHead($"{guide.Item.Title}: tờ tóm tắt", "", null).On(ViewData);
        return Page();
    }
}
