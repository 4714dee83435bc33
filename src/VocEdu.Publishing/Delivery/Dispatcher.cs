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

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);
    private readonly SemaphoreSlim _bell = new(0);
    private readonly List<Task> _running = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var abandon = new CancellationTokenSource();
        var listening = ListenAsync(stoppingToken);
        var startedAt = clock.GetUtcNow();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await BeatAsync(startedAt, stoppingToken);
                await StartDueAsync(abandon.Token, stoppingToken);
                await WaitAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception fault)
            {
                log.LogError(fault, "The dispatcher could not look for due posts and tries again");
                await Task.WhenAny(Task.Delay(TimeSpan.FromSeconds(2), clock, stoppingToken));
            }
        }
        await FinishAsync(abandon);
        await listening;
    }

    private async Task StartDueAsync(CancellationToken abandon, CancellationToken stopping)
    {
        _running.RemoveAll(run => run.IsCompleted);
        while (_running.Count < options.Value.Parallel && await delivery.ClaimAsync(stopping) is { } claim)
            _running.Add(RunAsync(claim, abandon));
    }

    private async Task RunAsync(PostClaim claim, CancellationToken abandon)
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
            _bell.Release();
        }
    }

    private async Task WaitAsync(CancellationToken stopping)
    {
        var wait = Longest;
        if (_running.Count(run => !run.IsCompleted) < options.Value.Parallel && await delivery.NextWakeAsync(stopping) is { } next)
            wait = TimeSpan.FromTicks(Math.Clamp((next - clock.GetUtcNow()).Ticks, TimeSpan.FromMilliseconds(20).Ticks, Longest.Ticks));

        using var timer = new CancellationTokenSource(wait, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, stopping);
        try
        {
            await _bell.WaitAsync(either.Token);
            while (_bell.CurrentCount > 0) await _bell.WaitAsync(stopping);
        }
        catch (OperationCanceledException) when (timer.IsCancellationRequested && !stopping.IsCancellationRequested)
        {
            log.LogTrace("The dispatcher wakes by its timer");
        }
    }

    private async Task ListenAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await using var connection = await database.OpenConnectionAsync(stopping);
                connection.Notification += (_, _) => _bell.Release();
                await using (var listen = new NpgsqlCommand($"listen {Bell}", connection)) await listen.ExecuteNonQueryAsync(stopping);
                _bell.Release();        // what rang while nobody listened
                while (true) await connection.WaitAsync(stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault) when (fault is NpgsqlException or InvalidOperationException or IOException)
            {
                log.LogWarning(fault, "The dispatcher lost its bell; until it hears again it looks every {Seconds} s", Longest.TotalSeconds);
                await Task.WhenAny(Task.Delay(TimeSpan.FromSeconds(2), clock, stopping));
            }
        }
    }

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
