using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using VocEdu.Cms.Media;
using VocEdu.Cms.Writing;

namespace VocEdu.Cms.Tests.Site;

/// <summary>A page that is shared or shown elsewhere looks as it should, and follows nobody.</summary>
public sealed class SharingTests : SiteFixture
{
    protected override async Task PrepareAsync()
    {
        var cover = new MediaUse(await App.MediaAsync(MediaKind.Picture, "960.jpg", "image/jpeg"), "Hai học viên");
        await App.PublishAsync("Tin có ảnh", fields: new() { Cover = cover });
        await App.PublishAsync("Tin không ảnh");
        await App.PublishAsync(PublicContent.Hostile, slug: "hiem");
        await App.PublishAsync("Phim", "VIDEO", fields: new() { Cover = cover, Video = new(await App.MediaAsync(MediaKind.Video, "phim.mp4", "video/mp4"), 62, "Lời", [new(0, 2, "Xin chào")]) });
    }

    [TestCase("/")]
    [TestCase("/tin-tuc")]
    [TestCase("/tin-tuc/tin-co-anh")]
    [TestCase("/tin-tuc/tin-khong-anh")]
    [TestCase("/doi-tuong/hoc-sinh")]
    [TestCase("/nguon-tin")]
    public async Task Every_page_brings_a_picture_for_those_who_share_it(string address)
    {
        var page = await Reader.PageAsync(address);
        string Meta(string name) => page.QuerySelector($"meta[property='{name}'], meta[name='{name}']")?.GetAttribute("content") ?? "";

        Assert.That(Meta("og:image"), Does.StartWith("http://localhost:5080/"));
        Assert.That((Meta("og:image:width"), Meta("og:image:height")), Is.EqualTo(("1200", "630")).Or.EqualTo(("960", "540")));
        Assert.That(Meta("og:image:alt"), Is.Not.Empty);
        Assert.That(Meta("twitter:card"), Is.EqualTo("summary_large_image"));
        Assert.That(page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"), Is.EqualTo($"http://localhost:5080{address}"));
    }

    [TestCase("/tin-tuc/tin-khong-anh")]
    [TestCase("/tin-tuc/hiem")]
    [TestCase("/tin-tuc")]
    public async Task A_page_without_a_picture_gets_a_card_with_its_title(string address)
    {
        var picture = new Uri((await Reader.PageAsync(address)).QuerySelector("meta[property='og:image']")!.GetAttribute("content")!).AbsolutePath;
        using var first = await Reader.GetAsync(picture);
        var bytes = await first.Content.ReadAsByteArrayAsync();

        Assert.That(first.Content.Headers.ContentType!.MediaType, Is.EqualTo("image/jpeg"));
        Assert.That(SizeOf(bytes), Is.EqualTo((1200, 630)));
        Assert.That(await Reader.GetByteArrayAsync(picture), Is.EqualTo(bytes), "made once");
    }

    [Test]
    public async Task There_is_no_card_of_what_is_not_public() =>
        Assert.That((await Reader.GetAsync($"/anh-chia-se/{Guid.NewGuid()}-1.jpg")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));

    [TestCase("https://www.youtube.com/watch?list=x&v=dQw4w9WgXcQ", "dQw4w9WgXcQ")]
    [TestCase("https://youtu.be/dQw4w9WgXcQ?si=x", "dQw4w9WgXcQ")]
    [TestCase("http://m.youtube.com/shorts/dQw4w9WgXcQ", "dQw4w9WgXcQ")]
    [TestCase("https://www.youtube.com/@truong", null)]
    [TestCase("https://youtube.com.xau.example/watch?v=dQw4w9WgXcQ", null)]
    [TestCase("https://www.youtube.com/watch?v=\"><script>", null)]
    [TestCase("javascript:alert(1)", null)]
    public void A_film_of_another_site_is_known_by_its_address(string address, string? id) => Assert.That(VocEdu.Cms.Site.WebVideo.YouTubeId(address), Is.EqualTo(id));

    [Test]
    public async Task A_film_of_another_site_is_fetched_only_when_asked_for()
    {
        await App.PublishAsync("Phim ở nơi khác", "VIDEO", fields: new() { Video = new(null, 62, "Lời", null, Address: "https://youtu.be/dQw4w9WgXcQ") });
        using var answer = await Reader.GetAsync("/thu-vien/phim-o-noi-khac");
        var page = PublicContent.Parse(await answer.Content.ReadAsStringAsync());

        Assert.That(page.QuerySelectorAll("iframe, [src*=youtube], link[href*=youtube]"), Is.Empty);
        Assert.That(page.QuerySelector("[data-player]")!.GetAttribute("data-player"), Does.StartWith("https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"));
        Assert.That(answer.Headers.GetValues("Content-Security-Policy").Single(), Does.Contain("frame-src 'self' https://www.youtube-nocookie.com;"));
        Assert.That((await Reader.GetAsync("/thu-vien/phim")).Headers.GetValues("Content-Security-Policy").Single(), Does.Not.Contain("youtube"));
    }

    [TestCase("/nhung/khoi?nguon=%2Ftin-tuc&so=2&giao-dien=toi", 2)]
    [TestCase("/nhung/khoi?so=4", 4)]
    [TestCase("/nhung/bai/tin-tuc/tin-co-anh", 0)]
    public async Task What_others_show_may_be_framed_and_sets_no_cookie(string address, int items)
    {
        using var answer = await Reader.GetAsync(address);
        var page = PublicContent.Parse(await answer.Content.ReadAsStringAsync());
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(policy, Does.Contain("frame-ancestors *").And.Contain("default-src 'none'"));
        Assert.That(answer.Headers.Contains("Set-Cookie"), Is.False);
        Assert.That(page.QuerySelectorAll(".embed-block li"), Has.Length.EqualTo(items));
        Assert.That(page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")), Is.All.StartsWith("http://localhost:5080/"));
        Assert.That(page.QuerySelectorAll("script, img, link").Select(e => e.GetAttribute("src") ?? e.GetAttribute("href")), Has.None.Contains("//"), "nothing from elsewhere");
        Assert.That(page.QuerySelector("meta[name=robots]")!.GetAttribute("content"), Is.EqualTo("noindex"));
    }

    [TestCase("/")]
    [TestCase("/tin-tuc/tin-co-anh")]
    [TestCase("/nhung")]
    public async Task No_other_page_may_be_framed(string address) =>
        Assert.That((await Reader.GetAsync(address)).Headers.GetValues("Content-Security-Policy").Single(), Does.Contain("frame-ancestors 'self'"));

    [TestCase("/nhung/khoi?nguon=/quan-tri")]
    [TestCase("/nhung/khoi?nguon=/tin-tuc/tin-co-anh")]
    [TestCase("/nhung/khoi?so=0")]
    [TestCase("/nhung/khoi?so=11")]
    [TestCase("/nhung/khoi?giao-dien=xanh")]
    [TestCase("/nhung/bai/tin-tuc/khong-co")]
    [TestCase("/nhung?nguon=khong-co")]
    public async Task What_cannot_be_shown_is_not_found(string address) => Assert.That((await Reader.GetAsync(address)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));

    [Test]
    public async Task A_webmaster_copies_one_line()
    {
        var page = await Reader.PageAsync("/nhung?nguon=/su-kien&so=3&giao-dien=sang");

        Assert.That(page.QuerySelector("#ma-script")!.TextContent,
            Is.EqualTo("""<script src="http://localhost:5080/nhung/khoi.js" data-nguon="/su-kien" data-so="3" data-giao-dien="sang" async></script>"""));
        Assert.That(page.QuerySelector("#ma-iframe")!.TextContent, Does.StartWith("<iframe src=\"http://localhost:5080/nhung/khoi?nguon=%2Fsu-kien&amp;so=3").And.Contain("referrerpolicy=\"no-referrer\""));
        Assert.That((await Reader.GetAsync(page.QuerySelector("iframe")!.GetAttribute("src"))).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await Reader.GetAsync("/nhung/khoi.js")).Content.Headers.ContentType!.MediaType, Is.EqualTo("text/javascript"));
    }

    [TestCase("/tin-tuc/hiem", "rich")]
    [TestCase("/thu-vien/phim", "video")]
    public async Task A_page_says_how_to_show_it(string address, string type)
    {
        var page = await Reader.PageAsync(address);
        var (asJson, asXml) = (page.QuerySelector("link[type='application/json+oembed']")!.GetAttribute("href")!, page.QuerySelector("link[type='text/xml+oembed']")!.GetAttribute("href")!);
        using var json = JsonDocument.Parse(await Reader.GetStringAsync($"{new Uri(asJson).PathAndQuery}&maxwidth=400&maxheight=300"));
        var xml = XDocument.Parse(await Reader.GetStringAsync(new Uri(asXml).PathAndQuery)).Root!;
        var (root, frame) = (json.RootElement, PublicContent.Parse(json.RootElement.GetProperty("html").GetString()!).QuerySelector("iframe")!);

        foreach (var name in new[] { "version", "type", "title", "provider_name", "provider_url", "html", "width", "height", "thumbnail_url", "thumbnail_width", "thumbnail_height" })
            Assert.That((root.TryGetProperty(name, out _), xml.Element(name)?.Value), Is.EqualTo((true, xml.Element(name)?.Value)).And.Not.EqualTo((true, (string?)null)), name);
        Assert.That((root.GetProperty("version").GetString(), root.GetProperty("type").GetString()), Is.EqualTo(("1.0", type)));
        Assert.That((root.GetProperty("width").GetInt32(), root.GetProperty("height").GetInt32()), Is.EqualTo((400, 300)));
        Assert.That(frame.GetAttribute("src"), Is.EqualTo($"http://localhost:5080/nhung/bai{address}"));
        Assert.That(frame.GetAttribute("title"), Is.EqualTo(page.QuerySelector("h1")!.TextContent));
    }

    [TestCase("/oembed", 404)]
    [TestCase("/oembed?url=http://localhost:5080/tin-tuc/khong-co", 404)]
    [TestCase("/oembed?url=http://xau.example/tin-tuc/hiem", 404)]
    [TestCase("/oembed?url=javascript:alert(1)", 404)]
    [TestCase("/oembed?url=http://localhost:5080/tin-tuc/hiem&format=yaml", 501)]
    public async Task Nothing_is_said_of_what_is_not_ours(string address, int status) => Assert.That((int)(await Reader.GetAsync(address)).StatusCode, Is.EqualTo(status));

    [Test]
    public async Task A_film_plays_in_its_frame_with_its_captions()
    {
        var page = await Reader.PageAsync("/nhung/bai/thu-vien/phim");

        Assert.That(page.QuerySelector("video source")!.GetAttribute("src"), Does.EndWith("/phim.mp4"));
        Assert.That((await Reader.GetAsync(page.QuerySelector("track")!.GetAttribute("src"))).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    /// <summary>Of a JPEG, from its frame header.</summary>
    private static (int Width, int Height) SizeOf(byte[] jpeg)
    {
        for (var at = 2; at + 9 < jpeg.Length; at += 2 + (jpeg[at + 2] << 8 | jpeg[at + 3]))
            if (jpeg[at + 1] is 0xC0 or 0xC2) return (jpeg[at + 7] << 8 | jpeg[at + 8], jpeg[at + 5] << 8 | jpeg[at + 6]);
        return (0, 0);
    }
}
