using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Cms.Needs;
using VocEdu.Cms.Tests.Site;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Tests.Schools;

/// <summary>A unit says what it looks for, somebody else approves it, and it goes by itself when its time is over.</summary>
public sealed class NeedTests
{
    private const string Write = "/quan-tri/nhu-cau/viet", Fresh = "?sau=ffffffff-ffff-ffff-ffff-ffffffffffff";
    private CmsApp _app = null!;
    private HttpClient _school = null!, _editor = null!, _reader = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _app = await CmsApp.StartAsync();
        (_school, _editor, _reader) = (await _app.SignInAsync(Role.Contributor), await _app.SignInAsync(Role.Editor), _app.Browser());
        await _app.PublishAsync("Công nghệ hàn", "NGHE", slug: "cong-nghe-han",
            fields: new() { Guide = JsonSerializer.SerializeToElement(new { vscoCodes = new[] { "7212" }, programmes = new[] { new { level = "trung_cap", code = "5520123", name = "Công nghệ hàn" } } }) });
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        foreach (var browser in new[] { _school, _editor, _reader }) browser.Dispose();
        await _app.DisposeAsync();
    }

    [SetUp]
    public void Today() => _app.Clock.Now = new DateTimeOffset(2026, 11, 21, 2, 0, 0, TimeSpan.Zero);

    [Test]
    public async Task Need_is_public_once_approved_and_over_when_its_last_day_is()
    {
        var need = await SentAsync("Tuyển 20 thợ hàn", ("Form.Trade", "cong-nghe-han"), ("Form.Count", "20"));
        Assert.That((await _reader.GetAsync($"/nhu-cau/{need.Id}")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), "nobody has approved it");
        await DecideAsync(need, "Approve");

        Assert.Multiple(async () =>
        {
            Assert.That(await TextAsync("/nhu-cau" + Fresh), Does.Contain("Tuyển 20 thợ hàn"));
            Assert.That(await TextAsync($"/nhu-cau{Fresh}&nghe=cong-nghe-han&loai=tuyen-dung"), Does.Contain("Tuyển 20 thợ hàn"));
            Assert.That(await TextAsync($"/nhu-cau{Fresh}&loai=dao-tao"), Does.Not.Contain("Tuyển 20 thợ hàn"));
            Assert.That(await TextAsync($"/nhu-cau{Fresh}&ten=khu%20cong%20nghiep%20d%C3%B4ng"), Does.Contain("Tuyển 20 thợ hàn"));
            Assert.That(await TextAsync($"/nhu-cau{Fresh}&ten=bến%20sông"), Does.Contain("Chưa có nhu cầu nào hợp"));
            Assert.That(await TextAsync($"/nhu-cau{Fresh}&ten='%26%20!:*%5C"), Does.Contain("Chưa có nhu cầu nào hợp"));
            Assert.That(await TextAsync("/nghe/cong-nghe-han?sau=1"), Does.Contain("Nơi đang cần nghề này").And.Contain("Tuyển 20 thợ hàn"));
            Assert.That(await TextAsync($"/nhu-cau/{need.Id}?sau=1"), Does.Contain("JobPosting").And.Contain("href=\"tel:02200001251\"").And.Contain("Công nghệ hàn").And.Contain("Mã nghề 7212; mã đào tạo 5520123"));
        });

        _app.Clock.Now = new DateTimeOffset(2026, 12, 31, 16, 59, 0, TimeSpan.Zero);       // 23:59 of its last day in Viet Nam
        Assert.That(await TextAsync("/nhu-cau" + Fresh), Does.Contain("Tuyển 20 thợ hàn"));
        _app.Clock.Now = new DateTimeOffset(2026, 12, 31, 17, 0, 0, TimeSpan.Zero);
        Assert.Multiple(async () =>
        {
            Assert.That(await TextAsync("/nhu-cau" + Fresh), Does.Not.Contain("Tuyển 20 thợ hàn"));
            Assert.That(await TextAsync("/nghe/cong-nghe-han?sau=1"), Does.Not.Contain("Tuyển 20 thợ hàn"));
            Assert.That(await TextAsync($"/nhu-cau/{need.Id}?sau=1"), Does.Contain("Đã hết hạn.").And.Contain("noindex").And.Not.Contain("JobPosting").And.Not.Contain("0220.000.1"));
        });
    }

    [TestCase("Form.ExpiresOn", "", "Hãy chọn ngày hết hạn")]
    [TestCase("Form.ExpiresOn", "2027-05-22", "không được quá 6 tháng")]
    [TestCase("Form.ExpiresOn", "2026-11-20", "Ngày hết hạn đã qua")]
    [TestCase("Form.Pay", "9 triệu đồng", "trang chỉ nêu thu nhập khi có nguồn")]
    [TestCase("Form.Contact", "  ", "Hãy ghi cách liên hệ")]
    [TestCase("Form.Count", "0", "Số người từ 1 đến 100.000")]
    [TestCase("Form.Trade", "nghe-la", "không còn trên trang")]
    [TestCase("Form.UnitId", CmsApp.OtherSchoolId, "Bạn chỉ viết cho đơn vị của mình")]
    public async Task What_is_wrong_is_said_and_what_was_typed_stays(string field, string value, string sentence)
    {
        var answer = await _school.SubmitAsync(Write, Form("Tuyển người có nghề", (field, value)));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), Does.Contain(sentence).And.Contain("Tuyển người có nghề"));
    }

    [Test]
    public async Task Everything_that_is_missing_is_said_at_once()
    {
        var answer = await _school.SubmitAsync(Write, Form("", ("Form.Place", ""), ("Form.ExpiresOn", "không phải ngày")));
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.That(page, Does.Contain("Vui lòng nhập tiêu đề.").And.Contain("Hãy ghi nơi làm việc hoặc nơi học.").And.Not.Contain("Hãy chọn ngày hết hạn."));
    }

    [Test]
    public async Task Who_wrote_it_does_not_approve_it_and_no_unit_approves_anything()
    {
        await _editor.SubmitAsync(Write, Form("Của biên tập viên", ("Form.UnitId", CmsApp.SchoolId)));
        var own = await OneAsync("Của biên tập viên");
        await _editor.SubmitAsync(Write, new() { ["version"] = $"{own.Version}" }, $"/quan-tri/nhu-cau/{own.Id}?handler=Approve");
        await _school.SubmitAsync(Write, new() { ["version"] = $"{own.Version}" }, $"/quan-tri/nhu-cau/{own.Id}?handler=Approve");
        Assert.That((await OneAsync("Của biên tập viên")).State, Is.EqualTo(NeedState.Waiting));
    }

    [Test]
    public async Task Another_unit_neither_sees_nor_ends_nor_changes_it()
    {
        var need = await SentAsync("Chỉ của trường này");
        using var other = await _app.SignInAsync(Role.Contributor, CmsApp.OtherSchoolId);
        Assert.Multiple(async () =>
        {
            Assert.That((await other.GetAsync($"/quan-tri/nhu-cau/{need.Id}")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That((await other.GetAsync($"{Write}/{need.Id}")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That(await other.GetStringAsync("/quan-tri/nhu-cau"), Does.Not.Contain("Chỉ của trường này"));
            Assert.That((await other.SubmitAsync(Write, new() { ["version"] = "1" }, $"/quan-tri/nhu-cau/{need.Id}?handler=End")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        });
    }

    [Test]
    public async Task A_change_is_taken_off_the_site_until_it_is_approved_and_a_decision_falls_on_what_was_seen()
    {
        var need = await SentAsync("Lớp điện lạnh", ("Form.Kind", "Train"));
        await DecideAsync(need, "Approve");
        var shown = await OneAsync("Lớp điện lạnh");
        await _school.SubmitAsync($"{Write}/{need.Id}", Form("Lớp điện lạnh buổi tối", ("Form.Kind", "Train"), ("Form.Version", $"{shown.Version}")));
        Assert.That((await _reader.GetAsync($"/nhu-cau/{need.Id}?sau=1")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));

        await DecideAsync(shown, "Approve");
        var changed = await OneAsync("Lớp điện lạnh buổi tối");
        Assert.That(changed.State, Is.EqualTo(NeedState.Waiting), "the approval was for another text");
        await _editor.SubmitAsync($"/quan-tri/nhu-cau/{need.Id}", new() { ["version"] = $"{changed.Version}", ["reason"] = " " }, $"/quan-tri/nhu-cau/{need.Id}?handler=Decline");
        Assert.That((await OneAsync("Lớp điện lạnh buổi tối")).State, Is.EqualTo(NeedState.Waiting), "without a reason nothing is declined");
        await DecideAsync(changed, "Decline");
        Assert.That(WebUtility.HtmlDecode(await _school.GetStringAsync($"/quan-tri/nhu-cau/{need.Id}")), Does.Contain("Thiếu thông tin."));
    }

    [Test]
    public async Task What_was_never_approved_is_never_public_even_when_it_is_ended()
    {
        var need = await SentAsync("Chưa ai duyệt");
        await _school.SubmitAsync(Write, new() { ["version"] = $"{need.Version}" }, $"/quan-tri/nhu-cau/{need.Id}?handler=End");
        Assert.That((await OneAsync("Chưa ai duyệt")).State, Is.EqualTo(NeedState.Ended));
        Assert.That((await _reader.GetAsync($"/nhu-cau/{need.Id}")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private async Task<Need> SentAsync(string title, params (string Field, string Value)[] more)
    {
        var answer = await _school.SubmitAsync(Write, Form(title, more));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await answer.Content.ReadAsStringAsync());
        return await OneAsync(title);
    }

    private Task<HttpResponseMessage> DecideAsync(Need need, string handler) => _editor.SubmitAsync(
        $"/quan-tri/nhu-cau/{need.Id}", new() { ["version"] = $"{need.Version}", ["reason"] = "Thiếu thông tin." }, $"/quan-tri/nhu-cau/{need.Id}?handler={handler}");

    private async Task<string> TextAsync(string address) => WebUtility.HtmlDecode(await _reader.GetStringAsync(address));

    private Task<Need> OneAsync(string title) => _app.AskAsync(s => s.GetRequiredService<CmsDb>().Set<Need>().AsNoTracking().SingleAsync(n => n.Title == title));

    private static Dictionary<string, string> Form(string title, params (string Field, string Value)[] more)
    {
        var form = new Dictionary<string, string>
        {
            ["Form.Kind"] = "Recruit", ["Form.Title"] = title, ["Form.Place"] = "Khu công nghiệp Đông", ["Form.ProvinceCode"] = "31", ["Form.Text"] = "Làm theo ca.\nCó chỗ ở.",
            ["Form.Contact"] = "Phòng Đào tạo, 0220.000.1251", ["Form.ExpiresOn"] = "2026-12-31",
        };
        foreach (var (field, value) in more) form[field] = value;
        return form;
    }
}
