using System.Text.Json;
using VocEdu.Cms.Writing;
using VocEdu.Cms.Tests.Site;

namespace VocEdu.Cms.Tests.Schools;

/// <summary>Readers find the school that teaches what they want, where they live, and takes them now.</summary>
public sealed class RegisterTests : SiteFixture
{
    private const string Welding = "cong-nghe-han";

    protected override async Task PrepareAsync()
    {
        await App.PublishAsync("Công nghệ hàn", "NGHE", slug: Welding);
        await App.PublishAsync("Pha chế đồ uống", "NGHE", slug: "pha-che");
        await SchoolAsync("Trường A mở cửa", "31", "phường Tân An", Programme(Welding, "trung_cap"), ("2026-11-01", "2026-12-15", "trung_cap"));
        await SchoolAsync("Trường B sắp mở", "31", "xã Bình Minh", Programme(Welding, "cao_dang"), ("2027-03-01", "2027-04-30", "cao_dang"));
        await SchoolAsync("Trường C đã đóng", "22", "phường Tân An", Programme(Welding, "trung_cap", licensed: false), ("2026-05-01", "2026-06-30", "trung_cap"));
        await App.PublishAsync("Trường D chưa có hồ sơ", "COSO");
    }

    [TestCase("", "Trường A mở cửa|Trường B sắp mở|Trường C đã đóng|Trường D chưa có hồ sơ")]
    [TestCase("?nghe=cong-nghe-han", "Trường A mở cửa|Trường B sắp mở", Description = "what is not licensed is not taught")]
    [TestCase("?nghe=cong-nghe-han&trinh-do=cao_dang", "Trường B sắp mở")]
    [TestCase("?trinh-do=trung_cap", "Trường A mở cửa")]
    [TestCase("?noi=31", "Trường A mở cửa|Trường B sắp mở")]
    [TestCase("?noi=22-phuong-tan-an", "Trường C đã đóng", Description = "two provinces have a ward of that name")]
    [TestCase("?dang-nhan=1", "Trường A mở cửa")]
    [TestCase("?dang-nhan=1&trinh-do=cao_dang", "")]
    [TestCase("?nghe=&noi=&trinh-do=", "Trường A mở cửa|Trường B sắp mở|Trường C đã đóng|Trường D chưa có hồ sơ", Description = "as a form sends what nobody chose")]
    public async Task Register_shows_the_schools_that_fit(string query, string names)
    {
        var page = await Reader.PageAsync("/truong" + query);
        Assert.That(page.QuerySelectorAll(".school-entry h2").Select(h => h.TextContent), Is.EqualTo(names.Split('|', StringSplitOptions.RemoveEmptyEntries)));
        if (names.Length == 0) Assert.That(page.QuerySelector(".empty")!.TextContent, Does.Contain("xem cả trường chưa nhận hồ sơ"));
    }

    [TestCase("?nghe=khong-co")]
    [TestCase("?noi=99")]
    [TestCase("?trinh-do=tien_si")]
    public async Task A_choice_that_does_not_exist_is_not_found(string query) =>
        Assert.That((int)(await Reader.GetAsync("/truong" + query)).StatusCode, Is.EqualTo(404));

    [Test]
    public async Task Calendar_of_admissions_has_what_is_open_and_what_comes_and_nothing_that_is_over()
    {
        var page = await Reader.PageAsync("/lich-tuyen-sinh");
        Assert.That(page.QuerySelectorAll("main h2").Select(h => h.TextContent), Is.EqualTo(new[] { "Đang nhận hồ sơ", "Bắt đầu nhận từ tháng\u00a003/2027" }));
        Assert.That(page.QuerySelectorAll(".windows a").Select(a => a.TextContent), Is.EqualTo(new[] { "Trường A mở cửa", "Trường B sắp mở" }));

        var calendar = (await Reader.GetStringAsync("/lich-tuyen-sinh.ics")).Replace("\r\n ", "", StringComparison.Ordinal);
        Assert.That(calendar, Does.Contain("DTSTART;VALUE=DATE:20261101\r\nDTEND;VALUE=DATE:20261216").And.Not.Contain("Trường C"));
    }

    private Task<Publication> SchoolAsync(string name, string province, string commune, object programme, (string From, string To, string Level) window) =>
        App.PublishAsync(name, "COSO", fields: new()
        {
            School = JsonSerializer.SerializeToElement(new
            {
                kind = "truong_trung_cap",
                address = new { provinceCode = province, commune, text = commune },
                programmes = new[] { programme },
                admissions = new { windows = new[] { new { name = "Đợt 1", opensOn = window.From, closesOn = window.To, levels = new[] { window.Level } } } },
            }),
        });

    private static object Programme(string guide, string level, bool licensed = true) => new { guide, level, name = "Hàn", inLicence = licensed };
}
