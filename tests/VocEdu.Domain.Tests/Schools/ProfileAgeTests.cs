using FsCheck;
using FsCheck.Fluent;
using VocEdu.Domain.Schools;

namespace VocEdu.Domain.Tests.Schools;

public sealed class ProfileAgeTests
{
    private static readonly Arbitrary<DateOnly> Days = Gen.Choose(0, DateOnly.MaxValue.DayNumber).Select(DateOnly.FromDayNumber).ToArbitrary();

    [FsCheck.NUnit.Property]
    public Property What_was_confirmed_holds_twelve_months_and_not_a_day_longer() => Prop.ForAll(Days, day =>
    {
        var end = ProfileAge.StaleOn(day);
        return end > day || end == DateOnly.MaxValue
            ? (end == DateOnly.MaxValue || (!ProfileAge.IsStale(day, null, end.AddDays(-1)) && ProfileAge.IsStale(day, null, end) && (end.Year * 12) + end.Month - (day.Year * 12) - day.Month == 12)).ToProperty()
            : false.ToProperty();
    });

    [FsCheck.NUnit.Property]
    public Property An_end_that_somebody_set_can_only_come_earlier() => Prop.ForAll(Days, Days, (day, until) =>
        ProfileAge.StaleOn(day, until) == (until < ProfileAge.StaleOn(day) ? until : ProfileAge.StaleOn(day)));

    [Test]
    public void What_was_never_confirmed_is_stale() => Assert.That(ProfileAge.IsStale(null, DateOnly.MaxValue, DateOnly.MinValue), Is.True);
}
