using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using VocEdu.Connectors;
using VocEdu.Publishing.Data;

namespace VocEdu.Publishing.Channels;

/// <summary>Asks the platforms whether our connections work, before a post finds out that one does not. Asking also renews a token that is near its end.</summary>
public sealed class ProbeChannels(
    PublishingDb db, SecretStores stores, IEnumerable<IChannel> connectors, TimeProvider clock, ILogger<ProbeChannels> log)
{
    /// <param name="expiringBefore">Only those whose token ends before; null: all.</param>
    public async Task RunAsync(DateTimeOffset? expiringBefore, CancellationToken cancel)
    {
        var channels = await db.Channels.AsNoTracking()
            .Where(c => c.Secrets != null && (expiringBefore == null || c.SecretsExpireAt < expiringBefore)).ToListAsync(cancel);
        foreach (var channel in channels) await ProbeAsync(channel, cancel);
    }

    private async Task ProbeAsync(Channel channel, CancellationToken cancel)
    {
        ChannelProbe probe;
        try
        {
            probe = await connectors.Single(c => c.Kind == channel.Kind)
                .ProbeAsync(new ChannelAccount(channel.Id, channel.RemoteId, stores.Of(channel.Id)), cancel);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.LogError(fault, "{Channel} {Name} could not be probed", channel.Kind, channel.Name);
            return;
        }

        var now = clock.GetUtcNow();
        await db.TogetherAsync(async () =>
        {
            var locked = await db.Channels.FromSql($"select * from publishing.channel where id = {channel.Id} for update").SingleAsync(cancel);
            locked.LastProbedAt = now;
            if (probe.Works && locked.State == ChannelState.Blocked) locked.Open(now);
            if (probe is { Works: false, Problem: { } problem } && locked.State == ChannelState.Ready) locked.Block(problem, now);
            await db.SaveChangesAsync(cancel);
            await db.RingAsync(cancel);
            return locked;
        }, cancel);
        if (!probe.Works) log.LogWarning("{Channel} {Name} does not work: {Code}", channel.Kind, channel.Name, probe.Problem?.Code);
    }
}
