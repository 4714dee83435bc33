using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace VocEdu.Cms.Tests.Site;

/// <summary>Who reads no Vietnamese finds the agency, the schools and the main facts of every trade; what is Vietnamese is marked.</summary>
public sealed partial class EnglishSiteTests : SiteFixture
{
    private static readonly string[] Pages = ["/en", "/en/careers", "/en/careers/dieu-duong", "/en/careers/nghe-trong", "/en/schools", "/en/schools/cd-y-duoc-an-thinh", "/en/schools/truong-trong", "/en/contact"];

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

    [TestCase("/", "/en")]
    [TestCase("/nghe", "/en/careers")]
    [TestCase("/nghe/dieu-duong", "/en/careers/dieu-duong")]
    [TestCase("/truong", "/en/schools")]
    [TestCase("/truong/cd-y-duoc-an-thinh", "/en/schools/cd-y-duoc-an-thinh")]
    [TestCase("/lien-he", "/en/contact")]
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
