using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;

namespace VocEdu.Browser.Tests.Site;

/// <summary>A pupil reads a guide at school and again on the bus.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class OfflineGuides
{
    [Test]
    public async Task A_guide_that_was_read_can_be_read_without_a_network()
    {
        await using var reader = await Visitor.ComeAsync(Visitor.Phone);
        var page = reader.Page;
        await page.GotoAsync("/nghe/han");
        var title = await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync();
        await page.UntilAsync("""
            async () => (await (await caches.open('guides-1-pages')).keys()).length > 0 && (await (await caches.open('guides-1-parts')).keys()).some(part => part.url.includes('/css/site.css'))
            """);

        await page.Context.SetOfflineAsync(true);
        await page.GotoAsync("/nghe/han");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(title);
        await Assertions.Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "bản đã lưu trên máy" })).ToBeVisibleAsync();
        Assert.That(await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.masthead')).borderBottomStyle"), Is.EqualTo("solid"), "with its looks");

        await page.GotoAsync("/nghe/pha-che");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Không có mạng");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = title })).ToHaveAttributeAsync("href", "/nghe/han");

        await page.Context.SetOfflineAsync(false);
        await page.GotoAsync("/nghe/pha-che");
        await Assertions.Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "bản đã lưu trên máy" })).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "Trong trang này" })).ToBeVisibleAsync();
    }

    [Test]
    public async Task A_network_that_does_not_answer_keeps_nobody_from_reading()
    {
        using var road = new Road();
        await using var site = await road.BuildAsync();
        await using var reader = await Visitor.ComeAsync(Visitor.Phone, site: road.Address);
        var page = reader.Page;
        await page.GotoAsync("/nghe/han");
        await page.UntilAsync("""
            async () => {
              const wanted = [location.href, ...performance.getEntriesByType('resource').map((part) => part.name).filter((name) => /\/(css|dist|img|js|media)\//.test(name))];
              for (const name of wanted) if (!await caches.match(name, { ignoreVary: true })) return false;
              return true;
            }
            """);

        var browser = await page.Context.NewCDPSessionAsync(page);
        await browser.SendAsync("ServiceWorker.enable");
        await browser.SendAsync("ServiceWorker.stopAllWorkers");      // as it is when somebody comes back later
        road.Close();
        await page.GotoAsync("/nghe/han", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        var note = page.GetByRole(AriaRole.Status).Filter(new() { HasText = "vì mạng chậm" });
        await Assertions.Expect(note).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "Trong trang này" })).ToBeVisibleAsync();

        road.Open();
        await Assertions.Expect(note).ToHaveCountAsync(0);
        road.Close();
        await page.ReloadAsync(new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await Assertions.Expect(note).ToBeVisibleAsync();
        road.ChangeAll();
        road.Open();
        await page.GetByRole(AriaRole.Status).GetByRole(AriaRole.Link, new() { Name = "Mở bản mới" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Đã đổi");
    }

    /// <summary>Between the reader and the site: while it is closed nothing arrives, and nothing fails.</summary>
    private sealed class Road : IDisposable
    {
        private readonly HttpClient _site = new(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All }) { BaseAddress = Stage.Cms.Address };
        private volatile TaskCompletionSource _open = Opened();
        private volatile bool _changed;

        public Uri Address { get; private set; } = null!;

        public void Dispose() => _site.Dispose();

        public void Close() => _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Open() => _open.TrySetResult();

        public void ChangeAll() => _changed = true;

        public async Task<WebApplication> BuildAsync()
        {
            var app = WebApplication.CreateSlimBuilder().Build();
            app.Urls.Add("http://127.0.0.1:0");
            app.Run(PassAsync);
            await app.StartAsync();
            Address = new(app.Urls.Single());
            return app;
        }

        private async Task PassAsync(HttpContext context)
        {
            await _open.Task.WaitAsync(context.RequestAborted);
            using var answer = await _site.GetAsync(context.Request.Path + context.Request.QueryString.ToString(), context.RequestAborted);
            context.Response.StatusCode = (int)answer.StatusCode;
            context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
            var isPage = answer.Content.Headers.ContentType?.MediaType is "text/html";
            if (answer.Headers.ETag is { } mark) context.Response.Headers.ETag = isPage && _changed ? "\"changed\"" : mark.ToString();
            var body = await answer.Content.ReadAsByteArrayAsync(context.RequestAborted);
            if (isPage && _changed) body = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(body).Replace("</h1>", "", StringComparison.Ordinal).Replace("<h1>", "<h1>Đã đổi</h1>", StringComparison.Ordinal));
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
        }

        private static TaskCompletionSource Opened()
        {
            var open = new TaskCompletionSource();
            open.SetResult();
            return open;
        }
    }
}
