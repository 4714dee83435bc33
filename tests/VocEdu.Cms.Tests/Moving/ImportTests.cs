using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Counting.Import;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media.Making;
using VocEdu.Cms.Moving.Import;
using VocEdu.Cms.Tests.Media;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;
using VocEdu.Domain.Documents;

namespace VocEdu.Cms.Tests.Moving;

/// <summary>Stories of other systems come in once, with their pictures, authors and dates.</summary>
public sealed class ImportTests
{
    private const string Key = "khoa-trang-cu", BlocksKey = "khoa-trang-khoi";
    private static readonly DateTimeOffset Written = new(2024, 3, 9, 2, 0, 0, TimeSpan.Zero);

    private WebApplication _old = null!;
    private CmsApp _app = null!;
    private string _home = "";

    [OneTimeSetUp]
    public async Task Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _old = builder.Build();
        _old.MapGet("/umbraco/delivery/api/v2/content", (HttpRequest request) => request.Headers["Api-Key"] is not [Key or BlocksKey] ? Results.Unauthorized()
            : Results.Content(request.Query["skip"] == "0" ? (request.Headers["Api-Key"] == Key ? Umbraco : UmbracoBlocks) : """{"total":3,"items":[]}""", "application/json"));
        _old.MapGet("/media/anh.png", () => Results.Bytes(MediaFiles.Png(640, 360, 128), "image/png"));
        _old.MapGet("/media/{shade:int}.png", (int shade) => Results.Bytes(MediaFiles.Png(320, 180, (byte)shade), "image/png"));
        _old.MapGet("/rss", () => Results.Content($"""
            <rss version="2.0"><channel><item><guid>r1</guid><title>Tin của nguồn</title><link>{_home}/tin/1</link><pubDate>Sat, 09 Mar 2024 02:00:00 GMT</pubDate>
            <description>&lt;p&gt;Trường mở lớp.&lt;img src="http://169.254.169.254/a.png"&gt;&lt;/p&gt;</description></item></channel></rss>
            """, "application/rss+xml"));
        await _old.StartAsync();
        _home = _old.Urls.First();
        _app = await CmsApp.StartAsync(settings: new() { ["Feeds:AllowLoopback"] = "true" });
        await _app.PersonAsync(Role.Editor, userName: "hai-yen");
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _app.DisposeAsync();
        await _old.DisposeAsync();
    }

    [Test]
    public async Task An_Umbraco_site_is_tried_out_taken_over_once_and_published_on_its_old_dates()
    {
        using var admin = await _app.SignInAsync(Role.Administrator | Role.Approver);
        var page = await BeginAsync(admin, Form("Umbraco", _home, publish: true, key: Key));
        Assert.That(WebUtility.HtmlDecode(await admin.GetStringAsync(page)), Does.Contain("Sẽ nhập: 1").And.Contain("Bỏ qua: 2").And.Contain("Có 1 ảnh sẽ được tải về thư viện."));
        Assert.That(await ItemAsync("Lễ khai giảng khóa mới"), Is.Null, "a dry run writes nothing");

        await GoAsync(admin, page);
        var item = (await ItemAsync("Lễ khai giảng khóa mới"))!;
        Assert.That((item.CreatedAt, item.State, item.AuthorName), Is.EqualTo((Written, ContentState.Editing, "Nguyễn Văn hai-yen")), "it waits for its picture");
        Assert.That(item.AuthorId, Is.Not.EqualTo(Guid.Empty), "whoever has that name here wrote it");

        await _app.DoAsync(services => services.GetRequiredService<MakeReady>().RunAsync(null, CancellationToken.None));
        _app.Clock.Advance(TimeSpan.FromMinutes(1));
        await RunAsync();
        var (version, publication) = await _app.AskAsync(async services => services.GetRequiredService<CmsDb>() is var db
            ? (await db.Versions.AsNoTracking().SingleAsync(v => v.ItemId == item.Id), await db.Publications.AsNoTracking().SingleAsync(p => p.ItemId == item.Id)) : default);
        Assert.That((publication.PublishedAt, publication.Path, version.Fields.Author), Is.EqualTo((Written, "/tin-tuc/le-khai-giang-khoa-moi", "Nguyễn Văn hai-yen")));
        Assert.That((version.Fields.Cover?.AlternativeText, version.Fields.Tags), Is.EqualTo(("Cổng trường", (string[])["khai giảng"])));
        Assert.That(PlainTextRenderer.Render(RichText.Parse(version.Body)), Does.Contain("35 học viên").And.Not.Contain("alert"));
        Assert.That(await _app.AskAsync(services => services.GetRequiredService<CmsDb>().Works.Where(w => w.PublicPath == publication.Path).Select(w => w.FirstPublicAt).SingleAsync()), Is.EqualTo(Written));

        using (var reader = _app.Browser())
        using (var old = await reader.GetAsync("/tin-tuc/le-khai-giang/"))
            Assert.That(((int)old.StatusCode, old.Headers.Location?.OriginalString), Is.EqualTo((301, publication.Path)), "the old address leads here");

        await GoAsync(admin, page);
        Assert.That(WebUtility.HtmlDecode(await admin.GetStringAsync(page)), Does.Contain("Đã có từ trước: 1").And.Not.Contain("Đã nhập: "));
        var addresses = SheetReader.Read(new MemoryStream(await admin.GetByteArrayAsync($"{page}?handler=Addresses")))!;
        Assert.That(addresses.Select(row => string.Join(' ', row)), Does.Contain($"{_home}/tin-tuc/le-khai-giang/ {publication.Path}"));
        Assert.That(SheetReader.Read(new MemoryStream(await admin.GetByteArrayAsync($"{page}?handler=Report")))!.SelectMany(row => row), Does.Contain("Đã có từ trước"));
    }

    [Test]
    public async Task Blocks_of_an_Umbraco_site_become_text_pictures_and_blocks_and_what_has_no_place_is_named()
    {
        using var admin = await _app.SignInAsync(Role.Administrator);
        var page = await BeginAsync(admin, Form("Umbraco", _home, key: BlocksKey));
        Assert.That(WebUtility.HtmlDecode(await admin.GetStringAsync(page)), Does.Contain("Chưa có chỗ cho các thuộc tính: location.").And.Contain("hero.align").And.Contain("Có 4 ảnh"), "told before anything is written");

        await GoAsync(admin, page);
        var item = (await ItemAsync("Ngày hội nghề"))!;
        var body = RichText.Parse(await _app.AskAsync(services => services.GetRequiredService<CmsDb>().Versions.Where(v => v.ItemId == item.Id).Select(v => v.Body).SingleAsync()));
        string[] said = ["Trước khối.", "Lời thầy giáo trong khối.", "Sau khối.", "Khối không đứng ở đâu.", "Đến với xưởng hàn", "Ô bên trái", "Danh sách trong ô", "Hàn", "Tiện"];
        var text = PlainTextRenderer.Render(body);
        Assert.That(said.Select(words => text.IndexOf(words, StringComparison.Ordinal)), Is.Ordered.And.None.Negative, text);
        Assert.That(body.Images.Select(image => (image.MediaId is null, image.Alt)), Is.EqualTo(new[] { (false, ""), (false, "Thợ hàn"), (false, ""), (false, "") }), "the cover, one in a block, and a gallery");
    }

    [Test]
    public async Task A_WordPress_file_is_carried_on_where_the_worker_died()
    {
        using var admin = await _app.SignInAsync(Role.Administrator);
        var page = await BeginAsync(admin, Form("WordPress", null), Wxr($"""
            {Post(1, "Bài thứ nhất", "<!-- wp:paragraph -->\nĐoạn một.\n\nĐoạn hai [gallery ids=\"1\"] tiếp.")}
            {Post(2, "Bài thứ hai", $"""[caption id="x" align="aligncenter"]<img src="{_home}/media/anh.png" alt="Xưởng"> Xưởng hàn[/caption]""")}
            {Post(3, "Bài nháp", "Chưa xong.", "draft")}{Post(4, "Đã xóa", "Không.", "trash")}{Post(5, "", "<p>Chữ đầu.</p><p>Chữ sau.</p>")}
            """));
        var id = Guid.Parse(page.Split('/')[^1]);
        await admin.SubmitAsync(page, []);
        await _app.Database.CreateCommand($"update cms.import_run set place = 1 where id = '{id}'").ExecuteNonQueryAsync();        // the first one was passed by whoever died
        await RunAsync();

        Assert.That(WebUtility.HtmlDecode(await admin.GetStringAsync(page)), Does.Contain("Đã nhập: 3").And.Contain("Chữ đầu. Chữ sau.").And.Contain("Bài không có tiêu đề"));
        Assert.That(await ItemAsync("Bài thứ nhất"), Is.Null);
        Assert.That(await ItemAsync("Đã xóa"), Is.Null);
        Assert.That((await ItemAsync("Bài nháp"))!.State, Is.EqualTo(ContentState.Editing));
        var second = (await ItemAsync("Bài thứ hai"))!;
        var body = RichText.Parse(await _app.AskAsync(services => services.GetRequiredService<CmsDb>().Versions.Where(v => v.ItemId == second.Id).Select(v => v.Body).SingleAsync()));
        Assert.That((body.Images.Single().Caption, body.Images.Single().MediaId is null, second.AuthorName), Is.EqualTo(("Xưởng hàn", false, "Thu Trang")));

        await GoAsync(admin, page);
        var first = (await ItemAsync("Bài thứ nhất"))!;
        Assert.That(first.CreatedAt, Is.EqualTo(Written));
        Assert.That(PlainTextRenderer.Render(RichText.Parse(await _app.AskAsync(services => services.GetRequiredService<CmsDb>().Versions.Where(v => v.ItemId == first.Id).Select(v => v.Body).SingleAsync()))).ReplaceLineEndings("|"),
            Does.StartWith("Đoạn một.|").And.Not.Contain("gallery"));
        Assert.That(await _app.AskAsync(services => services.GetRequiredService<CmsDb>().Items.CountAsync(i => i.Title == "Bài thứ hai")), Is.EqualTo(1));
    }

    [Test]
    public async Task A_feeds_story_comes_without_the_picture_that_lies_inside()
    {
        using var admin = await _app.SignInAsync(Role.Administrator);
        var page = await BeginAsync(admin, Form("Rss", $"{_home}/rss"));
        await GoAsync(admin, page);
        var item = (await ItemAsync("Tin của nguồn"))!;
        Assert.That(await _app.AskAsync(services => services.GetRequiredService<CmsDb>().Versions.Where(v => v.ItemId == item.Id).Select(v => v.Body).SingleAsync()), Does.Not.Contain("169.254"));
        Assert.That(WebUtility.HtmlDecode(await admin.GetStringAsync(page)), Does.Contain("ảnh"));
    }

    [TestCase("Umbraco", "http://169.254.169.254/latest")]
    [TestCase("Rss", "http://10.0.0.1/rss")]
    [TestCase("Rss", "file:///etc/passwd")]
    [TestCase("Umbraco", "")]
    public async Task An_address_inside_is_refused(string kind, string address)
    {
        using var admin = await _app.SignInAsync(Role.Administrator);
        using var answer = await SendAsync(admin, Form(kind, address), null);
        Assert.That(WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), Does.Contain("Địa chỉ này không dùng được."));
    }

    [TestCase("""<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><title>&x;</title></channel></rss>""")]
    [TestCase("""<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><rss><channel><link>&b;</link></channel></rss>""")]
    [TestCase("<rss><channel><item></item></channel></rss>")]
    [TestCase("<html></html>")]
    [TestCase("PK không phải XML")]
    [TestCase("")]
    public async Task A_file_that_is_no_export_is_refused(string text)
    {
        using var admin = await _app.SignInAsync(Role.Administrator);
        using var answer = await SendAsync(admin, Form("WordPress", null), text);
        Assert.That(WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), Does.Contain("WordPress (WXR), bị hỏng").Or.Contain("Vui lòng chọn tệp xuất"));
    }

    [Test]
    public async Task A_file_that_breaks_off_keeps_what_came_before()
    {
        using var admin = await _app.SignInAsync(Role.Administrator);
        var whole = Wxr(Post(11, "Trước chỗ hỏng", "Nội dung.") + Post(12, "Sau chỗ hỏng", "Nội dung."));
        var page = await BeginAsync(admin, Form("WordPress", null), whole[..whole.IndexOf("<title>Sau", StringComparison.Ordinal)]);
        Assert.That(WebUtility.HtmlDecode(await admin.GetStringAsync(page)), Does.Contain("Dừng vì lỗi").And.Contain("bị hỏng"));
    }

    /// <returns>The import's page, its dry run done.</returns>
    private async Task<string> BeginAsync(HttpClient admin, Dictionary<string, string> form, string? file = null)
    {
        using var answer = await SendAsync(admin, form, file);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await answer.Content.ReadAsStringAsync());
        await RunAsync();
        return answer.Headers.Location!.OriginalString;
    }

    private async Task GoAsync(HttpClient admin, string page)
    {
        await admin.SubmitAsync(page, []);
        await RunAsync();
    }

    private Task RunAsync() => _app.DoAsync(services => services.GetRequiredService<RunImports>().RunAsync(CancellationToken.None));

    private Task<ContentItem?> ItemAsync(string title) => _app.AskAsync(services => services.GetRequiredService<CmsDb>().Items.AsNoTracking().SingleOrDefaultAsync(i => i.Title == title));

    private static Dictionary<string, string> Form(string kind, string? address, bool publish = false, string? key = null) => new()
    {
        ["Kind"] = kind, ["Site"] = address ?? "", ["Key"] = key ?? "", ["UnitId"] = CmsApp.SchoolId, ["Section"] = "tin-tuc", ["Genre"] = "TINVAN", ["Publish"] = publish ? "true" : "false",
    };

    private static async Task<HttpResponseMessage> SendAsync(HttpClient admin, Dictionary<string, string> form, string? file)
    {
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in form) content.Add(new StringContent(value), name);
        if (file is not null) content.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(file)), "Upload", "wordpress.xml");
        using var request = new HttpRequestMessage(HttpMethod.Post, ImportListModel.Address) { Content = content };
        request.Headers.Add("X-CSRF-TOKEN", await admin.TokenAsync());
        return await admin.SendAsync(request);
    }

    private string Wxr(string items) => $"""
        <?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
        <channel><title>Trang cũ</title><link>{_home}</link><wp:wxr_version>1.2</wp:wxr_version>
        <wp:author><wp:author_login>trang</wp:author_login><wp:author_display_name><![CDATA[Thu Trang]]></wp:author_display_name></wp:author>{items}</channel></rss>
        """;

    private static string Post(int id, string title, string text, string status = "publish") => $"""
        <item><title>{title}</title><link>https://cu.example/{id}</link><dc:creator><![CDATA[trang]]></dc:creator><guid isPermaLink="false">https://cu.example/?p={id}</guid>
        <content:encoded><![CDATA[{text}]]></content:encoded><wp:post_id>{id}</wp:post_id><wp:post_date_gmt>2024-03-09 02:00:00</wp:post_date_gmt><wp:status>{status}</wp:status><wp:post_type>post</wp:post_type></item>
        """;

    private const string Umbraco = """
        {"total":3,"items":[
          {"contentType":"home","name":"Trang chủ","createDate":"2024-01-01T00:00:00","route":{"path":"/"},"id":"77194bba-56e7-4b84-b0ac-b49f4fa6cc9a","properties":{"title":"Trang"}},
          {"contentType":"article","name":"Lễ khai giảng 1","createDate":"2024-03-10T00:00:00","route":{"path":"/tin-tuc/le-khai-giang/"},"id":"ccc851ce-0247-4ddb-8922-e4ed66e952eb",
           "properties":{"title":"Lễ khai giảng khóa mới","summary":"Trường đón học viên mới.","author":"Nguyễn Văn hai-yen","publishedAt":"2024-03-09T02:00:00","tags":["khai giảng"],
             "body":{"markup":"<p>Có 35 học viên.</p><p><img src=\"/media/anh.png\" alt=\"Cổng trường\"></p><script>alert(1)</script>","blocks":[]}}},
          {"contentType":"folder","name":"Tệp","createDate":"2024-01-01T00:00:00","route":null,"id":"8acaeba3-7b47-4f0c-8d10-e25b9e782c20","properties":null}]}
        """;

    /// <summary>The shapes of a block list, a block grid with areas, and blocks in a rich text, as Umbraco 18 gives them.</summary>
    private const string UmbracoBlocks = """
        {"total":1,"items":[{"contentType":"event","name":"Ngày hội","createDate":"2024-03-10T00:00:00","route":{"path":"/ngay-hoi/"},"id":"2b1f1a52-76a1-4d43-8a86-0f6c2f2d8a01","properties":{
          "title":"Ngày hội nghề","summary":"Một ngày ở xưởng.","location":"Nha Trang","hidden":false,
          "cover":[{"mediaType":"Image","name":"Bìa","url":"/media/10.png","extension":"png","properties":{}}],
          "body":{"markup":"<p>Trước khối.</p><umb-rte-block data-content-id=\"0f3c1f6e-6f7e-4b51-9a53-6cf1e3a0c001\"></umb-rte-block><p>Sau khối.</p>","blocks":[
            {"content":{"contentType":"pullQuote","id":"0f3c1f6e-6f7e-4b51-9a53-6cf1e3a0c001","name":"","properties":{"text":"Lời thầy giáo trong khối."}},"settings":null},
            {"content":{"contentType":"note","id":"0f3c1f6e-6f7e-4b51-9a53-6cf1e3a0c002","name":"","properties":{"text":"Khối không đứng ở đâu."}},"settings":null}]},
          "sections":{"items":[
            {"content":{"contentType":"hero","id":"0f3c1f6e-6f7e-4b51-9a53-6cf1e3a0c003","name":"","properties":{"heading":"Đến với xưởng hàn","align":"left","wide":true,
              "picture":[{"mediaType":"Image","name":"Thợ","url":"/media/20.png","extension":"png","properties":{}}],"altText":"Thợ hàn"}},"settings":null}]},
          "grid":{"gridColumns":12,"items":[{"rowSpan":1,"columnSpan":12,"areaGridColumns":12,"settings":null,
            "content":{"contentType":"row","id":"0f3c1f6e-6f7e-4b51-9a53-6cf1e3a0c004","name":"","properties":{}},
            "areas":[{"alias":"left","rowSpan":1,"columnSpan":6,"items":[{"rowSpan":1,"columnSpan":6,"areaGridColumns":null,"areas":[],"settings":null,
              "content":{"contentType":"column","id":"0f3c1f6e-6f7e-4b51-9a53-6cf1e3a0c005","name":"","properties":{"text":"Ô bên trái",
                "inner":{"items":[{"content":{"contentType":"list","id":"0f3c1f6e-6f7e-4b51-9a53-6cf1e3a0c006","name":"","properties":{"text":"Danh sách trong ô","trades":["Hàn","Tiện"]}},"settings":null}]}}}}]}]}]},
          "gallery":[{"mediaType":"Image","name":"Một","url":"/media/30.png","extension":"png","properties":{}},{"mediaType":"Image","name":"Hai","url":"/media/40.png","extension":"png","properties":{}}]}}]}
        """;
}
