using VocEdu.Connectors;
using VocEdu.Domain.Channels;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Publishing.Outbox;
using VocEdu.Publishing.Tests.Engine;
using VocEdu.Publishing.Works;

namespace VocEdu.Publishing.Tests.Outbox;

/// <summary>A story was withdrawn, its post removed, and the story is public again.</summary>
public sealed class PostAnewTests : EngineFixture
{
    private static readonly ChannelAnswer Why = new("mã", "Kênh trả lời như vậy.");

    [Test]
    public async Task Removed_post_is_posted_anew_once_and_only_when_a_person_asks()
    {
        var post = await RemovedAsync();
        await RestoreAsync();
        await Node.RunForAsync(TimeSpan.FromDays(1));
        Assert.That(Visible, Is.Zero);

        Assert.That(await RetryAsync(post.Id), Is.Null);
        var second = await RetryAsync(post.Id);
        await Node.RunForAsync(TimeSpan.FromDays(1));
        var third = await RetryAsync(post.Id);
        await Node.RunForAsync(TimeSpan.FromDays(1));

        var posted = await ReadAsync(post.Id);
        Assert.That(Visible, Is.EqualTo(1));
        Assert.That((posted.State, posted.RemoteId, posted.PostedAt), Is.EqualTo((PostState.Posted, "Facebook-2", Start.AddDays(1).AddSeconds(1))));
        Assert.That((second, third?.Code), Is.EqualTo(((Refusal?)null, "post.posted")));
    }

    [Test]
    public async Task Answer_lost_while_posting_anew_leaves_one_post()
    {
        var post = await RemovedAsync();
        await RestoreAsync();
        Node.Facebook.OnSend = (job, _) =>
        {
            On(ChannelKind.Facebook).Create(job.Post);
            return Task.FromResult<PostOutcome>(new PostOutcome.Unknown(Why));
        };

        await RetryAsync(post.Id);
        await Node.RunForAsync(TimeSpan.FromDays(2));

        Assert.That(Visible, Is.EqualTo(1));
        Assert.That(((await ReadAsync(post.Id)).State, (await ReadAsync(post.Id)).RemoteId), Is.EqualTo((PostState.Posted, "Facebook-2")));
    }

    [Test]
    public async Task Nothing_is_posted_anew_while_the_work_is_not_public()
    {
        await ConnectAsync();
        var cancelled = await PlanAsync("content:2", Start.AddDays(9));
        await TakeDownAsync("content:2");
        var removed = await RemovedAsync();

        Refusal?[] refusals = [await RetryAsync(removed.Id), await RetryAsync(cancelled.Id)];
        await Node.RunForAsync(TimeSpan.FromDays(10));

        Assert.That(refusals.Select(r => r?.Code), Is.All.EqualTo("post.work-down"));
        Assert.That(Visible, Is.Zero);
    }

    [Test]
    public async Task Posted_anew_it_says_what_was_approved_last()
    {
        var post = await RemovedAsync();
        var work = await PublishAsync(Story("content:1"));
        await PlanAsync(work, text: "Lời đã sửa");
        await Node.RunForAsync(TimeSpan.FromHours(1));
        Assert.That(Visible, Is.Zero);

        await RetryAsync(post.Id);
        await Node.RunForAsync(TimeSpan.FromHours(1));

        Assert.That(On(ChannelKind.Facebook).Posts.Single(p => !p.Removed).Text, Is.EqualTo("Lời đã sửa"));
    }

    [Test]
    public async Task Post_that_was_not_removed_yet_stays_when_its_work_is_published_again()
    {
        await ConnectAsync();
        var post = await PlanAsync("content:1");
        await Node.RunForAsync(TimeSpan.FromSeconds(1));
        await TakeDownAsync("content:1");

        await PublishAsync(Story("content:1"));
        await Node.RunForAsync(TimeSpan.FromHours(1));

        Assert.That(Visible, Is.EqualTo(1));
        Assert.That((await ReadAsync(post.Id)).State, Is.EqualTo(PostState.Posted));
    }

    private int Visible => On(ChannelKind.Facebook).Posts.Count(p => !p.Removed);

    private async Task<OutboxPost> RemovedAsync()
    {
        await ConnectAsync();
        var post = await PlanAsync("content:1");
        await Node.RunForAsync(TimeSpan.FromSeconds(1));
        await TakeDownAsync("content:1");
        await Node.Delivery.SendDueAsync(CancellationToken.None);
        Assert.That((await ReadAsync(post.Id)).State, Is.EqualTo(PostState.Removed));
        return post;
    }

    private Task<Refusal?> RetryAsync(Guid id) => Node.AskAsync<SteerPost, Refusal?>(use => use.RetryNowAsync(id, "Hòa", default));

    private Task<Work?> TakeDownAsync(string source) => Node.AskAsync<TakeDownWork, Work?>(use =>
        use.RunAsync(source, Takedown.Other, "Theo đề nghị của đơn vị", "Hòa", CancellationToken.None));

    private Task<Work?> RestoreAsync() => Node.AskAsync<RestoreWork, Work?>(use =>
        use.RunAsync("content:1", "Đã xác minh lại", "Hòa", CancellationToken.None));
}
