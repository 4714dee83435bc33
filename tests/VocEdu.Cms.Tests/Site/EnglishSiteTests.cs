using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Cms.Texts;
using VocEdu.Domain.Channels;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Tests.Site;

/// <summary>Who reads no Vietnamese finds the agency, the schools and the main facts of every trade; what is Vietnamese is marked.</summary>
public sealed partial class EnglishSiteTests : SiteFixture
{
    private const string Desk = "/quan-tri/noi-dung-trang?nhom=co-quan";

    private static readonly string[] Pages = ["/en", "/en/careers", "/en/careers/dieu-duong", "/en/careers/nghe-trong", "/en/schools", "/en/schools/cd-y-duoc-an-thinh", "/en/schools/truong-trong", "/en/contact", "/en/channels", "/en/privacy"];

    protected override async Task PrepareAsync()
    {
        await App.PublishAsync("Điều dưỡng", "NGHE", slug: "dieu-duong", fields: new() { Guide = PublicContent.Fixture("dieu-duong.json") });
        await App.PublishAsync("Nghề trống", "NGHE", fields: new() { Guide = System.Text.Json.JsonDocument.Parse("{}").RootElement });
        await App.PublishAsync("Trường Cao đẳng Y - Dược An Thịnh", "COSO", slug: "cd-y-duoc-an-thinh", fields: new() { School = PublicContent.Fixture("cd-y-duoc-an-thinh.json") });
        await App.PublishAsync("Trường trống", "COSO", fields: new() { School = System.Text.Json.JsonDocument.Parse("{}").RootElement });
    }

    [TestCaseSource(nameof(Pages))]
    public async Task An_English_page_says_what_is_Vietnamese(string address)
    {
        var page = await Reader.PageAsync(address);
        var unmarked = page.QuerySelectorAll("body *").Where(e => e.Closest("[lang=vi]") is null && e.Closest("script") is null)
            .SelectMany(e => e.ChildNodes.OfType<IText>().Select(t => t.TextContent)).Where(text => Vietnamese().IsMatch(text)).ToList();

        Assert.That(page.DocumentElement.GetAttribute("lang"), Is.EqualTo("en"));
        Assert.That(unmarked, Is.Empty);
        Assert.That(page.QuerySelectorAll("h1"), Has.Length.EqualTo(1));
        Assert.That(page.Title, Is.Not.Empty);
        Assert.That(page.QuerySelectorAll("[id]").Select(e => e.Id), Is.Unique);
        Assert.That(StructuredData.FaultsOf(page), Is.Empty);
    }

