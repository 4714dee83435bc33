using VocEdu.Domain.Channels;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Publishing.Outbox;
using VocEdu.Publishing.Tests.Engine;
using VocEdu.Publishing.Works;

namespace VocEdu.Publishing.Tests.Delivery;

public sealed class UnreadableContentTests : EngineFixture
{
    [TestCase("{}")]
    [TestCase("null")]
    [TestCase("""["văn bản"]""")]
    [TestCase("""{"marker": "VE-2026-000001", "text": 5}""")]
    [TestCase("""{"marker": "VE-2026-000001", "text": "Mời bạn đọc", "link": 7}""")]
    public async Task Post_whose_content_cannot_be_read_waits_for_a_person_and_blocks_nobody(string content)
    {
        await ConnectAsync();
        var damaged = await PlanAsync("content:1");
        var next = await PlanAsync("content:2");
        await DamageAsync(damaged.Id, content);

        await Node.RunForAsync(TimeSpan.FromSeconds(1));

        var waiting = await ReadAsync(damaged.Id);
        Assert.That((waiting.State, waiting.WakeAt, waiting.AnswerCode), Is.EqualTo((PostState.NeedsCheck, (DateTimeOffset?)null, "content-unreadable")));
        Assert.That(waiting.AnswerMessage, Does.StartWith("Nội dung đã lưu của bài này không đọc được"));
        Assert.That((await ReadAsync(next.Id)).State, Is.EqualTo(PostState.Posted));
        Assert.That(On(ChannelKind.Facebook).Posts, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Person_settles_it_by_hand_and_the_stored_content_stays_as_it_was()
    {
        await ConnectAsync();
        var post = await PlanAsync("content:1");
        await DamageAsync(post.Id, """{"cũ": true}""");
        await Node.RunForAsync(TimeSpan.FromSeconds(1));

        Assert.That(await Node.AskAsync<SteerPost, Refusal?>(use => use.MarkPostedAsync(post.Id, "https://facebook.com/1", "Hòa", default)), Is.Null);

        Assert.That((await ReadAsync(post.Id)).State, Is.EqualTo(PostState.Posted));
        await using var stored = Database.CreateCommand($"select content::text from publishing.outbox_post where id = '{post.Id}'");
        Assert.That(await stored.ExecuteScalarAsync(), Is.EqualTo("""{"cũ": true}"""));
    }

    [Test]
    public async Task Post_is_still_removed_when_its_content_cannot_be_read()
    {
        await ConnectAsync();
        var post = await PlanAsync("content:1");
        await Node.RunForAsync(TimeSpan.FromSeconds(1));
        await DamageAsync(post.Id, "{}");

        await Node.AskAsync<TakeDownWork, Work?>(use => use.RunAsync("content:1", Takedown.Other, "Theo đề nghị", "Hòa", CancellationToken.None));
        await Node.RunForAsync(TimeSpan.FromMinutes(1));

        Assert.That((await ReadAsync(post.Id)).State, Is.EqualTo(PostState.Removed));
    }

    private Task<int> DamageAsync(Guid id, string content) =>
        ExecuteAsync($"update publishing.outbox_post set content = '{content}' where id = '{id}'");
}
