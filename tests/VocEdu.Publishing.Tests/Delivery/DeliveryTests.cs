using Microsoft.EntityFrameworkCore;
using VocEdu.Connectors;
using VocEdu.Domain.Channels;
using VocEdu.Publishing.Channels;
using VocEdu.Publishing.Health;
using VocEdu.Publishing.Outbox;
using VocEdu.Publishing.Tests.Engine;

namespace VocEdu.Publishing.Tests.Delivery;

/// <summary>What is due goes out once, in order, and all that was tried is kept.</summary>
public sealed class DeliveryTests : EngineFixture
{
    private static readonly ChannelAnswer Why = new("mã", "Kênh trả lời như vậy.");

    [Test]
    public async Task Due_post_goes_out_with_its_reference_and_keeps_id_and_link()
    {
        await ConnectAsync();
        var post = await PlanAsync("content:1");

        await Node.RunForAsync(TimeSpan.FromSeconds(1));

        var sent = await ReadAsync(post.Id);
        Assert.That(sent.State, Is.EqualTo(PostState.Posted));
        Assert.That(On(ChannelKind.Facebook).Posts.Single().Marker, Does.Match("^VE-2026-[0-9]{6}$"));
        Assert.That((sent.RemoteId, sent.Permalink, sent.PostedAt), Is.EqualTo(("Facebook-1", "https://example.org/Facebook-1", Start)));
        Assert.That(sent.Channel!.LastPostedAt, Is.EqualTo(Start));
    }

    [Test]
    public async Task Post_waits_for_its_time()
    {
        await ConnectAsync();
        var post = await PlanAsync("content:1", Start.AddHours(3));

        await Node.RunForAsync(TimeSpan.FromMinutes(179));
        Assert.That((await ReadAsync(post.Id)).State, Is.EqualTo(PostState.Planned));

        await Node.RunForAsync(TimeSpan.FromMinutes(1));
        Assert.That((await ReadAsync(post.Id)).State, Is.EqualTo(PostState.Posted));
    }

    [Test]
    public async Task Fifty_posts_of_one_minute_go_out_once_each_although_one_fails_for_good()
    {
        await ConnectAsync();
        Node.Facebook.OnSend = (job, _) => Task.FromResult<PostOutcome>(job.Post.Marker.EndsWith("000013", StringComparison.Ordinal)
            ? new PostOutcome.Refused(Why)
            : On(ChannelKind.Facebook).Create(job.Post).ToPosted());
        for (var i = 0; i < 50; i++) await PlanAsync($"content:{i}", Start.AddHours(1));

        await Node.RunForAsync(TimeSpan.FromHours(2));

        Assert.That(On(ChannelKind.Facebook).Posts, Has.Count.EqualTo(49));
        Assert.That(On(ChannelKind.Facebook).Posts.Select(p => p.Marker), Is.Unique);
        Assert.That(await StatesAsync(), Is.EquivalentTo(Enumerable.Repeat(PostState.Posted, 49).Append(PostState.Refused)));
    }

    [Test]
    public async Task Three_workers_racing_for_the_same_posts_send_each_once_and_one_at_a_time_per_channel()
    {
        await ConnectAsync();
        await ConnectAsync(ChannelKind.Zalo);
        Node[] workers = [Node, AddNode("node-2"), AddNode("node-3")];
        for (var i = 0; i < 20; i++) await PlanAsync($"content:{i}", null, "Mời bạn đọc", ChannelKind.Facebook, ChannelKind.Zalo);

        for (var round = 0; round < 20 && (await StatesAsync()).Exists(s => s != PostState.Posted); round++)
            await Task.WhenAll(workers.Select(worker => worker.Delivery.SendDueAsync(CancellationToken.None)));

        Assert.That(On(ChannelKind.Facebook).Posts, Has.Count.EqualTo(20));
        Assert.That(On(ChannelKind.Zalo).Posts, Has.Count.EqualTo(20));
        Assert.That(On(ChannelKind.Facebook).Posts.Select(p => p.Marker), Is.Ordered);
        Assert.That(workers.Select(worker => worker.Facebook.MostAtOnce), Is.All.LessThanOrEqualTo(1));
    }

    [Test]
    public async Task Order_of_due_times_is_kept_and_a_failing_post_blocks_nobody()
    {
        await ConnectAsync();
        Node.Facebook.OnSend = (job, _) => Task.FromResult<PostOutcome>(job.Post.Text == "hỏng"
            ? new PostOutcome.TryLater(Why)
            : On(ChannelKind.Facebook).Create(job.Post).ToPosted());
        await PlanAsync("content:3", Start.AddMinutes(3), "ba");
        await PlanAsync("content:1", Start.AddMinutes(1), "một");
        await PlanAsync("content:0", Start, "hỏng");
        await PlanAsync("content:2", Start.AddMinutes(2), "hai");

        await Node.RunForAsync(TimeSpan.FromMinutes(10));

        Assert.That(On(ChannelKind.Facebook).Posts.Select(p => p.Text), Is.EqualTo(new[] { "một", "hai", "ba" }));
    }

    [Test]
    public async Task Channels_do_not_wait_for_one_another()
    {
        await ConnectAsync();
        await ConnectAsync(ChannelKind.Zalo);
        var answer = new TaskCompletionSource<PostOutcome>();
        Node.Facebook.OnSend = (_, _) => answer.Task;
        await PlanAsync("content:1", null, "Mời bạn đọc", ChannelKind.Facebook, ChannelKind.Zalo);

        var first = await Node.Delivery.ClaimAsync(CancellationToken.None);
        var second = await Node.Delivery.ClaimAsync(CancellationToken.None);
        Assert.That(new[] { first!.Kind, second!.Kind }, Is.EquivalentTo(new[] { ChannelKind.Facebook, ChannelKind.Zalo }));
        Assert.That(await Node.Delivery.ClaimAsync(CancellationToken.None), Is.Null);
    }

    [Test]
    public async Task Every_attempt_is_kept_with_its_answer()
    {
        await ConnectAsync();
        var sends = 0;
        Node.Facebook.OnSend = (job, _) => Task.FromResult<PostOutcome>(++sends == 1
            ? new PostOutcome.TryLater(Why)
            : On(ChannelKind.Facebook).Create(job.Post).ToPosted());
        var post = await PlanAsync("content:1");

        await Node.RunForAsync(TimeSpan.FromMinutes(5));

        var attempts = await Node.QueryAsync(db => db.Attempts.Where(a => a.PostId == post.Id).OrderBy(a => a.Id).ToListAsync());
        Assert.That(attempts.Select(a => (a.Kind, a.Outcome, a.Code, a.Worker)), Is.EqualTo(new[]
        {
            (AttemptKind.Send, "TryLater", Why.Code, "node-1"), (AttemptKind.Send, "Posted", (string?)null, "node-1"),
        }));
    }

    [Test]
    public async Task Post_that_nobody_sends_is_reported_as_overdue()
    {
        await ConnectAsync();
        await PlanAsync("content:1");
        Clock.Advance(TimeSpan.FromMinutes(6));

        var health = await Node.AskAsync<EngineHealth, EngineState>(h => h.RunAsync(CancellationToken.None));

        Assert.That(health.Overdue.Single().Since, Is.EqualTo(Start));
        Assert.That(health.DispatcherLives(Clock.Now), Is.False);
    }
}
