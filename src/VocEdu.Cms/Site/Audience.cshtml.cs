using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Site.Following;
using VocEdu.Cms.Site.StructuredData;

namespace VocEdu.Cms.Site;

/// <summary>What is written for one audience, the newest first; without a name, all audiences.</summary>
public sealed class AudienceModel(Cards cards, PictureLibrary library, Audiences audiences, IOptions<SiteOptions> site) : PageModel
{
    public IReadOnlyList<Audience> All => audiences.All;

    /// <summary>Null: the list of all.</summary>
    public Audience? Audience { get; private set; }
    public CardPage List { get; private set; } = new([], null);
    public Pictures Pictures { get; private set; } = new([]);
    public bool IsFirst { get; private set; }

    /// <param name="code">Of the audience.</param>
    /// <param name="sau">Mark of the last item of the page before.</param>
    public async Task<IActionResult> OnGetAsync(string? code, string? sau, CancellationToken cancel)
    {
        HttpContext.Shows(PublicChange.Lists);
        if (code is null)
        {
            new PageHead("Dành cho ai", "Tin, bài, video xếp theo người đọc: học sinh, cha mẹ, người lao động, doanh nghiệp.", $"/{Site.Audience.Folder}").On(ViewData);
            return Page();
        }

        PageMark? after = null;
        if (audiences.Find(code) is not { } known || (sau is not null && !PageMark.TryParse(sau, out after))) return NotFound();
        (Audience, IsFirst) = (known, after is null);
        List = await cards.ForAudienceAsync(known, after, cancel);
        Pictures = await library.ForAsync(List.Cards, cancel);
        new PageHead($"Dành cho {char.ToLowerInvariant(known.Name[0])}{known.Name[1..]}", known.Description, IsFirst ? known.Path : null)
        {
            Feed = FeedFormat.Rss.Of(known.Path),
            Facts = [SiteFacts.Breadcrumbs(site.Value, ("Dành cho ai", $"/{Site.Audience.Folder}"), (known.Name, known.Path))],
        }.On(ViewData);
        return Page();
    }
}
