using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using VocEdu.Cms.Submissions.Feeds;

namespace VocEdu.Cms.Moving.Import;

/// <summary>The published content of an Umbraco site, through its Content Delivery API v2.</summary>
/// <remarks>Document types are each site's own: the body is the first rich text, the rest is found by the names sites use.</remarks>
public sealed class UmbracoSource(SafeFetch fetch, IDataProtectionProvider protection) : IImportSource
{
    private const int PageSize = 25;
    private const long MostBytes = 40L * 1024 * 1024;
    private static readonly string[] Titles = ["title", "headline", "heading", "pageTitle"], Summaries = ["summary", "excerpt", "lead", "intro", "description", "abstract", "teaser"],
        Bodies = ["body", "bodyText", "content", "mainContent", "text", "article"], Authors = ["author", "byline", "authorName", "writer"], Dates = ["publishedAt", "publishDate", "date", "articleDate", "publicationDate"],
        Pictures = ["cover", "mainImage", "image", "heroImage", "featuredImage", "thumbnail"], TagNames = ["tags", "keywords"];

    public ImportKind Kind => ImportKind.Umbraco;

    public static byte[] Seal(IDataProtectionProvider protection, string key) => Protector(protection).Protect(Encoding.UTF8.GetBytes(key));

    public async IAsyncEnumerable<SourceStory> ReadAsync(ImportRun run, int skip, [EnumeratorCancellation] CancellationToken cancel)
    {
        var site = new Uri(run.Address!);
        var key = run.Secret is { } secret ? Encoding.UTF8.GetString(Protector(protection).Unprotect(secret)) : null;
        for (var place = skip; ; place += PageSize)
        {
            var address = new Uri(site, string.Create(CultureInfo.InvariantCulture, $"/umbraco/delivery/api/v2/content?sort=createDate:asc&skip={place}&take={PageSize}&expand=properties[$all]"));
            using var page = await PageAsync(address, key, cancel);
            var items = page.RootElement.GetProperty("items");
            if (items.GetArrayLength() == 0) yield break;
            foreach (var item in items.EnumerateArray()) yield return Story(item, site);
        }
    }

    private async Task<JsonDocument> PageAsync(Uri address, string? key, CancellationToken cancel)
    {
        var fetched = await fetch.GetAsync(address, MostBytes, null, null, cancel, key is null ? null : ("Api-Key", key));
        try
        {
            var page = JsonDocument.Parse(fetched.Body!);
            if (page.RootElement.ValueKind is JsonValueKind.Object && page.RootElement.TryGetProperty("items", out var items) && items.ValueKind is JsonValueKind.Array
                && items.EnumerateArray().All(item => item.ValueKind is JsonValueKind.Object && Text(item, "id") is not null)) return page;
        }
        catch (JsonException)
        {
            // Said below.
        }

        throw new FetchRefusedException("Địa chỉ này không trả lời như Content Delivery API của Umbraco. Hãy bật Delivery API trên trang nguồn rồi thử lại.");
    }

    private static SourceStory Story(JsonElement item, Uri site)
    {
        var properties = item.TryGetProperty("properties", out var given) && given.ValueKind is JsonValueKind.Object ? given : default;
        var body = Named(properties, Bodies).Append(default).Concat(All(properties)).Select(Markup).FirstOrDefault(markup => markup is not null);
        var path = item.TryGetProperty("route", out var route) && route.ValueKind is JsonValueKind.Object ? Text(route, "path") : null;
        return new(Text(item, "id")!, First(properties, Titles) ?? Text(item, "name") ?? "", body ?? "")
        {
            Summary = First(properties, Summaries),
            Author = Named(properties, Authors).Select(author => AuthorOf(author)).FirstOrDefault(name => name is not null),
            PublishedAt = Named(properties, Dates).Select(When).FirstOrDefault(at => at is not null) ?? (item.TryGetProperty("createDate", out var created) ? When(created) : null),
            Address = path is not null && Uri.TryCreate(site, path, out var address) ? address : null,
            Picture = Named(properties, Pictures).Concat(All(properties)).Select(value => PictureOf(value, site)).FirstOrDefault(picture => picture is not null),
            Tags = [.. Named(properties, TagNames).Where(tags => tags.ValueKind is JsonValueKind.Array).SelectMany(tags => tags.EnumerateArray()).Where(tag => tag.ValueKind is JsonValueKind.String).Select(tag => tag.GetString()!).Take(20)],
            LeftOut = string.IsNullOrWhiteSpace(body) ? $"Trang loại “{Text(item, "contentType")}” không có văn bản để nhập." : null,
        };
    }

