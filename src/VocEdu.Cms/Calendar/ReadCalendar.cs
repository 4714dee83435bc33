using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Distribution;
using VocEdu.Cms.Distribution.Manual;
using VocEdu.Cms.Reports.Duties;
using VocEdu.Cms.Review.Releases;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Channels;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Calendar;

/// <summary>Everything that happens on some days, for one viewer.</summary>
public sealed class ReadCalendar(CmsDb db, ContentChoices choices, FixedDays fixedDays, DutyBoard duties, TimeProvider clock)
{
    /// <summary>Of each kind; a month with more is for the list and its filters.</summary>
    public const int Most = 1_000;

    /// <summary>Named one by one: few are under way, and the database finds them by their state.</summary>
    private static readonly ContentState[] UnderWay =
    [
        ContentState.Draft, ContentState.UnitReview, ContentState.Submitted, ContentState.Received, ContentState.Editing, ContentState.ChangesRequested, ContentState.InReview, ContentState.Approved,
    ];

    /// <param name="from">The first local day.</param>
    /// <param name="to">The last local day.</param>
    public async Task<CalendarEntries> RunAsync(DateOnly from, DateOnly to, CalendarFilter filter, CalendarScope scope, CancellationToken cancel)
    {
        var window = (Start: Vietnam.Instant(from), End: Vietnam.Instant(to.AddDays(1)));
        List<CalendarEntry> entries = [];
        var cut = false;
        void Add(List<CalendarEntry> some)
        {
            cut |= some.Count > Most;
            entries.AddRange(some.Take(Most));
        }

        if (filter.Wants(EntryKind.Day)) entries.AddRange(fixedDays.Between(from, to));
        if (filter.Wants(EntryKind.Report)) entries.AddRange(await ReportsAsync(from, to, scope, cancel));
        if (filter.Wants(EntryKind.Event)) Add(await EventsAsync(from, to, window, filter, scope, cancel));
        if (filter.Wants(EntryKind.Item) && filter.ChannelId is null)
        {
            Add(await PublishedAsync(window, filter, scope, cancel));
            Add(await ComingAsync(window, filter, scope, cancel));
        }
        if (filter.Wants(EntryKind.Release) && filter is { UnitId: null, ChannelId: null, Genre: null } && scope is { Units: null, InProgress: true }) Add(await ReleasesAsync(window, cancel));
        if (filter.Wants(EntryKind.Post) && scope.Posts && filter.Genre is null) Add(await PostsAsync(window, filter, scope, cancel));
        if (filter.Wants(EntryKind.Task) && scope.Tasks && filter is { ChannelId: null, Genre: null }) Add(await TasksAsync(window, filter, scope, cancel));
        return new([.. entries.OrderBy(e => e.Day).ThenBy(e => e.At is null ? 0 : 1).ThenBy(e => e.At).ThenBy(e => e.Title, StringComparer.Ordinal)], cut);
    }

    private async Task<IEnumerable<CalendarEntry>> ReportsAsync(DateOnly from, DateOnly to, CalendarScope scope, CancellationToken cancel) =>
        (await duties.BetweenAsync(from, to, Vietnam.Today(clock), cancel)).Select(report => new CalendarEntry(EntryKind.Report, report.Due.LastDay, null,
            $"Báo cáo gửi {report.Duty.Recipient}", $"Hạn: {DutyWords.Printed(report)}{(scope.MayReadReports ? $" – {DutyWords.Of(report.Standing)}" : "")}", report.Duty.Title,
            scope.MayReadReports ? $"/quan-tri/bao-cao#{report.Duty.Id}-{report.Handle}" : null));

    /// <summary>Items that are under way and have no day yet, the last changed first.</summary>
    public async Task<List<CalendarEntry>> WithoutDayAsync(int most, CalendarFilter filter, CalendarScope scope, CancellationToken cancel)
    {
        var items = await Alone(Of(filter, scope)).Where(i => i.PlannedFor == null && UnderWay.Contains(i.State)).OrderByDescending(i => i.UpdatedAt).Take(most).ToListAsync(cancel);
        var units = await choices.UnitNamesAsync([.. items.Select(i => i.UnitId)], cancel);
        return [.. items.Select(i => Entry(i, default, null, units, scope))];
    }

