using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace VocEdu.Cms.Site.Following;

/// <summary>JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/).</summary>
public static class JsonFeed
{
    private const string File = "feed.json";

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static byte[] Write(Feed feed, SiteOptions site) => JsonSerializer.SerializeToUtf8Bytes(new Whole(
        "https://jsonfeed.org/version/1.1", feed.Title, site.Absolute(feed.Page).AbsoluteUri, site.Absolute($"{feed.Page.TrimEnd('/')}/{File}").AbsoluteUri,
        feed.Description, "vi", [new(site.Owner)], [.. feed.Cards.Select(card => ItemOf(feed, card, site))]), Json);

    private static Item ItemOf(Feed feed, Card card, SiteOptions site)
    {
        var summary = Feed.Summary(card) is { Length: > 0 } words ? words : card.Title;
        var picture = feed.Pictures.Jpeg(card.Fields.Cover?.MediaId)?.Address;
        return new($"urn:uuid:{card.ItemId}", site.Absolute(card.Path).AbsoluteUri, card.Title, summary, summary,
            picture is null ? null : site.Absolute(picture).AbsoluteUri, card.PublishedAt.ToUniversalTime(), card.UpdatedAt.ToUniversalTime(),
            [.. AtomFeed.Authors(card).Select(name => new Author(name))], [card.GenreName, .. card.Fields.Tags],
            feed.Enclosure(card) is var (address, type, length) && !type.StartsWith("image/", StringComparison.Ordinal)
                ? [new(site.Absolute(address).AbsoluteUri, type, length)] : null);
    }

    private sealed record Whole(
        string Version, string Title, string HomePageUrl, string FeedUrl, string Description, string Language, IReadOnlyList<Author> Authors, IReadOnlyList<Item> Items);

    private sealed record Item(
        string Id, string Url, string Title, string ContentText, string Summary, string? Image, DateTimeOffset DatePublished, DateTimeOffset DateModified,
        IReadOnlyList<Author> Authors, IReadOnlyList<string> Tags, IReadOnlyList<Attachment>? Attachments);

    private sealed record Author(string Name);

    private sealed record Attachment(string Url, string MimeType, long SizeInBytes);
}
