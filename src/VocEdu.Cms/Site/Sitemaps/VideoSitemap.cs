using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Data;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Site.Sitemaps;

/// <summary>Films with their picture and file (https://developers.google.com/search/docs/crawling-indexing/sitemaps/video-sitemaps); one without a file of ours is left out.</summary>
public static class VideoSitemap
{
    /// <summary>The format's limit in characters.</summary>
    private const int LongestDescription = 2_048;

    private const int LongestSeconds = 28_800;

    private static readonly XNamespace Video = "http://www.google.com/schemas/sitemap-video/1.1";

    /// <summary>Each address brings a description.</summary>
    public static int Most(SiteOptions site) => Math.Min(site.SitemapFile, 500);

    public static async Task<IResult> AnswerAsync(Guid first, CmsDb db, PictureLibrary library, IOptions<SiteOptions> site, CancellationToken cancel)
    {
        var films = await db.Publications.AsNoTracking().Where(p => p.Kind == ContentKind.Video && p.Listed && p.ItemId >= first)
            .OrderBy(p => p.ItemId).Take(Most(site.Value)).Select(Card.Of).ToListAsync(cancel);
        if (films.Count == 0) return Results.NotFound();
        var files = await library.ForAsync([.. films.Select(f => f.Fields.Cover?.MediaId), .. films.Select(f => f.Fields.Video?.MediaId)], cancel);
        return Sitemap.Answer(films.Select(film => Url(film, files, site.Value)).OfType<XElement>());
    }

    private static XElement? Url(Card film, Pictures files, SiteOptions site)
    {
        if (files.File(film.Fields.Video?.MediaId, "video/") is not { } file || files.Poster(film.Fields.Cover, film.Fields.Video?.MediaId) is not { } poster) return null;
        var url = Sitemap.Url(site, film.Path, film.UpdatedAt);
        var description = film.Summary is { Length: > 0 } summary ? summary : film.Title;
        url.Add(new XElement(Video + "video",
            new XElement(Video + "thumbnail_loc", site.Absolute(poster).AbsoluteUri),
            new XElement(Video + "title", PublicXml.Clean(film.Title)),
            new XElement(Video + "description", PublicXml.Clean(description.Length > LongestDescription ? description[..LongestDescription] : description)),
            new XElement(Video + "content_loc", site.Absolute(file.Address).AbsoluteUri),
            film.Fields.Video?.DurationSeconds is > 0 and <= LongestSeconds and var seconds ? new XElement(Video + "duration", seconds) : null,
            new XElement(Video + "publication_date", Sitemap.Moment(film.PublishedAt))));
        return url;
    }
}
