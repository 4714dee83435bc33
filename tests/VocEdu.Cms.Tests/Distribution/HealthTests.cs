using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Cms.Distribution;
using VocEdu.Connectors;
using VocEdu.Domain.Channels;
using VocEdu.Domain.Content;
using VocEdu.Publishing.Channels;
using VocEdu.Publishing.Figures;
using VocEdu.Publishing.Outbox;
using VocEdu.Publishing.Works;
using VocEdu.Testing;

namespace VocEdu.Cms.Tests.Distribution;

public sealed partial class HealthTests
{
    private LivingSandbox _sandbox = null!;
    private CmsApp _app = null!;
    private HttpClient _manager = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _sandbox = await LivingSandbox.StartAsync();
        _app = await CmsApp.StartAsync(settings: _sandbox.Settings);
        _manager = await _app.SignInAsync(Role.ChannelManager);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _manager.Dispose();
        await _app.DisposeAsync();
        await _sandbox.DisposeAsync();
    }

    [Test]
    public async Task People_are_warned_14_7_3_and_1_days_before_a_connection_ends_once_each()
    {
        var end = _app.Clock.Now.AddDays(20);
        var channel = await _app.AskAsync(s => s.GetRequiredService<ConnectChannel>().RunAsync(ChannelKind.Facebook, "Trang sắp hết hạn", "900", new("khóa", ExpiresAt: end), CancellationToken.None));
        foreach (var day in Enumerable.Range(0, 22).SelectMany(day => new[] { day, day })) await WatchAsync(_app.Clock.Now.AddDays(day));

        var titles = await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Notices.Where(n => n.Event.StartsWith($"channel-token:{channel.Id}")).OrderBy(n => n.Id).Select(n => new { n.PersonId, n.Title }).ToListAsync());
        Assert.That(titles.GroupBy(n => n.PersonId).First().Select(n => n.Title), Is.EqualTo(new[]
        {
            "Kết nối Trang sắp hết hạn còn 14 ngày", "Kết nối Trang sắp hết hạn còn 7 ngày", "Kết nối Trang sắp hết hạn còn 3 ngày", "Kết nối Trang sắp hết hạn còn 1 ngày",
            "Kết nối Trang sắp hết hạn hết hạn hôm nay",
        }));
    }

    [Test]
    public async Task A_post_five_minutes_late_raises_an_alarm_for_those_who_can_help()
    {
        var post = await PlanAsync(_app.Clock.Now.AddHours(-1));
        using var writer = await _app.SignInAsync(Role.Editor);

        Assert.That(WebUtility.HtmlDecode(await _manager.GetStringAsync("/quan-tri/kenh")), Does.Contain("bài đăng quá giờ mà chưa lên kênh."));
        Assert.That(await writer.GetStringAsync("/quan-tri/noi-dung"), Does.Not.Contain("class=\"alarm\""));
        await WatchAsync(_app.Clock.Now);
        await WatchAsync(_app.Clock.Now);
        var notices = await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Notices.Where(n => n.Event.StartsWith($"post-late:{post.Id}")).ToListAsync());
        Assert.That(notices, Is.Not.Empty.And.All.Property("Path").EqualTo($"/quan-tri/bai-dang/{post.Id}"));
        Assert.That(notices.Select(n => n.PersonId), Is.Unique);
    }

    [TestCase(ChannelKind.YouTube)]
    [TestCase(ChannelKind.Zalo)]
    [TestCase(ChannelKind.Facebook)]
    public async Task A_channel_is_connected_on_the_platforms_own_page(ChannelKind kind)
    {
        var back = await AgreeAsync(kind);

        using var stranger = await _app.SignInAsync(Role.ChannelManager);
        await stranger.GetAsync(back);
        Assert.That(WebUtility.HtmlDecode(await stranger.GetStringAsync("/quan-tri/kenh")), Does.Contain("Lần kết nối này đã hết hạn hoặc đã dùng rồi"), "in another person's browser");

        var answer = await _manager.GetAsync(back);
        Assert.That(answer.Headers.Location?.OriginalString, Is.EqualTo("/quan-tri/kenh"), await answer.Content.ReadAsStringAsync());
        Assert.That(WebUtility.HtmlDecode(await _manager.GetStringAsync("/quan-tri/kenh")), Does.Contain("Đã kết nối "));
        var remoteId = _sandbox.Account(kind).RemoteId;
        Assert.That(await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Channels.AnyAsync(c => c.Kind == kind && c.RemoteId == remoteId && c.State == ChannelState.Ready)), Is.True);
    }

    [Test]
    public async Task Who_does_not_agree_changes_nothing_and_reads_why()
    {
        var back = await AgreeAsync(ChannelKind.Zalo);
        var state = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(back[back.IndexOf('?', StringComparison.Ordinal)..])["state"];
        await _manager.GetAsync($"/quan-tri/kenh/tro-lai?error=access_denied&state={state}");

        Assert.That(WebUtility.HtmlDecode(await _manager.GetStringAsync("/quan-tri/kenh")), Does.Contain("Bạn chưa đồng ý kết nối nên chưa có gì thay đổi."));
    }

    [TestCase(ChannelKind.Facebook)]
    [TestCase(ChannelKind.YouTube)]
    public async Task A_test_post_appears_in_the_sandbox(ChannelKind kind)
    {
        var (remoteId, secrets) = _sandbox.Account(kind);
        var channel = await _app.AskAsync(s => s.GetRequiredService<ConnectChannel>().RunAsync(kind, $"{kind} thử nghiệm", remoteId, secrets, CancellationToken.None));
        await _manager.SubmitAsync("/quan-tri/kenh", new() { ["id"] = channel.Id.ToString() }, "/quan-tri/kenh?handler=Test");

        var page = WebUtility.HtmlDecode(await _manager.GetStringAsync("/quan-tri/kenh"));
        Assert.That(_sandbox.Public(kind, $"VE-THU-{_app.Clock.Now.ToUnixTimeSeconds()}"), Is.EqualTo(1), page);
        Assert.That(page, Does.Contain($"Đã đăng thử lên {kind} thử nghiệm."));
    }

    [Test]
    public async Task A_channel_that_is_disconnected_keeps_no_token_and_says_what_is_left_to_do()
    {
        var channel = await _app.AskAsync(s => s.GetRequiredService<ConnectChannel>().RunAsync(ChannelKind.Zalo, "OA thôi dùng", "777", new("khóa", "khóa-2"), CancellationToken.None));
        using var reporter = await _app.SignInAsync(Role.Reporter);
        await reporter.SubmitAsync("/quan-tri/kenh", new() { ["id"] = channel.Id.ToString() }, "/quan-tri/kenh?handler=Disconnect");
        Assert.That(await SecretsAsync(channel.Id), Is.Not.Null, "a reporter only reads");

        await _manager.SubmitAsync("/quan-tri/kenh", new() { ["id"] = channel.Id.ToString() }, "/quan-tri/kenh?handler=Disconnect");

        Assert.That(await SecretsAsync(channel.Id), Is.Null);
        Assert.That(WebUtility.HtmlDecode(await _manager.GetStringAsync("/quan-tri/kenh")), Does.Contain("Quản trị viên của OA hãy gỡ ứng dụng").And.Contain("Bài được giữ lại cho đến khi kênh được kết nối lại."));
        Assert.That(await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Audit.AnyAsync(a => a.Details == "OA thôi dùng")), Is.True);
    }

    [Test]
    public async Task Followers_stand_on_the_channels_card_and_day_by_day_on_a_page_of_their_own()
    {
        var channel = await _app.AskAsync(s => s.GetRequiredService<ConnectChannel>().RunAsync(ChannelKind.Facebook, "Trang có người theo dõi", "778", new("khóa"), CancellationToken.None));
        await _app.DoAsync(s =>
        {
            var db = s.GetRequiredService<CmsDb>();
            db.ChannelFigures.AddRange(Enumerable.Range(0, 20).Select(day => new ChannelFigure { ChannelId = channel.Id, Day = new DateOnly(2026, 11, 1).AddDays(day), Metric = "page_follows", Value = 4_000 + (day * 10) }));
            return db.SaveChangesAsync();
        });

        Assert.That(WebUtility.HtmlDecode(await _manager.GetStringAsync("/quan-tri/kenh")), Does.Contain("4.190").And.Contain("tăng 70 trong 7 ngày"));
        var page = WebUtility.HtmlDecode(await _manager.GetStringAsync($"/quan-tri/kenh/{channel.Id}/so-lieu"));
        Assert.That(page, Does.Contain("20/11/2026").And.Contain("07/11/2026").And.Not.Contain("06/11/2026").And.Contain("Xem 90 ngày"));
        Assert.That(await _manager.GetStringAsync($"/quan-tri/kenh/{channel.Id}/so-lieu?ngay=90"), Does.Contain("01/11/2026"));
        Assert.That((await _manager.GetAsync($"/quan-tri/kenh/{channel.Id}/so-lieu?handler=Xlsx")).Content.Headers.ContentType?.MediaType, Does.Contain("spreadsheet"));
        Assert.That((await _manager.GetAsync($"/quan-tri/kenh/{Guid.NewGuid()}/so-lieu")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private Task<byte[]?> SecretsAsync(Guid channelId) => _app.AskAsync(s => s.GetRequiredService<CmsDb>().Channels.Where(c => c.Id == channelId).Select(c => c.Secrets).SingleAsync());

    /// <summary>Goes to the platform's page and agrees there.</summary>
    /// <returns>Where the platform leads back to.</returns>
    private async Task<string> AgreeAsync(ChannelKind kind)
    {
        var address = $"/quan-tri/kenh/ket-noi/{kind.ToString().ToLowerInvariant()}";
        var page = await _manager.SubmitAsync(address, [], $"{address}?handler=Consent");
        var platform = WebUtility.HtmlDecode(Link().Match(await page.Content.ReadAsStringAsync()).Groups["to"].Value);
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        return (await browser.GetAsync(platform)).Headers.Location!.PathAndQuery;
    }

    private Task WatchAsync(DateTimeOffset now) => _app.DoAsync(s => ActivatorUtilities.CreateInstance<ChannelWatch>(s, new TestClock(now)).RunAsync(CancellationToken.None));

    private Task<OutboxPost> PlanAsync(DateTimeOffset at) => _app.AskAsync(async s =>
    {
        await s.GetRequiredService<ConnectChannel>().RunAsync(ChannelKind.Facebook, "Trang chậm", "901", new("khóa"), CancellationToken.None);
        var work = await s.GetRequiredService<RecordPublication>().RunAsync(new Announcement
        {
            Source = $"content:{Guid.NewGuid()}", Genre = "TIN", Title = "Tin chậm", UnitCode = CmsApp.SchoolId, UnitName = "Trường", PublicAt = at,
        }, "Kiểm thử", CancellationToken.None);
        var planned = await s.GetRequiredService<PlanPosts>().RunAsync(work, [(ChannelKind.Facebook, new ChannelPost { Marker = "", Text = "Lời" }, at)], CancellationToken.None);
        return planned.Posts[0];
    });

    [GeneratedRegex("""class="button button-primary" href="(?<to>[^"]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}
