using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Collections;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media.Making;
using VocEdu.Cms.Site.Following;
using VocEdu.Cms.Site.StructuredData;

namespace VocEdu.Cms.Site;

/// <summary>A series or topic with its stories, or all of a kind.</summary>
public sealed class CollectionModel(CmsDb db, Cards cards, PictureLibrary library, IOptions<SiteOptions> site) : PageModel
{
    private const int MostStories = 120, MostCollections = 200;

    public CollectionKind Kind { get; private set; }

    /// <summary>Null: the list of all.</summary>
    public Collection? Collection { get; private set; }
    public IReadOnlyList<Collection> All { get; private set; } = [];
    public IReadOnlyList<Card> Stories { get; private set; } = [];
    public Pictures Pictures { get; private set; } = new([]);

    public async Task<IActionResult> OnGetAsync(string? slug, CancellationToken cancel)
    {
        Kind = HttpContext.Request.Path.StartsWithSegments("/chuyen-de", StringComparison.Ordinal) ? CollectionKind.Topic : CollectionKind.Series;
        HttpContext.Shows(PublicChange.Lists);
        if (slug is null)
        {
            All = await db.Collections.AsNoTracking().Where(c => c.Kind == Kind && c.Active).OrderByDescending(c => c.UpdatedAt).Take(MostCollections).ToListAsync(cancel);
            new PageHead(Collections.Collection.NameOf(Kind), "", $"/{Collections.Collection.Folder(Kind)}").On(ViewData);
            return Page();
        }

        Collection = await db.Collections.AsNoTracking().SingleOrDefaultAsync(c => c.Kind == Kind && c.Slug == slug, cancel);
        if (Collection is null) return NotFound();
        Stories = await cards.InCollectionAsync(Kind, slug, MostStories, cancel);
        Pictures = await library.ForAsync([Collection.Cover?.MediaId, .. Stories.Select(card => card.Fields.Cover?.MediaId)], cancel);
        HttpContext.Shows(Stories);
        new PageHead(Collection.Name, Collection.Description, Collection.Path) 
        {
            Image = Pictures.Cut(Collection.Cover, CropShape.Facebook), Feed = FeedFormat.Rss.Of(Collection.Path),
            Facts = [SiteFacts.Breadcrumbs(site.Value, (Collections.Collection.NameOf(Kind), $"/{Collections.Collection.Folder(Kind)}"), (Collection.Name, Collection.Path))],
        }.On(ViewData);
        return Page();
    }
}
