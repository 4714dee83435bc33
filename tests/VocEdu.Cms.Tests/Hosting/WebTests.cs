using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Hosting;
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

    [TestCase("/quyen-rieng-tu/yeu-cau", "Cổng thông tin giáo dục nghề nghiệp")]
    [TestCase("/dang-nhap", "VocEduCMS")]
    public async Task What_failed_is_told_under_the_name_of_the_site_it_failed_on(string address, string name)
    {
        using var form = new FormUrlEncodedContent([new("Name", "Không có mã chống giả mạo")]);
        using var answer = await _app.Browser().PostAsync(address, form);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain($"<title>Yêu cầu không hợp lệ – {name}</title>"));
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
    public void Nothing_is_watched_so_that_a_server_without_inotify_instances_shows_its_pages()
    {
        var site = _app.Services.GetRequiredService<IWebHostEnvironment>().WebRootFileProvider;
        Assert.That(site.GetFileInfo("css/site.css").Exists);
        Assert.That(site.Watch("/css/site.css").ActiveChangeCallbacks, Is.False);

        var settings = (IConfigurationRoot)_app.Services.GetRequiredService<IConfiguration>();
        Assert.That(settings.Providers.OfType<FileConfigurationProvider>().Where(file => file.Source.ReloadOnChange), Is.Empty);
    }

    [Test]
    public async Task A_reader_may_choose_English()
    {
        using var browser = _app.Browser();
        await browser.SubmitAsync("/dang-nhap", new() { ["returnUrl"] = "/dang-nhap" }, "/ngon-ngu/en");
        Assert.That(await browser.GetStringAsync("/dang-nhap"), Does.Contain("Sign in").And.Contain("lang=\"en\""));
    }

    [TestCase("/quan-tri/noi-dung?Text=hàn", "/quan-tri/noi-dung?Text=h%C3%A0n")]
    [TestCase("//example.org", "/")]
    [TestCase("/\\example.org", "/")]
    [TestCase("https://example.org/", "/")]
    [TestCase("javascript:alert(1)", "/")]
    [TestCase("/a\r\nSet-Cookie: x=y", "/a%0D%0ASet-Cookie:%20x=y")]
    [TestCase("", "/")]
    public async Task The_language_switch_leads_back_and_to_no_other_site(string from, string to)
    {
        var answer = await _app.Browser().SubmitAsync("/dang-nhap", new() { ["returnUrl"] = from }, "/ngon-ngu/en");
        Assert.That((answer.StatusCode, answer.Headers.Location?.OriginalString), Is.EqualTo((HttpStatusCode.Redirect, to)));
    }

    [Test]
    public async Task Another_site_cannot_switch_the_language()
    {
        using var form = new FormUrlEncodedContent([new("returnUrl", "/")]);
        Assert.That((await _app.Browser().PostAsync("/ngon-ngu/en", form)).StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((int)(await _app.Browser().GetAsync("/ngon-ngu/en")).StatusCode, Is.EqualTo(404).Or.EqualTo(405));
    }

    [Test]
    public async Task Known_proxies_are_believed_and_nobody_else()
    {
        await using var app = await CmsApp.StartAsync(settings: new() { ["RateLimits:SignIn"] = "2", ["Proxy:Known"] = "10.0.0.5, 10.1.0.0/16" });
        async Task<int> TryAsync(string peer, string client) => (await app.Server.SendAsync(context =>
        {
            (context.Request.Method, context.Request.Path, context.Connection.RemoteIpAddress) = ("POST", "/dang-nhap", IPAddress.Parse(peer));
            context.Request.Headers["X-Forwarded-For"] = client;
        })).Response.StatusCode;

        for (var i = 0; i < 2; i++) Assert.That(await TryAsync("10.0.0.5", "203.0.113.7"), Is.Not.EqualTo(429));
        Assert.That(await TryAsync("10.0.0.5", "203.0.113.7"), Is.EqualTo(429), "one client, however it comes");
        Assert.That(await TryAsync("10.1.2.3", "203.0.113.7, 10.0.0.5"), Is.EqualTo(429), "through two proxies");
        Assert.That(await TryAsync("10.0.0.5", "203.0.113.8"), Is.Not.EqualTo(429), "another client behind the same proxy");
        for (var i = 0; i < 2; i++) await TryAsync("198.51.100.1", $"203.0.113.{i}");
        Assert.That(await TryAsync("198.51.100.1", "203.0.113.9"), Is.EqualTo(429), "what a stranger says of itself is not believed");
    }

    [Test]
    public void A_proxy_that_is_no_address_stops_the_start() =>
        Assert.That(() => Proxies.Believing("10.0.0.5, nginx"), Throws.InstanceOf<StartRefusedException>().With.Message.Contains("\"nginx\""));

    [Test]
    public async Task Pages_for_a_signed_in_person_are_kept_nowhere()
    {
        using var editor = await _app.SignInAsync(Role.Editor);
        var answer = await editor.GetAsync("/quan-tri/ma-truy-cap");
        Assert.That(answer.Headers.CacheControl!.NoStore, Is.True);
    }

    [Test]
    public async Task Too_many_attempts_to_sign_in_and_too_many_questions_are_put_off()
    {
        await using var app = await CmsApp.StartAsync(settings: new() { ["RateLimits:SignIn"] = "3", ["RateLimits:Search"] = "2", ["RateLimits:Suggestions"] = "3" });
        HttpResponseMessage answer = null!;
        for (var i = 0; i < 4; i++)
            answer = await app.Browser().SubmitAsync("/dang-nhap", new() { ["UserName"] = "khong-co-ai", ["Password"] = "sai" });
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("Bạn thao tác quá nhanh"));

        foreach (var (address, limit) in new[] { ("/tim-kiem?q=han", 2), ("/tim-kiem?handler=GoiY&q=han", 3) })
        {
            var answers = new List<HttpResponseMessage>();
            for (var i = 0; i <= limit; i++) answers.Add(await app.Browser().GetAsync(address));
            Assert.That(answers.Select(a => (int)a.StatusCode), Is.EqualTo(Enumerable.Repeat(200, limit).Append(429)), address);
            Assert.That(answers[^1].Headers.RetryAfter?.Delta, Is.InRange(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1)));
            Assert.That(await answers[^1].Content.ReadAsStringAsync(), Does.Contain("Bạn thao tác quá nhanh").And.Contain("Vui lòng chờ một phút rồi thử lại"));
        }
    }
}
