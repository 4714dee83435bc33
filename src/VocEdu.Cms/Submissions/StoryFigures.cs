using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Submissions;

/// <summary>What became of the stories one unit first sent in a period.</summary>
/// <param name="Used">Became public.</param>
/// <param name="Returned">Went back to the unit at least once.</param>
/// <param name="Declined">Is not used.</param>
/// <param name="Waiting">Neither public nor declined yet.</param>
/// <param name="MedianHours">From sending to the newsroom's first answer; null while nothing was answered.</param>
/// <param name="Facebook">Posts that are on the channel.</param>
public sealed record UnitFigures(string UnitId, int Sent, int Used, int Returned, int Declined, int Waiting, double? MedianHours, int Facebook, int YouTube, int Zalo);

/// <summary>One story behind a figure.</summary>
public sealed record FiguredStory(Guid ItemId, string Title, string State, string UnitId, string Genre, DateTimeOffset SentAt);

/// <summary>Figures of what was sent, from the events themselves. A story belongs to the day it was first sent.</summary>
/// <remarks>
/// Reads the arrivals of the period through <c>ix_content_event_at</c> and each story's events through <c>ix_content_event_item_id</c>:
/// the cost grows with what was sent in the period, not with what the newsroom holds.
/// </remarks>
public sealed class StoryFigures(CmsDb db)
{
    public static readonly IReadOnlyList<(string Code, string Name)> Kinds =
    [
        ("gui", "Đã gửi"), ("dung", "Được dùng"), ("tra-lai", "Từng bị trả lại"), ("khong-dung", "Không sử dụng"), ("cho", "Đang chờ"),
        ("facebook", "Trên Facebook"), ("youtube", "Trên YouTube"), ("zalo", "Trên Zalo"),
    ];

    /// <param name="units">Only these; null: each that sent anything.</param>
    public async Task<List<UnitFigures>> RunAsync(DateOnly from, DateOnly to, IReadOnlyList<string>? units, CancellationToken cancel)
    {
        var (start, end) = (Vietnam.Instant(from), Vietnam.Instant(to.AddDays(1)));
        return await db.Database.SqlQuery<UnitFigures>($"""
            with sent as (
              select e.item_id, e.id, e.at, i.unit_id, i.state
              from cms.content_event e join cms.content_item i on i.id = e.item_id
              where e.to_state = 'Submitted' and e.at >= {start} and e.at < {end} and e.from_state <> 'Submitted'
                and ({units}::text[] is null or i.unit_id = any({units}))
                and not exists (select from cms.content_event b where b.item_id = e.item_id and b.id < e.id and b.to_state = 'Submitted' and b.from_state <> 'Submitted')),
            told as (
              select s.*, f.used, f.returned, f.answered, p.facebook, p.youtube, p.zalo
              from sent s
              cross join lateral (
                select coalesce(bool_or(e.action = 'published'), false) as used,
                  coalesce(bool_or(e.to_state = 'ChangesRequested' and e.from_state not in ('ChangesRequested', 'UnitReview')), false) as returned,
                  min(e.at) filter (where e.id > s.id and e.to_state <> e.from_state and e.to_state not in ('Draft', 'UnitReview', 'Submitted')) as answered
                from cms.content_event e where e.item_id = s.item_id) f
              cross join lateral (
                select count(*) filter (where c.kind = 'Facebook') as facebook, count(*) filter (where c.kind = 'YouTube') as youtube, count(*) filter (where c.kind = 'Zalo') as zalo
                from publishing.work w join publishing.outbox_post o on o.work_id = w.id and o.state = 'Posted' join publishing.channel c on c.id = o.channel_id
                where w.source = 'content:' || s.item_id) p)
            select unit_id as "UnitId", count(*)::int as "Sent", (count(*) filter (where used))::int as "Used", (count(*) filter (where returned))::int as "Returned",
              (count(*) filter (where state = 'NotUsed' and not used))::int as "Declined", (count(*) filter (where state <> 'NotUsed' and not used))::int as "Waiting",
              percentile_cont(0.5) within group (order by extract(epoch from answered - at)::float8 / 3600) as "MedianHours",
              sum(facebook)::int as "Facebook", sum(youtube)::int as "YouTube", sum(zalo)::int as "Zalo"
            from told group by unit_id
            """).ToListAsync(cancel);
    }

    /// <summary>The stories behind one figure, newest first.</summary>
    /// <param name="kind">A code of <see cref="Kinds"/>.</param>
    /// <param name="before">Where the page begins: time and id of the last row before it.</param>
    public async Task<List<FiguredStory>> ListAsync(DateOnly from, DateOnly to, IReadOnlyList<string>? units, string kind, (DateTimeOffset At, Guid Id)? before, int size, CancellationToken cancel)
    {
        var (start, end) = (Vietnam.Instant(from), Vietnam.Instant(to.AddDays(1)));
        var (lastAt, lastId) = before ?? (end, Guid.Empty);
        return await db.Database.SqlQuery<FiguredStory>($"""
            select e.item_id as "ItemId", i.title as "Title", i.state as "State", i.unit_id as "UnitId", i.genre as "Genre", e.at as "SentAt"
            from cms.content_event e join cms.content_item i on i.id = e.item_id
            where e.to_state = 'Submitted' and e.at >= {start} and e.at <= {lastAt} and (e.at, e.item_id) < ({lastAt}, {lastId}) and e.from_state <> 'Submitted'
              and ({units}::text[] is null or i.unit_id = any({units}))
              and not exists (select from cms.content_event b where b.item_id = e.item_id and b.id < e.id and b.to_state = 'Submitted' and b.from_state <> 'Submitted')
              and case {kind}
                when 'dung' then exists (select from cms.content_event p where p.item_id = e.item_id and p.action = 'published')
                when 'tra-lai' then exists (select from cms.content_event r where r.item_id = e.item_id and r.to_state = 'ChangesRequested' and r.from_state not in ('ChangesRequested', 'UnitReview'))
                when 'khong-dung' then i.state = 'NotUsed' and not exists (select from cms.content_event p where p.item_id = e.item_id and p.action = 'published')
                when 'cho' then i.state <> 'NotUsed' and not exists (select from cms.content_event p where p.item_id = e.item_id and p.action = 'published')
                when 'facebook' then exists (select from publishing.work w join publishing.outbox_post o on o.work_id = w.id and o.state = 'Posted' join publishing.channel c on c.id = o.channel_id where w.source = 'content:' || i.id and c.kind = 'Facebook')
                when 'youtube' then exists (select from publishing.work w join publishing.outbox_post o on o.work_id = w.id and o.state = 'Posted' join publishing.channel c on c.id = o.channel_id where w.source = 'content:' || i.id and c.kind = 'YouTube')
                when 'zalo' then exists (select from publishing.work w join publishing.outbox_post o on o.work_id = w.id and o.state = 'Posted' join publishing.channel c on c.id = o.channel_id where w.source = 'content:' || i.id and c.kind = 'Zalo')
                else true end
            order by e.at desc, e.item_id desc limit {size}
            """).ToListAsync(cancel);
    }
}
