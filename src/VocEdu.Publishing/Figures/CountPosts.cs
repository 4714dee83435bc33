using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using VocEdu.Connectors;
using VocEdu.Domain.Channels;
using VocEdu.Domain.Counting;
using VocEdu.Publishing.Channels;
using VocEdu.Publishing.Data;
using VocEdu.Publishing.Outbox;

namespace VocEdu.Publishing.Figures;

/// <summary>Asks the platforms for the figures of what was posted and keeps them with their day. Asked again on the same day it writes the newer figure over the older.</summary>
public sealed class CountPosts(PublishingDb db, SecretStores stores, IEnumerable<IChannel> connectors, TimeProvider clock, ILogger<CountPosts> log)
{
    /// <summary>Figures hardly move after that.</summary>
    private static readonly TimeSpan Young = TimeSpan.FromDays(90);

    private static readonly TimeSpan Between = TimeSpan.FromHours(20);

    /// <summary>Counts what was not counted today, newest first; a channel that does not answer is left for the next run.</summary>
    /// <returns>How many posts were asked for.</returns>
    public async Task<int> RunAsync(int most, CancellationToken cancel)
    {
        var (asked, silent) = (0, new List<Guid>());
        while (asked < most && await TakeAsync(silent, cancel) is { } post)
        {
            asked++;
            if (await AskAsync(post, cancel) is not { } figures) silent.Add(post.ChannelId);
            else await SaveAsync(post.Id, figures, cancel);
        }
        return asked;
    }

    // Marked before it is asked for: two nodes never ask for the same one.
    private async Task<OutboxPost?> TakeAsync(List<Guid> silent, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var (since, before) = (now - Young, now - Between);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var found = await db.Outbox.FromSql($"""
            select p.* from publishing.outbox_post p join publishing.channel c on c.id = p.channel_id
            where p.remote_id is not null and p.state = 'Posted' and p.removal_asked_at is null and p.posted_at > {since}
              and (p.counted_at is null or p.counted_at < {before}) and c.state = 'Ready' and p.channel_id <> all({silent.ToArray()})
            order by p.posted_at desc limit 1 for update of p skip locked
            """).AsNoTracking().ToListAsync(cancel);
        if (found is not [var post]) return null;
        await db.Outbox.Where(p => p.Id == post.Id).ExecuteUpdateAsync(p => p.SetProperty(x => x.CountedAt, now), cancel);
        await transaction.CommitAsync(cancel);
        return post;
    }

    private async Task<IReadOnlyDictionary<string, long>?> AskAsync(OutboxPost post, CancellationToken cancel)
    {
        var channel = await db.Channels.AsNoTracking().SingleAsync(c => c.Id == post.ChannelId, cancel);
        try
        {
            var figures = await connectors.Single(c => c.Kind == channel.Kind)
                .CountAsync(new(channel.Id, channel.RemoteId, stores.Of(channel.Id)), post.RemoteId!, post.PostedAt!.Value, cancel);
            if (figures.Problem is null) return figures.Values;
            log.LogWarning("{Channel} post {PostId} could not be counted: {Code}", channel.Kind, post.Id, figures.Problem.Code);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.LogError(fault, "{Channel} post {PostId} could not be counted", channel.Kind, post.Id);
        }
        return null;
    }

    private async Task SaveAsync(Guid postId, IReadOnlyDictionary<string, long> figures, CancellationToken cancel)
    {
        var day = Vietnam.LocalDate(clock.GetUtcNow());
        foreach (var (metric, value) in figures)
            await db.Database.ExecuteSqlAsync($"""
                insert into publishing.post_figure (post_id, taken_on, metric, value) values ({postId}, {day}, {metric}, {value})
                on conflict (post_id, taken_on, metric) do update set value = excluded.value
                """, cancel);
    }
}
