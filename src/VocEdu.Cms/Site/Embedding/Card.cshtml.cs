using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;

namespace VocEdu.Cms.Site.Embedding;

/// <summary>One item for a frame on somebody else's page: a film that plays, or a card that leads here.</summary>
public sealed class CardModel(CmsDb db, PictureLibrary library) : PageModel
{
    public Card Item { get; private set; } = null!;
    public Pictures Pictures { get; private set; } = new([]);

    public async Task<IActionResult> OnGetAsync(string section, string slug, CancellationToken cancel)
    {
        Response.BeEmbeddable();
        var path = $"/{section}/{slug}";
        if (await db.Publications.AsNoTracking().Where(p => p.Path == path).Select(Card.Of).SingleOrDefaultAsync(cancel) is not { } item) return NotFound();
        HttpContext.Shows(PublicChange.ItemTag(item.ItemId));
        (Item, Pictures) = (item, await library.ForAsync([item.Fields.Cover?.MediaId, item.Fields.Video?.MediaId], cancel));
        ViewData["Title"] = item.Title;
        return Page();
    }
}
