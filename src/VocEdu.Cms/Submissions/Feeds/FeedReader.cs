using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace VocEdu.Cms.Submissions.Feeds;

/// <summary>One story of a feed as it stands there.</summary>
/// <param name="Id">What the feed calls it; null where it says nothing.</param>
/// <param name="Html">The longest text there is.</param>
public sealed record FeedStory(string? Id, string Title, Uri? Link, string Html, DateTimeOffset? At, Uri? Picture);

/// <summary>Reads RSS 2.0, RSS 1.0 (RDF) and Atom. Entities are not expanded and nothing outside the file is asked for.</summary>
public static class FeedReader
{
    private const int MostStories = 100;

    /// <returns>Null when it is none of them.</returns>
    public static IReadOnlyList<FeedStory>? Read(byte[] body, Uri address)
    {
        try
        {
            using var stream = new MemoryStream(body);
            using var xml = XmlReader.Create(stream, new() { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, MaxCharactersInDocument = body.Length + 1 });
            var root = XDocument.Load(xml).Root!;
            var entries = root.Name.LocalName is "rss" or "RDF" or "feed"
                ? root.Descendants().Where(element => element.Name.LocalName is "item" or "entry").Take(MostStories).ToList()
                : null;
            return entries is null ? null : [.. entries.Select(entry => Story(entry, address)).Where(story => story.Title.Length > 0 || story.Html.Length > 0)];
        }
        catch (Exception fault) when (fault is XmlException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    private static FeedStory Story(XElement entry, Uri address)
    {
        var link = entry.Elements().Where(element => element.Name.LocalName == "link" && ((string?)element.Attribute("rel") is null or "alternate"))
            .Select(element => (string?)element.Attribute("href") ?? element.Value).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));
        var guid = Text(entry, "guid") ?? Text(entry, "id") ?? entry.Attributes().FirstOrDefault(attribute => attribute.Name.LocalName == "about")?.Value;
        var picture = entry.Elements().Where(element => element.Name.LocalName == "enclosure" && ((string?)element.Attribute("type"))?.StartsWith("image/", StringComparison.Ordinal) is true)
            .Select(element => (string?)element.Attribute("url")).FirstOrDefault();
        return new(guid, Text(entry, "title") ?? "", Address(link ?? (Uri.IsWellFormedUriString(guid, UriKind.Absolute) ? guid : null), address),
            Html(entry), When(entry), Address(picture, address));
    }

    private static string Html(XElement entry) => new[] { "encoded", "content", "description", "summary" }
        .Select(name => entry.Elements().FirstOrDefault(element => element.Name.LocalName == name && element.Name.NamespaceName != "http://search.yahoo.com/mrss/"))
        .OfType<XElement>()
        .Select(element => (string?)element.Attribute("type") == "xhtml" ? string.Concat(element.Nodes()) : element.Value)
        .MaxBy(text => text.Length) ?? "";

    private static DateTimeOffset? When(XElement entry) =>
        (Text(entry, "pubDate") ?? Text(entry, "published") ?? Text(entry, "date") ?? Text(entry, "updated")) is { } text
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;

    private static string? Text(XElement entry, string name) =>
        entry.Elements().FirstOrDefault(element => element.Name.LocalName == name)?.Value.Trim() is { Length: > 0 } text ? text : null;

    private static Uri? Address(string? text, Uri address) =>
        text is not null && Uri.TryCreate(address, text.Trim(), out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) ? uri : null;
}
