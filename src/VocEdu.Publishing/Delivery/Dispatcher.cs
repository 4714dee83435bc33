using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using VocEdu.Publishing.Data;

namespace VocEdu.Publishing.Delivery;

/// <summary>Tells that a dispatcher lives.</summary>
public sealed class DispatcherBeat
{
    public required string Worker { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public required DateTimeOffset BeatAt { get; init; }
}

/// <summary>Runs on every job node: wakes when a post is planned anywhere, when the next one is due, and at least every 15 seconds.</summary>
public sealed class Dispatcher(
    OutboxDelivery delivery, IServiceScopeFactory scopes, NpgsqlDataSource database, TimeProvider clock,
    IOptions<PublishingOptions> options, ILogger<Dispatcher> log) : BackgroundService
{
    /// <summary>The notification sent in the transaction that makes something due.</summary>
    public const string Bell = "vocedu_due";

    private readonly List<Task> _running = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var abandon = new CancellationTokenSource();
        using var alarm = new Alarm(Bell, database, clock, log);
        var listening = alarm.ListenAsync(stoppingToken);
        var startedAt = clock.GetUtcNow();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await BeatAsync(startedAt, stoppingToken);
                await StartDueAsync(alarm, abandon.Token, stoppingToken);
                await alarm.WaitAsync(await NextWakeAsync(stoppingToken), stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception fault)
            {
                log.LogError(fault, "The dispatcher could not look for due posts and tries again");
                await alarm.RestAsync(stoppingToken);
            }
        }
        await FinishAsync(abandon);
        await listening;
    }

    private async Task StartDueAsync(Alarm alarm, CancellationToken abandon, CancellationToken stopping)
    {
        _running.RemoveAll(run => run.IsCompleted);
        while (_running.Count < options.Value.Parallel && await delivery.ClaimAsync(stopping) is { } claim)
            _running.Add(RunAsync(claim, alarm, abandon));
    }

    private async Task RunAsync(PostClaim claim, Alarm alarm, CancellationToken abandon)
    {
        try
        {
            await delivery.RunAsync(claim, abandon);
        }
        catch (Exception fault)
        {
            log.LogError(fault, "Post {PostId}: the answer could not be saved; it will be looked up when its lease ends", claim.PostId);
        }
        finally
        {
            alarm.Ring();
        }
    }

    /// <summary>With all hands busy only the bell matters: each send rings it when it ends.</summary>
    private async Task<DateTimeOffset?> NextWakeAsync(CancellationToken stopping) =>
        _running.Count(run => !run.IsCompleted) < options.Value.Parallel ? await delivery.NextWakeAsync(stopping) : null;

    private async Task BeatAsync(DateTimeOffset startedAt, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PublishingDb>().Database.ExecuteSqlAsync($"""
            insert into publishing.dispatcher (worker, started_at, beat_at) values ({options.Value.Worker}, {startedAt}, {clock.GetUtcNow()})
            on conflict (worker) do update set started_at = excluded.started_at, beat_at = excluded.beat_at
            """, cancel);
    }

    // Sends under way may finish; what takes longer hands its claim back and is looked up by whoever comes next.
    private async Task FinishAsync(CancellationTokenSource abandon)
    {
        abandon.CancelAfter(options.Value.StopWithin);
        await Task.WhenAll(_running);
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PublishingDb>().Dispatchers
            .Where(d => d.Worker == options.Value.Worker).ExecuteDeleteAsync(CancellationToken.None);
    }
}
