using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Connectors;
using VocEdu.Domain.Channels;
using VocEdu.Publishing.Delivery;
using VocEdu.Publishing.Health;
using VocEdu.Publishing.Tests.Engine;

namespace VocEdu.Publishing.Tests.Delivery;

public sealed class DispatcherTests : EngineFixture
{
    private static readonly ChannelAnswer Why = new("mã", "Kênh trả lời như vậy.");

    [Test, CancelAfter(60_000)]
    public async Task Planned_post_rings_the_bell_of_a_waiting_dispatcher(CancellationToken cancel)
    {
        await ConnectAsync();
        var (node, dispatcher) = await StartAsync(new HandClock(Start), cancel);
        var sent = Arrival(node.Facebook);

        await PlanAsync("content:1");

        Assert.That(await sent.WaitAsync(cancel), Does.StartWith("VE-2026-"));
        await dispatcher.StopAsync(cancel);
    }

    [Test, CancelAfter(60_000)]
    public async Task Dispatcher_wakes_by_itself_at_the_due_time(CancellationToken cancel)
    {
        await ConnectAsync();
        var clock = new HandClock(Start);
        var (node, dispatcher) = await StartAsync(clock, cancel);
        await PlanAsync("content:1", Start.AddSeconds(40));
        var sent = Arrival(node.Facebook);

        while (!sent.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(sent, node.QueryAsync(db => db.Outbox.CountAsync(cancel)));
        }

        Assert.That(clock.GetUtcNow(), Is.GreaterThanOrEqualTo(Start.AddSeconds(40)));
        await dispatcher.StopAsync(cancel);
    }

    [Test, CancelAfter(60_000)]
    public async Task Long_send_on_one_channel_holds_up_no_other(CancellationToken cancel)
    {
        await ConnectAsync();
        await ConnectAsync(ChannelKind.Zalo);
        var begun = new TaskCompletionSource();
        var upload = new TaskCompletionSource<PostOutcome>();
        var (node, dispatcher) = await StartAsync(new HandClock(Start), cancel, n => n.Facebook.OnSend = (_, _) =>
        {
            begun.SetResult();
            return upload.Task;
        });
        var sent = Arrival(node.Channels[ChannelKind.Zalo]);

        await PlanAsync("content:1", null, "Mời bạn đọc", ChannelKind.Facebook, ChannelKind.Zalo);
        await Task.WhenAll(begun.Task, sent).WaitAsync(cancel);

        upload.SetResult(new PostOutcome.Refused(Why));
        await dispatcher.StopAsync(cancel);
        Assert.That(await StatesAsync(), Is.EquivalentTo(new[] { PostState.Refused, PostState.Posted }));
    }

    [Test, CancelAfter(60_000)]
    public async Task Stop_lets_a_running_send_finish_and_tells_that_the_dispatcher_is_gone(CancellationToken cancel)
    {
        await ConnectAsync();
        var begun = new TaskCompletionSource();
        var answer = new TaskCompletionSource<PostOutcome>();
        var (node, dispatcher) = await StartAsync(new HandClock(Start), cancel, n => n.Facebook.OnSend = (_, _) =>
        {
            begun.SetResult();
            return answer.Task;
        });
        await PlanAsync("content:1");
        await begun.Task.WaitAsync(cancel);
        Assert.That((await HealthAsync()).DispatcherLives(Start), Is.True);

        var stopping = dispatcher.StopAsync(cancel);
        answer.SetResult(On(ChannelKind.Facebook).Create(new ChannelPost { Marker = "m", Text = "t" }).ToPosted());
        await stopping;

        Assert.That(await StatesAsync(), Is.EqualTo(new[] { PostState.Posted }));
        Assert.That((await HealthAsync()).DispatcherBeatAt, Is.Null);
    }

    [Test, CancelAfter(120_000)]
    public async Task Job_node_of_any_host_rings_five_slow_bells_from_the_database(CancellationToken cancel)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseTestServer();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Host:Roles"] = "jobs" });
        builder.Services.AddRouting();
        builder.Services.AddLogging();
        builder.Services.AddSingleton<IMediaSource, NoMedia>();
        builder.Services.AddSingleton(Database);
        builder.Services.AddVocEduPublishing(builder.Configuration);
        await using var host = builder.Build();
        await host.StartAsync(cancel);

        var bells = await Node.QueryAsync(db => db.Database.SqlQuery<string>($"select trigger_name from quartz.qrtz_triggers").ToListAsync(cancel));
        Assert.That(bells, Is.EquivalentTo(new[] { nameof(RingBell), nameof(WatchOverdue), nameof(RenewTokens), nameof(ProbeDaily), nameof(CountFigures) }));
        await host.StopAsync(cancel);
    }

    private async Task<(Node Node, Dispatcher Dispatcher)> StartAsync(TimeProvider clock, CancellationToken cancel, Action<Node>? prepare = null)
    {
        var node = AddNode("dispatcher", clock);
        prepare?.Invoke(node);
        var dispatcher = ActivatorUtilities.CreateInstance<Dispatcher>(node.Services);
        await dispatcher.StartAsync(cancel);
        return (node, dispatcher);
    }

    private static Task<string> Arrival(ScriptedChannel channel)
    {
        var sent = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        channel.OnSend = (job, _) =>
        {
            var post = channel.Platform.Create(job.Post);
            sent.TrySetResult(post.Marker);
            return Task.FromResult<PostOutcome>(post.ToPosted());
        };
        return sent.Task;
    }

    private Task<EngineState> HealthAsync() => Node.AskAsync<EngineHealth, EngineState>(use => use.RunAsync(default));
}
