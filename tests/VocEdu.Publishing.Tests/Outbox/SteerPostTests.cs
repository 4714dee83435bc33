using Microsoft.EntityFrameworkCore;
using VocEdu.Connectors;
using VocEdu.Domain.Channels;
using VocEdu.Domain.Content;
using VocEdu.Publishing.Outbox;
using VocEdu.Publishing.Tests.Engine;

namespace VocEdu.Publishing.Tests.Outbox;

public sealed class SteerPostTests : EngineFixture
{
    private static readonly ChannelAnswer Why = new("mã", "Kênh trả lời như vậy.");

    [Test]
    public async Task Text_can_be_changed_until_it_goes_and_keeps_its_reference()
    {
        await ConnectAsync();
        var post = await PlanAsync("content:1", Start.AddHours(1));

        var refusal = await SteerAsync(use => use.ChangeAsync(post.Id, new ChannelPost { Marker = "khác", Text = "Lời mới" }, "Hòa", default));
        await Node.RunForAsync(TimeSpan.FromHours(2));

        Assert.That(refusal, Is.Null);
        Assert.That(On(ChannelKind.Facebook).Posts.Single().Text, Is.EqualTo("Lời mới"));
        Assert.That(On(ChannelKind.Facebook).Posts.Single().Marker, Does.StartWith("VE-2026-"));
    }

    [Test]
    public async Task Text_the_channel_cannot_take_is_refused_with_its_field()
    {
        await ConnectAsync();
        var post = await PlanAsync("content:1", Start.AddHours(1));

        var refusal = await SteerAsync(use =>
            use.ChangeAsync(post.Id, new ChannelPost { Marker = "", Text = new string('a', 101) }, "Hòa", default));

        Assert.That((refusal!.Code, refusal.Field), Is.EqualTo(("post.content", "text")));
        Assert.That((await ReadAsync(post.Id)).Content.Text, Is.EqualTo("Mời bạn đọc"));
    }

    [Test]
    public async Task Refused_post_goes_out_once_its_text_is_changed()
    {
        await ConnectAsync();
        var post = await PlanAsync("content:1", text: new string('a', 101));

        await SteerAsync(use => use.ChangeAsync(post.Id, new ChannelPost { Marker = "", Text = "Ngắn" }, "Hòa", default));
        await Node.RunForAsync(TimeSpan.FromSeconds(1));

        Assert.That((await ReadAsync(post.Id)).State, Is.EqualTo(PostState.Posted));
    }

