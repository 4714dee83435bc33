using System.Globalization;

namespace VocEdu.Domain.Counting;

/// <summary>The kinds of period that reports are made for.</summary>
public enum PeriodKind
{
    Month,
    Quarter,
    FirstHalf,
    NineMonths,
    Year,
    Custom,
}

/// <summary>A span of local days, both ends included. One that exists does not end before it begins.</summary>
public sealed record CountingPeriod
{
    private CountingPeriod(PeriodKind kind, string name, DateOnly from, DateOnly to) => (Kind, Name, From, To) = (kind, name, from, to);

    public PeriodKind Kind { get; }

    /// <summary>Vietnamese: <c>Tháng 3 năm 2026</c>, <c>6 tháng đầu năm 2026</c>.</summary>
    public string Name { get; }

    public DateOnly From { get; }

    public DateOnly To { get; }

    public int Days => To.DayNumber - From.DayNumber + 1;

    /// <summary>As reports print it: <c>số liệu tính từ ngày 15/12/2025 đến ngày 14/12/2026</c>.</summary>
    public string InWords => string.Create(CultureInfo.InvariantCulture, $"số liệu tính từ ngày {From:dd'/'MM'/'yyyy} đến ngày {To:dd'/'MM'/'yyyy}");

    /// <summary>A free choice of days.</summary>
    /// <exception cref="ArgumentException">It would end before it begins.</exception>
    public static CountingPeriod Between(DateOnly from, DateOnly to) => Create(PeriodKind.Custom,
        string.Create(CultureInfo.InvariantCulture, $"Từ ngày {from:dd'/'MM'/'yyyy} đến ngày {to:dd'/'MM'/'yyyy}"), from, to);

    internal static CountingPeriod Create(PeriodKind kind, string name, DateOnly from, DateOnly to) =>
        to < from ? throw new ArgumentException("A period cannot end before it begins.", nameof(to)) : new(kind, name, from, to);

    public bool Contains(DateOnly day) => From <= day && day <= To;

    /// <summary>The part of the period that is over when <paramref name="day"/> ends: 0 before it, 1 from its last day on.</summary>
    public double ElapsedShare(DateOnly day) => Math.Clamp((day.DayNumber - From.DayNumber + 1) / (double)Days, 0, 1);
}
