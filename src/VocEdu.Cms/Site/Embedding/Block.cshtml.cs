using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Site.Following;

namespace VocEdu.Cms.Site.Embedding;

/// <summary>The newest of a section, topic, audience, school or trade, for a frame on somebody else's page.</summary>
public sealed class BlockModel(FeedSources sources, IOptions<SiteOptions> site) : PageModel
{
    public Feed Feed { get; private set; } = null!;
    public IReadOnlyList<Card> Shown { get; private set; } = [];

    /// <summary>Without the site's own, which stands below.</summary>
    public string Name => Feed.Title.EndsWith($" – {site.Value.Name}", StringComparison.Ordinal) ? Feed.Title[..^(site.Value.Name.Length + 3)] : Feed.Title;

    public async Task<IActionResult> OnGetAsync(
        [FromQuery(Name = "nguon")] string? source, [FromQuery(Name = "so")] string? count, [FromQuery(Name = "giao-dien")] string? theme, CancellationToken cancel)
    {
        Response.BeEmbeddable();
        HttpContext.Shows(PublicChange.Lists);
        if (BlockChoice.Read(source, count, theme) is not { } choice || await sources.AtAsync(choice.Source, cancel) is not { } feed) return NotFound();
        (Feed, Shown) = (feed, [.. feed.Cards.Take(choice.Count)]);
        (ViewData["Title"], ViewData["Theme"]) = (Feed.Title, choice.Theme);
        return Page();
    }
}
