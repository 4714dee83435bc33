using System.Net;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Tests.Site;

/// <summary>Planned downtime is told in time, on every page, and no longer than it is true.</summary>
public sealed class MaintenanceTests : SiteFixture
{
    private const string Page = "/quan-tri/bao-tri";

    [Test]
    public async Task Downtime_is_told_ahead_while_it_lasts_and_not_after()
    {
        using var person = await App.SignInAsync(Role.Administrator);
        var late = await person.SubmitAsync(Page, Form("2026-11-25T22:00", "2026-11-26T02:00"));
        Assert.That(late.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(WebUtility.HtmlDecode(await late.Content.ReadAsStringAsync()), Does.Contain("Báo trước chưa đủ 7 ngày làm việc").And.Contain("Vẫn báo, vì việc khẩn cấp").And.Contain("Không tìm kiếm được"));

        var told = await person.SubmitAsync(Page, Form("2026-12-05T22:00", "2026-12-06T02:00"));
        Assert.That(told.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await told.Content.ReadAsStringAsync());
        Assert.That(await BannerAsync(), Does.Contain("Trang sẽ bảo trì từ 22:00 Thứ Bảy, ngày 05/12/2026, dự kiến trở lại lúc 02:00 Chủ nhật, ngày 06/12/2026"));
        Assert.That(await BannerAsync("/en/contact?ahead"), Does.Contain("will be under maintenance from 22:00 on Saturday 5 December 2026. It is expected back at 02:00 on Sunday 6 December 2026 (Vietnam time)."));
        App.Clock.Now = new DateTimeOffset(2026, 12, 5, 16, 0, 0, TimeSpan.Zero);
        Assert.That(await BannerAsync(), Does.Contain("Trang đang bảo trì").And.EndWith("Không tìm kiếm được."));
        App.Clock.Now = new DateTimeOffset(2026, 12, 5, 19, 0, 0, TimeSpan.Zero);
        Assert.That(await BannerAsync(), Is.Null);
        App.Clock.Now = new DateTimeOffset(2026, 11, 21, 2, 0, 0, TimeSpan.Zero);
    }

    [TestCase("2026-12-05T22:00", "2026-12-05T22:00", "Giờ trở lại phải sau giờ bắt đầu.")]
    [TestCase("2026-12-05T22:00", "2026-12-25T22:00", "không được quá 7 ngày")]
    [TestCase("", "2026-12-25T22:00", "Hãy chọn giờ bắt đầu.")]
    public async Task Times_that_make_no_sense_are_refused(string from, string to, string sentence)
    {
        using var person = await App.SignInAsync(Role.Administrator);
        Assert.That(WebUtility.HtmlDecode(await (await person.SubmitAsync(Page, Form(from, to))).Content.ReadAsStringAsync()), Does.Contain(sentence));
    }

    private async Task<string?> BannerAsync(string address = "/lien-he?sau=1") => (await Reader.PageAsync(address)).QuerySelector(".maintenance")?.TextContent;

    private static Dictionary<string, string> Form(string from, string to) => new() { ["StartsAt"] = from, ["EndsAt"] = to, ["Text"] = "Không tìm kiếm được" };
}
