using Microsoft.AspNetCore.OutputCaching;
using Npgsql;

namespace VocEdu.Cms.Site;

/// <summary>Whether this node hears of changes, and how many it has heard of.</summary>
public sealed class PublicFreshness
{
    private long _changes;

    public long Changes => Volatile.Read(ref _changes);

    /// <summary>False while the line to the database is down: then nothing is kept, so nothing old is shown.</summary>
    public bool IsHeard { get; private set; }

    public void Changed() => Interlocked.Increment(ref _changes);

    public void Listening(bool heard)
    {
        Changed();
        IsHeard = heard;
    }
}

/// <summary>Hears on every node what was published, changed or withdrawn, and drops the pages that show it.</summary>
public sealed class PublicChangeListener(NpgsqlDataSource database, IOutputCacheStore cache, PublicFreshness freshness, ILogger<PublicChangeListener> log)
    : BackgroundService
{
    private static readonly TimeSpan BeforeNextTry = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenPings = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (Exception lost) when (lost is NpgsqlException or IOException or TimeoutException)
            {
                freshness.Listening(false);
                log.LogWarning(lost, "The line that tells of changes is down; pages are made anew for each reader until it is back");
                await Task.Delay(BeforeNextTry, stoppingToken);
            }
        }
    }

    private async Task ListenAsync(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var heard = new Queue<string>();
        connection.Notification += (_, notice) => heard.Enqueue(notice.Payload);
        await using (var listen = new NpgsqlCommand($"listen {PublicChange.NotificationChannel}", connection)) await listen.ExecuteNonQueryAsync(cancel);

        await cache.EvictByTagAsync(PublicPages.All, cancel);      // whatever was said meanwhile was not heard
        freshness.Listening(true);
        while (true)
        {
            if (!await connection.WaitAsync(BetweenPings, cancel)) await PingAsync(connection, cancel);
            while (heard.TryDequeue(out var tags)) await EvictAsync(tags, cancel);
        }
    }

    /// <summary>A line can die without a word.</summary>
    private static async Task PingAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var ping = new NpgsqlCommand("select 1", connection);
        await ping.ExecuteNonQueryAsync(cancel);
    }

    private async Task EvictAsync(string tags, CancellationToken cancel)
    {
        freshness.Changed();
        foreach (var tag in tags.Split(' ', StringSplitOptions.RemoveEmptyEntries)) await cache.EvictByTagAsync(tag, cancel);
    }
}
