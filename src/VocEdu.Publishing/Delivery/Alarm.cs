using Microsoft.Extensions.Logging;
using Npgsql;

namespace VocEdu.Publishing.Delivery;

/// <summary>Wakes a job at a moment, or when any node rings a PostgreSQL notification, and at the latest after 15 seconds.</summary>
/// <param name="bell">The notification channel; what makes something due sends it in its own transaction.</param>
public sealed class Alarm(string bell, NpgsqlDataSource database, TimeProvider clock, ILogger log) : IDisposable
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);
    private readonly SemaphoreSlim _rung = new(0);

    public void Ring() => _rung.Release();

    /// <param name="moment">When to wake; null: only for the bell.</param>
    public async Task WaitAsync(DateTimeOffset? moment, CancellationToken stopping)
    {
        var wait = moment is { } at ? TimeSpan.FromTicks(Math.Clamp((at - clock.GetUtcNow()).Ticks, Shortest.Ticks, Longest.Ticks)) : Longest;
        using var timer = new CancellationTokenSource(wait, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, stopping);
        try
        {
            await _rung.WaitAsync(either.Token);
            while (_rung.CurrentCount > 0) await _rung.WaitAsync(stopping);
        }
        catch (OperationCanceledException) when (timer.IsCancellationRequested && !stopping.IsCancellationRequested)
        {
            log.LogTrace("{Bell}: woken by the timer", bell);
        }
    }

    /// <summary>After a fault: a short pause that ends without a word when the program stops.</summary>
    public Task RestAsync(CancellationToken stopping) => Task.WhenAny(Task.Delay(Rest, clock, stopping));

    /// <summary>Hears the bell until the program stops.</summary>
    public async Task ListenAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await using var connection = await database.OpenConnectionAsync(stopping);
                connection.Notification += (_, _) => Ring();
                await using (var listen = new NpgsqlCommand($"listen {bell}", connection)) await listen.ExecuteNonQueryAsync(stopping);
                Ring();        // what rang while nobody listened
                while (true) await connection.WaitAsync(stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault) when (fault is NpgsqlException or InvalidOperationException or IOException)
            {
                log.LogWarning(fault, "{Bell}: the bell is lost; until it is heard again its job looks every {Seconds} s", bell, Longest.TotalSeconds);
                await RestAsync(stopping);
            }
        }
    }

    public void Dispose() => _rung.Dispose();
}
