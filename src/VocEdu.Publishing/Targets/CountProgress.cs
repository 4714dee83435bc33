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
    Plan Plan, Target Target, Progress Progress, WorkFilter Done, IReadOnlyList<Figure> ByGenre, IReadOnlyList<Figure> ByUnit, int Postings)
{
    /// <summary>By the plan's own themes, audiences and activities; a work may be filed under several, so these do not add up to what is done.</summary>
    public IReadOnlyList<Figure> ByTheme { get; init; } = [];
    public IReadOnlyList<Figure> ByAudience { get; init; } = [];
    public IReadOnlyList<Figure> ByActivity { get; init; } = [];
}

/// <summary>Sums a plan's year from the figures kept by day: what it costs does not depend on how many works there are.</summary>
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
        var sums = await SumsAsync(list, cancel);
        var genres = Of(FigureKind.Genre, s => new Figure(s.Code, Genres.Get(s.Code).Name, s.Count, list with { Genre = s.Code }));
        var units = Of(FigureKind.Unit, s => new Figure(s.Code, s.Name ?? s.Code, s.Count, list with { UnitCode = s.Code }));
        var own = $"{planCode}:";
        return new(plan, target, new Progress(genres.Sum(f => f.Count), target.Value, period, day), list, genres, units,
            sums.Where(s => s.Kind == nameof(FigureKind.Posting)).Sum(s => s.Count))
        {
            ByTheme = Filed(FigureKind.Theme, code => list with { Theme = code }),
            ByAudience = Filed(FigureKind.Audience, code => list with { Audience = code }),
            ByActivity = Filed(FigureKind.Activity, code => list with { Activity = code }),
        };

        List<Figure> Of(FigureKind kind, Func<Sum, Figure> figure) => [.. sums.Where(s => s.Kind == kind.ToString()).Select(figure)
            .OrderByDescending(f => f.Count).ThenBy(f => f.Name, StringComparer.Create(new("vi-VN"), ignoreCase: true))];

        List<Figure> Filed(FigureKind kind, Func<string, WorkFilter> opens) =>
            [.. Of(kind, s => new Figure(s.Code, s.Code, s.Count, opens(s.Code))).Where(f => f.Code.StartsWith(own, StringComparison.Ordinal))];
    }

    private Task<List<Sum>> SumsAsync(WorkFilter list, CancellationToken cancel)
    {
        var origin = list.Origin?.ToString();
        return db.Database.SqlQuery<Sum>($"""
            select kind, code, sum(count)::int as count, (array_agg(name order by day desc) filter (where name is not null))[1] as name
            from publishing.counted_day
            where kind = any(array['Genre', 'Unit', 'Theme', 'Audience', 'Activity', 'Posting']) and day between {list.From} and {list.To}
              and ({origin}::text is null or origin = {origin} or kind = 'Posting')
            group by kind, code having sum(count) > 0
            """).ToListAsync(cancel);
    }

    private sealed record Sum(string Kind, string Code, int Count, string? Name);
}
