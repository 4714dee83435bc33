using System.Globalization;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Calendar;

public enum CalendarView
{
    Month,
    Week,
    List,
}

/// <summary>The days one page of the calendar shows.</summary>
/// <param name="Day">A day on it.</param>
public sealed record CalendarSpan(CalendarView View, DateOnly Day)
{
    private const int ListDays = 30;
    private static readonly (DateOnly First, DateOnly Last) Years = (new(2000, 1, 1), new(2100, 12, 31));

    public static string NameOf(CalendarView view) => view switch { CalendarView.Week => "tuan", CalendarView.List => "danh-sach", _ => "thang" };

    /// <summary>Reads an address; what it does not know is this month.</summary>
    public static CalendarSpan Read(string? view, string? day, TimeProvider clock)
    {
        var seen = Enum.GetValues<CalendarView>().FirstOrDefault(v => NameOf(v) == view);
        var known = DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) && read >= Years.First && read <= Years.Last;
        return new(seen, known ? read : Vietnam.Today(clock));
    }

    public DateOnly From => View switch
    {
        CalendarView.Month => Monday(FirstOfMonth),
        CalendarView.Week => Monday(Day),
        _ => Day,
    };

    /// <summary>The last day, inclusive.</summary>
    public DateOnly To => View switch
    {
        CalendarView.Month => Monday(FirstOfMonth.AddMonths(1).AddDays(-1)).AddDays(6),
        CalendarView.Week => From.AddDays(6),
        _ => Day.AddDays(ListDays - 1),
    };

    public CalendarSpan Previous => Step(-1);

    public CalendarSpan Next => Step(1);

    public IEnumerable<DateOnly> Days => Enumerable.Range(0, To.DayNumber - From.DayNumber + 1).Select(From.AddDays);

    /// <summary>The month of the page; other days are there to fill its weeks.</summary>
    public bool Belongs(DateOnly day) => View is not CalendarView.Month || (day.Year, day.Month) == (Day.Year, Day.Month);

    public string Title => View is CalendarView.Month
        ? $"Tháng {Day.Month}/{Day.Year}"
        : $"{VietnameseDates.Date(From)} – {VietnameseDates.Date(To)}";

    private DateOnly FirstOfMonth => new(Day.Year, Day.Month, 1);

    private CalendarSpan Step(int by)
    {
        var day = View switch
        {
            CalendarView.Month => FirstOfMonth.AddMonths(by),
            CalendarView.Week => Day.AddDays(7 * by),
            _ => Day.AddDays(ListDays * by),
        };
        return this with { Day = day < Years.First ? Years.First : day > Years.Last ? Years.Last : day };
    }

    private static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
