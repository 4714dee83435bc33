using Microsoft.EntityFrameworkCore;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Reports;
using VocEdu.Publishing.Data;

namespace VocEdu.Publishing.Reports;

/// <summary>What one platform states of the posts of a period, by its own name for it.</summary>
/// <param name="Posts">How many posts it gave this figure for.</param>
/// <param name="Value">Sum over those posts: of what the platform counts for each, so never a number of persons.</param>
/// <param name="ReadFrom">The oldest day a figure in it was read.</param>
/// <param name="ReadTo">The newest.</param>
public sealed record ChannelImpact(string Channel, string Metric, int Posts, long Value, DateOnly ReadFrom, DateOnly ReadTo);

/// <summary>Reads what the platforms stated of the posts of a period: for each post the figure that was read last.</summary>
public sealed class ReadImpact(PublishingDb db)
{
    public Task<List<ChannelImpact>> RunAsync(ReportSpan span, CancellationToken cancel)
    {
        var (start, end) = (Vietnam.Instant(span.From), Vietnam.Instant(span.DataDate.AddDays(1)));
        return db.Database.SqlQuery<ChannelImpact>($"""
            select c.name as "Channel", f.metric as "Metric", count(*)::int as "Posts", sum(f.value)::bigint as "Value", min(f.taken_on) as "ReadFrom", max(f.taken_on) as "ReadTo"
            from publishing.outbox_post p join publishing.channel c on c.id = p.channel_id
            cross join lateral (select distinct on (metric) metric, value, taken_on from publishing.post_figure where post_id = p.id order by metric, taken_on desc) f
            where p.posted_at >= {start} and p.posted_at < {end}
            group by c.name, f.metric order by c.name, f.metric
            """).ToListAsync(cancel);
    }
}
