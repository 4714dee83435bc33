using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Domain.Channels;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Distribution.Queue;

/// <summary>The weekly times of each kind of channel, and which of them are free.</summary>
public sealed class ChannelQueue(CmsDb db, TimeProvider clock)
{
    /// <summary>Too near to be approved and published in time.</summary>
    private static readonly TimeSpan Soonest = TimeSpan.FromMinutes(15);

    private static readonly string[] Closed = [nameof(ContentState.Withdrawn), nameof(ContentState.Archived), nameof(ContentState.NotUsed), nameof(ContentState.Published)];
    private static readonly string[] Open = [.. Enum.GetNames<ContentState>().Except(Closed)];

    public async Task<ChannelSetting> SettingAsync(ChannelKind kind, CancellationToken cancel) =>
        await db.Set<ChannelSetting>().AsNoTracking().SingleOrDefaultAsync(s => s.Kind == kind, cancel) ?? new() { Kind = kind };

    /// <param name="itemId">The story the time is for: its own time is free for it.</param>
    /// <param name="setting">Of the kind of channel.</param>
    /// <returns>Null when the kind has no weekly times, or none is free.</returns>
    public async Task<DateTimeOffset?> NextFreeAsync(ChannelSetting setting, Guid itemId, CancellationToken cancel)
    {
        if (setting.Slots.Count == 0) return null;
        var (kind, now) = (setting.Kind, clock.GetUtcNow());
        var source = Review.PublishContent.SourceOf(itemId);
        var taken = (await db.Outbox.Where(p => p.Channel!.Kind == kind && p.DueAt > now && p.Work!.Source != source && p.State != PostState.Cancelled && p.State != PostState.Removed)
            .Select(p => p.DueAt).ToListAsync(cancel)).ToHashSet();
        taken.UnionWith(await WantedAsync(kind, itemId, cancel));
        return WeeklySlots.NextFree(setting.Slots, now + Soonest, taken);
    }

    /// <summary>Holds the queue until the transaction ends: two stories never get the same time.</summary>
    public Task HoldAsync(CancellationToken cancel) => db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended('channel queue', 0))", cancel);

    /// <summary>Times that stories on their way have chosen.</summary>
    private Task<List<DateTimeOffset>> WantedAsync(ChannelKind kind, Guid itemId, CancellationToken cancel)
    {
        var member = kind switch { ChannelKind.Facebook => "facebook", ChannelKind.YouTube => "youTube", _ => "zalo" };
        return db.Database.SqlQuery<DateTimeOffset>($"""
            select (v.channel_texts -> {member} ->> 'at')::timestamptz as "Value"
            from cms.content_item i join cms.content_version v on v.item_id = i.id and v.number = i.version
            where i.state = any ({Open}) and i.trashed_at is null and i.id <> {itemId} and v.channel_texts -> {member} ->> 'at' is not null
            """).ToListAsync(cancel);
    }
}
