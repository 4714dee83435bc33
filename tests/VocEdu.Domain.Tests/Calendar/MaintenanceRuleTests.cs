using FsCheck;
using FsCheck.Fluent;
using VocEdu.Domain.Calendar;
using VocEdu.Domain.Counting;

namespace VocEdu.Domain.Tests.Calendar;

public sealed class MaintenanceRuleTests
{
    private static readonly WorkingDays Calendar = new([new(new(2026, 11, 24), new(2026, 11, 24), "Ngày Văn hóa Việt Nam")], []);
    private static readonly Arbitrary<int> Days = Gen.Choose(0, 600).ToArbitrary();

    [TestCase("2026-11-20", "2026-12-01", true, Description = "a week with a holiday: six working days")]
    [TestCase("2026-11-20", "2026-12-02", false)]
    [TestCase("2026-11-20", "2026-11-20", true)]
    public void Downtime_is_told_seven_working_days_ahead(string announced, string starts, bool late) =>
        Assert.That(MaintenanceRule.IsLate(Vietnam.Instant(DateOnly.Parse(announced, null)), Vietnam.Instant(DateOnly.Parse(starts, null)), Calendar), Is.EqualTo(late));

    [FsCheck.NUnit.Property(MaxTest = 200)]
    public Property What_is_told_on_the_last_day_for_it_is_in_time_and_a_day_later_it_is_late() => Prop.ForAll(Days, number =>
    {
        var announced = new DateOnly(2026, 1, 1).AddDays(number);
        var starts = Calendar.Add(announced, MaintenanceRule.WorkingDaysAhead);
        return !MaintenanceRule.IsLate(Vietnam.Instant(announced), Vietnam.Instant(starts), Calendar)
            && MaintenanceRule.IsLate(Vietnam.Instant(Calendar.OnOrAfter(announced.AddDays(1))), Vietnam.Instant(starts), Calendar);
    });
}