    private async Task<List<CalendarEntry>> ComingAsync((DateTimeOffset Start, DateTimeOffset End) window, CalendarFilter filter, CalendarScope scope, CancellationToken cancel)
    {
        var items = Of(filter, scope);
        var scheduled = await items.Where(i => i.ScheduledFor >= window.Start && i.ScheduledFor < window.End && i.State == ContentState.Scheduled)
            .OrderBy(i => i.ScheduledFor).Take(Most + 1).ToListAsync(cancel);
        var planned = await Alone(items).Where(i => i.PlannedFor >= window.Start && i.PlannedFor < window.End && UnderWay.Contains(i.State))
            .OrderBy(i => i.PlannedFor).Take(Most + 1).ToListAsync(cancel);
        var together = await (from item in items.Where(i => UnderWay.Contains(i.State))
                              join row in db.ReleaseItems on item.Id equals row.ItemId
                              where row.ClosedAt == null
                              join set in db.Releases on row.SetId equals set.Id
                              where set.State == ReleaseState.Open && set.ScheduledFor >= window.Start && set.ScheduledFor < window.End
                              orderby set.ScheduledFor
                              select new { Item = item, At = set.ScheduledFor!.Value, set.Name }).Take(Most + 1).ToListAsync(cancel);
        List<(ContentItem Item, DateTimeOffset At, string? Set)> all =
        [
            .. scheduled.Select(i => (i, i.ScheduledFor!.Value, (string?)null)),
            .. planned.Select(i => (i, i.PlannedFor!.Value, (string?)null)),
            .. together.Select(t => (t.Item, t.At, (string?)t.Name)),
        ];
        if (!scope.InProgress) all.RemoveAll(one => one.Item.State is not (ContentState.Scheduled or ContentState.Approved));
        var units = await choices.UnitNamesAsync([.. all.Select(one => one.Item.UnitId).Distinct()], cancel);
        return all.ConvertAll(one => Entry(one.Item, Vietnam.LocalDate(one.At), one.At, units, scope, one.Set));
    }

    /// <summary>Those whose time is not that of a set.</summary>
    private IQueryable<ContentItem> Alone(IQueryable<ContentItem> items) => items.Where(i => !db.ReleaseItems.Any(
        row => row.ItemId == i.Id && row.ClosedAt == null && db.Releases.Any(set => set.Id == row.SetId && set.State == ReleaseState.Open && set.ScheduledFor != null)));

    private async Task<List<CalendarEntry>> ReleasesAsync((DateTimeOffset Start, DateTimeOffset End) window, CancellationToken cancel)
    {
        var sets = await db.Releases.AsNoTracking().Where(s => s.State == ReleaseState.Open && s.ScheduledFor >= window.Start && s.ScheduledFor < window.End)
            .OrderBy(s => s.ScheduledFor).Take(Most + 1)
            .Select(s => new { s.Id, s.Name, At = s.ScheduledFor!.Value, Items = db.ReleaseItems.Count(r => r.SetId == s.Id) }).ToListAsync(cancel);
        return [.. sets.Select(s => new CalendarEntry(EntryKind.Release, Vietnam.LocalDate(s.At), s.At, s.Name, $"Đợt phát hành – {s.Items} bài", null, ReleaseSet.PathOf(s.Id), s.Id))];
    }

    /// <param name="set">The set whose time it is; its name is for the newsroom.</param>
    private static CalendarEntry Entry(ContentItem item, DateOnly day, DateTimeOffset? at, Dictionary<string, string> units, CalendarScope scope, string? set = null) => new(
        EntryKind.Item, day, at, item.Title, set is not null ? $"{(scope is { Units: null, InProgress: true } ? $"Trong đợt “{set}”" : "Trong một đợt phát hành")} – {StateNames.Of(item.State)}"
            : at is null || item.State is ContentState.Scheduled ? StateNames.Of(item.State) : $"Dự kiến – {StateNames.Of(item.State)}",
        units.GetValueOrDefault(item.UnitId), $"/quan-tri/duyet/{item.Id}", item.Id, scope.MayMoveItems, item.State is not ContentState.Scheduled);

    private async Task<List<CalendarEntry>> PublishedAsync((DateTimeOffset Start, DateTimeOffset End) window, CalendarFilter filter, CalendarScope scope, CancellationToken cancel)
    {
        var published = await Public(filter, scope).Where(p => p.PublishedAt >= window.Start && p.PublishedAt < window.End)
            .OrderBy(p => p.PublishedAt).Take(Most + 1)
            .Select(p => new { p.ItemId, p.PublishedAt, p.Title, p.Path, p.UnitName }).ToListAsync(cancel);
        return [.. published.Select(p => new CalendarEntry(EntryKind.Item, Vietnam.LocalDate(p.PublishedAt), p.PublishedAt, p.Title,
            StateNames.Of(ContentState.Published), p.UnitName, $"/quan-tri/duyet/{p.ItemId}", p.ItemId, PublicPath: p.Path))];
    }

    private async Task<List<CalendarEntry>> EventsAsync(
        DateOnly first, DateOnly end, (DateTimeOffset Start, DateTimeOffset End) window, CalendarFilter filter, CalendarScope scope, CancellationToken cancel)
    {
        if (filter.ChannelId is not null) return [];
        var events = await Public(filter, scope, db.Publications.FromSql($"""
            select * from cms.publication where kind = 'Event' and listed
              and (fields -> 'event' ->> 'start')::timestamptz < {window.End} and (fields -> 'event' ->> 'end')::timestamptz >= {window.Start}
            """)).Take(Most + 1).Select(p => new { p.ItemId, p.Title, p.Path, p.UnitName, p.Fields }).ToListAsync(cancel);
        return [.. from one in events
                   let times = one.Fields.Event!
                   let begins = Vietnam.LocalDate(times.Start)
                   let ends = Vietnam.LocalDate(times.End)
                   from day in Days(begins < first ? first : begins, ends > end ? end : ends)
                   select new CalendarEntry(EntryKind.Event, day, day == begins ? times.Start : null, one.Title,
                       ends > begins ? $"Sự kiện – đến {VietnameseDates.Date(ends)}" : "Sự kiện", one.UnitName, $"/quan-tri/duyet/{one.ItemId}", one.ItemId, PublicPath: one.Path)];
    }

