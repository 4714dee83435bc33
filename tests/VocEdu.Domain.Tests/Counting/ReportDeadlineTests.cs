using VocEdu.Domain.Calendar;
using VocEdu.Domain.Counting;

namespace VocEdu.Domain.Tests.Counting;

public sealed class ReportDeadlineTests
{
    private static readonly ReportDeadline Before25May = ReportDeadline.Presets.Single(d => d.Code == "hn-6-thang");

    [Test]
    public void Before_a_day_means_the_day_before_is_the_last_safe_one()
    {
        Assert.That(Before25May.Printed(2027), Is.EqualTo(new DateOnly(2027, 5, 25)));
        Assert.That(Before25May.LastSafeDay(2027), Is.EqualTo(new DateOnly(2027, 5, 24)));
        Assert.That(ReportDeadline.Presets.Single(d => d.Code == "nd09-nam").LastSafeDay(2026), Is.EqualTo(new DateOnly(2026, 12, 25)));
    }

    [Test]
    public void Reminders_come_fifteen_seven_three_and_one_days_ahead() =>
        Assert.That(Before25May.Reminders(2027, WorkingDays.WithoutHolidays), Is.EqualTo(new DateOnly[] { new(2027, 5, 9), new(2027, 5, 17), new(2027, 5, 21), new(2027, 5, 23) }));

    [Test]
    public void Deadline_on_a_Sunday_reminds_on_the_working_day_before()
    {
        // 24/5/2026 is a Sunday, and Friday the 22nd is taken for a holiday.
        var days = Before25May.Reminders(2026, new([new(new(2026, 5, 22), new(2026, 5, 22), "Ngày nghỉ")], []));
        Assert.That(days, Does.Contain(new DateOnly(2026, 5, 21)).And.Contains(new DateOnly(2026, 5, 23)));
        Assert.That(days, Is.Ordered.And.Unique);
    }

    [Test]
    public void Preset_codes_are_unique_and_their_days_exist_every_year() =>
        Assert.That(ReportDeadline.Presets.Select(d => (d.Code, d.Printed(2027).Month)).Distinct().Count(), Is.EqualTo(ReportDeadline.Presets.Count));
}
