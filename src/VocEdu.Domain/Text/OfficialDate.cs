using System.Globalization;

namespace VocEdu.Domain.Text;

/// <summary>Dates as official documents print them: days below 10 and the months 1 and 2 get a zero, other months do not. Source: vietnam.md §2.4.</summary>
public static class OfficialDate
{
    private const string Blank = "      ";

    /// <summary><c>ngày 05 tháng 02 năm 2026</c>, <c>ngày 29 tháng 6 năm 2026</c>.</summary>
    public static string Of(DateOnly date) => $"ngày {Day(date.Day)} tháng {Month(date.Month)} năm {Year(date.Year)}";

    /// <summary><c>Lâm Đồng, ngày 05 tháng 02 năm 2026</c>.</summary>
    /// <param name="place">Name of the place only, without "tỉnh" or "thành phố".</param>
    /// <param name="date">The day of issue.</param>
    public static string Of(string place, DateOnly date) => $"{place}, {Of(date)}";

    /// <summary>With room to write in the day, and the month if it is unknown too: the records office dates a document.</summary>
    public static string Open(string place, int year, int? month = null) =>
        $"{(place.Length > 0 ? place : Blank + Blank)}, ngày{Blank}tháng {(month is { } m ? Month(m) + " " : Blank)}năm {Year(year)}";

    /// <summary>As a document is cited: <c>05/02/2026</c>, <c>13/9/2021</c>.</summary>
    public static string Cited(DateOnly date) => $"{Day(date.Day)}/{Month(date.Month)}/{Year(date.Year)}";

    private static string Day(int day) => day.ToString("00", CultureInfo.InvariantCulture);

    private static string Month(int month) => month.ToString(month < 3 ? "00" : "0", CultureInfo.InvariantCulture);

    private static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);
}
