using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using VocEdu.Connectors;
using VocEdu.Domain.Channels;
using VocEdu.Publishing.Channels;
using VocEdu.Publishing.Outbox;
using VocEdu.Publishing.Tests.Engine;
using VocEdu.Sandbox;
using VocEdu.Sandbox.Facebook;
using VocEdu.Sandbox.Faults;
using VocEdu.Sandbox.State;
using VocEdu.Sandbox.YouTube;
using VocEdu.Sandbox.Zalo;
using VocEdu.Testing;

namespace VocEdu.Publishing.Tests.Delivery;

/// <summary>Real processes and a real <c>kill -9</c>: at named points of the code, and at moments nobody chose.</summary>
public sealed class KilledWorkerTests : EngineFixture
{
    private static readonly string[] Points =
        ["claimed", "request", "answer:2", "progress", "progress-saved", "saving", "saved"];

    private readonly string keys = Directory.CreateTempSubdirectory("vocedu-keys-").FullName;

    [TearDown]
    public void RemoveKeys() => Directory.Delete(keys, recursive: true);

    [Test]
    public async Task Worker_killed_at_named_points_and_random_moments_leaves_every_post_public_once()
    {
        var seed = Environment.TickCount;
        var chance = new Random(seed);
        var origin = DateTimeOffset.UtcNow;
        await using var sandbox = await ListeningSandbox.StartAsync(new FastClock(origin));
        await using var planner = new Node(Database, new FastClock(origin), "planner", [],
            services => services.AddSingleton(DataProtectionProvider.Create(new DirectoryInfo(keys))).AddSingleton<IMediaSource>(new NoFiles()));
        foreach (var kind in Enum.GetValues<ChannelKind>())
            await planner.AskAsync<ConnectChannel, Channel>(use => use.RunAsync(kind, $"{kind} thử", SandboxPlatforms.RemoteId(kind), sandbox.Token(kind), CancellationToken.None));

        var report = new StringBuilder($"seed {seed}:");
        foreach (var (point, turn) in Points.Select((p, i) => (p, i)))
        {
            await PlanAsync(planner, (PostShape)(turn % Enum.GetValues<PostShape>().Length), $"k{turn}");
            using var worker = StartWorker(sandbox, origin, point);
            var died = await EndsAsync(worker, TimeSpan.FromSeconds(20));
            await EndLeasesAsync();
            report.Append(CultureInfo.InvariantCulture, $" {point}{(died ? "" : " (not reached)")}");
        }
        for (var kill = 0; kill < 3; kill++)
        {
            await PlanAsync(planner, (PostShape)(kill % Enum.GetValues<PostShape>().Length), $"r{kill}");
            using var worker = StartWorker(sandbox, origin, null);
            var after = TimeSpan.FromMilliseconds(chance.Next(600, 2500));
            await Task.Delay(after);        // not a wait for something: the moment of the kill
            worker.Kill();
            await worker.WaitForExitAsync();
            await EndLeasesAsync();
            report.Append(CultureInfo.InvariantCulture, $" {after.TotalMilliseconds:0} ms");
        }
        using (var last = StartWorker(sandbox, origin, null))
        {
            await Assert.ThatAsync(() => LookOnceMoreAsync(planner), Is.Empty.After(300_000, 250), report.ToString());
            last.Kill();
            await last.WaitForExitAsync();
        }

        TestContext.Out.WriteLine(report);
        var posts = await planner.QueryAsync(db => db.Outbox.AsNoTracking().Include(p => p.Channel).ToListAsync());
        Assert.That(posts.Where(p => sandbox.Public(p.Channel!.Kind, p.Content.Marker) != 1 || p.RemoteId is null).Select(p => p.Content.Marker), Is.Empty, report.ToString());
        Assert.That(posts, Has.Count.EqualTo(Points.Length + 3));
    }

    [Test]
    public void Program_that_is_shipped_has_no_fault_points()
    {
        string[] shipped = ["VocEdu.Connectors.dll", "VocEdu.Publishing.dll"];
        foreach (var assembly in shipped)
            Assert.That(Names(Path.Combine(AppContext.BaseDirectory, assembly), "VOCEDU_FAULT_POINT", "progress-saved"), Is.False, assembly);
        Assert.That(Names(HostFile, "VOCEDU_FAULT_POINT", "progress-saved"), Is.True, "this test finds them where they are");
    }

