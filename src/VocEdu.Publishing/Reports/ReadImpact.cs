using Microsoft.EntityFrameworkCore;
using VocEdu.Domain.Counting;
using VocEdu.Publishing.Data;

namespace VocEdu.Publishing.Reports;

/// <summary>What one platform states of the posts of a period, by its own name for it.</summary>
/// <param name="Posts">How many posts it gave this figure for.</param>
/// <param name="Value">Sum over those posts: of what the platform counts for each, so never a number of persons.</param>
/// <param name="ReadFrom">The oldest day a figure in it was read.</param>
/// <param name="ReadTo">The newest.</param>
public sealed record ChannelImpact(string Channel, string Metric, int Posts, long Value, DateOnly ReadFrom, DateOnly ReadTo);

/// <param name="Measured">Of these posts, for how many the platform stated anything.</param>
public sealed record ChannelPosts(string Channel, int Posts, int Measured);

/// <summary>A post, and how often its platform says it was seen.</summary>
/// <param name="Metric">The platform's own name.</param>
/// <param name="PostedOn">The local day.</param>
/// <param name="ReadOn">The local day on which the platform said so.</param>
public sealed record SeenPost(string Channel, string Title, Guid WorkId, string? Permalink, DateOnly PostedOn, string Metric, long Value, DateOnly ReadOn);

/// <summary>Reads what the platforms stated of the posts of some local days: for each post the figure that was read last.</summary>
public sealed class ReadImpact(PublishingDb db)
{
    public async Task<List<ChannelImpact>> RunAsync(DateOnly from, DateOnly to, CancellationToken cancel)
    {
        var (start, end) = (Vietnam.Instant(from), Vietnam.Instant(to.AddDays(1)));
        return await NamedAsync(await db.Database.SqlQuery<ChannelImpact>($"""
            select p.channel_id::text as "Channel", f.metric as "Metric", count(*)::int as "Posts", sum(f.value)::bigint as "Value", min(f.taken_on) as "ReadFrom", max(f.taken_on) as "ReadTo"
            from publishing.outbox_post p
            cross join lateral (select distinct on (metric) metric, value, taken_on from publishing.post_figure where post_id = p.id order by metric, taken_on desc) f
            where p.posted_at >= {start} and p.posted_at < {end}
            group by p.channel_id, f.metric order by f.metric
            """).ToListAsync(cancel), r => r.Channel, (r, name) => r with { Channel = name }, cancel);
    }

    /// <summary>Every channel that carried something in these days, those without figures among them.</summary>
    public async Task<List<ChannelPosts>> PostsAsync(DateOnly from, DateOnly to, CancellationToken cancel)
    {
        var (start, end) = (Vietnam.Instant(from), Vietnam.Instant(to.AddDays(1)));
        return await NamedAsync(await db.Database.SqlQuery<ChannelPosts>($"""
            select p.channel_id::text as "Channel", count(*)::int as "Posts", (count(*) filter (where exists (select from publishing.post_figure f where f.post_id = p.id)))::int as "Measured"
            from publishing.outbox_post p where p.posted_at >= {start} and p.posted_at < {end} group by p.channel_id
            """).ToListAsync(cancel), r => r.Channel, (r, name) => r with { Channel = name }, cancel);
    }

    /// <summary>The posts of each channel that were seen most.</summary>
    /// <param name="metrics">What counts as being seen; of several that a post has, the one named first.</param>
    /// <param name="most">For each channel.</param>
    public async Task<List<SeenPost>> MostSeenAsync(DateOnly from, DateOnly to, string[] metrics, int most, CancellationToken cancel)
    {
        var (start, end) = (Vietnam.Instant(from), Vietnam.Instant(to.AddDays(1)));
        return await NamedAsync(await db.Database.SqlQuery<SeenPost>($"""
            select "Channel", "Title", "WorkId", "Permalink", "PostedOn", "Metric", "Value", "ReadOn" from (
              select p.channel_id::text as "Channel", w.title as "Title", w.id as "WorkId", p.permalink as "Permalink", (p.posted_at at time zone 'Asia/Ho_Chi_Minh')::date as "PostedOn",
                f.metric as "Metric", f.value as "Value", f.taken_on as "ReadOn", row_number() over (partition by p.channel_id order by f.value desc, p.id) as place
              from publishing.outbox_post p join publishing.work w on w.id = p.work_id
              cross join lateral (select metric, value, taken_on from publishing.post_figure where post_id = p.id and metric = any({metrics})
                order by array_position({metrics}, metric), taken_on desc limit 1) f
              where p.posted_at >= {start} and p.posted_at < {end}) ranked
            where place <= {most} order by place
            """).ToListAsync(cancel), r => r.Channel, (r, name) => r with { Channel = name }, cancel);
    }

    /// <summary>Puts names where the database gave ids, and the rows in the order of the names.</summary>
    private async Task<List<T>> NamedAsync<T>(List<T> rows, Func<T, string> channel, Func<T, string, T> named, CancellationToken cancel)
    {
        var names = await db.ChannelNamesAsync(cancel);
        return [.. rows.Select(r => named(r, names[channel(r)])).OrderBy(channel, StringComparer.Ordinal)];
    }
}
