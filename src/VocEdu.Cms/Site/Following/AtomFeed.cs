using System.Globalization;
using System.Xml.Linq;
using VocEdu.Cms.Writing;

namespace VocEdu.Cms.Site.Following;

/// <summary>Atom 1.0 (RFC 4287).</summary>
public static class AtomFeed
{
    private const string File = "atom.xml";

    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public static byte[] Write(Feed feed, SiteOptions site) => PublicXml.Write(new XElement(Atom + "feed",
        new XAttribute(XNamespace.Xml + "lang", "vi"),
        new XElement(Atom + "id", site.Absolute(feed.Page)),
        new XElement(Atom + "title", PublicXml.Clean(feed.Title)),
        new XElement(Atom + "subtitle", PublicXml.Clean(feed.Description)),
        new XElement(Atom + "updated", Date(feed.UpdatedAt)),
        new XElement(Atom + "author", new XElement(Atom + "name", site.Owner)),
        Link("self", site.Absolute($"{feed.Page.TrimEnd('/')}/{File}"), "application/atom+xml"),
        Link("alternate", site.Absolute(feed.Page), "text/html"),
        feed.Cards.Select(card => Entry(feed, card, site))));

    private static XElement Entry(Feed feed, Card card, SiteOptions site) => new(Atom + "entry",
        new XElement(Atom + "id", $"urn:uuid:{card.ItemId}"),
        new XElement(Atom + "title", PublicXml.Clean(card.Title)),
        new XElement(Atom + "published", Date(card.PublishedAt)),
        new XElement(Atom + "updated", Date(card.UpdatedAt)),
        Authors(card).Select(name => new XElement(Atom + "author", new XElement(Atom + "name", PublicXml.Clean(name)))),
        Link("alternate", site.Absolute(card.Path), "text/html"),
        new XElement(Atom + "category", new XAttribute("term", card.Genre), new XAttribute("label", card.GenreName)),
        new XElement(Atom + "summary", PublicXml.Clean(Feed.Summary(card))),
        feed.Enclosure(card) is not var (address, type, length) ? null
            : Link("enclosure", site.Absolute(address), type, new XAttribute("length", length)));

    internal static IEnumerable<string> Authors(Card card) =>
        card.Fields.Credits.Count == 0 ? [card.UnitName] : card.Fields.Credits.Select(credit => AuthorCredit.Line([credit])!);

    private static XElement Link(string relation, Uri address, string type, XAttribute? length = null) =>
        new(Atom + "link", new XAttribute("rel", relation), new XAttribute("type", type), new XAttribute("href", address), length);

    private static string Date(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
