using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace VocEdu.Browser.Tests;

/// <summary>Somebody at a browser of their own. What the browser complained of is kept.</summary>
public sealed class Visitor : IAsyncDisposable
{
    public static readonly ViewportSize Phone = new() { Width = 390, Height = 844 }, Desk = new() { Width = 1280, Height = 900 };

    /// <summary>Well before a session that nobody uses ends.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(3);

    /// <summary>Sessions that were begun and when, by person and site.</summary>
    private static readonly ConcurrentDictionary<(string UserName, Uri Site), (Cookie[] Cookies, long At)> Sessions = new();

    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly IBrowserContext _context;

    private Visitor(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.Console += (_, line) =>
        {
            // A form that is refused is answered with 422, which the browser writes down like a fault.
            if (line.Type is "error" or "warning" && !line.Text.Contains("status of 422", StringComparison.Ordinal)) _complaints.Enqueue($"{page.Url}: {line.Text}");
        };
        page.PageError += (_, error) => _complaints.Enqueue($"{page.Url}: {error}");
    }

    public IPage Page { get; }

    /// <summary>Errors and warnings on the console, refusals of the content security policy among them.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    public static async Task<Visitor> ComeAsync(ViewportSize? viewport = null, bool scripts = true, Uri? site = null)
    {
        var context = await Stage.Chromium.NewContextAsync(new()
        {
            BaseURL = (site ?? Stage.Cms.Address).ToString(),
            Locale = "vi-VN",
            TimezoneId = "Asia/Ho_Chi_Minh",
            ViewportSize = viewport ?? Desk,
            HasTouch = viewport == Phone,
            JavaScriptEnabled = scripts,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(20_000);
        context.SetDefaultNavigationTimeout(60_000);      // the first page of a program that has just started, beside a busy suite
        return new(context, await context.NewPageAsync());
    }

    /// <summary>Comes and signs in as people do it: through the page, and the next time with the session that was begun there.</summary>
    public static async Task<Visitor> SignInAsync(string userName, ViewportSize? viewport = null, Uri? site = null)
    {
        var visitor = await ComeAsync(viewport, site: site);
        var (page, begun) = (visitor.Page, (userName, site ?? Stage.Cms.Address));
        if (Sessions.TryGetValue(begun, out var session) && TimeProvider.System.GetElapsedTime(session.At) < Fresh)
        {
            await page.Context.AddCookiesAsync(session.Cookies);
            return visitor;
        }

        await page.GotoAsync("/dang-nhap");
        await page.GetByLabel("Tên đăng nhập").FillAsync(userName);
        await page.GetByLabel("Mật khẩu", new() { Exact = true }).FillAsync(Hosts.CmsNode.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/quan-tri**");
        var at = TimeProvider.System.GetTimestamp();
        Sessions[begun] = ([.. (await page.Context.CookiesAsync()).Select(c => new Cookie { Name = c.Name, Value = c.Value, Domain = c.Domain, Path = c.Path, Expires = c.Expires, HttpOnly = c.HttpOnly, Secure = c.Secure, SameSite = c.SameSite })], at);
        return visitor;
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}

internal static class Pages
{
    /// <summary>How far the page reaches beyond the right edge, in pixels.</summary>
    public static Task<int> BeyondAsync(this IPage page) =>
        page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");

    /// <summary>Waits for a condition that has to be awaited itself: <c>WaitForFunctionAsync</c> takes any promise for a yes.</summary>
    /// <param name="condition">A function of JavaScript that returns a promise of a truth.</param>
    public static Task UntilAsync(this IPage page, string condition) => page.EvaluateAsync($$"""
        async () => {
          const isSo = {{condition}};
          for (let times = 0; times < 200; times++) {
            if (await isSo()) return;
            await new Promise((again) => setTimeout(again, 100));
          }
          throw new Error(`Never so: ${isSo}`);
        }
        """);
}
