using System.Text.Json.Nodes;

namespace VocEdu.Sandbox.Tests.Facebook;

public sealed class FacebookPosts
{
    private SandboxHost host = null!;
    private HttpClient page = null!;

    [SetUp]
    public void Start()
    {
        host = new SandboxHost();
        page = host.Facebook();
    }

    [TearDown]
    public void Stop()
    {
        page.Dispose();
        host.Dispose();
    }

    [Test]
    public async Task A_published_post_is_listed_after_the_lag()
    {
        var posted = await page.Post("100200300400500/feed?fields=id,permalink_url", new { message = "Tuyển sinh" });
        Assert.That(await PublishedAsync(), Is.Empty);
        host.Pass(5);
        Assert.That(await PublishedAsync(), Is.EqualTo(new[] { (string?)posted["id"] }));
        Assert.That((string?)posted["permalink_url"], Does.StartWith("http://localhost/facebook-page/"));
    }

    [Test]
    public async Task A_hidden_post_is_shown_by_a_flip_that_may_be_repeated()
    {
        var id = (string?)(await page.Post("100200300400500/feed", new { message = "Thông báo", published = false }))["id"];
        host.Pass(60);
        Assert.That(await PublishedAsync(), Is.Empty);

        for (var i = 0; i < 2; i++) Assert.That((bool?)(await page.Post(id!, new { is_published = true }))["success"], Is.True);
        host.Pass(5);
        Assert.That(await PublishedAsync(), Is.EqualTo(new[] { id }));
    }

    [Test]
    public async Task The_same_text_twice_in_five_minutes_is_a_duplicate()
    {
        await page.Post("100200300400500/feed", new { message = "Lịch học" });
        Assert.That((await page.Post("100200300400500/feed", new { message = "Lịch học" })).Code, Is.EqualTo(506));
        host.Pass(301);
        Assert.That((await page.Post("100200300400500/feed", new { message = "Lịch học" })).Status, Is.EqualTo(200));
    }

    [TestCase(5, 100)]
    [TestCase(11, null)]
    [TestCase(60 * 24 * 31, 100)]
    public async Task A_post_is_scheduled_from_ten_minutes_to_thirty_days_ahead(int minutes, int? code)
    {
        var at = SandboxHost.Start.AddMinutes(minutes).ToUnixTimeSeconds();
        var answer = await page.Post("100200300400500/feed", new { message = "x", published = false, scheduled_publish_time = at });
        Assert.That(answer.Code, Is.EqualTo(code));
    }

    [Test]
    public async Task A_scheduled_post_comes_out_by_itself()
    {
        var at = SandboxHost.Start.AddMinutes(20).ToUnixTimeSeconds();
        var id = (string?)(await page.Post("100200300400500/feed", new { message = "x", published = false, scheduled_publish_time = at }))["id"];
        host.Pass(60);
        Assert.That((string?)(await page.Get("100200300400500/scheduled_posts"))["data"]![0]!["id"], Is.EqualTo(id));

        host.Pass(20 * 60);
        Assert.That(await PublishedAsync(), Is.EqualTo(new[] { id }));
        Assert.That((await page.Get("100200300400500/scheduled_posts"))["data"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task Staged_photos_go_out_once_and_in_order()
    {
        var photos = new List<string>();
        foreach (var name in new[] { "a", "b" })
            photos.Add((string)(await page.Post("100200300400500/photos", new { url = $"https://truong.example.vn/{name}.jpg", published = false }))["id"]!);
        var media = photos.Select(p => new { media_fbid = p }).ToArray();

        var posted = await page.Post("100200300400500/feed", new { message = "Hội thi", attached_media = media });
        Assert.That(posted.Status, Is.EqualTo(200));
        Assert.That(host.Store.Read(s => s.Facebook.Posts[0].PhotoIds.ToArray()), Is.EqualTo(photos));

        var again = await page.Post("100200300400500/feed", new { message = "Hội thi 2", attached_media = media });
        Assert.That(again.Subcode, Is.EqualTo(1366051));
    }

    [Test]
    public async Task Attached_media_may_come_as_form_fields()
    {
        var photo = (string)(await page.Post("100200300400500/photos", new { url = "https://truong.example.vn/a.jpg", published = false }))["id"]!;
        using var form = new FormUrlEncodedContent([new("message", "Hội thi"), new("attached_media[0]", $$"""{"media_fbid":"{{photo}}"}""")]);
        Assert.That((await page.Post("100200300400500/feed", form)).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task A_null_message_and_an_empty_post_are_refused()
    {
        Assert.That((await page.Post("100200300400500/feed", new JsonObject { ["message"] = null })).Code, Is.EqualTo(197));
        Assert.That((await page.Post("100200300400500/feed", new { published = true })).Code, Is.EqualTo(197));
    }

    [Test]
    public async Task A_misspelt_parameter_is_refused() =>
        Assert.That((await page.Post("100200300400500/feed", new { message = "x", publish = false })).Code, Is.EqualTo(100));

    [Test]
    public async Task Links_to_Facebook_itself_are_refused() =>
        Assert.That((await page.Post("100200300400500/feed", new { link = "https://www.facebook.com/abc" })).Subcode, Is.EqualTo(1609008));

    [Test]
    public async Task A_second_delete_says_the_object_is_not_there()
    {
        var id = (string)(await page.Post("100200300400500/feed", new { message = "x" }))["id"]!;
        Assert.That((bool?)(await page.Delete(id))["success"], Is.True);
        var again = await page.Delete(id);
        Assert.That((again.Code, again.Subcode), Is.EqualTo((100, 33)));
    }

    [Test]
    public async Task Lists_are_read_page_by_page_until_there_is_no_next()
    {
        for (var i = 0; i < 5; i++) await page.Post("100200300400500/feed", new { message = $"Tin {i}" });
        host.Pass(5);

        var seen = new List<string?>();
        for (var next = "100200300400500/published_posts?limit=2"; next is not null;)
        {
            var answer = await page.Get(next);
            seen.AddRange(answer["data"]!.AsArray().Select(p => (string?)p!["message"]));
            next = (string?)answer["paging"]?["next"];
        }

        Assert.That(seen, Is.EqualTo(new[] { "Tin 4", "Tin 3", "Tin 2", "Tin 1", "Tin 0" }));
    }

    [Test]
    public async Task Every_answer_tells_the_use()
    {
        var answer = await page.Get("me");
        Assert.That(answer.Headers, Contains.Key("X-App-Usage").And.ContainKey("X-Business-Use-Case-Usage"));
    }

    [Test]
    public async Task A_user_token_cannot_post_to_the_page()
    {
        using var user = host.Bearing("/facebook/v25.0/", "TEST-LONG-USER");
        var answer = await user.Post("100200300400500/feed", new { message = "x" });
        Assert.That((answer.Code, answer.Subcode), Is.EqualTo((190, 2069032)));
    }

    private async Task<string?[]> PublishedAsync() =>
        [.. (await page.Get("100200300400500/published_posts?fields=id&limit=100"))["data"]!.AsArray().Select(p => (string?)p!["id"])];
}
