using VocEdu.Domain.Counting;

namespace VocEdu.Domain.Reports;

/// <summary>The days a report's columns count, all local and included.</summary>
/// <param name="From">First day of the period.</param>
/// <param name="To">Last day of the period, whether it is over or not.</param>
/// <param name="YearFrom">First day of the counting year: where the sum so far begins.</param>
/// <param name="YearTo">Last day of the counting year.</param>
/// <param name="DataDate">The last day whose works are in the figures: never after the period, never in the future.</param>
/// <param name="LastYearFrom">Where the same period a year earlier begins.</param>
/// <param name="LastYearTo">Where it ends; a period that is not over is compared with as much of the year before.</param>
/// <param name="TargetYear">The year in the plan.</param>
public sealed record ReportSpan(
    DateOnly From, DateOnly To, DateOnly YearFrom, DateOnly YearTo, DateOnly DataDate, DateOnly LastYearFrom, DateOnly LastYearTo, int TargetYear)
{
    /// <summary>The report leaves before its period is over: what is still to come is an estimate.</summary>
    public bool IsEarly => DataDate < To;

    /// <summary>Cuts a period by a plan's window on the day the figures are taken.</summary>
    /// <param name="period">What the report is about.</param>
    /// <param name="window">How the plan cuts its year.</param>
    /// <param name="today">The local day; a day after the period changes nothing.</param>
    public static ReportSpan Of(ReportPeriod period, CountingWindow window, DateOnly today)
    {
        var days = period.In(window);
        var targetYear = period.TargetYear(window);
        var year = window.Year(targetYear);
        // Days of its own may begin before the counting year does.
        var yearFrom = days.From < year.From ? days.From : year.From;
        var dataDate = today < days.To ? today : days.To;
        if (dataDate < days.From.AddDays(-1)) dataDate = days.From.AddDays(-1);        // not begun: nothing to count yet
        var before = period.YearBefore().In(window);
        var asMuch = dataDate < days.To ? dataDate.AddYears(-1) : before.To;
        return new(days.From, days.To, yearFrom, year.To, dataDate, before.From, asMuch < before.To ? asMuch : before.To, targetYear);
    }

    /// <summary>The counting year as far as the report has to do with it.</summary>
    public CountingPeriod WholeYear() => CountingPeriod.Between(YearFrom, YearTo);
}
