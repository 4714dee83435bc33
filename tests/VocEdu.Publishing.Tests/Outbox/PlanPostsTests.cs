using VocEdu.Domain.Channels;
using VocEdu.Publishing.Outbox;
using VocEdu.Publishing.Tests.Engine;

namespace VocEdu.Publishing.Tests.Outbox;

/// <summary>What is planned, and planned again.</summary>
public sealed class PlanPostsTests : EngineFixture
{
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
}
