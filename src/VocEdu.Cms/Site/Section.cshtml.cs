using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Site.Following;
using VocEdu.Cms.Site.StructuredData;

namespace VocEdu.Cms.Site;

/// <summary>A section's items, the newest first.</summary>
public sealed class SectionModel(Cards cards, PictureLibrary library, IOptions<SiteOptions> site) : PageModel
{
    private const int LeadCards = 3;

    public Writing.Section Section { get; private set; } = null!;
    public CardPage List { get; private set; } = new([], null);

    /// <summary>The newest stand out where stories are read one after another: a list of three or fewer has no front.</summary>
    public IReadOnlyList<Card> Leads => IsFirst && Section.Code is "tin-tuc" or "guong-dien-hinh" or "thu-vien" && List.Cards.Count > LeadCards ? [.. List.Cards.Take(LeadCards)] : [];
    public Pictures Pictures { get; private set; } = new([]);
    public bool IsFirst { get; private set; }

    /// <param name="section">Known to be one: the route's constraint.</param>
    /// <param name="sau">Mark of the last item of the page before.</param>
    public async Task<IActionResult> OnGetAsync(string section, string? sau, CancellationToken cancel)
    {
        if (!Writing.Sections.TryFind(section, out var known)) return NotFound();
        PageMark? after = null;
        if (sau is not null && !PageMark.TryParse(sau, out after)) return NotFound();
        Section = known;
        IsFirst = after is null;
        List = await cards.SectionAsync(section, after, cancel);
        Pictures = await library.ForAsync(List.Cards, cancel);
        new PageHead(known.Name, known.Description, IsFirst ? known.Path : null) { Section = section, Feed = FeedFormat.Rss.Of(known.Path), Facts = [SiteFacts.Breadcrumbs(site.Value, known)] }.On(ViewData);
        return Page();
    }
}
