using System.Net;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Tests.Hosting;

public sealed class WebTests
{
    private CmsApp _app = null!;

    [OneTimeSetUp]
    public async Task Start() => _app = await CmsApp.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _app.DisposeAsync();

    [Test]
    public async Task Every_page_forbids_inline_scripts_and_strange_frames()
    {
        var headers = (await _app.Browser().GetAsync("/dang-nhap")).Headers;
        var policy = headers.GetValues("Content-Security-Policy").Single();
        Assert.That(policy, Does.Contain("script-src 'self'").And.Contain("frame-ancestors 'self'").And.Not.Contain("unsafe"));
        Assert.That(headers.GetValues("X-Content-Type-Options").Single(), Is.EqualTo("nosniff"));
    }

    [Test]
    public async Task An_unknown_address_says_so_in_Vietnamese()
    {
        var answer = await _app.Browser().GetAsync("/quan-tri/khong-co");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("Không tìm thấy trang"));
    }

    [Test]
    public async Task A_style_sheet_comes_compressed_and_may_be_kept()
    {
        using var browser = _app.Browser();
        browser.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip");
        var answer = await browser.GetAsync("/css/backoffice.css");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(answer.Content.Headers.ContentEncoding, Is.EqualTo(["gzip"]));
        Assert.That(answer.Headers.ETag, Is.Not.Null);
    }

    [Test]
    public async Task A_reader_may_choose_English()
    {
        using var browser = _app.Browser();
        await browser.GetAsync("/ngon-ngu/en?returnUrl=/dang-nhap");
        Assert.That(await browser.GetStringAsync("/dang-nhap"), Does.Contain("Sign in").And.Contain("lang=\"en\""));
    }

    [Test]
    public async Task The_language_switch_leads_to_no_other_site()
    {
        var answer = await _app.Browser().GetAsync("/ngon-ngu/en?returnUrl=//example.org");
        Assert.That(answer.Headers.Location!.OriginalString, Is.EqualTo("/"));
    }

    [Test]
    public async Task Pages_for_a_signed_in_person_are_kept_nowhere()
    {
        using var editor = await _app.SignInAsync(Role.Editor);
        var answer = await editor.GetAsync("/quan-tri/ma-truy-cap");
        Assert.That(answer.Headers.CacheControl!.NoStore, Is.True);
    }

    [Test]
    public async Task Too_many_attempts_to_sign_in_are_put_off()
    {
        await using var app = await CmsApp.StartAsync(settings: new() { ["RateLimits:SignIn"] = "3" });
        HttpResponseMessage answer = null!;
        for (var i = 0; i < 4; i++)
            answer = await app.Browser().SubmitAsync("/dang-nhap", new() { ["UserName"] = "khong-co-ai", ["Password"] = "sai" });
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("Bạn thao tác quá nhanh"));
    }
}