    [Test]
    public async Task Cancelled_post_does_not_go_out_until_it_is_retried()
    {
        await ConnectAsync();
        var post = await PlanAsync("content:1", Start.AddHours(1));

        await SteerAsync(use => use.CancelAsync(post.Id, "Hòa", default));
        await Node.RunForAsync(TimeSpan.FromHours(2));
        Assert.That(On(ChannelKind.Facebook).Posts, Is.Empty);

        await SteerAsync(use => use.RetryNowAsync(post.Id, "Hòa", default));
        await Node.RunForAsync(TimeSpan.FromSeconds(1));
        Assert.That(On(ChannelKind.Facebook).Posts, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Postponed_post_goes_at_its_new_time()
    {
        await ConnectAsync();
        var post = await PlanAsync("content:1", Start.AddHours(1));

        Assert.That(await SteerAsync(use => use.PostponeAsync(post.Id, Start.AddHours(3), "Hòa", default)), Is.Null);
        Assert.That((await SteerAsync(use => use.PostponeAsync(post.Id, Start.AddHours(-1), "Hòa", default)))!.Code, Is.EqualTo("post.past"));
        await Node.RunForAsync(TimeSpan.FromHours(2));
        Assert.That(On(ChannelKind.Facebook).Posts, Is.Empty);

        await Node.RunForAsync(TimeSpan.FromHours(1));
        Assert.That(On(ChannelKind.Facebook).Posts, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Retry_of_a_doubtful_post_asks_the_channel_first()
    {
        await ConnectAsync();
        Node.Facebook.OnSend = (job, _) =>
        {
            On(ChannelKind.Facebook).Create(job.Post);
            return Task.FromResult<PostOutcome>(new PostOutcome.Unknown(Why));
        };
        Node.Facebook.OnFind = (_, _) => Task.FromResult<LookUp>(new LookUp.CannotTell(Why));
        var post = await PlanAsync("content:1");
        await Node.RunForAsync(TimeSpan.FromMinutes(10));
        await Node.SleepForAsync(TimeSpan.FromDays(2));
        Assert.That((await ReadAsync(post.Id)).State, Is.EqualTo(PostState.NeedsCheck));

        Node.Facebook.OnFind = (job, _) => Task.FromResult<LookUp>(
            new LookUp.Found(On(ChannelKind.Facebook).Find(job.Post.Marker)!.Id, new Uri("https://example.org/Facebook-1")));
        await SteerAsync(use => use.RetryNowAsync(post.Id, "Hòa", default));
        await Node.RunForAsync(TimeSpan.FromSeconds(1));

        Assert.That((await ReadAsync(post.Id)).State, Is.EqualTo(PostState.Posted));
        Assert.That(On(ChannelKind.Facebook).Posts, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Post_seen_on_the_channel_is_settled_by_hand_with_its_link()
    {
        await ConnectAsync();
        Node.Facebook.OnSend = (_, _) => Task.FromResult<PostOutcome>(new PostOutcome.Unknown(Why));
        var post = await PlanAsync("content:1");
        await Node.RunForAsync(TimeSpan.FromDays(2));

        Assert.That((await SteerAsync(use => use.MarkPostedAsync(post.Id, "facebook", "Hòa", default)))!.Field, Is.EqualTo("link"));
        Assert.That(await SteerAsync(use => use.MarkPostedAsync(post.Id, "https://facebook.com/1", "Hòa", default)), Is.Null);

        var settled = await ReadAsync(post.Id);
        var byHand = await Node.QueryAsync(db => db.Attempts.SingleAsync(a => a.PostId == post.Id && a.Kind == AttemptKind.ByHand));
        Assert.That((settled.State, settled.Permalink), Is.EqualTo((PostState.Posted, "https://facebook.com/1")));
        Assert.That((byHand.Worker, byHand.Outcome), Is.EqualTo(("Hòa", "mark-posted")));
    }

    [Test]
    public async Task Nobody_touches_a_post_while_it_is_being_sent()
    {
        await ConnectAsync();
        var post = await PlanAsync("content:1");
        await Node.Delivery.ClaimAsync(CancellationToken.None);

        Refusal?[] refusals =
        [
            await SteerAsync(use => use.CancelAsync(post.Id, "Hòa", default)),
            await SteerAsync(use => use.RetryNowAsync(post.Id, "Hòa", default)),
            await SteerAsync(use => use.PostponeAsync(post.Id, Start.AddDays(1), "Hòa", default)),
            await SteerAsync(use => use.MarkPostedAsync(post.Id, "https://facebook.com/1", "Hòa", default)),
            await SteerAsync(use => use.ChangeAsync(post.Id, new ChannelPost { Marker = "", Text = "Khác" }, "Hòa", default)),
        ];

        Assert.That(refusals.Select(r => r?.Code), Is.All.EqualTo("post.sending"));
    }

    [Test]
    public async Task Posted_post_can_be_neither_cancelled_nor_sent_again()
    {
        await ConnectAsync();
        var post = await PlanAsync("content:1");
        await Node.RunForAsync(TimeSpan.FromSeconds(1));

        Assert.That((await SteerAsync(use => use.CancelAsync(post.Id, "Hòa", default)))!.Code, Is.EqualTo("post.posted"));
        Assert.That((await SteerAsync(use => use.RetryNowAsync(post.Id, "Hòa", default)))!.Code, Is.EqualTo("post.posted"));
        await Node.RunForAsync(TimeSpan.FromHours(1));
        Assert.That(On(ChannelKind.Facebook).Posts, Has.Count.EqualTo(1));
    }

    private Task<Refusal?> SteerAsync(Func<SteerPost, Task<Refusal?>> act) => Node.AskAsync(act);
}
