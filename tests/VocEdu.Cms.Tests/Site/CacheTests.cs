using System.Diagnostics;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Cms.Site;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Tests.Site;

/// <summary>The same bytes for everyone, on every node, until something they show changes.</summary>
public sealed class CacheTests : SiteFixture
{
    private CmsApp _second = null!;
    private HttpClient _secondReader = null!;

    [OneTimeSetUp]
    public async Task StartSecondAsync()
    {
        _second = App.SecondNode();
        _secondReader = _second.Browser();
        await HearsAsync(App);
        await HearsAsync(_second);
    }

    [OneTimeTearDown]
    public async Task StopSecondAsync()
    {
        _secondReader.Dispose();
        await _second.DisposeAsync();
    }

    [Test]
    public async Task A_page_is_made_once()
    {
        var item = await PublishAsync("Bài để trong bộ nhớ đệm");
        await Reader.GetStringAsync(item.Path);
        await App.DoAsync(services => services.GetRequiredService<CmsDb>().Publications.Where(p => p.ItemId == item.ItemId)
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.Title, "Sửa lén, không báo")));

        Assert.That(await Reader.GetStringAsync(item.Path), Does.Contain("Bài để trong bộ nhớ đệm"));
        Assert.That(await Reader.GetStringAsync($"{item.Path}?utm_source=x"), Does.Contain("Bài để trong bộ nhớ đệm"));
    }

    [Test]
    public async Task What_is_published_on_one_node_is_seen_on_the_other()
    {
        var item = await PublishAsync("Tiêu đề cũ trên hai máy", App.Clock.Now.AddHours(1));
        var other = await PublishAsync("Bài khác không đổi");
        foreach (var reader in new[] { Reader, _secondReader })
        {
            Assert.That(await reader.GetStringAsync(item.Path), Does.Contain("Tiêu đề cũ"));
            await reader.GetStringAsync("/tin-tuc");
            await reader.GetStringAsync("/");
        }

        var watch = Stopwatch.StartNew();
        await App.ChangeAsync(item.ItemId, p => p.Title = "Tiêu đề mới trên hai máy");
        await ShowsAsync(_secondReader, item.Path, "Tiêu đề mới");
        await TestContext.Out.WriteLineAsync($"seen on the second node after {watch.ElapsedMilliseconds} ms");

        await ShowsAsync(Reader, item.Path, "Tiêu đề mới");
        foreach (var list in new[] { "/", "/tin-tuc", "/tin-tuc/rss.xml", "/rss.xml" })
        {
            await ShowsAsync(Reader, list, "Tiêu đề mới");
            await ShowsAsync(_secondReader, list, "Tiêu đề mới");
        }

        Assert.That(await _secondReader.GetStringAsync(other.Path), Does.Contain("Bài khác"));
    }

    [Test]
    public async Task A_withdrawn_page_is_gone_everywhere()
    {
        var item = await PublishAsync("Bài sẽ gỡ khỏi hai máy");
        await _secondReader.GetStringAsync(item.Path);
        await App.WithdrawAsync(item.ItemId);

        HttpStatusCode status;
        do status = (await _secondReader.GetAsync(item.Path)).StatusCode; while (status is HttpStatusCode.OK);
        Assert.That(status, Is.EqualTo(HttpStatusCode.Gone));
    }

    [Test]
    public async Task Unchanged_pages_are_not_sent_again()
    {
        var item = await PublishAsync("Bài có thẻ phiên bản");
        await Reader.GetStringAsync(item.Path);
        using var first = await Reader.GetAsync(item.Path);
        using var again = new HttpRequestMessage(HttpMethod.Get, item.Path) { Headers = { IfNoneMatch = { first.Headers.ETag! } } };

        Assert.That(first.Headers.CacheControl!.ToString(), Is.EqualTo("public, no-cache"));
        Assert.That(first.Headers.Vary, Does.Contain("Accept-Encoding"));
        Assert.That((await Reader.SendAsync(again)).StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
    }

    [TestCase("br", "br")]
    [TestCase("gzip, br;q=0.5", "br")]
    [TestCase("gzip;q=1.0, br;q=0", "gzip")]
    [TestCase("deflate", null)]
    [TestCase("???", null)]
    public async Task A_page_is_compressed_as_the_reader_can_take_it(string accepts, string? gets)
    {
        await PublishAsync($"Bài nén {accepts}");
        for (var time = 0; time < 2; time++)       // made, then from the cache
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/tin-tuc");
            request.Headers.TryAddWithoutValidation("Accept-Encoding", accepts);
            using var answer = await Reader.SendAsync(request);

            Assert.That(answer.Content.Headers.ContentEncoding.SingleOrDefault(), Is.EqualTo(gets));
            Assert.That(answer.Content.Headers.ContentLength, Is.GreaterThan(0));
        }
    }

    [Test]
    public async Task A_person_who_is_signed_in_reads_what_everyone_reads()
    {
        var item = await PublishAsync("Bài ai cũng đọc");
        var editor = await App.SignInAsync(Role.Editor);
        var mine = await editor.GetStringAsync(item.Path);

        Assert.That(mine, Is.EqualTo(await Reader.GetStringAsync(item.Path)));
    }

    [TestCase("/quan-tri/bang-dieu-khien")]
    [TestCase("/dang-nhap")]
    [TestCase("/tim-kiem?q=han")]
    public async Task What_is_not_public_for_all_is_never_kept(string address)
    {
        using var answer = await Reader.GetAsync(address);
        Assert.That(answer.Headers.ETag, Is.Null);
        Assert.That(answer.Headers.CacheControl?.Public, Is.Not.True);
    }

    [Test]
    public async Task After_a_lost_line_nothing_old_is_shown()
    {
        var item = await PublishAsync("Bài trước khi đứt dây");
        await _secondReader.GetStringAsync(item.Path);
        await using (var cut = App.Database.CreateCommand(
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query ilike 'listen%'")) await cut.ExecuteNonQueryAsync();
        await App.ChangeAsync(item.ItemId, p => p.Title = "Bài sau khi đứt dây");

        await ShowsAsync(_secondReader, item.Path, "Bài sau khi đứt dây");
        await HearsAsync(App);
        await HearsAsync(_second);
    }

    /// <summary>Publishes, and goes on when both nodes have heard of it: what they keep from then on is theirs to keep.</summary>
    private async Task<Publication> PublishAsync(string title, DateTimeOffset? at = null)
    {
        CmsApp[] nodes = [App, _second];
        var before = nodes.Select(n => Freshness(n).Changes).ToArray();
        var item = await App.PublishAsync(title, at: at);
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (nodes.Where((n, i) => Freshness(n).Changes == before[i]).Any())
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Delay(5);
        }

        return item;
    }

    private static PublicFreshness Freshness(CmsApp app) => app.Services.GetRequiredService<PublicFreshness>();

    /// <summary>Asks until the answer is there; the test's own time-out ends a wait in vain.</summary>
    private static async Task ShowsAsync(HttpClient reader, string address, string text)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!(await reader.GetStringAsync(address, limit.Token)).Contains(text, StringComparison.Ordinal)) await Task.Delay(5);
    }

    private static async Task HearsAsync(CmsApp app)
    {
        _ = app.Server;      // starts the program
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!Freshness(app).IsHeard)
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Delay(5);
        }
    }
}
