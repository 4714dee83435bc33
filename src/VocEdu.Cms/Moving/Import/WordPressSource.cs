using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using VocEdu.Cms.Media;
using VocEdu.Cms.Submissions.Feeds;

namespace VocEdu.Cms.Moving.Import;

/// <summary>The posts and pages of a WordPress export file (WXR). It is read piece by piece; entities and what lies outside the file are not asked for.</summary>
public sealed partial class WordPressSource(MediaStore store) : IImportSource
{
    public const long MostBytes = 200L * 1024 * 1024;
    private const string Broken = "Tệp này không phải tệp xuất của WordPress (WXR) hoặc bị hỏng. Trên WordPress, mở Công cụ, Xuất, chọn Tất cả nội dung rồi tải lại tệp.";

    public ImportKind Kind => ImportKind.WordPress;

    public static string PathOf(MediaStore store, Guid runId) => Path.Combine(store.ExportsFolder, $"{runId:N}.xml");

    /// <summary>The address of the blog, which names its pieces; null when the file is no export.</summary>
    public static async Task<string?> SourceOfAsync(string path)
    {
        try
        {
            await using var file = File.OpenRead(path);
            using var xml = XmlReader.Create(file, Settings());
            var (link, version) = ("wordpress", false);
            await xml.MoveToContentAsync();
            if (xml.LocalName != "rss") return null;
            while (!xml.EOF)
            {
                if (xml is { NodeType: XmlNodeType.Element, Depth: 2, LocalName: "item" }) break;
                if (xml is { NodeType: XmlNodeType.Element, Depth: 2, LocalName: "link" or "wxr_version" })
                {
                    var isLink = xml.LocalName == "link";
                    var text = (await xml.ReadElementContentAsStringAsync()).Trim();      // goes on to what follows
                    if (isLink && text.Length is > 0 and <= 500) link = text.TrimEnd('/');
                    version |= !isLink;
                }
                else await xml.ReadAsync();
            }

            return version ? link : null;
        }
        catch (XmlException)
        {
            // It is none.
        }

        return null;
    }

    public async IAsyncEnumerable<SourceStory> ReadAsync(ImportRun run, int skip, [EnumeratorCancellation] CancellationToken cancel)
    {
        var path = PathOf(store, run.Id);
        if (!File.Exists(path)) throw new FetchRefusedException("Tệp đã tải lên không còn trên máy chủ. Hãy tải lại tệp.");
        var (authors, files) = (new Dictionary<string, string>(), new Dictionary<string, string>());
        await foreach (var element in ElementsAsync(path, cancel))
        {
            if (element.Name.LocalName == "author" && Text(element, "author_login") is { } login) authors[login] = Text(element, "author_display_name") ?? login;
            if (element.Name.LocalName == "item" && Text(element, "post_type") == "attachment" && Text(element, "post_id") is { } id && Text(element, "attachment_url") is { } url) files[id] = url;
        }

        var place = 0;
        await foreach (var element in ElementsAsync(path, cancel))
        {
            if (element.Name.LocalName != "item" || Text(element, "post_type") is not ("post" or "page") || Text(element, "status") is "trash" or "auto-draft" or "inherit") continue;
            if (place++ >= skip) yield return Story(element, authors, files);
        }
    }

    private static async IAsyncEnumerable<XElement> ElementsAsync(string path, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var file = File.OpenRead(path);
        using var xml = XmlReader.Create(file, Settings());
        while (await NextAsync(xml, cancel) is { } element) yield return element;
    }

    private static async Task<XElement?> NextAsync(XmlReader xml, CancellationToken cancel)
    {
        try
        {
            if (xml.ReadState is ReadState.Initial) await xml.ReadAsync();
            while (!xml.EOF)
            {
                if (xml is { NodeType: XmlNodeType.Element, Depth: 2, LocalName: "item" or "author" }) return (XElement)await XNode.ReadFromAsync(xml, cancel);
                await xml.ReadAsync();
            }

            return null;
        }
        catch (XmlException)
        {
            throw new FetchRefusedException(Broken);
        }
    }

