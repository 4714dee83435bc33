using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Cms.Media.Making;
using VocEdu.Cms.Site.English;
using VocEdu.Cms.Site.Following;
using VocEdu.Cms.Site.Guidance;
using VocEdu.Cms.Site.Sharing;
using VocEdu.Cms.Site.StructuredData;
using VocEdu.Cms.Units;
using VocEdu.Cms.Writing;
using VocEdu.Cms.Writing.Previews;
using VocEdu.Cms.Writing.Structured;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Site;

/// <summary>One item, whatever its kind, at its address.</summary>
public sealed partial class ItemModel(
    CmsDb db, Stories stories, Cards cards, PictureLibrary library, PageRenderer renderer, PreviewLinks previews, IOptions<SiteOptions> site, ReorganiseUnits units, LibraryWords words, SchoolPlaces places, EventList events, LookUps lists, TimeProvider clock) : PageModel
{
    private const int RelatedItems = 4, ComingEvents = 3;

    public Publication Item { get; private set; } = null!;
    public Section Section { get; private set; } = null!;
    public SiteOptions Site => site.Value;
    public LookUps Lists => lists;
    public DateOnly Today => Vietnam.Today(clock);
    public CareerGuide? Guide { get; private set; }

    /// <summary>The schools that teach the trade of this page.</summary>
    public GuideSchools? Teaching { get; private set; }

    /// <summary>Days to meet people: events about the trade, or of the school, that are still to come.</summary>
    public IReadOnlyList<EventShown> Coming { get; private set; } = [];

    /// <summary>Films and sound about the trade of this page.</summary>
    public IReadOnlyList<Card> Films { get; private set; } = [];
    public SchoolProfile? School { get; private set; }
    public IReadOnlyList<Card> Related { get; private set; } = [];

    /// <summary>Guides and schools this item names, by address; one that is not public is not there.</summary>
    public Dictionary<string, Card> Linked { get; private set; } = [];
    public Pictures Pictures { get; private set; } = new([]);
    public SeriesBox? Filed { get; private set; }

    /// <summary>Of a leaflet or a document.</summary>
    public LeafletPages? Sheet { get; private set; }

    /// <summary>Taken off the site: the address remains and says so.</summary>
    public bool IsGone => Item is null;

    public Uri Address => Site.Absolute(Item.Path);

    /// <summary>The body may begin with the cover itself; it is not shown twice.</summary>
    public bool ShowsCover => Item.Fields.Cover is { } cover && !Item.Html.Contains(cover.MediaId.ToString(), StringComparison.Ordinal);

    public async Task<IActionResult> OnGetAsync(string? section, string? slug, [FromRoute] string? token, CancellationToken cancel)
    {
        if (token is not null) return await PreviewAsync(token, cancel);
        var path = $"/{section}/{slug}";
        if (await stories.AtAsync(path, RelatedItems, cancel) is not { } story) return await MovedOrGoneAsync(path, cancel);

        if (story.Item.Kind is ContentKind.School && await units.PageOfSuccessorAsync(story.Item.UnitId, cancel) is { } successor && successor != path)
            return Moved(successor);
        var item = Item = story.Item;
        Section = Sections.TryFind(item.Section, out var known) ? known : Sections.All[0];
        (Related, Linked, Pictures) = (story.Related, story.Linked.ToDictionary(c => c.Path), story.Pictures);
        if (item.Kind is ContentKind.CareerGuide or ContentKind.School) await GatherAsync(cancel);
        if (item.Kind is ContentKind.Leaflet or ContentKind.OfficialDocument) Sheet = await LeafletPages.OfAsync(item.Fields, db, cancel);
        Filed = await SeriesBox.OfAsync(item, db, cards, cancel);
        if (Filed?.Series is { } series) HttpContext.Shows(PublicChange.CollectionTag(series.Kind, series.Slug));
        HttpContext.Shows(PublicChange.ItemTag(item.ItemId));
        HttpContext.Shows(Filed?.Parts ?? []);
        HttpContext.Shows(Related.Concat(Films).Concat(Linked.Values));
        if (item.Kind is ContentKind.CareerGuide or ContentKind.School) HttpContext.Shows(PublicChange.Lists);      // new stories stand there at once
        Head().On(ViewData);
        return Page();
    }

    private async Task GatherAsync(CancellationToken cancel)
    {
        await (Item.Kind is ContentKind.CareerGuide ? LoadGuideAsync(cancel) : LoadSchoolAsync(cancel));
        await LoadNeedsAsync(cancel);
        var covers = Related.Concat(Films).Concat(Linked.Values).Select(c => c.Fields.Cover?.MediaId);
        var ofSchool = School is null ? [] : School.Pictures.Append(School.Map).Select(use => use?.MediaId);
        Pictures = await library.ForAsync([Item.Fields.Cover?.MediaId, Item.Fields.Video?.MediaId, .. ofSchool, .. covers], cancel);
    }

    private async Task LoadGuideAsync(CancellationToken cancel)
    {
        Guide = CareerGuide.Of(Item.Fields) ?? new();
        Related = await cards.AboutGuideAsync(Item.Slug, RelatedItems, cancel);
        Films = await cards.FilmsAboutGuideAsync(Item.Slug, RelatedItems, cancel);
        Teaching = GuideSchools.Of(Item.Slug, Guide, await places.AllAsync(cancel), Request.Query[GuideFacets.Where], Today);
        Coming = await events.ComingAsync(new(Item.Slug, null), clock.GetUtcNow(), ComingEvents, cancel);
        await LinkAsync([.. Guide.Related.Select(GuidePath), .. Teaching.Offers.Select(offer => offer.School.Card.Path)], cancel);
    }

    private async Task LoadSchoolAsync(CancellationToken cancel)
    {
        School = SchoolProfile.Of(Item.Fields) ?? new();
        Related = await cards.OfSchoolAsync(Item.UnitId, Item.Slug, RelatedItems, cancel);
        Coming = await events.ComingAsync(new(null, Item.Slug), clock.GetUtcNow(), ComingEvents, cancel);
        await LinkAsync([.. School.Licensed.Select(p => p.Guide).OfType<string>().Distinct().Select(GuidePath)], cancel);
    }

    private async Task LinkAsync(string[] paths, CancellationToken cancel) =>
        Linked = (await cards.AtAsync(paths, cancel)).ToDictionary(c => c.Path);

    public static string GuidePath(string slug) => $"/nghe/{slug}";

    public static string SchoolPath(string slug) => $"/truong/{slug}";

    /// <summary>An earlier address leads to the present one for ever; that of a withdrawn item says that it was taken down.</summary>
    private async Task<IActionResult> MovedOrGoneAsync(string path, CancellationToken cancel)
    {
        var itemId = await db.Addresses.Where(a => a.Path == path).Select(a => (Guid?)a.ItemId).SingleOrDefaultAsync(cancel);
        if (itemId is null) return NotFound();
        var present = await db.Publications.Where(p => p.ItemId == itemId).Select(p => p.Path).SingleOrDefaultAsync(cancel);
        if (present is not null) return Moved(present);

        new PageHead("Nội dung đã được gỡ", "", null).On(ViewData);
        Response.StatusCode = StatusCodes.Status410Gone;
        return Page();
    }

    /// <summary>For ever to search engines; a browser asks again, since an item may get its first address back and a successor's page may go.</summary>
    private RedirectResult Moved(string path)
    {
        Response.Headers.CacheControl = "public, no-cache";
        return RedirectPermanent(path);
    }

    private PageHead Head() => new(Item.Title, Item.Summary, Item.Path)
    {
        Type = Item.Kind is ContentKind.Article ? "article" : "website",
        Image = Pictures.Cut(Item.Fields.Cover, CropShape.Facebook) ?? ShareCardEndpoint.Of(Item),
        PublishedAt = Item.Kind is ContentKind.Article ? Item.PublishedAt : null,
        UpdatedAt = Item.Kind is ContentKind.Article ? Item.UpdatedAt : null,
        Section = Section.Code,
        Embeddable = true,
        Other = Item.Kind switch
        {
            ContentKind.CareerGuide => EnglishTexts.Career(Item.Slug),
            ContentKind.School => EnglishTexts.School(Item.Slug),
            _ => null,
        },
        Feed = FeedFormat.Rss.Of(Item.Kind is ContentKind.CareerGuide or ContentKind.School ? Item.Path : Section.Path),
        Facts = ItemFacts.Of(this),
    };
}
