using System.Text.Json;
using VocEdu.Cms.Media;
using VocEdu.Cms.Writing;

namespace VocEdu.Cms.Tests.Site;

/// <summary>Search engines are told what a page says, all of it true and none of it empty.</summary>
public sealed class StructuredDataTests : SiteFixture
{
    /// <summary>Addresses, and the types that stand on the page.</summary>
    private static readonly object[][] Pages =
    [
        ["/", new[] { "WebSite", "GovernmentOrganization" }],
        ["/tin-tuc", new[] { "BreadcrumbList" }],
        ["/tin-tuc/tin-day-du", new[] { "NewsArticle", "BreadcrumbList" }],
        ["/tin-tuc/tin-trong", new[] { "NewsArticle", "BreadcrumbList" }],
        ["/thu-vien/phim-day-du", new[] { "VideoObject", "BreadcrumbList" }],
        ["/thu-vien/podcast", new[] { "AudioObject", "BreadcrumbList" }],
        ["/su-kien/ngay-hoi", new[] { "Event", "BreadcrumbList" }],
        ["/thong-bao/thong-bao-trong", new[] { "Article", "BreadcrumbList" }],
        ["/nghe/dieu-duong", new[] { "Occupation", "BreadcrumbList", "FAQPage" }],
        ["/nghe/nghe-trong", new[] { "Occupation", "BreadcrumbList" }],
        ["/truong/cd-y-duoc-an-thinh", new[] { "EducationalOrganization", "BreadcrumbList", "ItemList", "FAQPage" }],
        ["/truong/truong-trong", new[] { "EducationalOrganization", "BreadcrumbList" }],
    ];

    protected override async Task PrepareAsync()
    {
        var cover = new MediaUse(await App.MediaAsync(MediaKind.Picture, "960.jpg", "image/jpeg"), "Hai học viên");
        var (film, now) = (await App.MediaAsync(MediaKind.Video, "phim.mp4", "video/mp4"), App.Clock.Now);
        await App.PublishAsync("Tin đầy đủ", fields: new()
        {
            Cover = cover, Tags = ["hàn"], Authors = [new("Lê Thị Hoa"), new("Trần An", "Ảnh")], Source = new(SourceKind.Press, null, "Báo", "https://bao.example/bai"),
        });
        await App.PublishAsync("Tin trống", summary: "");
        await App.PublishAsync("Phim đầy đủ", "VIDEO", fields: new() { Cover = cover, Video = new(film, 62, "Lời thoại", null) });
        await App.PublishAsync("Podcast", "PT", fields: new() { Video = new(null, null, "Lời dẫn", null) });
        await App.PublishAsync("Ngày hội", "SUKIEN", fields: new() { Place = "Nhà thi đấu tỉnh", Event = new(now.AddDays(9), now.AddDays(9).AddHours(4), "Sở", null, true) });
        await App.PublishAsync("Thông báo trống", "THONGBAO", summary: "");
        await App.PublishAsync("Điều dưỡng", "NGHE", slug: "dieu-duong", fields: new() { Cover = cover, Guide = PublicContent.Fixture("dieu-duong.json") });
        await App.PublishAsync("Nghề trống", "NGHE", fields: new() { Guide = JsonDocument.Parse("""{"tasks":null,"folkNames":["",null]}""").RootElement });
        await App.PublishAsync("Trường Cao đẳng Y - Dược An Thịnh", "COSO", slug: "cd-y-duoc-an-thinh", fields: new() { School = PublicContent.Fixture("cd-y-duoc-an-thinh.json") });
        await App.PublishAsync("Trường trống", "COSO", fields: new() { School = JsonDocument.Parse("""{"contact":{"website":"javascript:alert(1)"}}""").RootElement });
    }

    [TestCaseSource(nameof(Pages))]
    public async Task A_page_states_valid_facts(string address, string[] types)
    {
        var page = await Reader.PageAsync(address);

        Assert.That(page.Facts().Select(StructuredData.TypeOf), Is.EqualTo(types));
        Assert.That(StructuredData.FaultsOf(page), Is.Empty);
    }

    [Test]
    public async Task A_path_of_crumbs_ends_at_the_page()
    {
        var steps = (await Reader.PageAsync("/nghe/dieu-duong")).Facts().Single(f => StructuredData.TypeOf(f) == "BreadcrumbList").GetProperty("itemListElement").EnumerateArray();

        Assert.That(steps.Select(s => (s.GetProperty("position").GetInt32(), s.GetProperty("item").GetString())),
            Is.EqualTo(new[] { (1, "http://localhost:5080/"), (2, "http://localhost:5080/nghe"), (3, "http://localhost:5080/nghe/dieu-duong") }));
    }

    [Test]
    public async Task Pay_is_stated_only_with_its_source_and_month()
    {
        var pay = (await Reader.PageAsync("/nghe/dieu-duong")).Facts()[0].GetProperty("estimatedSalary");

        Assert.That(pay.GetProperty("name").GetString(), Does.Contain("11/2026"));
        Assert.That((pay.GetProperty("minValue").GetInt64(), pay.GetProperty("maxValue").GetInt64()), Is.EqualTo((7_000_000, 15_000_000)));
        Assert.That((await Reader.PageAsync("/nghe/nghe-trong")).Facts()[0].TryGetProperty("estimatedSalary", out _), Is.False);
    }

    [Test]
    public async Task The_home_page_says_how_to_search()
    {
        var action = (await Reader.PageAsync("/")).Facts()[0].GetProperty("potentialAction");
        Assert.That(action.GetProperty("target").GetProperty("urlTemplate").GetString(), Is.EqualTo("http://localhost:5080/tim-kiem?q={search_term_string}"));
    }
}
