using System.Globalization;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Data;
using VocEdu.Cms.Site.English;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Site.Sitemaps;

/// <summary>Every public address, for search engines: an index of files (https://www.sitemaps.org/protocol.html), each made from what it holds and no more.</summary>
public static class Sitemap
{
    /// <summary>The protocol's limits are 50,000 addresses in a file and 50,000 files; small files cost little each time one is asked for.</summary>
    public const int MostInOneFile = 2_000;

    private const int MostInEnglish = 10_000;

    public static readonly XNamespace Schema = "http://www.sitemaps.org/schemas/sitemap/0.9";

    public static void MapSitemaps(this IEndpointRouteBuilder app)
    {
        app.MapGet("/robots.txt", (IOptions<SiteOptions> site) => Results.Text(
            $"User-agent: *\nDisallow: /quan-tri\nDisallow: /tim-kiem\nDisallow: /tai-ve\nSitemap: {site.Value.Absolute("/sitemap.xml")}\n")).AllowAnonymous();
        app.MapGet("/sitemap.xml", IndexAsync).AllowAnonymous();
        app.MapGet("/sitemap-trang.xml", PagesAsync).AllowAnonymous();
        app.MapGet("/sitemap-bai-{first:guid}.xml", ItemsAsync).AllowAnonymous();
        app.MapGet("/sitemap-tin-moi.xml", NewsSitemap.AnswerAsync).AllowAnonymous();
        app.MapGet("/sitemap-video-{first:guid}.xml", VideoSitemap.AnswerAsync).AllowAnonymous();
    }

    public static XElement Url(SiteOptions site, string path, DateTimeOffset? changed) => new(Schema + "url",
        new XElement(Schema + "loc", site.Absolute(path).AbsoluteUri),
        changed is { } at ? new XElement(Schema + "lastmod", Moment(at)) : null);

    /// <summary>As W3C writes a date and time.</summary>
    public static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static async Task<IResult> IndexAsync(CmsDb db, IOptions<SiteOptions> options, CancellationToken cancel)
    {
        var (site, ofVideos) = (options.Value, VideoSitemap.Most(options.Value));
        // The item each file begins with: ids grow with time, so that an address stays in its file. Each index is walked once, nothing is sorted.
        var items = await db.Database.SqlQuery<Guid>($"""
            with recursive start as (
              (select item_id from cms.publication order by item_id limit 1)
              union all
              select (select p.item_id from cms.publication p where p.item_id > start.item_id order by p.item_id offset {site.SitemapFile - 1} limit 1)
              from start where start.item_id is not null)
            select item_id as "Value" from start where item_id is not null
            """).ToListAsync(cancel);
        var videos = await db.Database.SqlQuery<Guid>($"""
            select item_id as "Value" from (select item_id, row_number() over (order by item_id) - 1 as place from cms.publication where kind = 'Video' and listed) numbered
            where place % {ofVideos} = 0 order by item_id
            """).ToListAsync(cancel);
        string[] files = ["/sitemap-trang.xml", "/sitemap-tin-moi.xml", .. items.Select(id => $"/sitemap-bai-{id}.xml"), .. videos.Select(id => $"/sitemap-video-{id}.xml")];
        return PublicXml.Answer(new XElement(Schema + "sitemapindex",
            files.Select(file => new XElement(Schema + "sitemap", new XElement(Schema + "loc", site.Absolute(file).AbsoluteUri)))), "application/xml");
    }

    private static async Task<IResult> ItemsAsync(Guid first, CmsDb db, IOptions<SiteOptions> site, CancellationToken cancel)
    {
        var pages = await db.Publications.AsNoTracking().Where(p => p.ItemId >= first).OrderBy(p => p.ItemId).Take(site.Value.SitemapFile)
            .Select(p => new { p.Path, p.UpdatedAt }).ToListAsync(cancel);
        return pages.Count == 0 ? Results.NotFound() : Answer(pages.Select(p => Url(site.Value, p.Path, p.UpdatedAt)));
    }

    private static async Task<IResult> PagesAsync(CmsDb db, Audiences audiences, IOptions<SiteOptions> site, CancellationToken cancel)
    {
        var gathered = await db.Collections.AsNoTracking().Where(c => c.Active).OrderBy(c => c.Id).ToListAsync(cancel);
        var told = await db.Publications.AsNoTracking().Where(p => p.Kind == ContentKind.CareerGuide || p.Kind == ContentKind.School).OrderBy(p => p.ItemId)
            .Take(MostInEnglish).Select(p => new { p.Kind, p.Path, p.UpdatedAt }).ToListAsync(cancel);
        var english = told.Select(p => Url(site.Value, p.Kind is ContentKind.School ? EnglishTexts.School(Publication.SlugOf(p.Path)) : EnglishTexts.Career(Publication.SlugOf(p.Path)), p.UpdatedAt));
        string[] plain = ["/", .. Sections.All.Select(s => s.Path), "/tuyen-bai", "/chuyen-de", $"/{Audience.Folder}", .. audiences.All.Select(a => a.Path),
            "/lien-he", "/kenh-chinh-thuc", "/quyen-rieng-tu", "/tro-nang", "/nguon-tin", "/nhung", "/en", "/en/careers", "/en/schools", "/en/contact", "/en/channels", "/en/privacy"];
        return Answer(plain.Select(path => Url(site.Value, path, null)).Concat(gathered.Select(c => Url(site.Value, c.Path, c.UpdatedAt))).Concat(english));
    }

    internal static IResult Answer(IEnumerable<XElement> urls) => PublicXml.Answer(new XElement(Schema + "urlset", urls), "application/xml");
}
