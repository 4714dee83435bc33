using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Collections;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Cms.Writing;

namespace VocEdu.Cms.Tests.Site;

/// <summary>Whoever follows a page gets what is new on it, in the format their program reads.</summary>
public sealed class FeedTests : SiteFixture
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    /// <summary>Pages, and how many items their feeds bring.</summary>
    private static readonly object[][] Followed =
    [
        ["", 5], ["/tin-tuc", 2], ["/nghe", 1], ["/truong", 1], ["/nghe/han", 1], ["/truong/truong-thu-nghiem", 3], ["/tuyen-bai/tuyen-mot", 1], ["/chuyen-de/chuyen-de-mot", 1],
        ["/doi-tuong/hoc-sinh", 1], ["/doi-tuong/doanh-nghiep", 0],
    ];

    protected override async Task PrepareAsync()
    {
        var picture = await App.MediaAsync(MediaKind.Picture, "960.jpg", "image/jpeg");
        await App.PublishAsync("Tin A & <b>", fields: new() { Cover = new(picture, "Ảnh"), Guides = ["han"], Audiences = ["HN-GDNN-2025:DT-HS"], Topics = ["chuyen-de-mot"], Authors = [new("Lê Thị Hoa")] });
        await App.PublishAsync("Tin có ký tự lạ \u0001", "BAI", fields: new() { Series = new("tuyen-mot", 1), Schools = ["truong-thu-nghiem"] });
        await App.PublishAsync("Nghề hàn", "NGHE", slug: "han");
        await App.PublishAsync("Trường Cao đẳng Thử nghiệm", "COSO", slug: "truong-thu-nghiem");
        await App.PublishAsync("Podcast số 1", "PT", fields: new() { Video = new(await App.MediaAsync(MediaKind.Audio, "loi.mp3", "audio/mpeg"), 300, null, null) });
        await App.DoAsync(async services =>
        {
            var db = services.GetRequiredService<CmsDb>();
            foreach (var (kind, slug) in new[] { (CollectionKind.Series, "tuyen-mot"), (CollectionKind.Topic, "chuyen-de-mot") })
            {
                db.Collections.Add(new()
                {
                    Id = Guid.CreateVersion7(), Kind = kind, Slug = slug, Name = slug, Description = "", Active = true,
                    CreatedAt = App.Clock.Now, UpdatedAt = App.Clock.Now, UpdatedByName = "Người viết",
                });
            }

            foreach (var item in await db.Publications.ToListAsync())
                (item.Audiences, item.Topics, item.Series, item.Part) = ([.. item.Fields.Audiences], [.. item.Fields.Topics], item.Fields.Series?.Slug, item.Fields.Series?.Part);
            await db.SaveChangesAsync();
        });
    }

    [TestCaseSource(nameof(Followed))]
    public async Task Rss_has_what_its_specification_asks_for(string page, int items)
    {
        using var answer = await Reader.GetAsync($"{page}/rss.xml");
        var rss = XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!;
        var channel = rss.Element("channel")!;

        Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/rss+xml"));
        Assert.That(rss.Attribute("version")!.Value, Is.EqualTo("2.0"));
        foreach (var name in new[] { "title", "link", "description" }) Assert.That(channel.Element(name)!.Value, Is.Not.Empty, name);
        Assert.That(channel.Element(Atom + "link")!.Attribute("href")!.Value, Is.EqualTo($"http://localhost:5080{page}/rss.xml"));
        Assert.That(channel.Elements("item").Count(), Is.EqualTo(items));
        Assert.That(channel.Descendants("link").Select(l => l.Value), Is.All.StartsWith("http://localhost:5080/"));
        Assert.That(channel.Descendants("guid").Select(l => l.Value), Is.Unique);
        Assert.That(channel.Elements("item").Select(i => i.Element("title")!.Value), Is.All.Not.Empty);
        Assert.That(channel.Descendants("pubDate").Select(d => DateTimeOffset.TryParseExact(d.Value, "R", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)), Is.All.True);
        foreach (var file in channel.Descendants("enclosure"))
        {
            Assert.That(file.Attribute("url")!.Value, Does.StartWith("http://localhost:5080/media/"));
            Assert.That(long.Parse(file.Attribute("length")!.Value, CultureInfo.InvariantCulture), Is.Positive);
            Assert.That(file.Attribute("type")!.Value, Does.Contain("/"));
        }
    }

    [TestCaseSource(nameof(Followed))]
    public async Task Atom_has_what_its_specification_asks_for(string page, int items)
    {
        using var answer = await Reader.GetAsync($"{page}/atom.xml");
        var feed = XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!;

        Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/atom+xml"));
        Assert.That(feed.Elements(Atom + "entry").Count(), Is.EqualTo(items));
        Assert.That(feed.Elements(Atom + "author").Elements(Atom + "name").Select(n => n.Value), Is.All.Not.Empty.And.Exactly(1).Items);
        Assert.That(feed.Elements(Atom + "link").Single(l => l.Attribute("rel")!.Value == "self").Attribute("href")!.Value, Is.EqualTo($"http://localhost:5080{page}/atom.xml"));
        foreach (var one in feed.Elements(Atom + "entry").Prepend(feed))
        {
            foreach (var name in new[] { "id", "title", "updated" }) Assert.That(one.Elements(Atom + name).Single().Value, Is.Not.Empty, name);
            Assert.That(Uri.TryCreate(one.Element(Atom + "id")!.Value, UriKind.Absolute, out _), Is.True);
            Assert.That(one.Elements(Atom + "link").Count(l => l.Attribute("rel")!.Value == "alternate"), Is.EqualTo(1));
            Assert.That(IsRfc3339(one.Element(Atom + "updated")!.Value), Is.True);
        }
    }

    [TestCaseSource(nameof(Followed))]
    public async Task Json_feed_has_what_its_specification_asks_for(string page, int items)
    {
        using var answer = await Reader.GetAsync($"{page}/feed.json");
        using var feed = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var root = feed.RootElement;

        Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/feed+json"));
        Assert.That(root.GetProperty("version").GetString(), Is.EqualTo("https://jsonfeed.org/version/1.1"));
        Assert.That(root.GetProperty("title").GetString(), Is.Not.Empty);
        Assert.That(root.GetProperty("feed_url").GetString(), Is.EqualTo($"http://localhost:5080{page}/feed.json"));
        Assert.That(root.GetProperty("items").GetArrayLength(), Is.EqualTo(items));
        foreach (var item in root.GetProperty("items").EnumerateArray())
        {
            Assert.That(item.GetProperty("id").GetString(), Is.Not.Empty);
            Assert.That(item.GetProperty("content_text").GetString(), Is.Not.Empty);
            Assert.That(item.GetProperty("url").GetString(), Does.StartWith("http://localhost:5080/"));
            Assert.That(IsRfc3339(item.GetProperty("date_published").GetString()!), Is.True);
            Assert.That(item.GetProperty("authors")[0].GetProperty("name").GetString(), Is.Not.Empty);
        }
    }

    [Test]
    public async Task A_recording_comes_with_its_feed() =>
        Assert.That(XDocument.Parse(await Reader.GetStringAsync("/thu-vien/rss.xml")).Descendants("enclosure").Single().Attribute("type")!.Value, Is.EqualTo("audio/mpeg"));

    [TestCase("/nghe/khong-co/rss.xml")]
    [TestCase("/tin-tuc/tin-a-b/atom.xml")]
    [TestCase("/doi-tuong/khong-co/feed.json")]
    [TestCase("/chuyen-de/tuyen-mot/rss.xml")]
    [TestCase("/khong-co/rss.xml")]
    public async Task Nothing_can_be_followed_where_nothing_is(string address) =>
        Assert.That((await Reader.GetAsync(address)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));

    [TestCase("/", 3)]
    [TestCase("/tin-tuc", 6)]
    [TestCase("/nghe/han", 6)]
    [TestCase("/doi-tuong/hoc-sinh", 6)]
    [TestCase("/tuyen-bai/tuyen-mot", 6)]
    public async Task A_page_names_its_feeds_and_they_are_there(string address, int feeds)
    {
        var links = (await Reader.PageAsync(address)).QuerySelectorAll("link[rel=alternate][type*='rss'], link[rel=alternate][type*='atom'], link[rel=alternate][type='application/feed+json']").ToList();

        Assert.That(links, Has.Count.EqualTo(feeds));
        foreach (var link in links) Assert.That((await Reader.GetAsync(link.GetAttribute("href"))).StatusCode, Is.EqualTo(HttpStatusCode.OK), link.OuterHtml);
    }

    [Test]
    public async Task The_list_of_feeds_leads_only_to_feeds()
    {
        var page = await Reader.PageAsync("/nguon-tin");
        var links = page.QuerySelectorAll(".feed-formats a").Select(a => a.GetAttribute("href")!).ToList();

        Assert.That(links, Does.Contain("/rss.xml").And.Contain("/nghe/han/atom.xml").And.Contain("/doi-tuong/hoc-sinh/feed.json").And.Contain("/tuyen-bai/tuyen-mot/rss.xml").And.Unique);
        foreach (var link in links) Assert.That((await Reader.GetAsync(link)).StatusCode, Is.EqualTo(HttpStatusCode.OK), link);
    }

    [Test]
    public async Task A_feed_that_has_not_changed_is_not_sent_again()
    {
        using var first = await Reader.GetAsync("/su-kien/atom.xml");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/su-kien/atom.xml") { Headers = { IfNoneMatch = { first.Headers.ETag! } } };

        using var answer = await Reader.SendAsync(again);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
        Assert.That(await answer.Content.ReadAsByteArrayAsync(), Is.Empty);
        Assert.That(answer.Headers.ETag, Is.EqualTo(first.Headers.ETag));
    }

    [Test]
    public async Task An_audience_finds_what_is_written_for_it()
    {
        Assert.That((await Reader.PageAsync("/doi-tuong/hoc-sinh")).QuerySelectorAll(".card-title").Select(t => t.TextContent), Is.EqualTo(new[] { "Tin A & <b>" }));
        Assert.That((await Reader.PageAsync("/doi-tuong/doanh-nghiep")).QuerySelector(".empty")!.TextContent, Does.Contain("Chưa có bài nào"));
        Assert.That((await Reader.PageAsync("/doi-tuong")).QuerySelectorAll(".collection-list a").Select(a => a.GetAttribute("href")), Does.Contain("/doi-tuong/hoc-sinh"));
        Assert.That((await Reader.GetAsync("/doi-tuong/khong-co")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await Reader.GetAsync("/doi-tuong/hoc-sinh?sau=sai")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Every_audience_of_every_plan_has_its_page()
    {
        using var plans = JsonDocument.Parse(await File.ReadAllBytesAsync(VocEdu.Cms.Shared.ConfigFolder.Find(TestContext.CurrentContext.TestDirectory, "plans.json")));
        var known = VocEdu.Cms.Site.Audiences.Read(await File.ReadAllBytesAsync(VocEdu.Cms.Shared.ConfigFolder.Find(TestContext.CurrentContext.TestDirectory, "audiences.json")))
            .All.SelectMany(audience => audience.Terms).ToHashSet();
        var terms = from plan in plans.RootElement.GetProperty("plans").EnumerateArray()
                    where plan.TryGetProperty("audiences", out _)
                    from audience in plan.GetProperty("audiences").EnumerateArray()
                    select $"{plan.GetProperty("code").GetString()}:{audience.GetProperty("code").GetString()}";

        Assert.That(terms, Is.SubsetOf(known).And.Not.Empty);
    }

    private static bool IsRfc3339(string text) =>
        text.Length > 19 && text[10] == 'T' && (text.EndsWith('Z') || text[^6] is '+' or '-') && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _);
}
