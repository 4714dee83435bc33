using System.Text.Json.Nodes;
using VocEdu.Sandbox.Tests.Zalo;

namespace VocEdu.Sandbox.Tests.Pages;

public sealed class PagesForReaders
{
    private SandboxHost host = null!;
    private HttpClient reader = null!;

    [SetUp]
    public void Start()
    {
        host = new SandboxHost();
        reader = host.CreateClient();
    }

    [TearDown]
    public void Stop()
    {
        reader.Dispose();
        host.Dispose();
    }

    [TestCase("/")]
    [TestCase("/facebook-page")]
    [TestCase("/youtube-channel")]
    [TestCase("/zalo-oa")]
    public async Task Every_page_says_that_it_is_a_trial_and_runs_no_script(string path)
    {
        var page = await reader.Get(path);
        Assert.That(page.Status, Is.EqualTo(200));
        Assert.That(page.Text, Does.Contain("Môi trường thử").And.Not.Contain("<script"));
        Assert.That(page.Headers["Content-Security-Policy"], Does.Contain("default-src 'none'"));
    }

    [Test]
    public async Task The_permalink_of_a_post_leads_to_its_page_where_hostile_text_is_only_text()
    {
        using var page = host.Facebook();
        var posted = await page.Post("me/feed?fields=permalink_url", new { message = "Chào <img src=x onerror=alert(1)>", link = "https://gdnn.example.vn/tin" });
        var shown = await reader.Get((string)posted["permalink_url"]!);
        Assert.That(shown.Text, Does.Contain("&lt;img src=x").And.Not.Contain("<img src=x").And.Contain("gdnn.example.vn"));
    }

    [Test]
    public async Task Hidden_posts_are_marked_and_deleted_ones_are_gone()
    {
        using var page = host.Facebook();
        var id = (string)(await page.Post("me/feed", new { message = "Chờ duyệt", published = false }))["id"]!;
        Assert.That((await reader.Get("/facebook-page")).Text, Does.Contain("Đang ẩn").And.Contain("Người đọc chưa thấy"));
        await page.Delete(id);
        Assert.That((await reader.Get("/facebook-page/posts/" + id)).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task An_article_is_read_under_its_link_and_bad_addresses_are_dropped()
    {
        using var oa = host.Zalo();
        var article = ZaloArticles.Article("show");
        article["body"]!.AsArray().Add(new JsonObject { ["type"] = "video", ["url"] = "javascript:alert(1)", ["thumb"] = "https://gdnn.example.vn/t.jpg" });
        await oa.Post("article/create", article);
        host.Pass(6);
        host.Store.Write(s => s.Zalo.Settle(host.Store.Now, s.Switches.Zalo));
        host.Pass(3);
        var link = (string)(await oa.Get("article/getslice?offset=0&limit=1&type=normal"))["data"]!["medias"]![0]!["link_view"]!;
        Assert.That((await reader.Get(link)).Text, Does.Contain("Mã tin: VE-2026-000130").And.Not.Contain("javascript:"));
    }

    [Test]
    public async Task The_demo_accounts_are_told()
    {
        var accounts = await reader.Get("/sandbox/accounts");
        Assert.That((string?)accounts["facebook"]!["pageToken"], Is.EqualTo("TEST-PAGE-TOKEN"));
        Assert.That((string?)accounts["youTube"]!["refreshToken"], Is.EqualTo("TEST-REFRESH"));
        Assert.That((string?)accounts["zalo"]!["refreshToken"], Is.EqualTo("TEST-OA-REFRESH-1"));
    }
}
