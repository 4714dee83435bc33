using System.Runtime.Versioning;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using VocEdu.Domain.Channels;
using VocEdu.Publishing.Channels;
using VocEdu.Publishing.Data;
using VocEdu.Publishing.Delivery;
using VocEdu.Publishing.Outbox;
using VocEdu.Publishing.Tests.Engine;
using VocEdu.Publishing.Works;
using VocEdu.Testing;

namespace VocEdu.Publishing.Tests.Delivery;

/// <summary>The database server itself goes down in the middle of deliveries and comes back; the program stays up.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class DatabaseRestartTests
{
    // The platform has acted, and its answer is on the way.
    private static readonly (ChannelKind Kind, string Call)[] Moments =
        [(ChannelKind.Facebook, "/feed"), (ChannelKind.YouTube, "/videos"), (ChannelKind.Zalo, "/article/create")];

    [Test]
    public async Task Database_that_restarts_between_request_and_answer_leaves_every_post_public_once()
    {
        await using var server = await CrashingServer.StartAsync();
        await using var database = NpgsqlDataSource.Create(server.ConnectionString);
        await SchemaMigrator.ApplyAsync(database, [SchemaSource.Engine], CancellationToken.None);
        var clock = new FastClock(DateTimeOffset.UtcNow);
        await using var sandbox = new SandboxPlatforms(clock);
        var power = new PowerLine(server);
        await using var node = new Node(database, clock, "worker", [], services =>
        {
            sandbox.Wire(services, power.Through);
            services.AddSingleton<Dispatcher>();
        }, [.. SandboxPlatforms.Settings, new("Publishing:Lease", "00:10:00")]);        // of this clock; six seconds of the real one
        foreach (var kind in Enum.GetValues<ChannelKind>())
            await node.AskAsync<ConnectChannel, Channel>(use => use.RunAsync(kind, $"{kind} thử", SandboxPlatforms.RemoteId(kind), sandbox.Token(kind), CancellationToken.None));
        var dispatcher = node.Services.GetRequiredService<Dispatcher>();
        await dispatcher.StartAsync(CancellationToken.None);

        foreach (var (kind, call) in Moments)
        {
            var crash = power.FailsAfter(call);
            await PlanAsync(node, kind, $"mot-{kind}");
            await crash;
            await server.StartAgainAsync();
            await PlanAsync(node, kind, $"hai-{kind}");
        }
        await Assert.ThatAsync(() => OpenAsync(node), Is.Empty.After(120_000, 250));
        await dispatcher.StopAsync(CancellationToken.None);

        var posts = await node.QueryAsync(db => db.Outbox.AsNoTracking().Include(p => p.Channel).ToListAsync());
        Assert.That(posts.Select(p => (p.Channel!.Kind, p.State, sandbox.Public(p.Channel.Kind, p.Content.Marker), sandbox.Lacks(p))),
            Is.EquivalentTo(Moments.SelectMany(m => Enumerable.Repeat((m.Kind, PostState.Posted, 1, ""), 2))));
        Assert.That(Enum.GetValues<ChannelKind>().Sum(sandbox.Public), Is.EqualTo(posts.Count));
        Assert.That(await node.QueryAsync(db => db.DeliveryStates.Select(s => s.PausedAt).SingleAsync()), Is.Null, "a restart is no restored backup");
    }

    private static async Task<Work> PlanAsync(Node node, ChannelKind kind, string name)
    {
        var now = node.Time.GetUtcNow();
        var work = await node.AskAsync<RecordPublication, Work>(use => use.RunAsync(EngineFixture.Story($"content:{name}", at: now), "Nguyễn Thị Hòa", CancellationToken.None));
        await node.AskAsync<PlanPosts, PlannedPosts>(use => use.RunAsync(work, [(kind, SandboxPlatforms.Post(kind, name), now)], CancellationToken.None));
        return work;
    }

    private static Task<List<string>> OpenAsync(Node node) => node.QueryAsync(db => db.Outbox.Where(p => p.State != PostState.Posted)
        .Select(p => $"{p.Channel!.Kind} {p.State} {p.AnswerCode} {p.WakeAt}").ToListAsync());

    /// <summary>Both the platforms and the database hang on it.</summary>
    private sealed class PowerLine(CrashingServer server)
    {
        private string? _call;
        private TaskCompletionSource _crashed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <returns>Completes when the database is down.</returns>
        public Task FailsAfter(string call)
        {
            _crashed = new(TaskCreationOptions.RunContinuationsAsynchronously);
            Volatile.Write(ref _call, call);
            return _crashed.Task;
        }

        public HttpMessageHandler Through(HttpMessageHandler inner) => new Line(this, inner);

        private async Task CarriedAsync(HttpRequestMessage request)
        {
            if (request.Method == HttpMethod.Get || Volatile.Read(ref _call) is not { } call || !request.RequestUri!.AbsolutePath.EndsWith(call, StringComparison.Ordinal)
                || Interlocked.Exchange(ref _call, null) is null) return;
            await server.CrashAsync();
            _crashed.SetResult();
        }

        private sealed class Line(PowerLine power, HttpMessageHandler inner) : DelegatingHandler(inner)
        {
            protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            {
                var answer = await base.SendAsync(request, cancellationToken);
                await power.CarriedAsync(request);
                return answer;
            }
        }
    }
}
