using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media.Making;
using VocEdu.Cms.Site.Sharing;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Site.Embedding;

/// <summary>Tells other programs how to show one of our pages (https://oembed.com).</summary>
public static class OEmbed
{
    private const string Root = "/oembed";
    private const int Width = 640, FilmHeight = 540, CardHeight = 520, Narrowest = 240, CacheSeconds = 3600;

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Address(SiteOptions site, string path, string format) => $"{Root}?url={Uri.EscapeDataString(site.Absolute(path).AbsoluteUri)}&format={format}";

    public static void MapOEmbed(this IEndpointRouteBuilder app) => app.MapGet(Root, async (
        string? url, string? format, int? maxwidth, int? maxheight, HttpContext context, CmsDb db, PictureLibrary library, IOptions<SiteOptions> site, CancellationToken cancel) =>
    {
        if (await FindAsync(db, url, site.Value, cancel) is not { } item) return Results.NotFound();
        if (format is not (null or "json" or "xml")) return Results.StatusCode(StatusCodes.Status501NotImplemented);      // as its specification says
        var picture = (await library.ForAsync([item.Fields.Cover?.MediaId], cancel)).Cut(item.Fields.Cover, CropShape.Facebook) ?? ShareCardEndpoint.Of(item);
        var isFilm = item.Kind is ContentKind.Video && item.Fields.Video?.MediaId is not null;
        var (width, height) = (Math.Clamp(maxwidth ?? Width, Narrowest, Width), Math.Clamp(maxheight ?? int.MaxValue, 160, isFilm ? FilmHeight : CardHeight));
        (string Name, object Value)[] facts =
        [
            ("version", "1.0"), ("type", isFilm ? "video" : "rich"), ("title", item.Title), ("author_name", Words.Writers(item.Fields) ?? item.UnitName),
            ("provider_name", site.Value.Name), ("provider_url", site.Value.Absolute("/").AbsoluteUri), ("cache_age", CacheSeconds),
            ("thumbnail_url", site.Value.Absolute(picture.Address).AbsoluteUri), ("thumbnail_width", picture.Width ?? ShareCards.Width), ("thumbnail_height", picture.Height ?? ShareCards.Height),
            ("html", Embed.Frame(site.Value, Embed.CardPath + item.Path, item.Title, width.ToString(CultureInfo.InvariantCulture), height)), ("width", width), ("height", height),
        ];
        context.Response.Headers.CacheControl = $"public, max-age={CacheSeconds}";
        context.Response.Headers.AccessControlAllowOrigin = "*";
        return format is "xml"
            ? Results.Bytes(PublicXml.Write(new XElement("oembed", facts.Select(fact => new XElement(fact.Name, PublicXml.Clean(Convert.ToString(fact.Value, CultureInfo.InvariantCulture)!))))), "text/xml; charset=utf-8")
            : Results.Bytes(JsonSerializer.SerializeToUtf8Bytes(facts.ToDictionary(fact => fact.Name, fact => fact.Value), Json), "application/json; charset=utf-8");
    }).AllowAnonymous().ExcludeFromDescription();

    /// <summary>The public item at one of our addresses, present or former.</summary>
    private static async Task<Publication?> FindAsync(CmsDb db, string? url, SiteOptions site, CancellationToken cancel)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || !string.Equals(address.Authority, site.PublicUrl.Authority, StringComparison.OrdinalIgnoreCase)) return null;
        if (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps) return null;
        var path = address.AbsolutePath;
        return await db.Addresses.Where(a => a.Path == path).Join(db.Publications.AsNoTracking(), a => a.ItemId, p => p.ItemId, (_, p) => p).FirstOrDefaultAsync(cancel);
    }
}
