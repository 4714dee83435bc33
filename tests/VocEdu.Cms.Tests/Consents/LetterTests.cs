using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Consents;
using VocEdu.Cms.Data;
using VocEdu.Cms.Tests.Site;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Tests.Consents;

/// <summary>Anybody asks about their data from the site, and those who look after it see it and answer.</summary>
public sealed class LetterTests : SiteFixture
{
    private const string Address = "/quyen-rieng-tu/yeu-cau";

    [Test]
    public async Task Request_from_the_site_is_taken_in_named_and_answered()
    {
        using var reader = App.Browser();
        var answer = await reader.SubmitAsync(Address, Form("Nguyễn Thị Lan"));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await answer.Content.ReadAsStringAsync());
        var letter = await OneAsync("Nguyễn Thị Lan");
        Assert.That(await reader.GetStringAsync(Address), Does.Contain(letter.Code));

        using var officer = await App.SignInAsync(Role.DataProtection);
        Assert.That(await officer.GetStringAsync("/quan-tri/phieu-dong-y/thu"), Does.Contain(letter.Code));
        var page = $"/quan-tri/phieu-dong-y/thu/{letter.Id}";
        Assert.That(await officer.GetStringAsync(page), Does.Contain("<a href=\"/tin-tuc/mot-bai\">"));
        await officer.SubmitAsync(page, new() { ["number"] = "khong-co" }, $"{page}?handler=Open");
        Assert.That((await OneAsync("Nguyễn Thị Lan")).ClosedAt, Is.Null);
        await officer.SubmitAsync(page, new() { ["outcome"] = "Đã gọi lại và làm mờ ảnh." }, $"{page}?handler=Close");
        Assert.That((await OneAsync("Nguyễn Thị Lan")).Outcome, Is.EqualTo("Đã gọi lại và làm mờ ảnh."));
    }

    [TestCase("Name", "Hãy cho biết tên của bạn.")]
    [TestCase("Contact", "để chúng tôi trả lời.")]
    [TestCase("Wish", "Hãy viết bạn muốn chúng tôi làm gì.")]
    public async Task What_is_missing_is_said_and_what_was_typed_stays(string field, string sentence)
    {
        using var reader = App.Browser();
        var answer = await reader.SubmitAsync(Address, new(Form("Lê Văn Giữ")) { [field] = " " });
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), Does.Contain(sentence).And.Contain("/tin-tuc/mot-bai"));
    }

    [Test]
    public async Task Everything_that_is_missing_is_said_at_once()
    {
        using var reader = App.Browser();
        using var answer = await reader.SubmitAsync(Address, new(Form("Lê Văn Thiếu")) { ["Name"] = " ", ["Wish"] = "" });
        Assert.That(WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), Does.Contain("Hãy cho biết tên của bạn.").And.Contain("Hãy viết bạn muốn chúng tôi làm gì."));
    }

    [Test]
    public async Task Programs_are_not_taken_in_and_no_unit_reads_a_request()
    {
        using var reader = App.Browser();
        await reader.SubmitAsync(Address, new(Form("Chương trình")) { ["Website"] = "https://example.vn" });
        Assert.That(await App.AskAsync(s => s.GetRequiredService<CmsDb>().Set<PrivacyLetter>().AnyAsync(l => l.Name == "Chương trình")), Is.False);

        await reader.SubmitAsync(Address, Form("Phạm Kín"));
        using var school = await App.SignInAsync(Role.Contributor);
        Assert.That((await school.GetAsync($"/quan-tri/phieu-dong-y/thu/{(await OneAsync("Phạm Kín")).Id}")).StatusCode, Is.Not.EqualTo(HttpStatusCode.OK));
    }

    private Task<PrivacyLetter> OneAsync(string name) => App.AskAsync(s => s.GetRequiredService<CmsDb>().Set<PrivacyLetter>().AsNoTracking().SingleAsync(l => l.Name == name));

    private static Dictionary<string, string> Form(string name) => new()
    {
        ["Kind"] = "Delete", ["Name"] = name, ["Contact"] = "0912 000 000", ["About"] = "/tin-tuc/mot-bai", ["Wish"] = "Xin gỡ ảnh của con tôi.",
    };
}
