using System.Globalization;
using VocEdu.Domain.Counting;

namespace VocEdu.Domain.Text;

/// <summary>Dates and times as the screens show them, in local time.</summary>
public static class VietnameseDates
{
    private static readonly string[] Weekdays = ["Chủ nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"];
    private static readonly string[] ShortWeekdays = ["CN", "T2", "T3", "T4", "T5", "T6", "T7"];

    /// <summary><c>05/02/2026</c>.</summary>
    public static string Date(DateOnly date) => date.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture);

    /// <summary><c>05/02/2026</c>, the local date of an instant.</summary>
    public static string Date(DateTimeOffset instant) => Date(Vietnam.LocalDate(instant));

    /// <summary><c>14:07</c>.</summary>
    public static string Time(DateTimeOffset instant) => Vietnam.LocalTime(instant).ToString("HH':'mm", CultureInfo.InvariantCulture);

    /// <summary><c>05/02/2026 14:07</c>.</summary>
    public static string DateAndTime(DateTimeOffset instant) => $"{Date(instant)} {Time(instant)}";

    /// <summary><c>Thứ Năm, ngày 05/02/2026</c>.</summary>
    public static string WithWeekday(DateOnly date) => $"{Weekday(date.DayOfWeek)}, ngày {Date(date)}";

    /// <summary><c>Thứ Năm, ngày 05/02/2026</c>, the local date of an instant.</summary>
    public static string WithWeekday(DateTimeOffset instant) => WithWeekday(Vietnam.LocalDate(instant));

    /// <summary><c>Thứ Năm</c>.</summary>
    public static string Weekday(DayOfWeek day) => Weekdays[(int)day];

    /// <summary><c>T5</c>, <c>CN</c>.</summary>
    public static string ShortWeekday(DayOfWeek day) => ShortWeekdays[(int)day];

    /// <summary>Reads a day typed as <c>05/02/2026</c> or <c>5/2/2026</c>; day first, always.</summary>
    public static bool TryParse(string? text, out DateOnly date) => DateOnly.TryParseExact(
        text?.Trim(), ["dd/MM/yyyy", "d/M/yyyy", "dd-MM-yyyy", "d-M-yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
}
