using FsCheck;
using FsCheck.Fluent;
using VocEdu.Domain.Schools;

namespace VocEdu.Domain.Tests.Schools;

public sealed class NeedRuleTests
{
    private static readonly Arbitrary<DateOnly> Days = Gen.Choose(0, DateOnly.MaxValue.DayNumber).Select(DateOnly.FromDayNumber).ToArbitrary();
    private static readonly Arbitrary<int> Distances = Gen.Choose(-400, 400).ToArbitrary();

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public Property A_last_day_is_taken_from_today_to_six_months_ahead_and_no_other() => Prop.ForAll(Days, Distances, (today, distance) =>
    {
        var number = today.DayNumber + distance;
        if (number < 0 || number > DateOnly.MaxValue.DayNumber) return true;
        var day = DateOnly.FromDayNumber(number);
        return NeedRule.WhyNot(day, today) is null == (day >= today && day <= NeedRule.LastDay(today));
    });

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public Property What_may_be_shown_is_open_today_and_closed_the_day_after_its_last() => Prop.ForAll(Days, Distances, (today, distance) =>
    {
        var number = today.DayNumber + distance;
        if (number < 0 || number >= DateOnly.MaxValue.DayNumber) return true;
        var day = DateOnly.FromDayNumber(number);
        return (NeedRule.WhyNot(day, today) is not null || NeedRule.IsOpen(day, today)) && !NeedRule.IsOpen(day, day.AddDays(1));
    });

    [Test]
    public void A_last_day_must_be_given() => Assert.That(NeedRule.WhyNot(null, new(2026, 11, 21)), Is.Not.Null);
}
