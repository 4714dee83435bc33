using Microsoft.EntityFrameworkCore;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Publishing.Data;
using VocEdu.Publishing.Works;

namespace VocEdu.Publishing.Targets;

/// <summary>A number and the list it counts.</summary>
public sealed record Figure(string Code, string Name, int Count, WorkFilter Opens);

/// <summary>How a plan's target stands on a local day, province-wide.</summary>
/// <param name="Progress">Done, target, expected today, forecast.</param>
/// <param name="Done">The list behind <see cref="Domain.Counting.Progress.Done"/>.</param>
/// <param name="ByGenre">Largest first; the sum is what is done.</param>
/// <param name="ByUnit">By producing unit, largest first; contributing units are never added.</param>
/// <param name="Postings">Posts on channels in the same days: another statistic, never added to the works.</param>
public sealed record TargetProgress(
    Plan Plan, Target Target, Progress Progress, WorkFilter Done, IReadOnlyList<Figure> ByGenre, IReadOnlyList<Figure> ByUnit, int Postings);

/// <summary>Counts the works of a plan's year. Reads the counted works of that year and nothing older.</summary>
public sealed class CountProgress(PublishingDb db)
{
    /// <param name="day">The local day to stand on; the year is the one that day counts in.</param>
    /// <returns>Null when the plan has no such target in that year.</returns>
    public async Task<TargetProgress?> RunAsync(string planCode, string targetCode, DateOnly day, CancellationToken cancel)
    {
        var plan = await db.Plans.AsNoTracking().SingleOrDefaultAsync(p => p.Code == planCode, cancel);
        if (plan is null) return null;
        var window = plan.CountingWindow;
        var year = window.YearOf(day);
        var target = await db.Targets.AsNoTracking()
            .SingleOrDefaultAsync(t => t.PlanCode == planCode && t.Code == targetCode && t.Year == year, cancel);
        if (target is null) return null;

        var period = window.Year(year);
        var list = new WorkFilter(period.From, day, Counted: true, Origin: plan.AcceptsPress ? null : WorkOrigin.Own);
        var rows = await CountAsync(list, cancel);
        var postings = await PostingsAsync(period.From, day, cancel);

        var genres = rows.GroupBy(r => r.Genre)
            .Select(g => new Figure(g.Key, Genres.Get(g.Key).Name, g.Sum(r => r.Count), list with { Genre = g.Key }));
        var units = rows.GroupBy(r => r.UnitCode)
            .Select(u => new Figure(u.Key, u.MaxBy(r => r.Last)!.UnitName, u.Sum(r => r.Count), list with { UnitCode = u.Key }));
        return new(plan, target, new Progress(rows.Sum(r => r.Count), target.Value, period, day), list,
            Largest(genres), Largest(units), postings);
    }

    private Task<List<Row>> CountAsync(WorkFilter list, CancellationToken cancel) => db.Works
        .Where(w => w.Counts && w.FirstPublicOn >= list.From && w.FirstPublicOn <= list.To && (list.Origin == null || w.Origin == list.Origin))
        .GroupBy(w => new { w.Genre, w.UnitCode, w.UnitName })
        .Select(g => new Row(g.Key.Genre, g.Key.UnitCode, g.Key.UnitName, g.Count(), g.Max(w => w.FirstPublicOn)))
        .ToListAsync(cancel);

    private Task<int> PostingsAsync(DateOnly from, DateOnly to, CancellationToken cancel)
    {
        var (start, end) = (Vietnam.Instant(from), Vietnam.Instant(to.AddDays(1)));
        return db.Outbox.CountAsync(p => p.PostedAt >= start && p.PostedAt < end, cancel);
    }

    private static List<Figure> Largest(IEnumerable<Figure> figures) =>
        [.. figures.OrderByDescending(f => f.Count).ThenBy(f => f.Name, StringComparer.Create(new("vi-VN"), ignoreCase: true))];

    private sealed record Row(string Genre, string UnitCode, string UnitName, int Count, DateOnly Last);
}
