using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Domain.Counting;
using VocEdu.Publishing.Targets;
using VocEdu.Publishing.Works;

namespace VocEdu.Cms.Counting;

/// <param name="Period">A month of the plan's own window, such as 15/12 to 14/1.</param>
/// <param name="Sum">From the year's first day to this month's last.</param>
public sealed record MonthFigure(CountingPeriod Period, int Count, int Sum, bool HasBegun, WorkFilter Opens);

/// <param name="Name">How this window cuts the year.</param>
public sealed record OtherWindow(string Name, CountingPeriod Period, int Count, WorkFilter Opens);

/// <param name="Sums">From the year's first day to the end of each of its months.</param>
/// <param name="SameDay">Works up to the day that lies as far from the year's first day as today does.</param>
public sealed record YearBefore(CountingPeriod Period, IReadOnlyList<int> Sums, int SameDay, DateOnly Day, WorkFilter OpensSameDay, WorkFilter OpensYear)
{
    public int Whole => Sums[^1];
}

/// <summary>Spreads a year's figure over its months, and counts the same year by the other window.</summary>
public sealed class CountByMonth(CmsDb db)
{
    public async Task<IReadOnlyList<MonthFigure>> RunAsync(TargetProgress progress, CancellationToken cancel)
    {
        var list = progress.Done;
        var days = await Counted(list).GroupBy(d => d.Day).Select(g => new { On = g.Key, Count = g.Sum(d => d.Count) }).ToListAsync(cancel);
        var window = progress.Plan.CountingWindow;
        var sum = 0;
        return [.. Enumerable.Range(1, 12).Select(month =>
        {
            var period = window.InMonth(progress.Target.Year, month);
            var count = days.Where(d => period.Contains(d.On)).Sum(d => d.Count);
            sum += count;
            return new MonthFigure(period, count, sum, period.From <= list.To, list with { From = period.From, To = period.To < list.To ? period.To : list.To });
        })];
    }

    /// <summary>The same plan's year before: each month's sum from the year's first day, as far as this year has come and to its end.</summary>
    public async Task<YearBefore> BeforeAsync(TargetProgress progress, CancellationToken cancel)
    {
        var window = progress.Plan.CountingWindow;
        var (year, before) = (window.Year(progress.Target.Year), window.Year(progress.Target.Year - 1));
        var list = progress.Done with { From = before.From, To = before.To };
        var days = await Counted(list).GroupBy(d => d.Day).Select(g => new { On = g.Key, Count = g.Sum(d => d.Count) }).ToListAsync(cancel);
        var sameDay = before.From.AddDays(progress.Progress.Day.DayNumber - year.From.DayNumber);
        if (sameDay > before.To) sameDay = before.To;
        return new(before, [.. Enumerable.Range(1, 12).Select(month => days.Where(d => d.On <= window.InMonth(progress.Target.Year - 1, month).To).Sum(d => d.Count))],
            days.Where(d => d.On <= sameDay).Sum(d => d.Count), sameDay, list with { To = sameDay }, list);
    }

    public async Task<OtherWindow> OtherAsync(TargetProgress progress, DateOnly today, CancellationToken cancel)
    {
        var other = progress.Plan.Window == WindowKind.Calendar ? CountingWindow.Rule : CountingWindow.Calendar;
        var period = other.Year(progress.Target.Year);
        var list = progress.Done with { From = period.From, To = period.To < today ? period.To : today };
        return new(other.Name, period, await Counted(list).SumAsync(d => d.Count, cancel), list);
    }

    private IQueryable<CountedDay> Counted(WorkFilter list)
    {
        var origin = list.Origin?.ToString();
        return db.CountedDays.Where(d => d.Kind == FigureKind.Genre && d.Day >= list.From && d.Day <= list.To && (origin == null || d.Origin == origin));
    }
}
