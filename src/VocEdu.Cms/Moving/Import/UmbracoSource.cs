using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using VocEdu.Cms.Submissions.Feeds;

namespace VocEdu.Cms.Moving.Import;

/// <summary>The published content of an Umbraco site, through its Content Delivery API v2.</summary>
/// <remarks>Document types are each site's own: the body is all rich text and all blocks, the rest is found by the names sites use, and what is not is named.</remarks>
public sealed class UmbracoSource(SafeFetch fetch, IDataProtectionProvider protection) : IImportSource
{
    private const int PageSize = 25, MostNames = 20;
    private const long MostBytes = 40L * 1024 * 1024;
    private static readonly string[] Titles = ["title", "headline", "heading", "pageTitle"], Summaries = ["summary", "excerpt", "lead", "intro", "description", "abstract", "teaser"],
        Bodies = ["body", "bodyText", "content", "mainContent", "text", "article"], Authors = ["author", "byline", "authorName", "writer"], Dates = ["publishedAt", "publishDate", "date", "articleDate", "publicationDate"],
        Pictures = ["cover", "mainImage", "image", "heroImage", "featuredImage", "thumbnail"], TagNames = ["tags", "keywords"];
    private static readonly HashSet<string> Understood = new([.. Titles, .. Summaries, .. Authors, .. Dates, .. Pictures, .. TagNames], StringComparer.OrdinalIgnoreCase);

    /// <summary>Blocks in blocks are deeper than the usual limit.</summary>
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 512 };

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
            var page = JsonDocument.Parse(fetched.Body!, Deep);
            if (page.RootElement.ValueKind is JsonValueKind.Object && page.RootElement.TryGetProperty("items", out var items) && items.ValueKind is JsonValueKind.Array
                && items.EnumerateArray().All(item => item.ValueKind is JsonValueKind.Object && item.Text("id") is not null)) return page;
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
        var path = item.TryGetProperty("route", out var route) && route.ValueKind is JsonValueKind.Object ? route.Text("path") : null;
        var blocks = new UmbracoBlocks(site);
        var (title, summary) = (First(properties, Titles), First(properties, Summaries));
        var picture = Named(properties, Pictures).Concat(All(properties)).Select(value => PictureOf(value, site)).FirstOrDefault(found => found is not null);
        var (body, elsewhere) = Body(properties, blocks, picture, [title, summary], site);
        if (picture is not null && body.Length > 0 && !body.Contains(picture.AbsolutePath, StringComparison.Ordinal)) body = $"<img src=\"{WebUtility.HtmlEncode(picture.AbsoluteUri)}\" alt=\"\">{body}";
        return new(item.Text("id")!, title ?? item.Text("name") ?? "", body)
        {
            Summary = summary,
            Author = Named(properties, Authors).Select(author => AuthorOf(author)).FirstOrDefault(name => name is not null),
            PublishedAt = Named(properties, Dates).Select(When).FirstOrDefault(at => at is not null) ?? (item.TryGetProperty("createDate", out var created) ? When(created) : null),
            Address = path is not null && Uri.TryCreate(site, path, out var address) ? address : null,
            Picture = picture,
            Tags = [.. Named(properties, TagNames).Where(tags => tags.ValueKind is JsonValueKind.Array).SelectMany(tags => tags.EnumerateArray()).Where(tag => tag.ValueKind is JsonValueKind.String).Select(tag => tag.GetString()!).Take(20)],
            Losses = [.. Lost("Chưa có chỗ cho các thuộc tính: ", elsewhere), .. Lost("Đã bỏ giá trị trình bày trong khối: ", blocks.Lost)],
            LeftOut = string.IsNullOrWhiteSpace(body) ? $"Trang loại “{item.Text("contentType")}” không có văn bản để nhập." : null,
        };
    }

    /// <summary>Every rich text, all blocks and pictures in their order; and the names of what has no place here.</summary>
    private static (string Html, List<string> Elsewhere) Body(JsonElement properties, UmbracoBlocks blocks, Uri? cover, string?[] said, Uri site)
    {
        var (html, elsewhere) = (new StringBuilder(), new List<string>());
        foreach (var property in properties.ValueKind is JsonValueKind.Object ? properties.EnumerateObject().ToList() : [])
        {
            if (blocks.Read(property.Value) is { } text) html.Append(text);
            else if (blocks.Pictures(property.Value) is { } pictures) html.Append(property.Value.GetArrayLength() == 1 && PictureOf(property.Value, site) == cover ? "" : pictures);
            else if (property.Value.ValueKind is JsonValueKind.String && Bodies.Contains(property.Name, StringComparer.OrdinalIgnoreCase)) html.Append(Paragraphs(property.Value.GetString()!));
            else if (Says(property.Value) && (!Understood.Contains(property.Name) || IsUnsaid(property))) elsewhere.Add(property.Name);
        }

        return (html.ToString(), elsewhere);

        // A second title or summary.
        bool IsUnsaid(JsonProperty property) => Titles.Concat(Summaries).Contains(property.Name, StringComparer.OrdinalIgnoreCase) && property.Value.ValueKind is JsonValueKind.String && !said.Contains(property.Value.GetString());
    }

    private static bool Says(JsonElement value) => value switch
    {
        { ValueKind: JsonValueKind.String } text => !string.IsNullOrWhiteSpace(text.GetString()),
        { ValueKind: JsonValueKind.Array } list => list.GetArrayLength() > 0,
        { ValueKind: JsonValueKind.Object or JsonValueKind.Number } => true,
        _ => false,
    };

    private static string Paragraphs(string text) => text.TrimStart().StartsWith('<') ? text
        : string.Concat(text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => $"<p>{WebUtility.HtmlEncode(line)}</p>"));

    private static IEnumerable<string> Lost(string sentence, IReadOnlyCollection<string> names) =>
        names.Count == 0 ? [] : [$"{sentence}{string.Join(", ", names.Take(MostNames))}{(names.Count > MostNames ? ", …" : "")}."];

    private static IEnumerable<JsonElement> Named(JsonElement properties, string[] names) => properties.ValueKind is not JsonValueKind.Object ? []
        : names.SelectMany(name => properties.EnumerateObject().Where(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(p => p.Value));

    private static IEnumerable<JsonElement> All(JsonElement properties) => properties.ValueKind is JsonValueKind.Object ? properties.EnumerateObject().Select(p => p.Value) : [];

    private static string? First(JsonElement properties, string[] names) =>
        Named(properties, names).Where(value => value.ValueKind is JsonValueKind.String).Select(value => value.GetString()).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));

    private static string? AuthorOf(JsonElement author) => author.ValueKind switch
    {
        JsonValueKind.String => author.GetString() is { Length: > 0 } name ? name : null,
        JsonValueKind.Object => author.Text("name"),
        JsonValueKind.Array when author.GetArrayLength() > 0 => AuthorOf(author[0]),
        _ => null,
    };

    private static Uri? PictureOf(JsonElement value, Uri site) =>
        value.ValueKind is JsonValueKind.Array && value.GetArrayLength() > 0 && value[0] is { ValueKind: JsonValueKind.Object } first && first.Text("mediaType") == "Image"
        && first.Text("url") is { } url && Uri.TryCreate(site, url, out var address) ? address : null;

    /// <summary>Without a zone it is UTC.</summary>
    private static DateTimeOffset? When(JsonElement value) => value.ValueKind is JsonValueKind.String
        && DateTimeOffset.TryParse(value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;

    private static IDataProtector Protector(IDataProtectionProvider protection) => protection.CreateProtector("VocEdu.Cms.Moving.Import");
}