    private static string HostFile => Path.Combine(Checkout.Root, "tests", "VocEdu.FaultHost", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "VocEdu.FaultHost.dll");

    private static bool Names(string assembly, params string[] texts)
    {
        var bytes = File.ReadAllBytes(assembly);
        return Array.Exists(texts, text => bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(text)) >= 0);
    }

    private Process StartWorker(ListeningSandbox sandbox, DateTimeOffset origin, string? point)
    {
        var start = new ProcessStartInfo("dotnet", [HostFile, TestDatabase.ConnectionString, sandbox.Address, keys, origin.ToString("O", CultureInfo.InvariantCulture)])
        {
            UseShellExecute = false,
        };
        if (point is not null) start.Environment["VOCEDU_FAULT_POINT"] = point;
        return Process.Start(start)!;
    }

    private static async Task<bool> EndsAsync(Process worker, TimeSpan within)
    {
        using var patience = new CancellationTokenSource(within);
        try
        {
            await worker.WaitForExitAsync(patience.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            worker.Kill();
            await worker.WaitForExitAsync();
            return false;
        }
    }

    /// <summary>One that was killed twice in doubt waits for a person, who asks for one more look.</summary>
    private static async Task<string> LookOnceMoreAsync(Node node)
    {
        var open = await node.QueryAsync(db => db.Outbox.AsNoTracking().Include(p => p.Channel).Where(p => p.State != PostState.Posted).ToListAsync());
        foreach (var post in open.Where(p => p.State == PostState.NeedsCheck))
            await node.AskAsync<SteerPost, Domain.Content.Refusal?>(use => use.RetryNowAsync(post.Id, "Hòa", CancellationToken.None));
        return string.Join("; ", open.Select(p => $"{p.Channel!.Kind} {p.Content.Title ?? p.Content.Text}: {p.State} {p.AnswerCode}"));
    }

    /// <summary>The dead hold their claims for an hour; nobody waits for that here.</summary>
    private Task<int> EndLeasesAsync() => ExecuteAsync("update publishing.outbox_post set lease_until = to_timestamp(0), wake_at = to_timestamp(0) where lease_until is not null");

    private async Task PlanAsync(Node node, PostShape shape, string name)
    {
        var now = node.Time.GetUtcNow();
        var work = await PublishAsync(Story($"content:{name}", at: now));
        await node.AskAsync<PlanPosts, PlannedPosts>(use =>
            use.RunAsync(work, [(SandboxPlatforms.KindOf(shape), SandboxPlatforms.Post(shape, name), now)], CancellationToken.None));
    }

    private sealed class NoFiles : IMediaSource
    {
        public Task<Stream> OpenAsync(string fileKey, CancellationToken cancel) => throw new FileNotFoundException(fileKey);
    }

    /// <summary>The sandbox at an address of its own, for other processes.</summary>
    private sealed class ListeningSandbox(WebApplication platforms, TimeProvider clock) : IAsyncDisposable
    {
        public string Address => platforms.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

        private SandboxStore Store => platforms.Services.GetRequiredService<SandboxStore>();

        public static async Task<ListeningSandbox> StartAsync(TimeProvider clock)
        {
            var builder = WebApplication.CreateBuilder(["--urls=http://127.0.0.1:0", "--Sandbox:StateFile=", "--hostBuilder:reloadConfigOnChange=false"]);
            builder.Logging.ClearProviders();
            builder.Services.AddSingleton(clock);
            builder.AddSandbox();
            var app = builder.Build();
            app.UseRequestDecompression();
            app.UseFaults();
            app.MapFacebook();
            app.MapYouTube();
            app.MapZalo();
            await app.StartAsync();
            return new ListeningSandbox(app, clock);
        }

        public ChannelSecrets Token(ChannelKind kind) => SandboxPlatforms.Token(Store, clock, kind);

        public int Public(ChannelKind kind, string marker) => SandboxPlatforms.Public(Store, kind, marker);

        public async ValueTask DisposeAsync()
        {
            await platforms.StopAsync();
            await platforms.DisposeAsync();
        }
    }
}
