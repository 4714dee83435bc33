using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Counting;

/// <param name="State">The state a story stood in.</param>
/// <param name="MedianHours">Half of the stays were shorter.</param>
/// <param name="SlowHours">Nine of ten were shorter.</param>
public sealed record StepTime(string State, int Stays, double MedianHours, double SlowHours);

/// <param name="Returned">Sent back at least once.</param>
/// <param name="Times">How often stories were sent back altogether.</param>
public sealed record Returns(int Sent, int Returned, int Times);

/// <param name="Stories">Published in the period with the day of their event.</param>
/// <param name="Slow">Nine of ten were faster, in days.</param>
public sealed record EventDelay(int Stories, double? Median, double? Slow);

/// <param name="ReviewDue">The earliest review of one of its parts that is overdue, as <c>yyyy-MM-dd</c>; null: it is old as a whole.</param>
public sealed record StaleGuide(Guid ItemId, string Title, string UnitName, DateTimeOffset UpdatedAt, string? ReviewDue);

/// <param name="Count">By readers who pressed the button on its public page.</param>
public sealed record DownloadedSheet(Guid ItemId, string Title, string UnitName, long Count);

/// <summary>How the newsroom works, from the events themselves. What it costs grows with the period, not with what the newsroom holds.</summary>
public sealed class EditorialFigures(CmsDb db, TimeProvider clock)
{
    private const int MostGuides = 100, MostSheets = 20;

    /// <summary>A guide nobody has looked at for so long may mislead.</summary>
    public static readonly TimeSpan Stale = TimeSpan.FromDays(365);

    public Task<List<StepTime>> StepsAsync(DateOnly from, DateOnly to, CancellationToken cancel)
    {
        var (start, end) = (Vietnam.Instant(from), Vietnam.Instant(to.AddDays(1)));
        return db.Database.SqlQuery<StepTime>($"""
            select from_state as "State", count(*)::int as "Stays", percentile_cont(0.5) within group (order by hours) as "MedianHours", percentile_cont(0.9) within group (order by hours) as "SlowHours"
            from (
              select e.from_state, extract(epoch from e.at - (
                select max(b.at) from cms.content_event b where b.item_id = e.item_id and b.id < e.id and b.to_state = e.from_state and b.from_state is distinct from b.to_state))::float8 / 3600 as hours
              from cms.content_event e
              where e.at >= {start} and e.at < {end} and e.from_state is distinct from e.to_state and e.from_state in ('UnitReview', 'Submitted', 'Received', 'Editing', 'ChangesRequested', 'InReview', 'Approved', 'Scheduled')) stays
            where hours is not null group by from_state
            """).ToListAsync(cancel);
    }

    public async Task<Returns> ReturnsAsync(DateOnly from, DateOnly to, CancellationToken cancel)
    {
        var (start, end) = (Vietnam.Instant(from), Vietnam.Instant(to.AddDays(1)));
        return (await db.Database.SqlQuery<Returns>($"""
            select (count(distinct item_id) filter (where to_state in ('Submitted', 'InReview')))::int as "Sent",
              (count(distinct item_id) filter (where to_state = 'ChangesRequested'))::int as "Returned", (count(*) filter (where to_state = 'ChangesRequested'))::int as "Times"
            from cms.content_event where at >= {start} and at < {end} and from_state is distinct from to_state
            """).ToListAsync(cancel)).Single();
    }

    public async Task<EventDelay> DelayAsync(DateOnly from, DateOnly to, CancellationToken cancel)
    {
        var (start, end) = (Vietnam.Instant(from), Vietnam.Instant(to.AddDays(1)));
        return (await db.Database.SqlQuery<EventDelay>($"""
            select count(*)::int as "Stories", percentile_cont(0.5) within group (order by days) as "Median", percentile_cont(0.9) within group (order by days) as "Slow"
            from (select ((published_at at time zone 'Asia/Ho_Chi_Minh')::date - (fields ->> 'eventDate')::date)::float8 as days
              from cms.publication where listed and published_at >= {start} and published_at < {end} and kind <> 'Event' and fields ->> 'eventDate' is not null) d
            where days >= 0
            """).ToListAsync(cancel)).Single();
    }

    public Task<List<StaleGuide>> StaleAsync(CancellationToken cancel)
    {
        var (before, today) = (clock.GetUtcNow() - Stale, Vietnam.Today(clock).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        return db.Database.SqlQuery<StaleGuide>($"""
            select item_id as "ItemId", title as "Title", unit_name as "UnitName", updated_at as "UpdatedAt", due as "ReviewDue"
            from cms.publication cross join lateral (
              select min(trim(both '"' from v::text)) as due from jsonb_path_query(fields -> 'guide', '$.**.nextReviewOn') v where trim(both '"' from v::text) < {today}) r
            where listed and kind = 'CareerGuide' and (updated_at < {before} or due is not null)
            order by due nulls last, updated_at limit {MostGuides}
            """).ToListAsync(cancel);
    }

    /// <summary>What is public now and was downloaded most in these days.</summary>
    public Task<List<DownloadedSheet>> DownloadsAsync(DateOnly from, DateOnly to, CancellationToken cancel) => db.Database.SqlQuery<DownloadedSheet>($"""
        select p.item_id as "ItemId", p.title as "Title", p.unit_name as "UnitName", sum(d.count)::bigint as "Count"
        from cms.download_day d join cms.public_media m on m.media_id = d.media_id
        join cms.publication p on p.item_id = m.item_id and p.fields -> 'file' ->> 'mediaId' = d.media_id::text
        where d.day between {from} and {to} group by p.item_id, p.title, p.unit_name order by sum(d.count) desc, p.title limit {MostSheets}
        """).ToListAsync(cancel);
}
