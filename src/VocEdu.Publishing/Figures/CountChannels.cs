using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using VocEdu.Connectors;
using VocEdu.Domain.Counting;
using VocEdu.Publishing.Channels;
using VocEdu.Publishing.Data;

namespace VocEdu.Publishing.Figures;

/// <summary>Asks the platforms once a day how their pages and channels fare, and keeps every day. A day that the platform corrects later is written over.</summary>
public sealed class CountChannels(PublishingDb db, SecretStores stores, IEnumerable<IChannel> connectors, TimeProvider clock, ILogger<CountChannels> log)
{
    private static readonly TimeSpan Between = TimeSpan.FromHours(20);

    /// <summary>How far back a channel that was just connected is asked about.</summary>
    private const int FirstDays = 28;

    /// <summary>Platforms still correct the last days.</summary>
    private const int Corrected = 3;

    public async Task RunAsync(CancellationToken cancel)
    {
        var before = clock.GetUtcNow() - Between;
        var due = await db.Channels.AsNoTracking().Where(c => c.Secrets != null && c.State == ChannelState.Ready && (c.CountedAt == null || c.CountedAt < before)).ToListAsync(cancel);
        foreach (var channel in due)
        {
            // Marked before it is asked for: two nodes never ask for the same one.
            var now = clock.GetUtcNow();
            if (await db.Channels.Where(c => c.Id == channel.Id && (c.CountedAt == null || c.CountedAt < before)).ExecuteUpdateAsync(c => c.SetProperty(x => x.CountedAt, now), cancel) == 1)
                await CountAsync(channel, cancel);
        }
    }

    private async Task CountAsync(Channel channel, CancellationToken cancel)
    {
        var last = await db.ChannelFigures.Where(f => f.ChannelId == channel.Id).MaxAsync(f => (DateOnly?)f.Day, cancel);
        var since = last?.AddDays(-Corrected) ?? Vietnam.LocalDate(clock.GetUtcNow()).AddDays(-FirstDays);
        try
        {
            var figures = await connectors.Single(c => c.Kind == channel.Kind).CountAccountAsync(new(channel.Id, channel.RemoteId, stores.Of(channel.Id)), since, cancel);
            if (figures.Problem is { } problem) log.LogWarning("{Channel} {Name} could not be counted: {Code}", channel.Kind, channel.Name, problem.Code);
            foreach (var (day, metric, value) in figures.Values)
                await db.Database.ExecuteSqlAsync($"""
                    insert into publishing.channel_figure (channel_id, day, metric, value) values ({channel.Id}, {day}, {metric}, {value})
                    on conflict (channel_id, day, metric) do update set value = excluded.value
                    """, cancel);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.LogError(fault, "{Channel} {Name} could not be counted", channel.Kind, channel.Name);
        }
    }
}