    private static XmlReaderSettings Settings() => new() { Async = true, DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostBytes };

    private static SourceStory Story(XElement item, Dictionary<string, string> authors, Dictionary<string, string> files)
    {
        var html = Html(item.Elements().FirstOrDefault(e => e.Name.LocalName == "encoded" && e.Name.NamespaceName.Contains("content", StringComparison.Ordinal))?.Value ?? "");
        var excerpt = item.Elements().FirstOrDefault(e => e.Name.LocalName == "encoded" && e.Name.NamespaceName.Contains("excerpt", StringComparison.Ordinal))?.Value;
        var thumbnail = item.Elements().Where(e => e.Name.LocalName == "postmeta" && Text(e, "meta_key") == "_thumbnail_id").Select(e => Text(e, "meta_value")).FirstOrDefault();
        var creator = Text(item, "creator");
        return new(Text(item, "guid") ?? Text(item, "post_id") ?? Text(item, "link") ?? Text(item, "title") ?? "", Text(item, "title") ?? "", html)
        {
            Summary = excerpt,
            Author = creator is null ? null : authors.GetValueOrDefault(creator, creator),
            IsPublic = Text(item, "status") == "publish" && string.IsNullOrEmpty(Text(item, "post_password")),
            PublishedAt = When(Text(item, "post_date_gmt")) ?? When(Text(item, "pubDate")),
            Address = Uri.TryCreate(Text(item, "link"), UriKind.Absolute, out var link) ? link : null,
            Picture = thumbnail is not null && files.TryGetValue(thumbnail, out var url) && Uri.TryCreate(url, UriKind.Absolute, out var picture) ? picture : null,
            Tags = [.. item.Elements().Where(e => e.Name.LocalName == "category" && (string?)e.Attribute("domain") == "post_tag").Select(e => e.Value.Trim()).Where(tag => tag.Length > 0).Take(20)],
            LeftOut = string.IsNullOrWhiteSpace(html) ? "Bài này không có nội dung." : null,
        };
    }

    /// <summary>As WordPress shows it: an empty line ends a paragraph, a caption stands below its picture, and other short codes say nothing.</summary>
    internal static string Html(string content)
    {
        var html = CaptionCode().Replace(content, match => $"<figure>{match.Groups["picture"].Value}<figcaption>{match.Groups["words"].Value}</figcaption></figure>");
        html = OtherCode().Replace(html, "");
        return html.Contains("<p", StringComparison.OrdinalIgnoreCase) ? html : string.Concat(EmptyLine().Split(html.ReplaceLineEndings("\n")).Select(part => part.Trim()).Where(part => part.Length > 0)
            .Select(part => Block().IsMatch(part) ? part : $"<p>{part.Replace("\n", "<br>", StringComparison.Ordinal)}</p>"));
    }

    private static string? Text(XElement of, string name) => of.Elements().FirstOrDefault(e => e.Name.LocalName == name)?.Value.Trim() is { Length: > 0 } text ? text : null;

    private static DateTimeOffset? When(string? text) => text is not null && !text.StartsWith("0000", StringComparison.Ordinal)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;

    [GeneratedRegex(@"\[caption[^\]]*\]\s*(?<picture>(<a [^>]*>)?<img[^>]*>(</a>)?)(?<words>.*?)\[/caption\]", RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.IgnoreCase, 2000)]
    private static partial Regex CaptionCode();

    [GeneratedRegex(@"\[/?[a-z][a-z0-9_-]{1,40}( [^\]]{0,2000})?/?\]", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex OtherCode();

    [GeneratedRegex(@"\n\s*\n", RegexOptions.None, 2000)]
    private static partial Regex EmptyLine();

    [GeneratedRegex(@"^<(h[1-6]|ul|ol|table|figure|blockquote|div|hr|!--)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 2000)]
    private static partial Regex Block();
}
