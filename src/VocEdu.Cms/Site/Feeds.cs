using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Writing;

namespace VocEdu.Cms.Site;

/// <summary>RSS 2.0 of the whole site and of each section.</summary>
public static class Feeds
{
    private const int Items = 30;
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Core = "http://purl.org/dc/elements/1.1/";

    public static void MapFeeds(this IEndpointRouteBuilder app)
    {
        app.MapGet("/rss.xml", (Cards cards, IOptions<SiteOptions> site, CancellationToken cancel) =>
            AnswerAsync(site.Value, site.Value.Name, "Tin, bài, video, ấn phẩm mới nhất.", "/", "/rss.xml",
                cards.LatestAsync(Items, cancel, [.. Sections.All.Select(s => s.Code)]))).AllowAnonymous();
        app.MapGet("/{section:section}/rss.xml", (string section, Cards cards, IOptions<SiteOptions> site, CancellationToken cancel) =>
            Sections.TryFind(section, out var known)
                ? AnswerAsync(site.Value, $"{known.Name} – {site.Value.Name}", known.Description, known.Path, $"{known.Path}/rss.xml", cards.LatestAsync(Items, cancel, section))
                : Task.FromResult(Results.NotFound())).AllowAnonymous();
    }

    private static async Task<IResult> AnswerAsync(SiteOptions site, string title, string description, string path, string self, Task<List<Card>> cards)
    {
        var channel = new XElement("channel",
            new XElement("title", title),
            new XElement("link", site.Absolute(path)),
            new XElement("description", description),
            new XElement("language", "vi"),
            new XElement(Atom + "link", new XAttribute("href", site.Absolute(self)), new XAttribute("rel", "self"), new XAttribute("type", "application/rss+xml")),
            (await cards).Select(card => new XElement("item",
                new XElement("title", PublicXml.Clean(card.Title)),
                new XElement("link", site.Absolute(card.Path)),
                new XElement("guid", new XAttribute("isPermaLink", "false"), card.ItemId),
                new XElement("pubDate", card.PublishedAt.ToString("R", CultureInfo.InvariantCulture)),
                card.Fields.Credits.Select(credit => new XElement(Core + "creator", PublicXml.Clean(AuthorCredit.Line([credit])!))),
                new XElement("category", card.GenreName),
                new XElement("description", PublicXml.Clean(Words.WithCorrection(card.Summary, card.Corrections))))));
        return PublicXml.Answer(new XElement("rss", new XAttribute("version", "2.0"), new XAttribute(XNamespace.Xmlns + "atom", Atom),
            new XAttribute(XNamespace.Xmlns + "dc", Core), channel), "application/rss+xml");
    }
}

public static class PublicXml
{
    public static IResult Answer(XElement root, string type)
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false) })) new XDocument(root).Save(writer);
        return Results.Bytes(bytes.ToArray(), $"{type}; charset=utf-8");
    }

    /// <summary>Without the characters XML has no way to write.</summary>
    public static string Clean(string text) => text.All(XmlConvert.IsXmlChar) ? text : string.Concat(text.Where(XmlConvert.IsXmlChar));
}