    private static IEnumerable<JsonElement> Named(JsonElement properties, string[] names) => properties.ValueKind is not JsonValueKind.Object ? []
        : names.SelectMany(name => properties.EnumerateObject().Where(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(p => p.Value));

    private static IEnumerable<JsonElement> All(JsonElement properties) => properties.ValueKind is JsonValueKind.Object ? properties.EnumerateObject().Select(p => p.Value) : [];

    private static string? First(JsonElement properties, string[] names) =>
        Named(properties, names).Where(value => value.ValueKind is JsonValueKind.String).Select(value => value.GetString()).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));

    private static string? Text(JsonElement of, string name) => of.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    /// <summary>Rich text, as markup or as the tree some sites choose.</summary>
    private static string? Markup(JsonElement value)
    {
        if (value.ValueKind is not JsonValueKind.Object) return null;
        if (Text(value, "markup") is { Length: > 0 } markup) return markup;
        if (Text(value, "tag") is null) return null;
        var html = new StringBuilder();
        Write(value, html, depth: 0);
        return html.Length == 0 ? null : html.ToString();
    }

    private static void Write(JsonElement node, StringBuilder html, int depth)
    {
        if (depth > 50 || node.ValueKind is not JsonValueKind.Object || Text(node, "tag") is not { } tag) return;
        if (tag == "#text") html.Append(WebUtility.HtmlEncode(Text(node, "text")));
        var named = !tag.StartsWith('#') && tag.All(char.IsAsciiLetterOrDigit);
        if (named)
        {
            html.Append('<').Append(tag);
            if (node.TryGetProperty("attributes", out var attributes) && attributes.ValueKind is JsonValueKind.Object)
                foreach (var attribute in attributes.EnumerateObject().Where(a => a.Name is "href" or "src" or "alt" && a.Value.ValueKind is JsonValueKind.String))
                    html.Append(' ').Append(attribute.Name).Append("=\"").Append(WebUtility.HtmlEncode(attribute.Value.GetString())).Append('"');
            html.Append('>');
        }

        if (node.TryGetProperty("elements", out var elements) && elements.ValueKind is JsonValueKind.Array)
            foreach (var element in elements.EnumerateArray()) Write(element, html, depth + 1);
        if (named && tag is not ("img" or "br" or "hr")) html.Append("</").Append(tag).Append('>');
    }

    private static string? AuthorOf(JsonElement author) => author.ValueKind switch
    {
        JsonValueKind.String => author.GetString() is { Length: > 0 } name ? name : null,
        JsonValueKind.Object => Text(author, "name"),
        JsonValueKind.Array when author.GetArrayLength() > 0 => AuthorOf(author[0]),
        _ => null,
    };

    private static Uri? PictureOf(JsonElement value, Uri site) =>
        value.ValueKind is JsonValueKind.Array && value.GetArrayLength() > 0 && value[0] is { ValueKind: JsonValueKind.Object } first && Text(first, "mediaType") == "Image"
        && Text(first, "url") is { } url && Uri.TryCreate(site, url, out var address) ? address : null;

    /// <summary>Without a zone it is UTC.</summary>
    private static DateTimeOffset? When(JsonElement value) => value.ValueKind is JsonValueKind.String
        && DateTimeOffset.TryParse(value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;

    private static IDataProtector Protector(IDataProtectionProvider protection) => protection.CreateProtector("VocEdu.Cms.Moving.Import");
}
