using Microsoft.EntityFrameworkCore;
using VocEdu.Connectors;
using VocEdu.Domain.Channels;
using VocEdu.Domain.Counting;
using VocEdu.Publishing.Channels;
using VocEdu.Publishing.Delivery;
using VocEdu.Publishing.Health;
using VocEdu.Publishing.Outbox;
using VocEdu.Publishing.Tests.Engine;
using VocEdu.Publishing.Works;

namespace VocEdu.Publishing.Tests.Delivery;

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
    public async Task Two_dispatchers_at_once_send_nothing_twice_and_one_at_a_time_per_channel()
    {
        await ConnectAsync();
        await ConnectAsync(ChannelKind.Zalo);
        var other = AddNode("node-2");
        for (var i = 0; i < 20; i++) await PlanAsync($"content:{i}", null, "Mời bạn đọc", ChannelKind.Facebook, ChannelKind.Zalo);

        for (var round = 0; round < 20 && (await StatesAsync()).Exists(s => s != PostState.Posted); round++)
            await Task.WhenAll(Node.Delivery.SendDueAsync(CancellationToken.None), other.Delivery.SendDueAsync(CancellationToken.None));

        Assert.That(On(ChannelKind.Facebook).Posts, Has.Count.EqualTo(20));
        Assert.That(On(ChannelKind.Zalo).Posts, Has.Count.EqualTo(20));
        Assert.That(On(ChannelKind.Facebook).Posts.Select(p => p.Marker), Is.Ordered);
        Assert.That(Node.Facebook.MostAtOnce, Is.LessThanOrEqualTo(1));
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
    public async Task Doubtful_post_that_arrived_is_found_and_adopted()
    {
        await ConnectAsync();
        Node.Facebook.OnSend = (job, _) =>
        {
            On(ChannelKind.Facebook).Create(job.Post);
            return Task.FromResult<PostOutcome>(new PostOutcome.Unknown(Why));
        };
        var post = await PlanAsync("content:1");

        await Node.RunForAsync(TimeSpan.FromHours(1));

        Assert.That((await ReadAsync(post.Id)).RemoteId, Is.EqualTo("Facebook-1"));
        Assert.That(Node.Facebook.Sent, Has.Count.EqualTo(1));
    }

    [TestCase(ChannelKind.Facebook, 4)]
    [TestCase(ChannelKind.YouTube, 10)]
    [TestCase(ChannelKind.Zalo, 4)]
    public async Task Doubtful_post_that_never_arrived_is_sent_once_more_after_patient_looks(ChannelKind kind, int minutes)
    {
        await ConnectAsync(kind);
        var channel = Node.Channels[kind];
        var sends = 0;
        channel.OnSend = (job, _) => Task.FromResult<PostOutcome>(++sends == 1
            ? new PostOutcome.Unknown(Why)
            : On(kind).Create(job.Post).ToPosted());
        var post = await PlanAsync("content:1", null, "Mời bạn đọc", kind);

        await Node.RunForAsync(TimeSpan.FromMinutes(minutes));
        Assert.That(channel.Sent, Has.Count.EqualTo(1), "too early to send again");

        await Node.RunForAsync(TimeSpan.FromMinutes(30));
        Assert.That(((await ReadAsync(post.Id)).State, channel.LookUps, sends), Is.EqualTo((PostState.Posted, 4, 2)));
    }

    [Test]
    public async Task Post_twice_in_doubt_is_left_to_a_person()
    {
        await ConnectAsync();
        Node.Facebook.OnSend = (_, _) => Task.FromResult<PostOutcome>(new PostOutcome.Unknown(Why));
        var post = await PlanAsync("content:1");

        await Node.RunForAsync(TimeSpan.FromDays(1));

        Assert.That((await ReadAsync(post.Id)).State, Is.EqualTo(PostState.NeedsCheck));
        Assert.That(Node.Facebook.Sent, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Channel_that_cannot_be_asked_leaves_the_doubt_to_a_person()
    {
        await ConnectAsync();
        Node.Facebook.OnSend = (_, _) => Task.FromResult<PostOutcome>(new PostOutcome.Unknown(Why));
        Node.Facebook.OnFind = (_, _) => Task.FromResult<LookUp>(new LookUp.CannotTell(Why));
        var post = await PlanAsync("content:1");

        await Node.RunForAsync(TimeSpan.FromMinutes(10));
        await Node.SleepForAsync(TimeSpan.FromDays(2));

        Assert.That((await ReadAsync(post.Id)).State, Is.EqualTo(PostState.NeedsCheck));
        Assert.That(Node.Facebook.Sent, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Frozen_worker_that_wakes_up_writes_nothing()
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
    public async Task Connector_that_faults_leaves_a_doubt_and_not_a_second_post()
    {
        await ConnectAsync();
        Node.Facebook.OnSend = (job, _) =>
        {
            On(ChannelKind.Facebook).Create(job.Post);
            throw new InvalidOperationException("a bug");
        };
        var post = await PlanAsync("content:1");

        await Node.RunForAsync(TimeSpan.FromHours(1));

        Assert.That((await ReadAsync(post.Id)).State, Is.EqualTo(PostState.Posted));
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

    [Test]
    public async Task Work_taken_down_is_removed_from_the_channel_and_its_waiting_posts_are_cancelled()
    {
        await ConnectAsync();
        await ConnectAsync(ChannelKind.Zalo);
        var work = await PublishAsync(Story("content:1"));
        await PlanAsync(work, null, "Mời bạn đọc", ChannelKind.Facebook);
        await Node.RunForAsync(TimeSpan.FromSeconds(1));
        await PlanAsync(work, Start.AddDays(1), "Mời bạn đọc", ChannelKind.Facebook, ChannelKind.Zalo);

        await TakeDownAsync("content:1");
        await Node.RunForAsync(TimeSpan.FromDays(2));

        Assert.That(await StatesAsync(), Is.EquivalentTo(new[] { PostState.Removed, PostState.Cancelled }));
        Assert.That(On(ChannelKind.Facebook).Posts.Single().Removed, Is.True);
        Assert.That(On(ChannelKind.Zalo).Posts, Is.Empty);
    }

    [Test]
    public async Task Work_taken_down_while_its_post_is_in_doubt_is_looked_for_and_removed()
    {
        await ConnectAsync();
        Node.Facebook.OnSend = (job, _) =>
        {
            On(ChannelKind.Facebook).Create(job.Post);
            return Task.FromResult<PostOutcome>(new PostOutcome.Unknown(Why));
        };
        var post = await PlanAsync("content:1");
        await Node.Delivery.SendDueAsync(CancellationToken.None);

        await TakeDownAsync("content:1");
        await Node.RunForAsync(TimeSpan.FromHours(1));

        Assert.That((await ReadAsync(post.Id)).State, Is.EqualTo(PostState.Removed));
        Assert.That(On(ChannelKind.Facebook).Posts.Single().Removed, Is.True);
    }

    [Test]
    public async Task Work_taken_down_while_its_post_is_being_sent_is_removed_afterwards()
    {
        await ConnectAsync();
        var post = await PlanAsync("content:1");
        var claim = await Node.Delivery.ClaimAsync(CancellationToken.None);
        await TakeDownAsync("content:1");

        await Node.Delivery.RunAsync(claim!, CancellationToken.None);
        await Node.RunForAsync(TimeSpan.FromMinutes(1));

        Assert.That((await ReadAsync(post.Id)).State, Is.EqualTo(PostState.Removed));
    }

    [Test]
    public async Task Post_that_cannot_be_removed_is_reported()
    {
        await ConnectAsync();
        Node.Facebook.OnRemove = _ => new PostOutcome.Refused(Why);
        var post = await PlanAsync("content:1");
        await Node.RunForAsync(TimeSpan.FromSeconds(1));

        await TakeDownAsync("content:1");
        await Node.RunForAsync(TimeSpan.FromHours(1));

        var left = await ReadAsync(post.Id);
        var health = await Node.AskAsync<EngineHealth, EngineState>(h => h.RunAsync(CancellationToken.None));
        Assert.That((left.State, left.AnswerMessage, health.NeedPerson), Is.EqualTo((PostState.Posted, Why.Message, 1)));
    }

    [Test]
    public async Task Refused_content_does_not_stop_a_publication()
    {
        await ConnectAsync();
        var post = await PlanAsync("content:1", text: new string('a', 101));

        await Node.RunForAsync(TimeSpan.FromHours(1));

        var refused = await ReadAsync(post.Id);
        Assert.That((refused.State, refused.AnswerMessage), Is.EqualTo((PostState.Refused, "Nội dung dài hơn 100 ký tự. Hãy rút ngắn lại.")));
    }

    [Test]
    public async Task Kind_without_a_connected_channel_is_named()
    {
        await ConnectAsync();
        var planned = await PlanAsync(await PublishAsync(Story("content:1")), null, "Mời", ChannelKind.Facebook, ChannelKind.Zalo);

        Assert.That(planned.NotConnected, Is.EqualTo(new[] { ChannelKind.Zalo }));
        Assert.That(planned.Posts, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Planning_again_changes_what_waits_and_edits_what_is_posted()
    {
        await ConnectAsync();
        await ConnectAsync(ChannelKind.Zalo);
        var work = await PublishAsync(Story("content:1"));
        await PlanAsync(work, null, "lần một", ChannelKind.Facebook);
        await Node.RunForAsync(TimeSpan.FromSeconds(1));
        await PlanAsync(work, Start.AddHours(1), "lần hai", ChannelKind.Facebook, ChannelKind.Zalo);
        await PlanAsync(work, Start.AddHours(1), "lần ba", ChannelKind.Facebook, ChannelKind.Zalo);

        await Node.RunForAsync(TimeSpan.FromHours(2));

        Assert.That(On(ChannelKind.Facebook).Posts.Select(p => p.Text), Is.EqualTo(new[] { "lần ba" }), "one post, edited");
        Assert.That(On(ChannelKind.Zalo).Posts.Select(p => p.Text), Is.EqualTo(new[] { "lần ba" }));
    }

    private Task<Work?> TakeDownAsync(string source) => Node.AskAsync<TakeDownWork, Work?>(use =>
        use.RunAsync(source, Takedown.Other, "Theo đề nghị của đơn vị", "Hòa", CancellationToken.None));

    private Task<List<PostState>> StatesAsync() => Node.QueryAsync(db => db.Outbox.Select(p => p.State).ToListAsync());

    private Task<Channel> ChannelAsync(Guid id) => Node.QueryAsync(db => db.Channels.SingleAsync(c => c.Id == id));

    private Task<bool> ProbeAsync() => Node.AskAsync<ProbeChannels, bool>(async use =>
    {
        await use.RunAsync(null, CancellationToken.None);
        return true;
    });
}
