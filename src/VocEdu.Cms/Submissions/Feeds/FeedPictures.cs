using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using VocEdu.Cms.Media;
using VocEdu.Cms.Shared;

namespace VocEdu.Cms.Submissions.Feeds;

/// <summary>Brings the pictures of a feed's story into the library, under the same rules as the feed itself.</summary>
public sealed class FeedPictures(SafeFetch fetch, AddMedia media)
{
    private const int MostPictures = 12;
    private const long MostBytes = 15L * 1024 * 1024;

    /// <summary>The story's HTML with pictures of the library in place of theirs; one that cannot be had stays, and is left out and named when the text is read.</summary>
    public async Task<string> TakeAsync(FeedStory story, Actor actor, CancellationToken cancel, int most = MostPictures)
    {
        var body = new HtmlParser().ParseDocument(story.Html).Body!;
        if (story.Picture is { } cover && body.QuerySelector("img") is null) body.InnerHtml = $"<img src=\"{System.Net.WebUtility.HtmlEncode(cover.AbsoluteUri)}\">" + body.InnerHtml;
        var taken = 0;
        foreach (var image in body.QuerySelectorAll("img").ToList())
        {
            if (image.GetAttribute("src") is not { Length: > 0 } src || !Resolve(src, story.Link, out var address)) continue;
            image.SetAttribute("src", address.AbsoluteUri);
            if (taken++ < most) await TakeAsync(image, address, actor, cancel);
        }

        return body.InnerHtml;
    }

    private async Task TakeAsync(IElement image, Uri address, Actor actor, CancellationToken cancel)
    {
        try
        {
            var bytes = (await fetch.GetAsync(address, MostBytes, null, null, cancel)).Body!;
            using var stream = new MemoryStream(bytes, writable: false);
            var (file, _) = await media.RunAsync(stream, Path.GetFileName(address.AbsolutePath), image.GetAttribute("alt") ?? "", "", actor, cancel);
            if (file is null || MediaAddress.Shown(file) is not { } own) return;
            image.SetAttribute("data-media-id", file.Id.ToString());
            image.SetAttribute("src", own);
        }
        catch (FetchRefusedException)
        {
            // It stays the other site's picture, which the reading of the text leaves out and names.
        }
    }

    private static bool Resolve(string src, Uri? page, out Uri address) =>
        (page is null ? Uri.TryCreate(src, UriKind.Absolute, out address!) : Uri.TryCreate(page, src, out address!)) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);
}
