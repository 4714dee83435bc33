using System.Globalization;
using System.Xml.Linq;
using VocEdu.Cms.Writing;

namespace VocEdu.Cms.Site.Following;

/// <summary>RSS 2.0 (https://www.rssboard.org/rss-specification).</summary>
public static class RssFeed
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom", Core = "http://purl.org/dc/elements/1.1/";

    public static byte[] Write(Feed feed, SiteOptions site) => PublicXml.Write(new XElement("rss", new XAttribute("version", "2.0"),
        new XAttribute(XNamespace.Xmlns + "atom", Atom), new XAttribute(XNamespace.Xmlns + "dc", Core),
        new XElement("channel",
            new XElement("title", PublicXml.Clean(feed.Title)),
            new XElement("link", site.Absolute(feed.Page)),
            new XElement("description", PublicXml.Clean(feed.Description)),
            new XElement("language", "vi"),
            feed.Cards.Count == 0 ? null : new XElement("lastBuildDate", Date(feed.UpdatedAt)),
            new XElement(Atom + "link", new XAttribute("href", site.Absolute(FeedFormat.Rss.Of(feed.Page))), new XAttribute("rel", "self"), new XAttribute("type", FeedFormat.Rss.Type)),
            feed.Cards.Select(card => Item(feed, card, site)))));

    private static XElement Item(Feed feed, Card card, SiteOptions site) => new("item",
        new XElement("title", PublicXml.Clean(card.Title)),
        new XElement("link", site.Absolute(card.Path)),
        new XElement("guid", new XAttribute("isPermaLink", "false"), card.ItemId),
        new XElement("pubDate", Date(card.PublishedAt)),
        card.Fields.Credits.Select(credit => new XElement(Core + "creator", PublicXml.Clean(AuthorCredit.Line([credit])!))),
        new XElement("category", card.GenreName),
        new XElement("description", PublicXml.Clean(Feed.Summary(card))),
        feed.Enclosure(card) is not var (address, type, length) ? null
            : new XElement("enclosure", new XAttribute("url", site.Absolute(address)), new XAttribute("length", length), new XAttribute("type", type)));

    private static string Date(DateTimeOffset at) => at.ToString("R", CultureInfo.InvariantCulture);
}
