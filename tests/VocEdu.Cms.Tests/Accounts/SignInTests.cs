using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Tests.Accounts;

public sealed class SignInTests
{
    private const string Neutral = "Tên đăng nhập hoặc mật khẩu không đúng";
    private CmsApp _app = null!;

    [OneTimeSetUp]
    public async Task Start() => _app = await CmsApp.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _app.DisposeAsync();

    [Test]
    public async Task The_back_office_sends_a_stranger_to_sign_in_and_back()
    {
        var browser = _app.Browser();
        var asked = await browser.GetAsync("/quan-tri/nguoi-dung");
        Assert.That(asked.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(asked.Headers.Location!.PathAndQuery, Is.EqualTo("/dang-nhap?returnUrl=%2Fquan-tri%2Fnguoi-dung"));

        var answer = await browser.SubmitAsync(asked.Headers.Location.PathAndQuery, new()
        {
            ["UserName"] = "quantri", ["Password"] = CmsApp.AdministratorPassword, ["ReturnUrl"] = "/quan-tri/nguoi-dung",
        });

        Assert.That(answer.Headers.Location!.OriginalString, Is.EqualTo("/quan-tri/nguoi-dung"));
    }

    [Test]
    public async Task Sign_in_leads_to_no_other_site()
    {
        var answer = await _app.Browser().SubmitAsync("/dang-nhap", new()
        {
            ["UserName"] = "quantri", ["Password"] = CmsApp.AdministratorPassword, ["ReturnUrl"] = "https://example.org/",
        });
        Assert.That(answer.Headers.Location!.OriginalString, Is.EqualTo("/quan-tri"));
    }

    [Test]
    public async Task A_session_ends_a_quarter_of_an_hour_after_the_last_sign_of_life()
    {
        using var person = await _app.SignInAsync(Role.Editor);
        foreach (var minutes in new[] { 10, 10, 14 })
        {
            _app.Clock.Advance(TimeSpan.FromMinutes(minutes));
            Assert.That((await person.GetAsync("/quan-tri/noi-dung")).StatusCode, Is.EqualTo(HttpStatusCode.OK), $"after {minutes} minutes");
        }

        _app.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.That((await person.GetAsync("/quan-tri/noi-dung")).StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
    }

    [Test]
    public async Task Unknown_name_wrong_password_and_locked_account_get_the_same_answer()
    {
        var person = await _app.PersonAsync(Role.Editor);
        var unknown = await TryAsync("khong-co-ai", "Sai-mat-khau-2026");
        var wrong = await TryAsync(person.UserName!, "Sai-mat-khau-2026");
        for (var i = 0; i < 4; i++) await TryAsync(person.UserName!, "Sai-mat-khau-2026");
        var locked = await TryAsync(person.UserName!, CmsApp.Password);

        Assert.That(unknown, Does.Contain(Neutral));
        Assert.That(wrong, Does.Contain(Neutral));
        Assert.That(locked, Does.Contain(Neutral));
    }

    [Test]
    public async Task Five_wrong_passwords_lock_the_account()
    {
        var person = await _app.PersonAsync(Role.Editor);
        for (var i = 0; i < 5; i++) await TryAsync(person.UserName!, "Sai-mat-khau-2026");
        Assert.That(await IsLockedAsync(person.Id), Is.True);
    }

    [Test]
    public async Task A_disabled_account_does_not_sign_in()
    {
        var person = await _app.PersonAsync(Role.Editor);
        await _app.DoAsync(services => services.GetRequiredService<AccountsDb>().Users.Where(p => p.Id == person.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.DisabledAt, _app.Clock.Now.ToUniversalTime())));
        Assert.That(await TryAsync(person.UserName!, CmsApp.Password), Does.Contain(Neutral));
    }

    [Test]
    public async Task A_form_without_its_token_is_refused()
    {
        using var form = new FormUrlEncodedContent([new("UserName", "quantri"), new("Password", CmsApp.AdministratorPassword)]);
        var answer = await _app.Browser().PostAsync("/dang-nhap", form);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("Yêu cầu không hợp lệ"));
    }

    [Test]
    public async Task Signing_out_closes_the_back_office()
    {
        var browser = await _app.SignInAsync(Role.Administrator);
        await browser.SubmitAsync("/quan-tri/doi-mat-khau", [], to: "/dang-xuat");
        var answer = await browser.GetAsync("/quan-tri/doi-mat-khau");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
    }

    [Test]
    public async Task Every_sign_in_is_written_down()
    {
        var person = await _app.PersonAsync(Role.Editor);
        await TryAsync(person.UserName!, "Sai-mat-khau-2026");
        await _app.SignInAsync(person.UserName!, CmsApp.Password);
        var lines = await _app.AskAsync(services => services.GetRequiredService<CmsDb>().Audit
            .Where(l => l.TargetId == person.Id.ToString()).OrderBy(l => l.Id).Select(l => l.Action).ToListAsync());
        Assert.That(lines, Is.EqualTo(["Tạo tài khoản", "Đăng nhập không thành công", "Đăng nhập"]));
    }

    private async Task<string> TryAsync(string userName, string password)
    {
        var answer = await _app.Browser().SubmitAsync("/dang-nhap", new() { ["UserName"] = userName, ["Password"] = password });
        return await answer.Content.ReadAsStringAsync();
    }

    private Task<bool> IsLockedAsync(Guid id) => _app.AskAsync(services =>
        services.GetRequiredService<AccountsDb>().Users.AnyAsync(p => p.Id == id && p.LockoutEnd > DateTimeOffset.UnixEpoch));
}
