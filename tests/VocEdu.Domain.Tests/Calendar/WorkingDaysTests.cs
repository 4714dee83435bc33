using VocEdu.Domain.Calendar;

namespace VocEdu.Domain.Tests.Calendar;

public sealed class WorkingDaysTests
{
    private static readonly WorkingDays Vietnam2026 = new(
    [
        new(new(2026, 1, 1), new(2026, 1, 1), "Tết Dương lịch"), new(new(2026, 1, 2), new(2026, 1, 2), "Nghỉ hoán đổi"),
        new(new(2026, 2, 16), new(2026, 2, 20), "Tết Nguyên đán Bính Ngọ"), new(new(2026, 11, 24), new(2026, 11, 24), "Ngày Văn hóa Việt Nam"),
    ], [new(2026, 1, 10)]);

    [TestCase("2026-02-13", 1, "2026-02-23", Description = "Friday before Tet to Monday after it")]
    [TestCase("2026-01-09", 1, "2026-01-10", Description = "a Saturday that makes up for a bridge day")]
    [TestCase("2026-01-09", 2, "2026-01-12")]
    [TestCase("2026-11-21", 0, "2026-11-23", Description = "a Saturday moves to Monday")]
    [TestCase("2026-11-21", 2, "2026-11-25", Description = "over a holiday in the middle of the week")]
    public void Days_are_counted_over_weekends_and_holidays(string from, int days, string to) =>
        Assert.That(Vietnam2026.Add(DateOnly.Parse(from, null), days), Is.EqualTo(DateOnly.Parse(to, null)));

    [TestCase("2026-11-23T02:00:00Z", 0, "2026-11-23T10:00:00Z")]
    [TestCase("2026-11-23T10:00:00Z", 0, "2026-11-25T10:00:00Z", Description = "after the end of work, over the holiday")]
    [TestCase("2026-11-22T18:30:00Z", 1, "2026-11-25T10:00:00Z", Description = "already Monday in Viet Nam")]
    public void Something_is_due_at_the_end_of_a_working_day(string start, int days, string due) =>
        Assert.That(Vietnam2026.Due(DateTimeOffset.Parse(start, null), days), Is.EqualTo(DateTimeOffset.Parse(due, null)));

    [Test]
    public void A_holiday_is_called_by_its_name()
    {
        Assert.That(Vietnam2026.HolidayOn(new(2026, 2, 18)), Is.EqualTo("Tết Nguyên đán Bính Ngọ"));
        Assert.That(Vietnam2026.HolidayOn(new(2026, 2, 21)), Is.Null);
    }

    [Test]
    public void A_holiday_that_ends_before_it_starts_or_never_ends_is_refused()
    {
        Assert.That(() => new WorkingDays([new(new(2026, 2, 20), new(2026, 2, 16), "Tết")], []), Throws.ArgumentException);
        Assert.That(() => new WorkingDays([new(new(2026, 2, 16), new(2062, 2, 20), "Tết")], []), Throws.ArgumentException);
    }

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public bool A_sum_is_a_working_day_and_counts_back_to_what_was_added(ushort offset, byte days)
    {
        var from = new DateOnly(2025, 12, 1).AddDays(offset % 500);
        var to = Vietnam2026.Add(from, days);
        return Vietnam2026.IsWorking(to) && (days == 0 ? to >= from : Vietnam2026.Between(from, to) == days);
    }

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public bool Nearest_working_days_enclose_the_day(ushort offset)
    {
        var day = new DateOnly(2025, 12, 1).AddDays(offset % 500);
        var (before, after) = (Vietnam2026.OnOrBefore(day), Vietnam2026.OnOrAfter(day));
        return before <= day && day <= after && Vietnam2026.Between(before, after) == (before == after ? 0 : 1);
    }
}
