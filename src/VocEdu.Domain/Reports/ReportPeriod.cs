using System.Globalization;
using VocEdu.Domain.Counting;

namespace VocEdu.Domain.Reports;

/// <summary>Which period a report is about; the plan's window says on which days it begins and ends. One that exists can be cut by every window.</summary>
public sealed record ReportPeriod
{
    private ReportPeriod(PeriodKind kind, int year, int number, DateOnly? from = null, DateOnly? to = null) =>
        (Kind, Year, Number, From, To) = (kind, year, number, from, to);

    public PeriodKind Kind { get; }

    /// <summary>The year in the period's name.</summary>
    public int Year { get; }

    /// <summary>Of the month or quarter; 0 otherwise.</summary>
    public int Number { get; }

    /// <summary>First day of a free choice of days; null: the window says it.</summary>
    public DateOnly? From { get; }
    public DateOnly? To { get; }

    public static ReportPeriod Month(int year, int month) => Create(PeriodKind.Month, year, month, 12);

    public static ReportPeriod Quarter(int year, int quarter) => Create(PeriodKind.Quarter, year, quarter, 4);

    public static ReportPeriod FirstHalf(int year) => new(PeriodKind.FirstHalf, year, 0);

    public static ReportPeriod NineMonths(int year) => new(PeriodKind.NineMonths, year, 0);

    public static ReportPeriod WholeYear(int year) => new(PeriodKind.Year, year, 0);

    /// <summary>A period of any days, both included.</summary>
    /// <exception cref="ArgumentException">It would end before it begins.</exception>
    public static ReportPeriod Between(DateOnly from, DateOnly to) => to < from
        ? throw new ArgumentException("A period cannot end before it begins.", nameof(to))
        : new(PeriodKind.Custom, to.Year, 0, from, to);

    /// <summary>Reads what was stored.</summary>
    /// <exception cref="ArgumentException">There is no such period.</exception>
    public static ReportPeriod Of(PeriodKind kind, int year, int number, DateOnly? from, DateOnly? to) => kind switch
    {
        PeriodKind.Month => Month(year, number),
        PeriodKind.Quarter => Quarter(year, number),
        PeriodKind.FirstHalf => FirstHalf(year),
        PeriodKind.NineMonths => NineMonths(year),
        PeriodKind.Year => WholeYear(year),
        _ => from is { } first && to is { } last ? Between(first, last) : throw new ArgumentException("A free period needs both days.", nameof(from)),
    };

    /// <summary>The days it covers.</summary>
    public CountingPeriod In(CountingWindow window) => Kind switch
    {
        PeriodKind.Month => window.InMonth(Year, Number),
        PeriodKind.Quarter => window.Quarter(Year, Number),
        PeriodKind.FirstHalf => window.FirstHalf(Year),
        PeriodKind.NineMonths => window.NineMonths(Year),
        PeriodKind.Year => window.Year(Year),
        _ => CountingPeriod.Between(From!.Value, To!.Value),
    };

    /// <summary>The year whose target it counts towards: the one its last day lies in.</summary>
    public int TargetYear(CountingWindow window) => window.YearOf(In(window).To);

    /// <summary>The same period a year earlier.</summary>
    public ReportPeriod YearBefore() => Kind is PeriodKind.Custom ? Between(From!.Value.AddYears(-1), To!.Value.AddYears(-1)) : new(Kind, Year - 1, Number);

    /// <summary>The period that follows: what a report's last chapter plans for.</summary>
    public ReportPeriod Next() => Kind switch
    {
        PeriodKind.Month => Number == 12 ? Month(Year + 1, 1) : Month(Year, Number + 1),
        PeriodKind.Quarter => Number == 4 ? Quarter(Year + 1, 1) : Quarter(Year, Number + 1),
        PeriodKind.FirstHalf or PeriodKind.NineMonths => WholeYear(Year),
        PeriodKind.Year => WholeYear(Year + 1),
        _ => Between(To!.Value.AddDays(1), To.Value.AddDays(To.Value.DayNumber - From!.Value.DayNumber + 1)),
    };

    /// <summary>How a sentence names it: <c>tháng 3 năm 2026</c>, <c>quý IV năm 2026</c>, <c>6 tháng đầu năm 2026</c>, <c>năm 2026</c>.</summary>
    public string InSentence
    {
        get
        {
            var name = In(CountingWindow.Rule).Name;
            return char.ToLower(name[0], CultureInfo.InvariantCulture) + name[1..];
        }
    }

    /// <summary>What is left of the year after it, for the chapter on what comes next: <c>6 tháng cuối năm 2026</c>.</summary>
    public string NextInSentence => Kind switch
    {
        PeriodKind.FirstHalf => string.Create(CultureInfo.InvariantCulture, $"6 tháng cuối năm {Year}"),
        PeriodKind.NineMonths => string.Create(CultureInfo.InvariantCulture, $"3 tháng cuối năm {Year}"),
        PeriodKind.Custom => "thời gian tới",
        _ => Next().InSentence,
    };

    private static ReportPeriod Create(PeriodKind kind, int year, int number, int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, most);
        return new(kind, year, number);
    }
}
