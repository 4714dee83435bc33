using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Data;
using VocEdu.Cms.Submissions.Duplicates;
using VocEdu.Cms.Submissions.Feeds;
using VocEdu.Cms.Tests.Writing;
using VocEdu.Domain.Content;
using VocEdu.Domain.Documents;

namespace VocEdu.Cms.Tests.Submissions;

public sealed class FeedTests
{
    private WebApplication _school = null!;
    private CmsApp _app = null!;
    private string _feed = "";
    private string _home = "";

    [OneTimeSetUp]
    public async Task Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _school = builder.Build();
        _school.MapGet("/rss", (HttpRequest request) =>
        {
            if (request.Headers.IfNoneMatch == "\"v1\"" && !_feed.Contains("moi", StringComparison.Ordinal)) return Results.StatusCode(304);
            request.HttpContext.Response.Headers.ETag = "\"v1\"";
            return Results.Content(_feed, "application/rss+xml");
        });
        _school.MapGet("/vao-trong", () => Results.Redirect("http://169.254.169.254/latest/meta-data"));
        _school.MapGet("/to", () => Results.Stream(async stream => { for (var i = 0; i < 100; i++) await stream.WriteAsync(new byte[100_000]); }));
        await _school.StartAsync();
        _home = _school.Urls.First();
        _app = await CmsApp.StartAsync(settings: new() { ["Feeds:AllowLoopback"] = "true" });
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _app.DisposeAsync();
        await _school.DisposeAsync();
    }

    [Test]
    public async Task A_schools_story_comes_into_the_inbox_once_whatever_the_feed_calls_it()
    {
        _feed = Rss("a1", "/tin/1");
        var unit = await _app.SignInAsync(Role.UnitHead);
        var answer = await unit.SubmitAsync("/quan-tri/nguon-tin", new() { ["Address"] = $"{_home}/rss" });
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await answer.Content.ReadAsStringAsync());
        var item = await _app.AskAsync(services => services.GetRequiredService<CmsDb>().Items.AsNoTracking().SingleAsync(i => i.Title == "Trường khai giảng lớp hàn & tiện"));
        Assert.That((item.State, item.UnitId), Is.EqualTo((ContentState.Submitted, CmsApp.SchoolId)));
        var version = await _app.AskAsync(services => services.GetRequiredService<CmsDb>().Versions.AsNoTracking().SingleAsync(v => v.ItemId == item.Id));
        Assert.That(version.Fields.Source.Address, Is.EqualTo($"{_home}/tin/1"));
        Assert.That(PlainTextRenderer.Render(RichText.Parse(version.Body)), Does.Contain("35 học viên").And.Not.Contain("alert"));

        _feed = Rss("moi-khac", "/tin/khac?utm=1");
        _app.Clock.Advance(TimeSpan.FromHours(1));
        await _app.DoAsync(services => services.GetRequiredService<PullFeeds>().RunAsync(CancellationToken.None));
        Assert.That(await _app.AskAsync(services => services.GetRequiredService<CmsDb>().Items.CountAsync(i => i.Title == item.Title)), Is.EqualTo(1));
        unit = await _app.SignInAsync(Role.UnitHead);      // the first session is over by now
        Assert.That(WebUtility.HtmlDecode(await unit.GetStringAsync("/quan-tri/nguon-tin")), Does.Contain("Không có bài mới."));

        var stranger = await _app.SignInAsync(Role.UnitHead, CmsApp.OtherSchoolId);
        var feed = await _app.AskAsync(services => services.GetRequiredService<CmsDb>().Set<UnitFeed>().Select(f => f.Id).FirstAsync());
        Assert.That(await stranger.GetStringAsync("/quan-tri/nguon-tin"), Does.Not.Contain(_home));
        Assert.That((await stranger.SubmitAsync("/quan-tri/nguon-tin", new() { ["id"] = feed.ToString() }, "/quan-tri/nguon-tin?handler=Switch")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase("http://127.0.0.1/rss")]
    [TestCase("http://[::1]/rss")]
    [TestCase("http://[::ffff:10.0.0.1]/rss")]
    [TestCase("http://169.254.169.254/latest")]
    [TestCase("http://10.1.2.3/rss")]
    [TestCase("http://2130706433/rss")]
    [TestCase("http://localhost/rss")]
    [TestCase("file:///etc/passwd")]
    [TestCase("ftp://example.vn/rss")]
    [TestCase("https://ai:do@example.vn/rss")]
    public void No_address_leads_inside(string address)
    {
        using var fetch = new SafeFetch(Options.Create(new FeedOptions()));
        Assert.That(async () => await fetch.GetAsync(new Uri(address), 1000, null, null, CancellationToken.None), Throws.TypeOf<FetchRefusedException>());
    }

    [TestCase("/vao-trong", "không phải trang web công khai")]
    [TestCase("/to", "lớn hơn")]
    [TestCase("/khong-co", "404")]
    public void A_site_that_misbehaves_is_told_in_plain_words(string path, string words)
    {
        using var fetch = new SafeFetch(Options.Create(new FeedOptions { AllowLoopback = true }));
        Assert.That(async () => await fetch.GetAsync(new Uri(_home + path), 1024 * 1024, null, null, CancellationToken.None), Throws.TypeOf<FetchRefusedException>().With.Message.Contain(words));
    }

    [TestCase("8.8.8.8", true)]
    [TestCase("2404:6800:4005::200e", true)]
    [TestCase("172.20.1.1", false)]
    [TestCase("100.64.0.1", false)]
    [TestCase("fd00::1", false)]
    [TestCase("fe80::1", false)]
    [TestCase("64:ff9b::a00:1", false)]
    [TestCase("2002:a00:1::", false)]
    [TestCase("::", false)]
    public void Public_is_only_what_is_anybodys(string address, bool expected) => Assert.That(PublicAddresses.IsPublic(IPAddress.Parse(address)), Is.EqualTo(expected));

    [Test]
    public void RSS_Atom_and_RDF_are_read_and_entity_bombs_are_not()
    {
        var home = new Uri("https://truong.vn/rss");
        var atom = FeedReader.Read("""<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>x</id><title>Một</title><link rel="self" href="/khac"/><link href="/bai/1"/><content type="html">&lt;p&gt;Chữ&lt;/p&gt;</content><updated>2026-11-20T00:00:00Z</updated></entry></feed>"""u8.ToArray(), home)!.Single();
        Assert.That((atom.Title, atom.Link, atom.Html), Is.EqualTo(("Một", new Uri("https://truong.vn/bai/1"), "<p>Chữ</p>")));
        var rdf = FeedReader.Read("""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><item rdf:about="https://truong.vn/2"><title>Hai</title><link>https://truong.vn/2</link></item></rdf:RDF>"""u8.ToArray(), home)!.Single();
        Assert.That((rdf.Title, rdf.Id), Is.EqualTo(("Hai", "https://truong.vn/2")));
        Assert.That(FeedReader.Read("""<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><rss><channel><item><title>&b;</title></item></channel></rss>"""u8.ToArray(), home), Is.Null);
        Assert.That(FeedReader.Read("<html></html>"u8.ToArray(), home), Is.Null);
        Assert.That(FeedReader.Read([0, 1, 2], home), Is.Null);
    }

    [Test]
    public async Task A_story_that_is_there_already_is_shown_to_whoever_decides_and_compared()
    {
        const string text = "Sáng 15/11, trường tổ chức hội thi tay nghề nấu ăn với sự tham gia của bốn mươi học viên đến từ năm lớp; ban giám khảo chấm điểm từng món theo tiêu chí vệ sinh, hương vị và trình bày.";
        var first = await _app.SavedAsync(Stories.Draft("Hội thi nấu ăn của trường") with { Body = RichText.FromPlainText(text) });
        var second = await _app.SavedAsync(Stories.Draft("Bốn mươi học viên thi nấu ăn") with { Body = RichText.FromPlainText(text.Replace("Sáng 15/11", "SANG 15/11", StringComparison.Ordinal) + " Giải nhất thuộc về lớp K12.") });
        await _app.SavedAsync(Stories.Draft("Tin về lớp may") with { Body = RichText.FromPlainText("Lớp may công nghiệp khai giảng với ba mươi người học ở xã bên và có thêm hai giáo viên mới về trường từ đầu tháng.") });

        var found = await _app.AskAsync(async services => await services.GetRequiredService<FindDuplicates>().RunAsync(await _app.ItemAsync(second), Stories.Officer, CancellationToken.None));
        Assert.That(found.Select(story => (story.Item.Id, story.IsSame)), Is.EqualTo(new[] { (first, true) }));
        var officer = await _app.SignInAsync(Role.Editor);
        Assert.That(await officer.GetStringAsync($"/quan-tri/duyet/{second}"), Does.Contain($"/quan-tri/noi-dung/{second}/giong/{first}"));
        Assert.That(WebUtility.HtmlDecode(await officer.GetStringAsync($"/quan-tri/noi-dung/{second}/giong/{first}")), Does.Contain("<mark>").And.Contain("K12"));
        var stranger = await _app.SignInAsync(Role.Contributor, CmsApp.OtherSchoolId);
        Assert.That((await stranger.GetAsync($"/quan-tri/noi-dung/{second}/giong/{first}")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));

        await _app.MoveAsync(second, ContentState.InReview, Stories.Officer);
        Assert.That(await (await _app.SignInAsync(Role.Approver)).GetStringAsync("/quan-tri/cho-xu-ly"), Does.Contain($"/quan-tri/noi-dung/{second}/giong/{first}"));
        var fields = Schools.Form("Bốn mươi học viên của trường khác thi nấu ăn", text);
        var sent = await (await _app.SignInAsync(Role.Contributor, CmsApp.OtherSchoolId)).ArriveAsync(fields);
        Assert.That(await officer.GetStringAsync("/quan-tri/bai-don-vi-gui"), Does.Match($"/quan-tri/noi-dung/{sent}/giong/({first}|{second})"));
    }

    [Test]
    public async Task A_feed_that_is_removed_brings_nothing_more_and_nothing_twice_when_it_is_added_again()
    {
        const string page = "/quan-tri/nguon-tin";
        _feed = Rss("g1", "/tin/go").Replace("lớp hàn", "lớp gốm", StringComparison.Ordinal);
        var unit = await _app.SignInAsync(Role.UnitHead, CmsApp.OtherSchoolId);
        await unit.SubmitAsync(page, new() { ["Address"] = $"{_home}/rss?cua=truong-hai" });
        var feed = await _app.AskAsync(services => services.GetRequiredService<CmsDb>().Set<UnitFeed>().SingleAsync(f => f.Address.EndsWith("truong-hai")));

        var stranger = await _app.SignInAsync(Role.UnitHead);
        Assert.That((await stranger.SubmitAsync(page, new() { ["id"] = $"{feed.Id}" }, $"{page}?handler=Remove")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        await unit.SubmitAsync(page, new() { ["id"] = $"{feed.Id}" }, $"{page}?handler=Remove");
        Assert.That(WebUtility.HtmlDecode(await unit.GetStringAsync(page)), Does.Contain("Đã gỡ nguồn tin.").And.Not.Contain("?cua=truong-hai"));
        await _app.DoAsync(services => services.GetRequiredService<PullFeeds>().RunAsync(feed.Id, CancellationToken.None));

        await unit.SubmitAsync(page, new() { ["Address"] = feed.Address });
        Assert.That(await _app.AskAsync(services => services.GetRequiredService<CmsDb>().Items.CountAsync(i => i.Title.Contains("lớp gốm"))), Is.EqualTo(1));
        await _app.DoAsync(services => services.GetRequiredService<CmsDb>().Set<UnitFeed>().Where(f => f.Address == feed.Address).ExecuteDeleteAsync());
    }

    private string Rss(string id, string link) => $"""
        <?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Trường</title><item><guid isPermaLink="false">{id}</guid><title>Trường khai giảng lớp hàn &amp;amp; tiện</title><link>{_home}{link}</link><pubDate>Fri, 20 Nov 2026 08:00:00 +0700</pubDate><content:encoded><![CDATA[<p>Lớp có <b>35 học viên</b> ở ba xã.</p><script>alert(1)</script><img src="http://10.0.0.1/x.png">]]></content:encoded></item></channel></rss>
        """.Trim();
}
