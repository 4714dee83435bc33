using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Tests.Accounts;

public sealed partial class PeopleTests
{
    private CmsApp _app = null!;
    private HttpClient _administrator = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _app = await CmsApp.StartAsync();
        _administrator = await _app.SignInAsync("quantri", CmsApp.AdministratorPassword);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _administrator.Dispose();
        await _app.DisposeAsync();
    }

    [TestCase("/quan-tri/nguoi-dung")]
    [TestCase("/quan-tri/nguoi-dung/tao-moi")]
    [TestCase("/quan-tri/nhat-ky")]
    [TestCase("/quan-tri/don-vi/tao-moi")]
    public async Task Only_administrators_open(string page)
    {
        Assert.That((await _administrator.GetAsync(page)).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        using var editor = await _app.SignInAsync(Role.Editor | Role.Approver | Role.Reporter | Role.ChannelManager);
        var refused = await editor.GetAsync(page);
        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(await refused.Content.ReadAsStringAsync(), Does.Contain("Bạn không có quyền thực hiện thao tác này."));
    }

    [Test]
    public async Task A_new_person_changes_the_one_time_password_before_anything_else()
    {
        var made = await _administrator.SubmitAsync("/quan-tri/nguoi-dung/tao-moi", new()
        {
            ["UserName"] = "tran.thi.binh", ["Fields.FullName"] = "Trần Thị Bình", ["Fields.Roles"] = nameof(Role.Editor), ["Fields.UnitId"] = "",
        });
        var password = Secret().Match(await made.Content.ReadAsStringAsync()).Groups["secret"].Value;
        Assert.That(password, Has.Length.GreaterThanOrEqualTo(14));

        using var editor = await _app.SignInAsync("tran.thi.binh", password);
        var sent = await editor.GetAsync("/quan-tri");
        Assert.That(sent.Headers.Location!.OriginalString, Is.EqualTo("/quan-tri/doi-mat-khau"));

        var changed = await editor.SubmitAsync("/quan-tri/doi-mat-khau", new()
        {
            ["Current"] = password, ["New"] = "Mot-mat-khau-rieng-2026", ["Again"] = "Mot-mat-khau-rieng-2026",
        });
        Assert.That(changed.Headers.Location!.OriginalString, Is.EqualTo("/quan-tri"));
        Assert.That((await editor.GetAsync("/quan-tri")).Headers.Location!.OriginalString, Is.EqualTo("/quan-tri/bang-dieu-khien"));
    }

    [TestCase("ngan-Qua-1")]
    [TestCase("khong-co-chu-hoa-2026")]
    public async Task A_weak_password_is_refused(string weak)
    {
        var person = await _app.PersonAsync(Role.Editor);
        using var editor = await _app.SignInAsync(person.UserName!, CmsApp.Password);
        var answer = await editor.SubmitAsync("/quan-tri/doi-mat-khau", new() { ["Current"] = CmsApp.Password, ["New"] = weak, ["Again"] = weak });
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("Mật khẩu cần ít nhất 14 ký tự"));
    }

    [Test]
    public async Task A_contributor_needs_a_unit()
    {
        var answer = await _administrator.SubmitAsync("/quan-tri/nguoi-dung/tao-moi", new()
        {
            ["UserName"] = "khong.don.vi", ["Fields.FullName"] = "Không Đơn Vị", ["Fields.Roles"] = nameof(Role.Contributor), ["Fields.UnitId"] = "",
        });
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("cần thuộc một đơn vị"));
    }

    [Test]
    public async Task Changed_roles_are_written_down_before_and_after()
    {
        var person = await _app.PersonAsync(Role.Editor);
        await _administrator.SubmitAsync($"/quan-tri/nguoi-dung/{person.Id}", new()
        {
            ["Fields.FullName"] = "Lê Văn Mới", ["Fields.Roles"] = nameof(Role.Approver), ["Fields.UnitId"] = "",
        });
        var line = await _app.AskAsync(services => services.GetRequiredService<CmsDb>().Audit.OrderBy(l => l.Id).LastAsync(l => l.TargetId == person.Id.ToString()));
        Assert.That(line.Details, Is.EqualTo($"{person.UserName}: {person.FullName}; Biên tập viên; - → Lê Văn Mới; Lãnh đạo, Trưởng ban Biên tập; -"));
        Assert.That(await _administrator.GetStringAsync("/quan-tri/nhat-ky"), Does.Contain("Lê Văn Mới; Lãnh đạo, Trưởng ban Biên tập"));
    }

    [Test]
    public async Task Administrators_keep_their_own_role_and_account()
    {
        var me = await _app.AskAsync(services => services.GetRequiredService<AccountsDb>().Users.SingleAsync(p => p.UserName == "quantri"));
        var stripped = await _administrator.SubmitAsync($"/quan-tri/nguoi-dung/{me.Id}", new()
        {
            ["Fields.FullName"] = me.FullName, ["Fields.Roles"] = nameof(Role.Editor), ["Fields.UnitId"] = "",
        });
        Assert.That(await stripped.Content.ReadAsStringAsync(), Does.Contain("Bạn không thể tự bỏ vai trò"));

        await _administrator.SubmitAsync($"/quan-tri/nguoi-dung/{me.Id}", [], $"/quan-tri/nguoi-dung/{me.Id}?handler=Disable");
        Assert.That(await _administrator.GetStringAsync($"/quan-tri/nguoi-dung/{me.Id}"), Does.Contain("Bạn không thể khóa tài khoản của chính mình"));
    }

    [Test]
    public async Task People_are_found_without_tone_marks()
    {
        await _app.DoAsync(services => services.GetRequiredService<ManagePeople>().CreateAsync(
            new(null, "Kiểm thử", Role.None, null), "pham.duc", "Phạm Đức Hòa", Role.Reporter, null, CmsApp.Password, CancellationToken.None));
        Assert.That(await _administrator.GetStringAsync("/quan-tri/nguoi-dung?q=duc+hoa"), Does.Contain("Phạm Đức Hòa"));
        Assert.That(await _administrator.GetStringAsync("/quan-tri/nguoi-dung?q=duc+hoa&role=Editor"), Does.Not.Contain("Phạm Đức Hòa"));
    }

    [Test]
    public async Task The_menu_shows_each_role_its_own_sections()
    {
        using var contributor = await _app.SignInAsync(Role.Contributor);
        var page = await contributor.GetStringAsync("/quan-tri/ma-truy-cap");
        Assert.That(page, Does.Contain("Bài của tôi").And.Not.Contain("Nhật ký hệ thống").And.Not.Contain("Kênh truyền thông"));
    }

    [GeneratedRegex("""class="secret">(?<secret>[^<]+)<""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Secret();
}
