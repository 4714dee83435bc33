using Microsoft.EntityFrameworkCore;
using VocEdu.Connectors;
using VocEdu.Domain.Channels;
using VocEdu.Publishing.Channels;
using VocEdu.Publishing.Delivery;
using VocEdu.Publishing.Health;
using VocEdu.Publishing.Outbox;
using VocEdu.Publishing.Tests.Engine;

namespace VocEdu.Publishing.Tests.Delivery;

/// <summary>What a channel in trouble does to its own posts, and to no others.</summary>
public sealed class ChannelTroubleTests : EngineFixture
{
    private static readonly ChannelAnswer Why = new("mã", "Kênh trả lời như vậy.");

    [Test]
    public async Task Post_that_could_not_be_created_is_tried_again_later_and_later()
    {
        await ConnectAsync();
        Node.Facebook.OnSend = (_, _) => Task.FromResult<PostOutcome>(new PostOutcome.TryLater(Why));
        var post = await PlanAsync("content:1");

        await Node.Delivery.SendDueAsync(CancellationToken.None);
        var first = await ReadAsync(post.Id);
        Assert.That(first.State, Is.EqualTo(PostState.RetryAt));
        Assert.That(first.WakeAt - Start, Is.InRange(TimeSpan.FromSeconds(24), TimeSpan.FromSeconds(36)));
        Assert.That((first.AnswerCode, first.AnswerMessage), Is.EqualTo((Why.Code, Why.Message)));

        await Node.RunForAsync(TimeSpan.FromDays(2));
        var last = await ReadAsync(post.Id);
        Assert.That((last.State, last.Attempts), Is.EqualTo((PostState.NeedsCheck, BackOff.Attempts)));
    }

    [Test]
    public async Task Platform_that_is_still_processing_does_not_use_up_attempts()
    {
        await ConnectAsync();
        var asked = 0;
        Node.Facebook.OnSend = async (job, cancel) =>
        {
            await job.SaveProgressAsync("""{"token":"1"}""", cancel);
            if (++asked < 40) return new PostOutcome.TryLater(Why, TimeSpan.FromMinutes(1), CountsAsAttempt: false);
            Assert.That(job.Progress, Is.EqualTo("""{"token":"1"}"""));
            return On(ChannelKind.Facebook).Create(job.Post).ToPosted();
        };
        var post = await PlanAsync("content:1");

        await Node.RunForAsync(TimeSpan.FromHours(1));

        Assert.That((await ReadAsync(post.Id)).State, Is.EqualTo(PostState.Posted));
    }

    [Test]
    public async Task Limited_channel_pauses_and_goes_on_by_itself_in_order()
    {
        await ConnectAsync();
        Node.Facebook.OnSend = (job, _) => Task.FromResult<PostOutcome>(Clock.Now < Start.AddHours(1)
            ? new PostOutcome.ChannelLimited(Why, Start.AddHours(1))
            : On(ChannelKind.Facebook).Create(job.Post).ToPosted());
        for (var i = 1; i <= 3; i++) await PlanAsync($"content:{i}", text: $"bài {i}");

        await Node.RunForAsync(TimeSpan.FromMinutes(59));
        var waiting = await Node.AskAsync<EngineHealth, EngineState>(h => h.RunAsync(CancellationToken.None));
        Assert.That(waiting.Closed.Single().State, Is.EqualTo(ChannelState.Limited));
        Assert.That(Node.Facebook.Sent, Has.Count.EqualTo(1), "a closed channel is not asked again");

        await Node.RunForAsync(TimeSpan.FromMinutes(2));
        Assert.That(On(ChannelKind.Facebook).Posts.Select(p => p.Text), Is.EqualTo(new[] { "bài 1", "bài 2", "bài 3" }));
    }

    [Test]
    public async Task Blocked_channel_waits_for_a_person_and_goes_on_once_connected_again()
    {
        await ConnectAsync();
        Node.Facebook.OnSend = (_, _) => Task.FromResult<PostOutcome>(new PostOutcome.ChannelBlocked(Why));
        var post = await PlanAsync("content:1");
        await PlanAsync("content:2");

        await Node.RunForAsync(TimeSpan.FromDays(3));
        Assert.That((await ReadAsync(post.Id)).State, Is.EqualTo(PostState.Blocked));
        Assert.That(Node.Facebook.Sent, Has.Count.EqualTo(1));

        Node.Facebook.OnSend = (job, _) => Task.FromResult<PostOutcome>(On(ChannelKind.Facebook).Create(job.Post).ToPosted());
        await ConnectAsync();
        await Node.RunForAsync(TimeSpan.FromSeconds(1));
        Assert.That(await StatesAsync(), Is.All.EqualTo(PostState.Posted));
    }

    [Test]
    public async Task One_blocked_channel_never_touches_another()
    {
        await ConnectAsync();
        await ConnectAsync(ChannelKind.Zalo);
        Node.Facebook.OnSend = (_, _) => Task.FromResult<PostOutcome>(new PostOutcome.ChannelBlocked(Why));
        await PlanAsync("content:1", null, "Mời bạn đọc", ChannelKind.Facebook, ChannelKind.Zalo);

        await Node.RunForAsync(TimeSpan.FromSeconds(1));

        Assert.That(On(ChannelKind.Zalo).Posts, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Probe_blocks_a_dead_channel_and_opens_one_that_works_again()
    {
        var channel = await ConnectAsync();
        Node.Facebook.Probe = new(false, null, null, Why);
        await ProbeAsync();
        Assert.That((await ChannelAsync(channel.Id)).State, Is.EqualTo(ChannelState.Blocked));

        Node.Facebook.Probe = new(true, "Trang", null);
        await ProbeAsync();
        Assert.That((await ChannelAsync(channel.Id)).State, Is.EqualTo(ChannelState.Ready));
    }

    private Task<Channel> ChannelAsync(Guid id) => Node.QueryAsync(db => db.Channels.SingleAsync(c => c.Id == id));

    private Task<bool> ProbeAsync() => Node.AskAsync<ProbeChannels, bool>(async use =>
    {
        await use.RunAsync(null, CancellationToken.None);
        return true;
    });
}
