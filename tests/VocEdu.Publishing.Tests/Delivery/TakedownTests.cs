using VocEdu.Connectors;
using VocEdu.Domain.Channels;
using VocEdu.Domain.Counting;
using VocEdu.Publishing.Health;
using VocEdu.Publishing.Outbox;
using VocEdu.Publishing.Tests.Engine;
using VocEdu.Publishing.Works;

namespace VocEdu.Publishing.Tests.Delivery;

/// <summary>What becomes of the posts of a work that is taken down.</summary>
public sealed class TakedownTests : EngineFixture
{
    private static readonly ChannelAnswer Why = new("mã", "Kênh trả lời như vậy.");

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
    public async Task Clearing_away_waits_as_long_as_the_channel_asks()
    {
        await ConnectAsync();
        Node.Facebook.OnSend = async (job, cancel) =>
        {
            await job.SaveProgressAsync("{}", cancel);
            return new PostOutcome.TryLater(Why);
        };
        Node.Facebook.OnDiscard = _ => new PostOutcome.TryLater(Why, TimeSpan.FromHours(3));
        var post = await PlanAsync("content:1");
        await Node.Delivery.SendDueAsync(CancellationToken.None);
        await TakeDownAsync("content:1");

        await Node.Delivery.SendDueAsync(CancellationToken.None);

        var waiting = await ReadAsync(post.Id);
        Assert.That((waiting.State, waiting.WakeAt), Is.EqualTo((PostState.Cancelled, (DateTimeOffset?)Start.AddHours(3))));
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

    private Task<Work?> TakeDownAsync(string source) => Node.AskAsync<TakeDownWork, Work?>(use =>
        use.RunAsync(source, Takedown.Other, "Theo đề nghị của đơn vị", "Hòa", CancellationToken.None));
}
