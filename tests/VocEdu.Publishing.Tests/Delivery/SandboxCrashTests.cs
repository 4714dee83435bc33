using VocEdu.Domain.Channels;
using VocEdu.Publishing.Channels;
using VocEdu.Publishing.Outbox;
using VocEdu.Publishing.Tests.Engine;
using VocEdu.Testing;

namespace VocEdu.Publishing.Tests.Delivery;

/// <summary>The real connectors against the strict platforms: kill -9 at every message on the wire.</summary>
public sealed class SandboxCrashTests : EngineFixture
{
    [Test]
    public async Task Process_killed_at_any_message_leaves_exactly_one_public_post([Values] ChannelKind kind, [Values] bool arrives)
    {
        var clock = new TestClock(Start);
        await using var platforms = new SandboxPlatforms(clock);
        await using var survivor = new Node(Database, clock, "survivor", [], services => platforms.Wire(services), SandboxPlatforms.Settings);

        for (var message = 1; ; message++)
        {
            await ConnectAsync(survivor, platforms, kind);
            var post = await PlanAsync(survivor, kind, $"{kind}-{message}", clock.Now);
            var last = new LastMessage(message, arrives);
            var victim = new Node(Database, clock, $"victim-{message}", [],
                services => platforms.Wire(services, line => new DyingLine(line, last)), SandboxPlatforms.Settings);
            var died = await RunUntilDeathAsync(victim, last, clock.Now.AddHours(2));

            await survivor.RunForAsync(TimeSpan.FromHours(2));

            var settled = await ReadAsync(post.Id);
            Assert.That(settled.State, Is.EqualTo(PostState.Posted), $"killed at message {message}: {settled.AnswerCode} {settled.AnswerMessage}");
            Assert.That(platforms.Public(kind, settled.Content.Marker), Is.EqualTo(1), $"killed at message {message}");
            if (died) continue;
            await victim.DisposeAsync();
            Assert.That(message, Is.GreaterThan(2), "every platform takes several messages");
            break;
        }
    }

    private static async Task<bool> RunUntilDeathAsync(Node victim, LastMessage last, DateTimeOffset end)
    {
        while (true)
        {
            if (await victim.Delivery.ClaimAsync(CancellationToken.None) is { } claim)
            {
                await Task.WhenAny(victim.Delivery.RunAsync(claim, CancellationToken.None), last.Died);
                if (last.Died.IsCompleted) return true;
            }
            else if (await victim.Delivery.NextWakeAsync(CancellationToken.None) is { } next && next < end)
            {
                victim.Clock.Now = next > victim.Clock.Now ? next : victim.Clock.Now.AddSeconds(1);
            }
            else
            {
                return false;
            }
        }
    }

    private static Task<Channel> ConnectAsync(Node node, SandboxPlatforms platforms, ChannelKind kind) =>
        node.AskAsync<ConnectChannel, Channel>(use =>
            use.RunAsync(kind, $"{kind} thử", SandboxPlatforms.RemoteId(kind), platforms.Token(kind), CancellationToken.None));

    private async Task<OutboxPost> PlanAsync(Node node, ChannelKind kind, string name, DateTimeOffset now)
    {
        var work = await PublishAsync(Story($"content:{name}", at: now));
        var planned = await node.AskAsync<PlanPosts, PlannedPosts>(use =>
            use.RunAsync(work, [(kind, SandboxPlatforms.Post(kind, name), now)], CancellationToken.None));
        return planned.Posts[0];
    }
}
