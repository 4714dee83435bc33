using System.Text.Json.Nodes;

namespace VocEdu.Sandbox.Tests.Zalo;

public sealed class ZaloArticles
{
    private SandboxHost host = null!;
    private HttpClient oa = null!;

    [SetUp]
    public void Start()
    {
        host = new SandboxHost();
        oa = host.Zalo();
    }

    [TearDown]
    public void Stop()
    {
        oa.Dispose();
        host.Dispose();
    }

    public static JsonObject Article(string status = "hide") => JsonNode.Parse($$"""
        {"type":"normal","title":"Ngày hội","author":"Phòng GDNN","description":"Hơn 20 trường.",
         "cover":{"cover_type":"photo","photo_url":"https://gdnn.example.vn/a.jpg","status":"show"},
         "body":[{"type":"text","content":"Sáng nay."},{"type":"text","content":"Mã tin: VE-2026-000130"}],"status":"{{status}}"}
        """)!.AsObject();

    [Test]
    public async Task Create_answers_a_token_that_yields_the_id_after_a_while()
    {
        var token = (string?)(await oa.Post("article/create", Article()))["data"]!["token"];
        Assert.That((int?)(await oa.Post("article/verify", new { token }))["error"], Is.EqualTo(-214));
        host.Pass(6);
        var id = (string?)(await oa.Post("article/verify", new { token }))["data"]!["id"];
        Assert.That((string?)(await oa.Get($"article/getdetail?id={id}"))["data"]!["body"]![1]!["content"], Does.Contain("VE-2026-000130"));
    }

    [Test]
    public async Task An_update_is_a_job_too_and_replaces_everything()
    {
        var id = await CreatedAsync();
        var update = Article("show");
        update["id"] = id;
        update["title"] = "Tên mới";
        var token = (string?)(await oa.Post("article/update", update))["data"]!["token"];
        Assert.That((string?)(await oa.Get($"article/getdetail?id={id}"))["data"]!["status"], Is.EqualTo("hide"));
        host.Pass(6);
        Assert.That((string?)(await oa.Post("article/verify", new { token }))["data"]!["id"], Is.EqualTo(id));
        Assert.That((string?)(await oa.Get($"article/getdetail?id={id}"))["data"]!["status"], Is.EqualTo("show"));
    }

    [Test]
    public async Task Hidden_articles_are_in_the_list_after_the_lag()
    {
        var id = await CreatedAsync();
        Assert.That(await ListAsync(), Is.Empty);
        host.Pass(3);
        Assert.That(await ListAsync(), Is.EqualTo(new[] { id }));
    }

    [TestCase("title", 149, 0)]
    [TestCase("title", 150, -201)]
    [TestCase("description", 299, 0)]
    [TestCase("description", 300, -201)]
    [TestCase("author", 50, 0)]
    [TestCase("author", 51, -201)]
    public async Task Lengths_are_strict(string field, int length, int error)
    {
        var article = Article();
        article[field] = new string('ữ', length);
        Assert.That((int?)(await oa.Post("article/create", article))["error"], Is.EqualTo(error));
    }

    [TestCase("""{"cover_type":"photo","photo_url":"https://gdnn.example.vn/a.jpg"}""", -200)]
    [TestCase("""{"cover_type":"photo","photo_url":"https://gdnn.example.vn/ngày hội.jpg","status":"show"}""", -201)]
    [TestCase("""{"photo_url":"https://gdnn.example.vn/a.jpg","status":"show"}""", -201)]
    public async Task The_cover_is_strict(string cover, int error)
    {
        var article = Article();
        article["cover"] = JsonNode.Parse(cover);
        Assert.That((int?)(await oa.Post("article/create", article))["error"], Is.EqualTo(error));
    }

    [TestCase("/gone.jpg")]
    [TestCase("/big.jpg")]
    [TestCase("/text.jpg")]
    public async Task A_useless_picture_fails_at_verify(string path)
    {
        host.Pictures.Files["/big.jpg"] = [0xFF, 0xD8, 0xFF, .. new byte[1024 * 1024]];
        host.Pictures.Files["/text.jpg"] = "hello, world"u8.ToArray();
        var article = Article();
        article["cover"]!["photo_url"] = "http://localhost:5080" + path;
        var token = (string?)(await oa.Post("article/create", article))["data"]!["token"];
        host.Pass(6);
        Assert.That((int?)(await oa.Post("article/verify", new { token }))["error"], Is.EqualTo(-200));
        Assert.That(host.Store.Read(s => s.Zalo.Articles), Is.Empty);
    }

