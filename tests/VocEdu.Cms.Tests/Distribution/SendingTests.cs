using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Cms.Distribution;
using VocEdu.Domain.Channels;
using VocEdu.Domain.Content;
using VocEdu.Publishing.Channels;

namespace VocEdu.Cms.Tests.Distribution;

public sealed class SendingTests
{
    private const string Page = "/quan-tri/kenh/nhip-gui";
    private CmsApp _app = null!;
    private HttpClient _manager = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _app = await CmsApp.StartAsync();
        _manager = await _app.SignInAsync(Role.ChannelManager);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _manager.Dispose();
        await _app.DisposeAsync();
    }

    [Test]
    public async Task All_sending_is_paused_told_and_let_go_on()
    {
        await _manager.SubmitAsync(Page, [], Page + "?handler=Pause");
        Assert.That(await PausedAsync(), Is.True);
        Assert.That(WebUtility.HtmlDecode(await _manager.GetStringAsync("/quan-tri/kenh")), Does.Contain("Đang tạm dừng gửi bài lên mọi kênh."));
        await _app.DoAsync(s => s.GetRequiredService<ChannelWatch>().RunAsync(CancellationToken.None));
        Assert.That(await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Notices.AnyAsync(n => n.Event.StartsWith("delivery-paused:") && n.Path == Page)), Is.True);

        await _manager.SubmitAsync(Page, [], Page + "?handler=Resume");
        Assert.That(await PausedAsync(), Is.False);
    }

    [TestCase("15", 15)]
    [TestCase("0", null)]
    [TestCase("1441", null)]
    [TestCase("-1", null)]
    [TestCase("abc", null)]
    public async Task Pace_of_a_channel_is_kept_within_a_day(string minutes, int? kept)
    {
        var channel = await _app.AskAsync(s => s.GetRequiredService<ConnectChannel>().RunAsync(ChannelKind.Facebook, "Trang", $"p{minutes}", new("khóa"), CancellationToken.None));
        await _manager.SubmitAsync(Page, new() { ["id"] = channel.Id.ToString(), ["minutes"] = minutes }, Page + "?handler=Pace");
        var gap = await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Channels.Where(c => c.Id == channel.Id).Select(c => c.Gap).SingleAsync());
        Assert.That(gap?.TotalMinutes, Is.EqualTo(kept));
    }

    [Test]
    public async Task Only_those_who_keep_the_channels_may()
    {
        using var editor = await _app.SignInAsync(Role.Editor);
        Assert.That((int)(await editor.GetAsync(Page)).StatusCode, Is.AnyOf(302, 403, 404));
    }

    private Task<bool> PausedAsync() => _app.AskAsync(s => s.GetRequiredService<CmsDb>().DeliveryStates.AnyAsync(d => d.PausedAt != null));
}
