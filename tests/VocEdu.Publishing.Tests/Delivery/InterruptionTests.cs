using VocEdu.Connectors;
using VocEdu.Domain.Channels;
using VocEdu.Publishing.Outbox;
using VocEdu.Publishing.Delivery;
using VocEdu.Publishing.Tests.Engine;

namespace VocEdu.Publishing.Tests.Delivery;

/// <summary>Workers that freeze, sleep or are stopped in the middle.</summary>
public sealed class InterruptionTests : EngineFixture
{
    private static readonly ChannelAnswer Why = new("mã", "Kênh trả lời như vậy.");

    [Test]
    public async Task Worker_frozen_past_its_lease_that_wakes_up_writes_nothing()
    {
        await ConnectAsync();
        var post = await PlanAsync("content:1");
        var answer = new TaskCompletionSource<PostOutcome>();
        Node.Facebook.OnSend = async (job, cancel) =>
        {
            On(ChannelKind.Facebook).Create(job.Post);
            var outcome = await answer.Task;
            Assert.That(() => job.SaveProgressAsync("{}", cancel), Throws.InstanceOf<ClaimLostException>());
            return outcome;
        };
        var claim = await Node.Delivery.ClaimAsync(CancellationToken.None);
        var frozen = Node.Delivery.RunAsync(claim!, CancellationToken.None);

        var other = AddNode("node-2", new VocEdu.Testing.TestClock(Start.AddMinutes(10)));
        await other.RunForAsync(TimeSpan.FromMinutes(10));
        var settled = await ReadAsync(post.Id);

        answer.SetResult(new PostOutcome.Refused(Why));
        await frozen;

        Assert.That(settled.State, Is.EqualTo(PostState.Posted));
        Assert.That((await ReadAsync(post.Id)).State, Is.EqualTo(PostState.Posted));
        Assert.That(On(ChannelKind.Facebook).Posts, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Machine_that_slept_past_its_lease_before_sending_sends_nothing()
    {
        await ConnectAsync();
        await PlanAsync("content:1");
        var claim = await Node.Delivery.ClaimAsync(CancellationToken.None);
        var other = AddNode("node-2", new VocEdu.Testing.TestClock(Start.AddMinutes(10)));
        await other.RunForAsync(TimeSpan.FromHours(1));

        Clock.Advance(TimeSpan.FromHours(2));
        await Node.Delivery.RunAsync(claim!, CancellationToken.None);

        Assert.That(Node.Facebook.Sent, Is.Empty);
        Assert.That(On(ChannelKind.Facebook).Posts, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Stopping_program_hands_its_claim_back_for_a_look()
    {
        await ConnectAsync();
        var post = await PlanAsync("content:1");
        using var stop = new CancellationTokenSource();
        Node.Facebook.OnSend = async (job, cancel) =>
        {
            On(ChannelKind.Facebook).Create(job.Post);
            await stop.CancelAsync();
            cancel.ThrowIfCancellationRequested();
            return new PostOutcome.Refused(Why);
        };

        await Node.Delivery.RunAsync((await Node.Delivery.ClaimAsync(CancellationToken.None))!, stop.Token);

        var waiting = await ReadAsync(post.Id);
        Assert.That((waiting.State, waiting.ClaimedBy), Is.EqualTo((PostState.Unknown, (string?)null)));
    }

    [Test]
    public async Task Program_that_stops_before_sending_leaves_the_post_due()
    {
        await ConnectAsync();
        var post = await PlanAsync("content:1");
        var claim = await Node.Delivery.ClaimAsync(CancellationToken.None);

        await Node.Delivery.RunAsync(claim!, new CancellationToken(canceled: true));

        var waiting = await ReadAsync(post.Id);
        Assert.That((waiting.State, waiting.Attempts, waiting.FirstAttemptAt), Is.EqualTo((PostState.Due, 0, (DateTimeOffset?)null)));
        Assert.That(Node.Facebook.Sent, Is.Empty);
    }

    [Test]
    public async Task Program_that_stops_before_a_look_does_not_forget_the_doubt()
    {
        await ConnectAsync();
        Node.Facebook.OnSend = (_, _) => Task.FromResult<PostOutcome>(new PostOutcome.Unknown(Why));
        var post = await PlanAsync("content:1");
        await Node.Delivery.SendDueAsync(CancellationToken.None);
        Clock.Advance(TimeSpan.FromMinutes(1));

        await Node.Delivery.RunAsync((await Node.Delivery.ClaimAsync(CancellationToken.None))!, new CancellationToken(canceled: true));

        Assert.That((await ReadAsync(post.Id)).State, Is.EqualTo(PostState.Unknown));
    }
}
