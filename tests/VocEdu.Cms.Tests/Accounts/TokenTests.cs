using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Tests.Accounts;

public sealed partial class TokenTests
{
    private CmsApp _app = null!;

    [OneTimeSetUp]
    public async Task Start() => _app = await CmsApp.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _app.DisposeAsync();

    [Test]
    public async Task A_token_acts_as_its_owner()
    {
        using var owner = await _app.SignInAsync(Role.Contributor);
        var me = await CallAsync(await TokenAsync(owner));
        Assert.That(me.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        var who = await me.Content.ReadFromJsonAsync<WhoAmI>();
        Assert.That(who!.Roles, Is.EqualTo(["Contributor"]));
        Assert.That(who.Unit, Is.EqualTo(CmsApp.SchoolId));
    }

    [TestCase(null)]
    [TestCase("vocedu_khong-co-ma-nay")]
    public async Task Without_a_valid_token_the_API_answers_with_a_problem(string? token)
    {
        var answer = await CallAsync(token);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(answer.Headers.WwwAuthenticate.ToString(), Is.EqualTo("Bearer"));
        Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/problem+json"));
    }

    [Test]
    public async Task The_API_does_not_take_a_browsers_cookie()
    {
        using var browser = await _app.SignInAsync(Role.Editor);
        Assert.That((await browser.GetAsync("/api/v1/me")).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task A_revoked_token_opens_nothing()
    {
        using var owner = await _app.SignInAsync(Role.Editor);
        var token = await TokenAsync(owner);
        var id = await _app.AskAsync(s => s.GetRequiredService<CmsDb>().AccessTokens.Where(t => t.Hash == LinkSecret.HashOf(token)).Select(t => t.Id).SingleAsync());

        using var stranger = await _app.SignInAsync(Role.Administrator);
        var refused = await stranger.SubmitAsync("/quan-tri/ma-truy-cap", new() { ["id"] = id.ToString() }, "/quan-tri/ma-truy-cap?handler=Revoke");
        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await CallAsync(token)).StatusCode, Is.EqualTo(HttpStatusCode.OK));

        await owner.SubmitAsync("/quan-tri/ma-truy-cap", new() { ["id"] = id.ToString() }, "/quan-tri/ma-truy-cap?handler=Revoke");
        Assert.That((await CallAsync(token)).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task A_token_ends_on_its_day()
    {
        using var owner = await _app.SignInAsync(Role.Editor);
        var token = await TokenAsync(owner, days: 30);
        var before = _app.Clock.Now;
        _app.Clock.Advance(TimeSpan.FromDays(30) + TimeSpan.FromSeconds(1));
        Assert.That((await CallAsync(token)).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        _app.Clock.Now = before;
    }

    [Test]
    public async Task The_token_of_a_disabled_person_opens_nothing()
    {
        var person = await _app.PersonAsync(Role.Editor);
        using var owner = await _app.SignInAsync(person.UserName!, CmsApp.Password);
        var token = await TokenAsync(owner);
        using var administrator = await _app.SignInAsync("quantri", CmsApp.AdministratorPassword);
        await administrator.SubmitAsync($"/quan-tri/nguoi-dung/{person.Id}", [], $"/quan-tri/nguoi-dung/{person.Id}?handler=Disable");
        Assert.That((await CallAsync(token)).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task A_reset_password_ends_the_owners_tokens()
    {
        var person = await _app.PersonAsync(Role.Editor);
        using var owner = await _app.SignInAsync(person.UserName!, CmsApp.Password);
        var token = await TokenAsync(owner);
        using var bystander = await _app.SignInAsync(Role.Editor);
        var untouched = await TokenAsync(bystander);
        using var administrator = await _app.SignInAsync("quantri", CmsApp.AdministratorPassword);
        await administrator.SubmitAsync($"/quan-tri/nguoi-dung/{person.Id}", [], $"/quan-tri/nguoi-dung/{person.Id}?handler=ResetPassword");
        Assert.That((await CallAsync(token)).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await CallAsync(untouched)).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    private static async Task<string> TokenAsync(HttpClient owner, int days = 90)
    {
        var page = await owner.SubmitAsync("/quan-tri/ma-truy-cap", new() { ["Name"] = "Thử", ["Days"] = $"{days}" });
        return Secret().Match(await page.Content.ReadAsStringAsync()).Value;
    }

    private async Task<HttpResponseMessage> CallAsync(string? token)
    {
        using var program = _app.Browser();
        if (token is not null) program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await program.GetAsync("/api/v1/me");
    }

    [GeneratedRegex("vocedu_[A-Za-z0-9]{43}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Secret();
}
