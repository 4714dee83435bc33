using System.Net;
using System.Xml.Linq;
using VocEdu.Cms.Media;

namespace VocEdu.Cms.Tests.Site;

/// <summary>Search engines find every public address, in files that stay within the protocol's limits.</summary>
public sealed class SitemapTests
{
    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9", News = "http://www.google.com/schemas/sitemap-news/0.9",
        Video = "http://www.google.com/schemas/sitemap-video/1.1";

    private readonly List<string> _items = [];
    private CmsApp _app = null!;
    private HttpClient _reader = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _app = await CmsApp.StartAsync(settings: new() { ["Site:SitemapFile"] = "3" });
        _reader = _app.Browser();
        for (var i = 0; i < 5; i++) await PublishAsync($"Tin cũ {i}", "TIN", _app.Clock.Now.AddDays(-3 - i));
        await PublishAsync("Tin hôm nay", "TIN", _app.Clock.Now.AddHours(-1));
        await PublishAsync("Thông báo hôm nay", "THONGBAO", _app.Clock.Now.AddHours(-1));
        var (film, cover) = (await _app.MediaAsync(MediaKind.Video, "phim.mp4", "video/mp4"), await _app.MediaAsync(MediaKind.Picture, "960.jpg", "image/jpeg"));
        for (var i = 0; i < 4; i++) await PublishAsync($"Phim {i}", "VIDEO", _app.Clock.Now.AddDays(-9), new() { Cover = new(cover, "Ảnh"), Video = new(film, 62, "Lời", null) });
        await PublishAsync("Phim không có tệp", "VIDEO", _app.Clock.Now.AddDays(-9), new() { Video = new(null, 62, "Lời", null) });
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _reader.Dispose();
        await _app.DisposeAsync();
    }

    [Test]
    public async Task The_files_of_the_index_hold_every_address_once()
    {
        var files = Locations(await ReadAsync("/sitemap.xml"));
        var addresses = new List<string>();
        foreach (var file in files.Where(f => !f.Contains("video", StringComparison.Ordinal) && !f.Contains("tin-moi", StringComparison.Ordinal)))
        {
            var map = await ReadAsync(new Uri(file).AbsolutePath);
            if (file.Contains("-bai-", StringComparison.Ordinal)) Assert.That(map.Root!.Elements(Map + "url").Count(), Is.InRange(1, 3));
            addresses.AddRange(Locations(map));
        }

        Assert.That(files.Count(f => f.Contains("-bai-", StringComparison.Ordinal)), Is.EqualTo(4));
        Assert.That(addresses, Is.Unique.And.SupersetOf(_items.Select(path => $"http://localhost:5080{path}")).And.Contain("http://localhost:5080/").And.Contain("http://localhost:5080/doi-tuong/hoc-sinh"));
        foreach (var address in addresses) Assert.That((await _reader.GetAsync(new Uri(address).AbsolutePath)).StatusCode, Is.EqualTo(HttpStatusCode.OK), address);
    }

    [Test]
    public async Task The_news_map_holds_the_news_of_two_days()
    {
        var map = await ReadAsync("/sitemap-tin-moi.xml");
        var news = map.Descendants(News + "news").Single();

        Assert.That(Locations(map), Is.EqualTo(new[] { "http://localhost:5080/tin-tuc/tin-hom-nay" }));
        Assert.That(news.Element(News + "title")!.Value, Is.EqualTo("Tin hôm nay"));
        Assert.That(news.Element(News + "publication_date")!.Value, Is.EqualTo("2026-11-21T01:00:00Z"));
        Assert.That(news.Element(News + "publication")!.Element(News + "language")!.Value, Is.EqualTo("vi"));
    }

    [Test]
    public async Task The_video_maps_hold_the_films_that_can_be_seen()
    {
        var files = Locations(await ReadAsync("/sitemap.xml")).Where(f => f.Contains("video", StringComparison.Ordinal)).ToList();
        var films = new List<XElement>();
        foreach (var file in files) films.AddRange((await ReadAsync(new Uri(file).AbsolutePath)).Descendants(Video + "video"));

        Assert.That(films.Select(f => f.Element(Video + "title")!.Value), Is.EquivalentTo(new[] { "Phim 0", "Phim 1", "Phim 2", "Phim 3" }));
        foreach (var film in films)
        {
            foreach (var name in new[] { "thumbnail_loc", "description", "content_loc", "duration", "publication_date" }) Assert.That(film.Element(Video + name)!.Value, Is.Not.Empty, name);
            Assert.That(film.Element(Video + "content_loc")!.Value, Does.StartWith("http://localhost:5080/media/"));
        }
    }

    [Test]
    public async Task Robots_are_led_to_the_index_and_not_into_the_newsroom() =>
        Assert.That(await _reader.GetStringAsync("/robots.txt"), Does.Contain("Sitemap: http://localhost:5080/sitemap.xml").And.Contain("Disallow: /quan-tri"));

    [TestCase("/sitemap-2.xml")]
    [TestCase("/sitemap-bai-ffffffff-ffff-ffff-ffff-ffffffffffff.xml")]
    [TestCase("/sitemap-video-x.xml")]
    public async Task A_file_that_is_none_is_not_found(string address) => Assert.That((await _reader.GetAsync(address)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));

    private async Task PublishAsync(string title, string genre, DateTimeOffset at, VocEdu.Cms.Writing.ContentFields? fields = null) =>
        _items.Add((await _app.PublishAsync(title, genre, at: at, fields: fields)).Path);

    private async Task<XDocument> ReadAsync(string address) => XDocument.Parse(await _reader.GetStringAsync(address));

    private static List<string> Locations(XDocument map) => [.. map.Descendants(Map + "loc").Select(l => l.Value)];
}
