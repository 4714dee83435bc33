using VocEdu.Domain.Counting;

namespace VocEdu.Domain.Reports;

/// <summary>One report that is due: which period it is about and by when.</summary>
/// <param name="Period">What it is about.</param>
/// <param name="Printed">The day as the document prints it.</param>
/// <param name="LastDay">The last day on which it is in time.</param>
public sealed record ReportDue(ReportPeriod Period, DateOnly Printed, DateOnly LastDay);

/// <summary>By when a report that comes again and again is due.</summary>
/// <param name="Cycle">How often.</param>
/// <param name="Month">
/// Yearly, half-yearly and for nine months: the month of the printed day. Monthly and quarterly: how many months after the period's last month (0: in it).
/// </param>
/// <param name="Day">The printed day; in a shorter month the last one. Null: the month's last day, for the text names none.</param>
/// <param name="Before">The text says "trước ngày": the day itself is too late (vietnam.md §3.2).</param>
public sealed record ReportDuty(ReportCycle Cycle, int Month, int? Day, bool Before)
{
    /// <summary>A yearly report of the first months is about the year that is over.</summary>
    private const int FirstMonthOfSameYear = 7;

    /// <summary>Every report whose last day lies in some days, in order of that day. A cycle without rhythm gives none.</summary>
    public IEnumerable<ReportDue> Between(DateOnly from, DateOnly to) =>
        Enumerable.Range(from.Year - 1, to.Year - from.Year + 3).SelectMany(Of).Where(due => due.LastDay >= from && due.LastDay <= to).OrderBy(due => due.LastDay);

    /// <summary>The reports about periods of one year.</summary>
    public IEnumerable<ReportDue> Of(int year) => Cycle switch
    {
        ReportCycle.Monthly => Enumerable.Range(1, 12).Select(month => After(ReportPeriod.Month(year, month), year, month)),
        ReportCycle.Quarterly => Enumerable.Range(1, 4).Select(quarter => After(ReportPeriod.Quarter(year, quarter), year, quarter * 3)),
        ReportCycle.FirstHalf => [On(ReportPeriod.FirstHalf(year), year, Month)],
        ReportCycle.NineMonths => [On(ReportPeriod.NineMonths(year), year, Month)],
        ReportCycle.Yearly => [On(ReportPeriod.WholeYear(year), Month >= FirstMonthOfSameYear ? year : year + 1, Month)],
        _ => [],
    };

    private ReportDue After(ReportPeriod period, int year, int lastMonth)
    {
        var month = new DateOnly(year, lastMonth, 1).AddMonths(Month);
        return On(period, month.Year, month.Month);
    }

    private ReportDue On(ReportPeriod period, int year, int month)
    {
        var last = DateTime.DaysInMonth(year, month);
        var printed = new DateOnly(year, month, Math.Min(Day ?? last, last));
        return new(period, printed, Before && Day is not null ? printed.AddDays(-1) : printed);
    }
}