    private async Task<List<CalendarEntry>> PostsAsync((DateTimeOffset Start, DateTimeOffset End) window, CalendarFilter filter, CalendarScope scope, CancellationToken cancel)
    {
        var posts = db.Outbox.AsNoTracking().Include(p => p.Channel).Include(p => p.Work).Where(p => p.State != PostState.Cancelled && p.State != PostState.Removed);
        if (filter.ChannelId is { } channel) posts = posts.Where(p => p.ChannelId == channel);
        if (Units(filter, scope) is { } units) posts = posts.Where(p => units.Contains(p.Work!.UnitCode));
        // Two questions, since each has an index and both together have none.
        var sent = await posts.Where(p => p.PostedAt >= window.Start && p.PostedAt < window.End).OrderBy(p => p.PostedAt).Take(Most + 1).ToListAsync(cancel);
        var coming = await posts.Where(p => p.PostedAt == null && p.DueAt >= window.Start && p.DueAt < window.End).OrderBy(p => p.DueAt).Take(Most + 1).ToListAsync(cancel);
        return [.. sent.Concat(coming).Select(p => new CalendarEntry(EntryKind.Post, Vietnam.LocalDate(p.PostedAt ?? p.DueAt), p.PostedAt ?? p.DueAt, p.Work!.Title,
            PostStates.NameOf(p.State), p.Channel!.Name, $"{PostAddress.List}/{p.Id}", p.Id, scope.MayMovePosts && p.MayStillChange, PublicPath: p.Permalink))];
    }

    /// <summary>Deadlines of what is to be posted by hand; what is done stands on the day it was done.</summary>
    private async Task<List<CalendarEntry>> TasksAsync((DateTimeOffset Start, DateTimeOffset End) window, CalendarFilter filter, CalendarScope scope, CancellationToken cancel)
    {
        var tasks = from task in db.Set<ManualTask>().AsNoTracking().Include(t => t.Item).Include(t => t.Channel)
                    join item in Of(filter, scope) on task.ItemId equals item.Id
                    where task.CancelledAt == null && task.TakenDownAt == null
                    select task;
        var done = await tasks.Where(t => t.DoneAt >= window.Start && t.DoneAt < window.End).OrderBy(t => t.DoneAt).Take(Most + 1).ToListAsync(cancel);
        var open = await tasks.Where(t => t.DoneAt == null && t.DueAt >= window.Start && t.DueAt < window.End).OrderBy(t => t.DueAt).Take(Most + 1).ToListAsync(cancel);
        var now = clock.GetUtcNow();
        return [.. done.Concat(open).Select(t => new CalendarEntry(EntryKind.Task, Vietnam.LocalDate((t.DoneAt ?? t.DueAt)!.Value), t.DoneAt ?? t.DueAt, t.Item!.Title,
            t.PersonName is { } person && t.DoneAt is null ? $"{t.State(now).Name()} – {person}" : t.State(now).Name(), t.Channel!.Name, $"{ManualTasks.Path}/{t.Id}", t.Id, PublicPath: t.ProofUrl))];
    }

    /// <summary>What the viewer may know, narrowed to what is asked for; null: every unit.</summary>
    private static IReadOnlyList<string>? Units(CalendarFilter filter, CalendarScope scope) =>
        filter.UnitId is not { } unit ? scope.Units : scope.Units is null || scope.Units.Contains(unit) ? [unit] : [];

    private IQueryable<ContentItem> Of(CalendarFilter filter, CalendarScope scope)
    {
        var items = scope.Items(db.Items.AsNoTracking());
        if (Units(filter, scope) is { } units) items = items.Where(i => units.Contains(i.UnitId));
        return filter.Genre is { } genre ? items.Where(i => i.Genre == genre) : items;
    }

    private IQueryable<Publication> Public(CalendarFilter filter, CalendarScope scope, IQueryable<Publication>? from = null)
    {
        var publications = (from ?? db.Publications).AsNoTracking();
        if (Units(filter, scope) is { } units) publications = publications.Where(p => units.Contains(p.UnitId));
        return filter.Genre is { } genre ? publications.Where(p => p.Genre == genre) : publications;
    }

    private static IEnumerable<DateOnly> Days(DateOnly from, DateOnly to) => Enumerable.Range(0, Math.Max(0, to.DayNumber - from.DayNumber + 1)).Select(from.AddDays);
}