    [Test]
    public async Task A_picture_of_the_own_machine_is_fetched()
    {
        host.Pictures.Files["/a.jpg"] = [0xFF, 0xD8, 0xFF, 0xE0, 0, 0, 0, 0];
        var article = Article();
        article["cover"]!["photo_url"] = "http://localhost:5080/a.jpg";
        var token = (string?)(await oa.Post("article/create", article))["data"]!["token"];
        host.Pass(6);
        Assert.That((int?)(await oa.Post("article/verify", new { token }))["error"], Is.Zero);
    }

    [Test]
    public async Task An_access_token_dies_and_a_refresh_token_is_good_once()
    {
        host.Pass(90001);
        Assert.That((int?)(await oa.Get("oa/getoa"))["error"], Is.EqualTo(-216));

        var pair = await host.ZaloTokenAsync("TEST-OA-REFRESH-1");
        Assert.That((string?)pair["expires_in"], Is.EqualTo("90000"));
        Assert.That((int?)(await host.ZaloTokenAsync("TEST-OA-REFRESH-1"))["error"], Is.EqualTo(-14014));

        using var renewed = host.Zalo((string)pair["access_token"]!);
        Assert.That((int?)(await renewed.Get("oa/getoa"))["error"], Is.Zero);
    }

    [Test]
    public async Task A_refresh_token_older_than_ninety_days_is_expired()
    {
        host.Pass(91 * 86400);
        Assert.That((int?)(await host.ZaloTokenAsync("TEST-OA-REFRESH-1"))["error"], Is.EqualTo(-14020));
    }

    [Test]
    public async Task A_lost_refresh_answer_leaves_the_token_spent()
    {
        await host.Faults.AddAsync(new { endpoint = "zalo.token", then = "reset", applied = true });
        Assert.That(() => host.ZaloTokenAsync("TEST-OA-REFRESH-1"), Throws.InstanceOf<Exception>());
        Assert.That((int?)(await host.ZaloTokenAsync("TEST-OA-REFRESH-1"))["error"], Is.EqualTo(-14014));
    }

    [Test]
    public async Task Too_many_calls_in_a_minute_are_refused_until_the_next()
    {
        host.Store.Write(s => s.Switches.Zalo.CallsPerMinute = 2);
        for (var i = 0; i < 2; i++) Assert.That((int?)(await oa.Get("oa/getoa"))["error"], Is.Zero);
        Assert.That((int?)(await oa.Get("oa/getoa"))["error"], Is.EqualTo(-32));
        host.Pass(60);
        Assert.That((int?)(await oa.Get("oa/getoa"))["error"], Is.Zero);
    }

    [Test]
    public async Task A_removed_article_is_gone()
    {
        var id = await CreatedAsync();
        Assert.That((int?)(await oa.Post("article/remove", new { id }))["error"], Is.Zero);
        Assert.That((int?)(await oa.Post("article/remove", new { id }))["error"], Is.Not.Zero);
    }

    [Test]
    public async Task One_broadcast_a_day_and_only_of_a_shown_article()
    {
        var hidden = await CreatedAsync();
        Assert.That((int?)(await oa.Post("oa/message", Broadcast(hidden)))["error"], Is.EqualTo(-201));
        var shown = await CreatedAsync("show");
        Assert.That((int?)(await oa.Post("oa/message", Broadcast(shown)))["error"], Is.Zero);
        Assert.That((int?)(await oa.Post("oa/message", Broadcast(shown)))["error"], Is.EqualTo(-211));
    }

    private static JsonObject Broadcast(string id) => JsonNode.Parse("""
        {"recipient":{"target":{"gender":"0"}},"message":{"attachment":{"type":"template","payload":{"template_type":"media",
         "elements":[{"media_type":"article","attachment_id":"ARTICLE"}]}}}}
        """.Replace("ARTICLE", id, StringComparison.Ordinal))!.AsObject();

    private async Task<string> CreatedAsync(string status = "hide")
    {
        var token = (string?)(await oa.Post("article/create", Article(status)))["data"]!["token"];
        host.Pass(6);
        return (string)(await oa.Post("article/verify", new { token }))["data"]!["id"]!;
    }

    private async Task<string?[]> ListAsync() =>
        [.. (await oa.Get("article/getslice?offset=0&limit=10&type=normal"))["data"]!["medias"]!.AsArray().Select(m => (string?)m!["id"])];
}
