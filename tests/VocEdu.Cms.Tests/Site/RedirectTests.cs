using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Cms.Redirects;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Tests.Site;

/// <summary>An address that was ever given to anybody leads on, in one step, for ever.</summary>
public sealed class RedirectTests : SiteFixture
{
    private HttpClient _editor = null!;

    protected override async Task PrepareAsync() => _editor = await App.SignInAsync(Role.Editor);

    [OneTimeTearDown]
    public void Leave() => _editor.Dispose();

    [TestCase("/tin.aspx?id=7", "/tin.aspx?id=7")]
    [TestCase("/Trang-Cu/Giới-thiệu/", "/trang-cu/giới-thiệu")]
    [TestCase("/cu/100%25", "/cu/100%25")]
    [TestCase("/khong-hoi", "/khong-hoi?utm_source=zalo")]
    public async Task An_old_address_leads_on_however_it_is_written(string entered, string asked)
    {
        Assert.That((await EnterAsync(entered, "/truong")).StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        using var answer = await Reader.GetAsync(asked);

        Assert.That((answer.StatusCode, answer.Headers.Location?.OriginalString), Is.EqualTo((HttpStatusCode.MovedPermanently, "/truong")));
    }

    [Test]
    public async Task The_most_exact_address_wins()
    {
        await EnterAsync("/ban-tin.php", "/tin-tuc");
        await EnterAsync("/ban-tin.php?loai=su-kien", "/su-kien");

        Assert.That((await Reader.GetAsync("/ban-tin.php?loai=su-kien")).Headers.Location?.OriginalString, Is.EqualTo("/su-kien"));
        Assert.That((await Reader.GetAsync("/ban-tin.php?loai=khac")).Headers.Location?.OriginalString, Is.EqualTo("/tin-tuc"));
    }

    [Test]
    public async Task A_chain_becomes_one_step_and_a_circle_is_refused()
    {
        await EnterAsync("/a", "/b");
        await EnterAsync("/b", "/c");
        await EnterAsync("/d", "/a");

        foreach (var address in new[] { "/a", "/b", "/d" }) Assert.That((await Reader.GetAsync(address)).Headers.Location?.OriginalString, Is.EqualTo("/c"), address);
        Assert.That(await RefusalAsync("/c", "/a"), Does.Contain("dẫn ngược về chính địa chỉ cũ này"));
        Assert.That(await RefusalAsync("/e", "/E/"), Does.Contain("dẫn ngược về chính địa chỉ cũ này"));
    }

    [Test]
    public async Task It_leads_to_where_a_story_stands_now()
    {
        var item = await App.PublishAsync("Bài được in mã QR");
        await EnterAsync("/qr", item.Path);
        await App.ChangeAsync(item.ItemId, p => p.Path = "/tin-tuc/bai-da-doi-ten");

        Assert.That((await Reader.GetAsync("/qr")).Headers.Location?.OriginalString, Is.EqualTo("/tin-tuc/bai-da-doi-ten"));
    }

    [Test]
    public async Task What_lay_below_a_moved_page_moves_with_it()
    {
        var school = await App.PublishAsync("Trường đổi tên", "COSO");
        await App.ChangeAsync(school.ItemId, p => p.Path = "/truong/ten-moi-cua-truong");

        Assert.That((await Reader.GetAsync($"{school.Path}/rss.xml")).Headers.Location?.OriginalString, Is.EqualTo("/truong/ten-moi-cua-truong/rss.xml"));
    }

    [Test]
    public async Task A_withdrawn_story_may_lead_to_another()
    {
        var item = await App.PublishAsync("Bài gỡ có bài thay");
        await App.WithdrawAsync(item.ItemId);
        await EnterAsync(item.Path, "/tin-tuc");

        Assert.That((await Reader.GetAsync(item.Path)).Headers.Location?.OriginalString, Is.EqualTo("/tin-tuc"));
    }

    [Test]
    public async Task What_is_gone_says_so()
    {
        await EnterAsync("/van-ban-het-hieu-luc.pdf", "", gone: true);
        using var answer = await Reader.GetAsync("/van-ban-het-hieu-luc.pdf");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Gone));
        Assert.That(PublicContent.Parse(await answer.Content.ReadAsStringAsync()).QuerySelector("h1")!.TextContent, Is.EqualTo("Nội dung đã được gỡ"));
    }

    [TestCase("/", "/truong", "Địa chỉ cũ phải")]
    [TestCase("", "/truong", "Địa chỉ cũ phải")]
    [TestCase("/quan-tri/noi-dung", "/truong", "Địa chỉ cũ phải")]
    [TestCase("//xau.example/x", "/truong", "Địa chỉ cũ phải")]
    [TestCase("/moi", "//xau.example", "Nơi đến phải")]
    [TestCase("/moi", "javascript:alert(1)", "Nơi đến phải")]
    [TestCase("/moi", @"/\xau.example", "Nơi đến phải")]
    [TestCase("/moi", "", "Nơi đến phải")]
    [TestCase("/tin-tuc", "/truong", "đang là một trang")]
    public async Task What_cannot_be_is_refused(string source, string target, string why) => Assert.That(await RefusalAsync(source, target), Does.Contain(why));

    [Test]
    public async Task A_living_story_keeps_its_address()
    {
        var item = await App.PublishAsync("Bài đang sống");
        Assert.That(await RefusalAsync(item.Path, "/truong"), Does.Contain("đang là một trang"));
    }

    [Test]
    public async Task Visits_are_counted_and_the_list_is_exported()
    {
        await EnterAsync("/dem-luot", "/truong");
        for (var i = 0; i < 3; i++) await Reader.GetAsync("/dem-luot");

        Assert.That(await _editor.GetStringAsync("/quan-tri/duong-dan-cu?handler=Export"), Does.Contain("/dem-luot;/truong;3;21/11/2026"));
    }

    [Test]
    public async Task A_list_is_taken_line_by_line()
    {
        var page = PublicContent.Parse(await SendAsync("Địa chỉ cũ;Nơi đến\n/cu-1;/tin-tuc\n/cu-2;gỡ\n\n/cu-3;khong-hop-le\n=cmd;/truong\n/cu-1;/truong\n"));

        Assert.That(page.QuerySelectorAll("details table tbody tr").Select(r => r.Children[0].TextContent), Is.EqualTo(new[] { "5", "6" }));
        Assert.That((await Reader.GetAsync("/cu-1")).Headers.Location?.OriginalString, Is.EqualTo("/truong"), "the later line holds");
        Assert.That((await Reader.GetAsync("/cu-2")).StatusCode, Is.EqualTo(HttpStatusCode.Gone));
    }

    [Test]
    public async Task A_file_that_is_no_list_is_refused() => Assert.That(await SendAsync("PK\u0003\u0004 hỏng"), Does.Contain("Không đọc được tệp này"));

    [Test]
    public async Task One_that_was_entered_by_mistake_can_be_removed()
    {
        await EnterAsync("/nham", "/truong");
        var id = await App.AskAsync(services => services.GetRequiredService<CmsDb>().Set<Redirect>().Where(r => r.Source == "/nham").Select(r => r.Id).SingleAsync());
        await _editor.SubmitAsync("/quan-tri/duong-dan-cu", new() { ["id"] = id.ToString() }, "/quan-tri/duong-dan-cu?handler=Remove");

        Assert.That((await Reader.GetAsync("/nham")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await App.AskAsync(services => services.GetRequiredService<CmsDb>().Audit.CountAsync(a => a.TargetId == id.ToString())), Is.EqualTo(2));
    }

    private Task<HttpResponseMessage> EnterAsync(string source, string target, bool gone = false) =>
        _editor.SubmitAsync("/quan-tri/duong-dan-cu", new() { ["Source"] = source, ["Target"] = target, ["Gone"] = gone ? "true" : "false" });

    private async Task<string> RefusalAsync(string source, string target)
    {
        using var answer = await EnterAsync(source, target);
        Assert.That((int)answer.StatusCode, Is.EqualTo(422));
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    private async Task<string> SendAsync(string file)
    {
        var page = PublicContent.Parse(await _editor.GetStringAsync("/quan-tri/duong-dan-cu"));
        using var form = new MultipartFormDataContent
        {
            { new StringContent(page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(file)), "Sheet", "duong-dan.csv" },
        };
        using var answer = await _editor.PostAsync("/quan-tri/duong-dan-cu?handler=Import", form);
        return await answer.Content.ReadAsStringAsync();
    }
}
