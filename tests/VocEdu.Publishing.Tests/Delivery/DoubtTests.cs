using VocEdu.Connectors;
using VocEdu.Domain.Channels;
using VocEdu.Publishing.Outbox;
using VocEdu.Publishing.Tests.Engine;

namespace VocEdu.Publishing.Tests.Delivery;

/// <summary>Posts of which nobody knows whether they arrived.</summary>
public sealed class DoubtTests : EngineFixture
{
    private static readonly ChannelAnswer Why = new("mã", "Kênh trả lời như vậy.");

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
}
