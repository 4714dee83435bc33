using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Data;

namespace VocEdu.Cms.Site.Sitemaps;

/// <summary>The news of the last two days (https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap).</summary>
public static class NewsSitemap
{
    private const int Most = 1_000;

    private static readonly TimeSpan Recent = TimeSpan.FromDays(2);
    private static readonly XNamespace News = "http://www.google.com/schemas/sitemap-news/0.9";

    public static async Task<IResult> AnswerAsync(CmsDb db, IOptions<SiteOptions> site, TimeProvider clock, CancellationToken cancel)
    {
        var since = clock.GetUtcNow() - Recent;
        var fresh = await db.Publications.AsNoTracking().Where(p => p.Listed && p.PublishedAt >= since && Words.NewsGenres.Contains(p.Genre))
            .OrderByDescending(p => p.PublishedAt).Take(Most).Select(p => new { p.Path, p.Title, p.PublishedAt }).ToListAsync(cancel);
        return Sitemap.Answer(fresh.Select(item =>
        {
            var url = Sitemap.Url(site.Value, item.Path, null);
            url.Add(new XElement(News + "news",
                new XElement(News + "publication", new XElement(News + "name", site.Value.Name), new XElement(News + "language", "vi")),
                new XElement(News + "publication_date", Sitemap.Moment(item.PublishedAt)),
                new XElement(News + "title", PublicXml.Clean(item.Title))));
            return url;
        }));
    }
}
