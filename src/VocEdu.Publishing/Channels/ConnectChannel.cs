using Microsoft.EntityFrameworkCore;
using VocEdu.Connectors;
using VocEdu.Domain.Channels;
using VocEdu.Publishing.Data;

namespace VocEdu.Publishing.Channels;

/// <summary>Connects a page, channel or official account, or connects it anew: then its waiting posts go on.</summary>
public sealed class ConnectChannel(PublishingDb db, SecretStores stores, TimeProvider clock)
{
    public Task<Channel> RunAsync(ChannelKind kind, string name, string remoteId, ChannelSecrets secrets, CancellationToken cancel) =>
        db.TogetherAsync(async () =>
        {
            var now = clock.GetUtcNow();
            // Two who connect the same account at once make one channel.
            await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({$"{kind}/{remoteId}"}, 12))", cancel);
            var channel = await db.Channels.SingleOrDefaultAsync(c => c.Kind == kind && c.RemoteId == remoteId, cancel);
            if (channel is null)
            {
                channel = new() { Id = Guid.CreateVersion7(now), Kind = kind, Name = name, RemoteId = remoteId, StateSince = now };
                db.Channels.Add(channel);
            }
            channel.Name = name;
            channel.Secrets = stores.Protect(channel.Id, secrets);
            channel.SecretsExpireAt = secrets.ExpiresAt?.ToUniversalTime();
            channel.Open(now);
            await db.SaveChangesAsync(cancel);
            await db.RingAsync(cancel);
            return channel;
        }, cancel);
}

/// <summary>Stops a channel by hand and starts it again. Its posts wait meanwhile.</summary>
public sealed class SwitchChannel(PublishingDb db, TimeProvider clock)
{
    /// <returns>False when there is no such connected channel.</returns>
    public Task<bool> RunAsync(Guid channelId, bool on, CancellationToken cancel) =>
        db.TogetherAsync(async () =>
        {
            if (await db.Channels.SingleOrDefaultAsync(c => c.Id == channelId && c.Secrets != null, cancel) is not { } channel) return false;
            if (on) channel.Open(clock.GetUtcNow());
            else channel.Pause(clock.GetUtcNow());
            await db.SaveChangesAsync(cancel);
            await db.RingAsync(cancel);
            return true;
        }, cancel);
}

/// <summary>Sets how quickly a channel's posts may follow one another.</summary>
public sealed class PaceChannel(PublishingDb db)
{
    public static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <param name="gap">The least time between the beginnings of two posts; null or zero: none.</param>
    /// <returns>False when there is no such channel, or the gap is longer than a day or negative.</returns>
    public Task<bool> RunAsync(Guid channelId, TimeSpan? gap, CancellationToken cancel) =>
        db.TogetherAsync(async () =>
        {
            if (gap < TimeSpan.Zero || gap > Longest) return false;
            if (await db.Channels.SingleOrDefaultAsync(c => c.Id == channelId, cancel) is not { } channel) return false;
            channel.Gap = gap > TimeSpan.Zero ? gap : null;
            channel.NextPostAt = null;
            await db.SaveChangesAsync(cancel);
            await db.RingAsync(cancel);
            return true;
        }, cancel);
}
