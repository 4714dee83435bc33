using Microsoft.EntityFrameworkCore;
using VocEdu.Domain.Channels;
using VocEdu.Publishing.Channels;
using VocEdu.Publishing.Outbox;
using VocEdu.Testing;

namespace VocEdu.Publishing.Tests.Engine;

/// <summary>The real connectors and a real database against the strict platforms; time runs only as the test wants.</summary>
public abstract class SandboxFixture : EngineFixture
{
    private readonly List<Node> others = [];

    protected TestClock Time { get; private set; } = null!;

    protected SandboxPlatforms Sandbox { get; private set; } = null!;

    /// <summary>A node that nothing happens to.</summary>
    protected Node Survivor { get; private set; } = null!;

    /// <summary>Channels that a node serves at the same time; with one channel more would only ask the database in vain.</summary>
    protected virtual int Lanes => 1;

    [SetUp]
    public void BeginSandbox()
    {
        Time = new TestClock(Start);
        Sandbox = new SandboxPlatforms(Time);
        Survivor = NewNode("survivor");
    }

    [TearDown]
    public async Task EndSandbox()
    {
        await Survivor.DisposeAsync();
        foreach (var node in others) await node.DisposeAsync();
        others.Clear();
        await Sandbox.DisposeAsync();
    }

    protected Node NewNode(string name, Func<HttpMessageHandler, HttpMessageHandler>? line = null, Npgsql.NpgsqlDataSource? database = null,
        IEnumerable<KeyValuePair<string, string?>>? also = null)
    {
        var node = new Node(database ?? Database, Time, name, [], services => Sandbox.Wire(services, line), [.. SandboxPlatforms.Settings, new("Publishing:Parallel", $"{Lanes}"), .. also ?? []]);
        others.Add(node);
        return node;
    }

    protected Task<Channel> ConnectAsync(ChannelKind kind) => Survivor.AskAsync<ConnectChannel, Channel>(use =>
        use.RunAsync(kind, $"{kind} thử", SandboxPlatforms.RemoteId(kind), Sandbox.Token(kind), CancellationToken.None));

    protected async Task<OutboxPost> PlanAsync(PostShape shape, string name, DateTimeOffset? dueAt = null)
    {
        var work = await PublishAsync(Story($"content:{name}", at: Time.Now));
        var planned = await Survivor.AskAsync<PlanPosts, PlannedPosts>(use =>
            use.RunAsync(work, [(SandboxPlatforms.KindOf(shape), SandboxPlatforms.Post(shape, name), dueAt ?? Time.Now)], CancellationToken.None));
        return planned.Posts[0];
    }

    /// <summary>The platform's own record is the judge: one public post, whole, and ours knows it.</summary>
    protected async Task<OutboxPost> JudgeAsync(Guid postId, string what)
    {
        var settled = await ReadAsync(postId);
        Assert.That(settled.State, Is.EqualTo(PostState.Posted), $"{what}: {settled.AnswerCode} {settled.AnswerMessage}; {settled.Progress}");
        Assert.That(Sandbox.Public(settled.Channel!.Kind, settled.Content.Marker), Is.EqualTo(1), what);
        Assert.That(Sandbox.Lacks(settled), Is.Empty, what);
        Assert.That(settled.Permalink, Does.StartWith("http"), what);
        return settled;
    }

    /// <summary>Runs a node until it dies or has nothing more to do before an end.</summary>
    protected static async Task<bool> RunUntilDeathAsync(Node victim, LastMessage last, DateTimeOffset end)
    {
        while (true)
        {
            try
            {
                if (await victim.Delivery.ClaimAsync(CancellationToken.None) is { } claim)
                {
                    var work = victim.Delivery.RunAsync(claim, CancellationToken.None);
                    if (await Task.WhenAny(work, last.Died) == last.Died) return true;
                    await work;
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
            catch (Exception death) when (death.GetBaseException() is ProcessDiedException)
            {
                return true;
            }
        }
    }

    protected Task<int> OpenAsync() => Survivor.QueryAsync(db => db.Outbox.CountAsync(p => p.State != PostState.Posted));
}
