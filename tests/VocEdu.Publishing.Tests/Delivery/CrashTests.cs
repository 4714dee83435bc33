using Microsoft.EntityFrameworkCore;
using VocEdu.Connectors;
using VocEdu.Domain.Channels;
using VocEdu.Publishing.Outbox;
using VocEdu.Publishing.Tests.Engine;
using VocEdu.Testing;

namespace VocEdu.Publishing.Tests.Delivery;

/// <summary>kill -9 at every word to the database and at every word to the platform.</summary>
[Parallelizable(ParallelScope.All), FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class CrashTests : EngineFixture
{
    [Test]
    public async Task Process_that_dies_at_any_word_to_the_database_leaves_exactly_one_remote_post([Values] ChannelKind kind)
    {
        await ConnectAsync(kind);
        var survivor = AddNode("survivor", new TestClock(Start));
        var deaths = 0;
        for (var word = 1; ; word++)
        {
            var post = await PlanAsync($"content:{word}", survivor.Clock.Now, "Mời bạn đọc", kind);
            var victim = AddNode($"victim-{word}", new TestClock(survivor.Clock.Now));
            victim.Channels[kind].OnSend = async (job, cancel) =>
            {
                await job.SaveProgressAsync("""{"step":1}""", cancel);
                var remote = On(kind).Create(job.Post);
                await job.SaveProgressAsync("""{"step":2}""", cancel);
                return remote.ToPosted();
            };
            victim.Death.ComesAt(word);
            var died = await DiesAsync(victim);
            victim.Death.ComesAt(null);

            await survivor.RunForAsync(TimeSpan.FromHours(1));

            var settled = await ReadAsync(post.Id);
            Assert.That(settled.State, Is.EqualTo(PostState.Posted), $"died at word {word}");
            Assert.That(On(kind).Posts.Count(p => p.Marker == settled.Content.Marker), Is.EqualTo(1), $"died at word {word}");
            if (!died) break;
            deaths++;
        }
        Assert.That(deaths, Is.GreaterThan(6), "claim, progress and answer are several words each");
    }

    [Test]
    public async Task Process_that_dies_at_any_word_while_looking_leaves_exactly_one_remote_post([Values] bool arrived)
    {
        await ConnectAsync();
        var survivor = AddNode("survivor", new TestClock(Start));
        for (var word = 1; ; word++)
        {
            var post = await PlanAsync($"content:{word}", survivor.Clock.Now);
            var victim = AddNode($"victim-{word}", new TestClock(survivor.Clock.Now));
            victim.Facebook.OnSend = (job, _) =>
            {
                if (arrived) On(ChannelKind.Facebook).Create(job.Post);
                return Task.FromResult<PostOutcome>(new PostOutcome.Unknown(new("http 502", "Kênh không trả lời.")));
            };
            await victim.Delivery.SendDueAsync(CancellationToken.None);
            victim.Clock.Advance(TimeSpan.FromMinutes(1));
            survivor.Clock.Advance(TimeSpan.FromMinutes(1));
            victim.Death.ComesAt(word);
            var died = await DiesAsync(victim);
            victim.Death.ComesAt(null);

            await survivor.RunForAsync(TimeSpan.FromHours(1));

            var settled = await ReadAsync(post.Id);
            Assert.That(settled.State, Is.EqualTo(PostState.Posted), $"died at word {word}");
            Assert.That(On(ChannelKind.Facebook).Posts.Count(p => p.Marker == settled.Content.Marker), Is.EqualTo(1), $"died at word {word}");
            if (!died) break;
        }
    }

    [TestCase(false, TestName = "Request_that_never_arrived_is_sent_once_more_after_the_process_died")]
    [TestCase(true, TestName = "Post_that_arrived_is_adopted_after_the_process_died_before_the_answer")]
    public async Task Between_request_and_answer(bool arrived)
    {
        await ConnectAsync();
        var post = await PlanAsync("content:1");
        Node.Facebook.OnSend = (job, _) =>
        {
            if (arrived) On(ChannelKind.Facebook).Create(job.Post);
            return new TaskCompletionSource<PostOutcome>().Task;        // its process is gone: no answer is ever read
        };
        var claim = await Node.Delivery.ClaimAsync(CancellationToken.None);
        _ = Node.Delivery.RunAsync(claim!, CancellationToken.None);

        var survivor = AddNode("survivor");
        await survivor.RunForAsync(TimeSpan.FromHours(1));

        Assert.That((await ReadAsync(post.Id)).State, Is.EqualTo(PostState.Posted));
        Assert.That(On(ChannelKind.Facebook).Posts, Has.Count.EqualTo(1));
        var attempts = await Node.QueryAsync(db => db.Attempts.OrderBy(a => a.Id).ToListAsync());
        Assert.That(attempts[0].FinishedAt, Is.Null, "an unfinished attempt tells of the crash");
        Assert.That(attempts[1].Kind, Is.EqualTo(AttemptKind.LookUp));
    }

    private static async Task<bool> DiesAsync(Node victim)
    {
        try
        {
            await victim.Delivery.SendDueAsync(CancellationToken.None);
            return false;
        }
        catch (Exception end) when (end.GetBaseException() is ProcessDiedException)
        {
            return true;
        }
    }
}