    [Test]
    public async Task An_address_that_leads_nowhere_is_answered_in_English()
    {
        var answer = await Reader.GetAsync("/en/nowhere");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("<html lang=\"en\"").And.Contain("Page not found").And.Contain("/en/schools"));
    }

    [TestCase("/", "/en")]
    [TestCase("/nghe", "/en/careers")]
    [TestCase("/nghe/dieu-duong", "/en/careers/dieu-duong")]
    [TestCase("/truong", "/en/schools")]
    [TestCase("/truong/cd-y-duoc-an-thinh", "/en/schools/cd-y-duoc-an-thinh")]
    [TestCase("/lien-he", "/en/contact")]
    [TestCase("/kenh-chinh-thuc", "/en/channels")]
    [TestCase("/quyen-rieng-tu", "/en/privacy")]
    public async Task A_page_and_its_English_name_each_other(string vietnamese, string english)
    {
        foreach (var address in new[] { vietnamese, english })
        {
            var page = await Reader.PageAsync(address);
            var languages = page.QuerySelectorAll("link[rel=alternate][hreflang]").ToDictionary(l => l.GetAttribute("hreflang")!, l => l.GetAttribute("href"));

            Assert.That(languages, Is.EqualTo(new Dictionary<string, string?>
            {
                ["vi"] = $"http://localhost:5080{vietnamese}", ["en"] = $"http://localhost:5080{english}", ["x-default"] = $"http://localhost:5080{vietnamese}",
            }), address);
            Assert.That(page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"), Is.EqualTo($"http://localhost:5080{address}"));
            Assert.That(page.QuerySelector("a.language")!.GetAttribute("href"), Is.EqualTo(address == english ? vietnamese : english));
        }
    }

    [Test]
    public async Task A_page_without_English_leads_to_the_English_home_page()
    {
        await App.PublishAsync("Tin chỉ có tiếng Việt");
        var page = await Reader.PageAsync("/tin-tuc/tin-chi-co-tieng-viet");

        Assert.That(page.QuerySelector("a.language")!.GetAttribute("href"), Is.EqualTo("/en"));
        Assert.That(page.QuerySelectorAll("link[hreflang]"), Is.Empty);
    }

    [Test]
    public async Task A_trade_is_told_in_its_main_facts()
    {
        var text = (await Reader.PageAsync("/en/careers/dieu-duong")).QuerySelector("main")!.TextContent;
        Assert.That(text, Does.Contain("After grade 12").And.Contain("7,000,000 – 15,000,000 VND a month").And.Contain("Trường Cao đẳng Y - Dược An Thịnh"));
    }

    [Test]
    public async Task The_department_puts_the_site_into_its_own_words_in_both_languages()
    {
        using var person = await App.SignInAsync(Role.Approver);
        var form = await FormAsync(person, Desk);
        Assert.That(form["vi-site.name"], Is.EqualTo("Cổng thông tin giáo dục nghề nghiệp"));
        (form["vi-site.owner"], form["vi-site.address"], form["vi-site.phone"]) = ("Sở Thử nghiệm <b>", "Số 1 phố Mới", "0200.000.001");
        Assert.That((await person.SubmitAsync(Desk, form)).StatusCode, Is.EqualTo(HttpStatusCode.Redirect));

        var contact = (await Reader.PageAsync("/lien-he?sau=1")).Body!.TextContent;
        Assert.That(contact, Does.Contain("Sở Thử nghiệm <b>").And.Contain("Số 1 phố Mới").And.Contain("0200.000.001"));
        Assert.That((await Reader.PageAsync("/en/contact?sau=1")).QuerySelector("dd [lang=vi]")!.TextContent, Is.EqualTo("Sở Thử nghiệm <b>"));
        Assert.That((await person.PageAsync(Desk)).QuerySelectorAll("legend .badge-warn").Select(badge => badge.Closest("legend")!.TextContent.Trim()), Has.Exactly(1).StartsWith("Địa chỉ"));

        var late = await person.SubmitAsync(Desk, new(form) { ["vi-site.address"] = "Số 2 phố Mới" });
        Assert.That(WebUtility.HtmlDecode(await late.Content.ReadAsStringAsync()), Does.Contain("người khác đã lưu").And.Contain("Số 2 phố Mới"));
        var empty = await person.SubmitAsync(Desk, new(form) { ["vi-site.name"] = " ", ["en-site.name"] = new('x', 121) });
        Assert.That(WebUtility.HtmlDecode(await empty.Content.ReadAsStringAsync()), Does.Contain("“Tên trang” không được để trống.").And.Contain("“Tên trang” bằng tiếng Anh có không quá 120 ký tự."));
        var audited = await App.AskAsync(s => s.GetRequiredService<CmsDb>().Audit.Where(a => a.TargetKind == "site-text" && a.TargetId.StartsWith("site.")).Select(a => a.TargetId).ToListAsync());
        Assert.That(audited, Is.EquivalentTo(new[] { "site.owner", "site.address", "site.phone" }));
    }

    [Test]
    public async Task Sections_and_channels_have_English_names_and_what_lacks_English_stands_in_Vietnamese()
    {
        var channel = Guid.CreateVersion7();
        await App.DoAsync(async services =>
        {
            var db = services.GetRequiredService<CmsDb>();
            db.Channels.Add(new() { Id = channel, Kind = ChannelKind.Facebook, Name = "Trang hướng nghiệp", RemoteId = "1", StateSince = App.Clock.Now });
            await db.SaveChangesAsync();
        });
        using var person = await App.SignInAsync(Role.Approver);
        Assert.That((await Reader.PageAsync("/en/channels?sau=1")).QuerySelector(".channels li:nth-child(2) [lang=vi]")!.TextContent, Is.EqualTo("Trang hướng nghiệp"));

        await ChangeAsync("kenh", ("en-" + TextBook.OfChannel(channel), "Career guidance"), ("en-channels.lead", ""), ("en-channels.imitations", ""));
        await ChangeAsync("chuyen-muc", ("en-section.tin-tuc", "Latest <news>"), ("en-section.su-kien", ""));
        await ChangeAsync("quyen-rieng-tu", ("en-privacy.tracking", " "));

        var channels = await Reader.PageAsync("/en/channels?sau=1");
        Assert.That(channels.QuerySelectorAll(".channels li").Select(line => line.TextContent), Has.Some.Contains("Career guidance").And.Some.Contains("Facebook page").And.None.Contains("hướng nghiệp"));
        Assert.That(channels.QuerySelector(".lead [lang=vi]")!.TextContent, Does.StartWith("Danh sách lấy từ"));
        Assert.That(channels.QuerySelectorAll(".note li > [lang=vi]"), Has.Length.EqualTo(2));
        var sections = (await Reader.PageAsync("/en?sau=1")).QuerySelectorAll("nav[aria-labelledby=vietnamese] a").ToDictionary(a => a.GetAttribute("href")!, a => a.TextContent.Trim());
        Assert.That((sections["/tin-tuc"], sections["/su-kien"], sections["/nghe"]), Is.EqualTo(("Latest <news> (Tin tức)", "Sự kiện", "Careers (Nghề nghiệp)")));
        Assert.That((await Reader.PageAsync("/en/privacy?sau=1")).QuerySelectorAll("li > [lang=vi]"), Is.Not.Empty);
        foreach (var address in new[] { "/en", "/en/channels", "/en/privacy" }) await An_English_page_says_what_is_Vietnamese(address + "?sau=1");
        Assert.That((await person.PageAsync("/quan-tri/noi-dung-trang?nhom=chuyen-muc")).QuerySelectorAll("label .badge-warn").Select(badge => badge.Closest("label")!.TextContent.Trim()), Has.Exactly(1).StartsWith("Sự kiện"));

        async Task ChangeAsync(string group, params (string Field, string Text)[] changes)
        {
            var (desk, form) = ("/quan-tri/noi-dung-trang?nhom=" + group, await FormAsync(person, "/quan-tri/noi-dung-trang?nhom=" + group));
            foreach (var (field, text) in changes)
            {
                Assert.That(form, Does.ContainKey(field));
                form[field] = text;
            }

            Assert.That((await person.SubmitAsync(desk, form)).StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        }
    }

    private static async Task<Dictionary<string, string>> FormAsync(HttpClient person, string desk) =>
        (await person.PageAsync(desk)).QuerySelectorAll(".form-pairs input[name], .form-pairs textarea").Where(e => e.GetAttribute("name") is not "__RequestVerificationToken")
            .ToDictionary(e => e.GetAttribute("name")!, e => e is IHtmlTextAreaElement area ? area.Value : e.GetAttribute("value") ?? "");

    [TestCase("/en/careers/khong-co")]
    [TestCase("/en/schools/dieu-duong")]
    [TestCase("/en/khong-co")]
    public async Task What_is_not_there_is_not_found(string address) => Assert.That((await Reader.GetAsync(address)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));

    [Test]
    public async Task Search_engines_find_the_English_pages() =>
        Assert.That(await Reader.GetStringAsync("/sitemap-trang.xml"), Does.Contain("http://localhost:5080/en/careers/dieu-duong").And.Contain("http://localhost:5080/en/schools/cd-y-duoc-an-thinh"));

    /// <summary>Letters that English has not.</summary>
    [GeneratedRegex("[ăâđêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Vietnamese();
}
