using System.Globalization;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Data;
using VocEdu.Cms.Writing;

namespace VocEdu.Cms.Site;

/// <summary>Every public address, for search engines: one file, or an index of files once there are more than one may hold.</summary>
public static class Sitemap
{
    /// <summary>The protocol's limit for one file.</summary>
    private const int MostInOneFile = 50_000;

    private static readonly XNamespace Schema = "http://www.sitemaps.org/schemas/sitemap/0.9";

    public static void MapSitemap(this IEndpointRouteBuilder app)
    {
        app.MapGet("/robots.txt", (IOptions<SiteOptions> site) => Results.Text(
            $"User-agent: *\nDisallow: /quan-tri\nDisallow: /tim-kiem\nDisallow: /tai-ve\nSitemap: {site.Value.Absolute("/sitemap.xml")}\n")).AllowAnonymous();
        app.MapGet("/sitemap.xml", RootAsync).AllowAnonymous();
        app.MapGet("/sitemap-{number:int:min(1)}.xml", FileAsync).AllowAnonymous();
    }

    private static async Task<IResult> RootAsync(CmsDb db, IOptions<SiteOptions> site, CancellationToken cancel)
    {
        var count = await db.Publications.CountAsync(cancel);
        if (count <= MostInOneFile) return await FileAsync(1, db, site, cancel);
        var files = Enumerable.Range(1, (count + MostInOneFile - 1) / MostInOneFile)
            .Select(n => new XElement(Schema + "sitemap", new XElement(Schema + "loc", site.Value.Absolute($"/sitemap-{n}.xml"))));
        return PublicXml.Answer(new XElement(Schema + "sitemapindex", files), "application/xml");
    }

    private static async Task<IResult> FileAsync(int number, CmsDb db, IOptions<SiteOptions> site, CancellationToken cancel)
    {
        // In the order of their making, so that an address stays in its file.
        var pages = await db.Publications.AsNoTracking().OrderBy(p => p.ItemId).Skip((number - 1) * MostInOneFile).Take(MostInOneFile)
            .Select(p => new { p.Path, p.UpdatedAt }).ToListAsync(cancel);
        if (pages.Count == 0 && number > 1) return Results.NotFound();
        var urls = pages.Select(p => Url(site.Value, p.Path, p.UpdatedAt));
        var gathered = number > 1 ? [] : await db.Collections.AsNoTracking().Where(c => c.Active).OrderBy(c => c.Id).ToListAsync(cancel);
        if (number == 1) urls = gathered.Select(c => Url(site.Value, c.Path, c.UpdatedAt)).Concat(urls);
        if (number == 1) urls = Sections.All.Select(s => Url(site.Value, s.Path, null)).Prepend(Url(site.Value, "/", null)).Concat(urls);
        return PublicXml.Answer(new XElement(Schema + "urlset", urls), "application/xml");
    }

    private static XElement Url(SiteOptions site, string path, DateTimeOffset? changed) => new(Schema + "url",
        new XElement(Schema + "loc", site.Absolute(path)),
        changed is { } at ? new XElement(Schema + "lastmod", at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)) : null);
}
