using Microsoft.EntityFrameworkCore;
using VocEdu.Domain.Channels;
using VocEdu.Domain.Counting;
using VocEdu.Publishing.Outbox;
using VocEdu.Publishing.Tests.Engine;
using VocEdu.Publishing.Works;

namespace VocEdu.Publishing.Tests.Delivery;

/// <summary>kill -9 at every step of every delivery: for each message to a platform before it leaves, before its answer, before the save, in it and after it.</summary>
[Parallelizable(ParallelScope.All), FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class CrashMatrixTests : SandboxFixture
{
    [Test]
    public async Task Process_that_dies_at_any_step_leaves_one_complete_public_post([Values] PostShape shape)
    {
        var cells = 0;
        foreach (var moment in Enum.GetValues<DeathMoment>())
        {
            for (var message = 1; ; message++)
            {
                await ConnectAsync(SandboxPlatforms.KindOf(shape));
                var post = await PlanAsync(shape, $"{shape}-{moment}-{message}");
                var died = await DieAsync(message, moment);

                await Survivor.RunForAsync(TimeSpan.FromHours(2));

                await JudgeAsync(post.Id, $"{shape}: died {moment} of message {message}");
                if (!died) break;
                cells++;
            }
        }
        var kind = SandboxPlatforms.KindOf(shape);
        Assert.That(Sandbox.Public(kind), Is.EqualTo(await Survivor.QueryAsync(db => db.Outbox.CountAsync())), "nothing else became public");
        Assert.That(cells, Is.GreaterThanOrEqualTo(15), "every platform takes several messages, each with five ways to die");
        TestContext.Out.WriteLine($"{shape}: {cells} deaths, {cells} posts public once");
    }

    [Test]
    public async Task Process_that_dies_while_it_edits_leaves_the_new_words_once([Values] PostShape shape)
    {
        foreach (var moment in Enum.GetValues<DeathMoment>())
        {
            for (var message = 1; ; message++)
            {
                await ConnectAsync(SandboxPlatforms.KindOf(shape));
                var name = $"{shape}-{moment}-{message}";
                var post = await PlanAsync(shape, name);
                await Survivor.RunForAsync(TimeSpan.FromMinutes(10));
                await ReviseAsync(shape, name, "Đã sửa giờ khai mạc.");
                var died = await DieAsync(message, moment);

                await Survivor.RunForAsync(TimeSpan.FromHours(2));

                var settled = await JudgeAsync(post.Id, $"{name}: died while editing");
                Assert.That((settled.NextContent, settled.Content.Text), Is.EqualTo((default(Connectors.ChannelPost), "Đã sửa giờ khai mạc.")), name);
                Assert.That(Sandbox.Words(settled), Does.Contain("Đã sửa giờ khai mạc."), name);
                if (!died) break;
            }
        }
    }

    [Test]
    public async Task Process_that_dies_while_it_takes_down_leaves_nothing([Values] PostShape shape, [Values(DeathMoment.AfterRequest, DeathMoment.AfterAnswer)] DeathMoment moment)
    {
        var kind = SandboxPlatforms.KindOf(shape);
        await ConnectAsync(kind);
        var post = await PlanAsync(shape, "down");
        await Survivor.RunForAsync(TimeSpan.FromMinutes(10));
        await TakeDownAsync("down");
        Assert.That(await DieAsync(1, moment), Is.True);

        await Survivor.RunForAsync(TimeSpan.FromHours(1));

        Assert.That((await ReadAsync(post.Id)).State, Is.EqualTo(PostState.Removed));
        Assert.That(Sandbox.Public(kind), Is.Zero);
    }

    [Test]
    public async Task Work_taken_down_at_any_step_of_its_delivery_leaves_nothing_public_or_waiting_to_be([Values] PostShape shape)
    {
        var kind = SandboxPlatforms.KindOf(shape);
        for (var message = 1; ; message++)
        {
            await ConnectAsync(kind);
            var post = await PlanAsync(shape, $"{shape}-{message}", kind == ChannelKind.YouTube ? Time.Now.AddHours(1) : null);
            var died = await DieAsync(message, DeathMoment.AfterRequest);
            await TakeDownAsync($"{shape}-{message}");

            await Survivor.RunForAsync(TimeSpan.FromHours(3));

            var settled = await ReadAsync(post.Id);
            Assert.That(settled.State, Is.EqualTo(PostState.Cancelled).Or.EqualTo(PostState.Removed), $"{shape}: taken down at message {message}");
            Assert.That((Sandbox.Public(kind), settled.WakeAt), Is.EqualTo((0, (DateTimeOffset?)null)), $"{shape}: taken down at message {message}");
            if (!died) break;
        }
    }

    private async Task<bool> DieAsync(int message, DeathMoment moment)
    {
        LastMessage? last = null;
        var victim = NewNode($"victim-{moment}-{message}", line => new DyingLine(line, last!));
        last = new LastMessage(message, moment, victim.Death);
        var died = await RunUntilDeathAsync(victim, last, Time.Now.AddHours(2));
        victim.Death.ComesAt(null);
        return died;
    }

    private async Task ReviseAsync(PostShape shape, string name, string text)
    {
        var work = await PublishAsync(Story($"content:{name}", at: Time.Now));
        await Survivor.AskAsync<PlanPosts, PlannedPosts>(use => use.RunAsync(work,
            [(SandboxPlatforms.KindOf(shape), SandboxPlatforms.Post(shape, name) with { Text = text }, Time.Now)], CancellationToken.None));
    }

    private Task<Work?> TakeDownAsync(string name) => Survivor.AskAsync<TakeDownWork, Work?>(use =>
        use.RunAsync($"content:{name}", Takedown.Other, "Theo đề nghị của đơn vị", "Hòa", CancellationToken.None));
}
