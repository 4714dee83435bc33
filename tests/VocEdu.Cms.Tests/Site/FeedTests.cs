using System.Xml.Linq;

namespace VocEdu.Cms.Tests.Site;

public sealed class FeedTests : SiteFixture
{
    protected override async Task PrepareAsync()
    {
        await App.PublishAsync("Tin A & <b>");
        await App.PublishAsync("Tin có ký tự lạ \u0001", "BAI");
        await App.PublishAsync("Nghề hàn", "NGHE", slug: "han");
    }

    [TestCase("/rss.xml", 3)]
    [TestCase("/tin-tuc/rss.xml", 2)]
    [TestCase("/nghe/rss.xml", 1)]
    public async Task A_feed_is_well_formed_and_its_links_are_whole(string address, int items)
    {
        using var answer = await Reader.GetAsync(address);
        var feed = XDocument.Parse(await answer.Content.ReadAsStringAsync());

        Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/rss+xml"));
        Assert.That(feed.Descendants("item").Count(), Is.EqualTo(items));
        Assert.That(feed.Descendants("link").Select(l => l.Value), Is.All.StartsWith("http://localhost:5080/"));
    }

    [Test]
    public async Task The_sitemap_lists_every_public_address()
    {
        var map = XDocument.Parse(await Reader.GetStringAsync("/sitemap.xml"));
        var addresses = map.Descendants().Where(e => e.Name.LocalName == "loc").Select(e => e.Value).ToList();

        Assert.That(addresses, Does.Contain("http://localhost:5080/").And.Contain("http://localhost:5080/nghe/han"));
        Assert.That(addresses, Is.Unique.And.All.StartsWith("http://localhost:5080/"));
        Assert.That(await Reader.GetStringAsync("/robots.txt"), Does.Contain("Sitemap: http://localhost:5080/sitemap.xml"));
        Assert.That((int)(await Reader.GetAsync("/sitemap-2.xml")).StatusCode, Is.EqualTo(404));
    }
}
