using VocEdu.Domain.Calendar;

namespace VocEdu.Domain.Counting;

/// <summary>A report that is due every year on a printed day, such as "trước ngày 25/5".</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Name">What asks for it.</param>
/// <param name="Period">The period it covers.</param>
/// <param name="Month">Month of the printed day.</param>
/// <param name="Day">The printed day.</param>
/// <param name="Before">The text says "trước ngày": the day itself is too late.</param>
/// <param name="Recipient">Who gets it.</param>
public sealed record ReportDeadline(string Code, string Name, PeriodKind Period, int Month, int Day, bool Before, string Recipient)
{
    private static readonly int[] DaysAhead = [15, 7, 3, 1];

    /// <summary>Deadlines named in the plans and rules. Source: vietnam.md §3.2. A quarterly one whose day is not stated is not here.</summary>
    public static IReadOnlyList<ReportDeadline> Presets { get; } =
    [
        new("hn-6-thang", "Kế hoạch truyền thông giáo dục nghề nghiệp Hà Nội 2025 - 2030", PeriodKind.FirstHalf, 5, 25, true, "Sở Văn hóa và Thể thao"),
        new("hn-nam", "Kế hoạch truyền thông giáo dục nghề nghiệp Hà Nội 2025 - 2030", PeriodKind.Year, 12, 15, true, "Sở Văn hóa và Thể thao"),
        new("hd-nnl", "Kế hoạch truyền thông phát triển nguồn nhân lực Hải Dương 2023", PeriodKind.Year, 11, 30, true, "Sở Văn hóa, Thể thao và Du lịch"),
        new("ct21", "Kế hoạch thực hiện Chỉ thị số 21-CT/TW", PeriodKind.Year, 12, 5, true, "Ủy ban nhân dân"),
        new("nd147", "Nghị định 147/2024/NĐ-CP, Điều 22", PeriodKind.Year, 11, 25, true, "Bộ Văn hóa, Thể thao và Du lịch"),
        new("nd09-6-thang", "Nghị định 09/2019/NĐ-CP, Điều 13", PeriodKind.FirstHalf, 6, 25, false, "Chính phủ"),
        new("nd09-nam", "Nghị định 09/2019/NĐ-CP, Điều 13", PeriodKind.Year, 12, 25, false, "Chính phủ"),
        new("nd331", "Nghị định 331/2026/NĐ-CP, Mẫu số 08", PeriodKind.Year, 12, 25, true, "Bộ Công an"),
    ];

    /// <summary>The day as the document prints it.</summary>
    public DateOnly Printed(int year) => new(year, Month, Day);

    /// <summary>The last day on which the report is in time.</summary>
    public DateOnly LastSafeDay(int year) => Before ? Printed(year).AddDays(-1) : Printed(year);

    /// <summary>
    /// Days to remind on: 15, 7, 3 and 1 days ahead, and the working day before when the last safe day is none. Earliest first.
    /// </summary>
    /// <param name="year">The year of the deadline.</param>
    /// <param name="calendar">Which days are worked.</param>
    public IReadOnlyList<DateOnly> Reminders(int year, WorkingDays calendar) => RemindersBefore(LastSafeDay(year), calendar);

    /// <summary>The same for any last safe day.</summary>
    public static IReadOnlyList<DateOnly> RemindersBefore(DateOnly due, WorkingDays calendar) =>
        [.. DaysAhead.Select(ahead => due.AddDays(-ahead)).Concat(calendar.IsWorking(due) ? [] : [calendar.OnOrBefore(due)]).Distinct().Order()];
}
