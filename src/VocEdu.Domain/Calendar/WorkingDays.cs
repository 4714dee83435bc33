using System.Collections.Frozen;
using VocEdu.Domain.Counting;

namespace VocEdu.Domain.Calendar;

/// <summary>Days off in a row: a feast, or the day given in its place.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Name">What people call it: <c>Tết Nguyên đán Bính Ngọ</c>.</param>
/// <param name="Estimated">Reckoned by the law; the government has not announced it yet.</param>
public sealed record Holiday(DateOnly From, DateOnly To, string Name, bool Estimated = false);

/// <summary>
/// On which days offices in Viet Nam work: not at weekends nor on public holidays, but on a weekend day that makes up for a bridge day.
/// The day a deadline starts on is not counted (Civil Code 2015, art. 147).
/// </summary>
public sealed class WorkingDays
{
    private const int LongestHoliday = 31;
    private static readonly TimeOnly EndOfWork = new(17, 0);

    private readonly FrozenDictionary<DateOnly, string> _holidays;
    private readonly FrozenSet<DateOnly> _madeUp;

    /// <summary>The calendar of some years; in any other year only weekends are off.</summary>
    /// <param name="holidays">In any order; they may lie on weekends.</param>
    /// <param name="madeUp">Weekend days that are worked instead of a day off.</param>
    /// <exception cref="ArgumentException">A holiday ends before it starts or lasts longer than a month.</exception>
    public WorkingDays(IEnumerable<Holiday> holidays, IEnumerable<DateOnly> madeUp)
    {
        var days = new Dictionary<DateOnly, string>();
        var estimated = new List<Holiday>();
        foreach (var holiday in holidays)
        {
            var (from, to, name, _) = holiday;
            if (to < from || to.DayNumber - from.DayNumber >= LongestHoliday) throw new ArgumentException($"{name}: {from:yyyy-MM-dd} – {to:yyyy-MM-dd}.", nameof(holidays));
            for (var day = from; day <= to; day = day.AddDays(1)) days[day] = name;
            if (holiday.Estimated) estimated.Add(holiday);
        }

        (_holidays, _madeUp, Estimated) = (days.ToFrozenDictionary(), madeUp.ToFrozenSet(), [.. estimated.OrderBy(h => h.From)]);
    }

    /// <summary>Weekends only.</summary>
    public static WorkingDays WithoutHolidays { get; } = new([], []);

    /// <summary>Days off that are not official yet, in order: deadlines that pass them may still change.</summary>
    public IReadOnlyList<Holiday> Estimated { get; }

    /// <summary>Whether any day off of the year is known; without, deadlines in it count weekends only.</summary>
    public bool Knows(int year) => _holidays.Keys.Any(day => day.Year == year);

    /// <summary>The holiday's name; null on any other day, weekends included.</summary>
    public string? HolidayOn(DateOnly day) => _holidays.GetValueOrDefault(day);

    public bool IsWorking(DateOnly day) => _madeUp.Contains(day)
        || (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !_holidays.ContainsKey(day));

    /// <summary>The day itself, or the first working day after it.</summary>
    public DateOnly OnOrAfter(DateOnly day)
    {
        while (!IsWorking(day)) day = day.AddDays(1);
        return day;
    }

    /// <summary>The day itself, or the last working day before it.</summary>
    public DateOnly OnOrBefore(DateOnly day)
    {
        while (!IsWorking(day)) day = day.AddDays(-1);
        return day;
    }

    /// <summary>The working day that is so many working days later; with none, the day itself or the next working one.</summary>
    public DateOnly Add(DateOnly day, int workingDays)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(workingDays);
        if (workingDays == 0) return OnOrAfter(day);
        for (; workingDays > 0; workingDays--) day = OnOrAfter(day.AddDays(1));
        return day;
    }

    /// <summary>How many working days lie after the first day, up to and with the last; 0 when it is not later.</summary>
    public int Between(DateOnly after, DateOnly upTo)
    {
        var count = 0;
        for (var day = after.AddDays(1); day <= upTo; day = day.AddDays(1)) count += IsWorking(day) ? 1 : 0;
        return count;
    }

    /// <summary>When something that starts now has to be done: the end of work, 17:00 in Viet Nam, so many working days later.</summary>
    public DateTimeOffset Due(DateTimeOffset start, int workingDays)
    {
        var local = Vietnam.LocalTime(start);
        var day = DateOnly.FromDateTime(local.DateTime);
        if (workingDays == 0 && TimeOnly.FromDateTime(local.DateTime) >= EndOfWork) day = day.AddDays(1);
        return Vietnam.Instant(Add(day, workingDays), EndOfWork);
    }
}
