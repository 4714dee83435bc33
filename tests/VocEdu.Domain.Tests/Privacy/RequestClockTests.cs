using VocEdu.Domain.Calendar;
using VocEdu.Domain.Privacy;

namespace VocEdu.Domain.Tests.Privacy;

public sealed class RequestClockTests
{
    private static readonly DateOnly Friday = new(2026, 11, 20);

    [TestCase(PrivacyRequestKind.Withdraw, 15, 20, 15)]
    [TestCase(PrivacyRequestKind.Restrict, 15, 20, 15)]
    [TestCase(PrivacyRequestKind.Oppose, 15, 20, 15)]
    [TestCase(PrivacyRequestKind.See, 10, 15, 10)]
    [TestCase(PrivacyRequestKind.Correct, 10, 15, 10)]
    [TestCase(PrivacyRequestKind.Supply, 10, 15, 10)]
    [TestCase(PrivacyRequestKind.Delete, 20, 30, 20)]
    public void Each_request_has_its_days(PrivacyRequestKind kind, int done, int thirdParties, int extension)
    {
        var clock = RequestClock.Of(kind, Friday, WorkingDays.WithoutHolidays);
        Assert.That(clock, Is.EqualTo(new RequestDeadlines(new(2026, 11, 24), Friday.AddDays(done), Friday.AddDays(thirdParties), extension)));
    }

    [Test]
    public void The_answer_is_counted_in_working_days()
    {
        var calendar = new WorkingDays([new(new(2026, 11, 23), new(2026, 11, 23), "Ngày nghỉ bù")], []);
        Assert.That(RequestClock.Of(PrivacyRequestKind.See, Friday, calendar).Answer, Is.EqualTo(new DateOnly(2026, 11, 25)));
    }
}
