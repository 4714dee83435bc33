using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Cms.Downloads;
using VocEdu.Cms.Tests.Reports;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Tests.Downloads;

/// <summary>Readers of the demo download a leaflet.</summary>
public sealed class DownloadTests
{
    private const string Phone = "Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36";

    [Test]
    public async Task Download_is_counted_once_for_each_reader_and_never_for_a_program_and_stands_in_the_report()
    {
        var app = (await LoadedDemo.OpenAsync()).App;
        var (path, title, media) = await app.AskAsync(async s =>
        {
            var leaflet = (await s.GetRequiredService<CmsDb>().Publications.AsNoTracking().Where(p => p.Kind == ContentKind.Leaflet && p.PublishedAt > new DateTimeOffset(2025, 12, 15, 0, 0, 0, TimeSpan.Zero)).ToListAsync()).First(p => p.Fields.File is { Public: true });
            return (leaflet.Path, leaflet.Title, leaflet.Fields.File!.MediaId!.Value);
        });
        using var browser = app.Browser();
        var link = new HtmlParser().ParseDocument(await browser.GetStringAsync(path)).QuerySelector("a[download]")!.GetAttribute("href")!;

        Assert.That(link, Does.StartWith("/tai-ve/"));
        var answer = await AskAsync(browser, link, Phone);
        Assert.That((answer.StatusCode, answer.Headers.Location!.ToString(), answer.Headers.CacheControl!.NoStore), Is.EqualTo((HttpStatusCode.Redirect, link.Replace("/tai-ve/", "/media/", StringComparison.Ordinal), true)));
        Assert.That(answer.Headers.Contains("Set-Cookie"), Is.False);
        Assert.That((await browser.GetAsync(answer.Headers.Location)).Content.Headers.ContentType!.MediaType, Is.EqualTo("application/pdf"));
        await AskAsync(browser, link, Phone);
        foreach (var agent in new[] { "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", "facebookexternalhit/1.1", "curl/8.5.0", "" }) await AskAsync(browser, link, agent);
        await AskAsync(browser, link, Phone, ("Sec-Purpose", "prefetch;prerender"));
        foreach (var hostile in new[] { $"/tai-ve/{Guid.NewGuid()}/a.pdf", $"/tai-ve/{media}/..%2f..%2fa.pdf", $"/tai-ve/{media}/khong.pdf" })
            Assert.That((await AskAsync(browser, hostile, Phone)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), hostile);

        var here = app.Services.GetRequiredService<CountDownloads>();
        await Task.WhenAll(here.StoreAsync(default), here.StoreAsync(default));
        Assert.That(await CountAsync(app, media), Is.EqualTo(2));
        Assert.That(await app.AskAsync(s => s.GetRequiredService<CmsDb>().Set<DownloadDay>().CountAsync(d => d.MediaId == media)), Is.EqualTo(1), "a day is one row");
        await AskAsync(browser, link, Phone);
        await here.StoreAsync(default);
        Assert.That(await CountAsync(app, media), Is.EqualTo(3));

        await using var desk = await ReportDesk.AtAsync(app);
        var report = await desk.ReadAsync(await desk.BeginAsync());
        var row = report.Snapshot.Tables.Single(t => t.Code == "Biểu 07").Rows.Single(r => r[0].Text == title);
        Assert.That(row[4].Number, Is.EqualTo(3));
        var impact = await desk.Reporter.GetAsync("/quan-tri/bao-cao/tac-dong?tu=2026-11-01&den=2026-11-21&handler=Csv&code=Bi%E1%BB%83u%20l%C6%B0%E1%BB%A3t%20t%E1%BA%A3i");
        Assert.That(await impact.Content.ReadAsStringAsync(), Does.Contain(title).And.Contain(";3"));
    }

    private static Task<long> CountAsync(CmsApp app, Guid media) => app.AskAsync(s => s.GetRequiredService<CmsDb>().Set<DownloadDay>().Where(d => d.MediaId == media).SumAsync(d => d.Count));

    private static async Task<HttpResponseMessage> AskAsync(HttpClient browser, string path, string agent, (string Name, string Value)? header = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (agent.Length > 0) request.Headers.TryAddWithoutValidation("User-Agent", agent);
        if (header is var (name, value)) request.Headers.Add(name, value);
        return await browser.SendAsync(request);
    }
}
