namespace VocEdu.Domain.Counting;

/// <summary>How a plan cuts time into years, quarters and months: by the day on which its year closes. Source: vietnam.md §3.1.</summary>
/// <remarks>
/// The rule of Decree 09/2019 closes on 14 December, the calendar on 31 December; a plan may name its own day.
/// Months and quarters close on the same day of their last month, or on its last day where the year closes at a month's end.
/// </remarks>
public sealed record CountingWindow
{
    private CountingWindow(string name, int month, int day, (int Month, int Day)? half) => (Name, Month, Day, Half) = (name, month, day, half);

    /// <summary>15/12 of the year before to 14/12 (Decree 09/2019, Article 12).</summary>
    public static CountingWindow Rule { get; } = new("Theo quy định (15/12 năm trước đến 14/12)", 12, 14, null);

    /// <summary>1/1 to 31/12.</summary>
    public static CountingWindow Calendar { get; } = new("Theo năm dương lịch", 12, 31, null);

    /// <summary>Vietnamese, for a list to choose from.</summary>
    public string Name { get; }

    /// <summary>Month in which the year closes.</summary>
    public int Month { get; }

    /// <summary>Last day of the year in that month.</summary>
    public int Day { get; }

    /// <summary>Last day of the first half, where the plan names one.</summary>
    public (int Month, int Day)? Half { get; }

    /// <summary>A plan's own closing day, and its half-year's if it names one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such day in an ordinary year.</exception>
    public static CountingWindow ClosingOn(int month, int day, (int Month, int Day)? half = null)
    {
        Check(month, day);
        if (half is { } h) Check(h.Month, h.Day);
        return new($"Chốt số liệu ngày {day:00}/{month:00}", month, day, half);

        static void Check(int month, int day)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(month, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(month, 12);
            ArgumentOutOfRangeException.ThrowIfLessThan(day, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(day, DateTime.DaysInMonth(2025, month));
        }
    }

    /// <summary>The year that a local day counts in.</summary>
    public int YearOf(DateOnly day) => day <= Closing(day.Year, Month) ? day.Year : day.Year + 1;

    /// <summary>The period of a whole counting year.</summary>
    public CountingPeriod Year(int year) => CountingPeriod.Create(PeriodKind.Year, $"Năm {year}", YearStart(year), Closing(year, Month));

    public CountingPeriod FirstHalf(int year) => CountingPeriod.Create(PeriodKind.FirstHalf, $"6 tháng đầu năm {year}",
        YearStart(year), Half is { } half ? new DateOnly(year, half.Month, half.Day) : Closing(year, 6));

    public CountingPeriod NineMonths(int year) => CountingPeriod.Create(PeriodKind.NineMonths, $"9 tháng năm {year}", YearStart(year), Closing(year, 9));

    /// <summary>A quarter.</summary>
    /// <param name="year">The year of the quarter's name.</param>
    /// <param name="quarter">1 to 4.</param>
    public CountingPeriod Quarter(int year, int quarter)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(quarter, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quarter, 4);
        string[] roman = ["I", "II", "III", "IV"];
        return CountingPeriod.Create(PeriodKind.Quarter, $"Quý {roman[quarter - 1]} năm {year}", After(year, (quarter * 3) - 3), Closing(year, quarter * 3));
    }

    /// <summary>A month.</summary>
    /// <param name="year">The year of the month's name.</param>
    /// <param name="month">1 to 12.</param>
    public CountingPeriod InMonth(int year, int month)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(month, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(month, 12);
        return CountingPeriod.Create(PeriodKind.Month, $"Tháng {month} năm {year}", After(year, month - 1), Closing(year, month));
    }

    private DateOnly YearStart(int year) => Closing(year - 1, Month).AddDays(1);

    private DateOnly After(int year, int month) => (month == 0 ? Closing(year - 1, 12) : Closing(year, month)).AddDays(1);

    private DateOnly Closing(int year, int month)
    {
        var last = DateTime.DaysInMonth(year, month);
        var closesAtMonthEnd = Day >= DateTime.DaysInMonth(2025, Month);
        return new DateOnly(year, month, closesAtMonthEnd ? last : Math.Min(Day, last));
    }
}
