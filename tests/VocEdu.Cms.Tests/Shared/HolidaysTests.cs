using VocEdu.Cms.Shared;

namespace VocEdu.Cms.Tests.Shared;

public sealed class HolidaysTests
{
    [Test]
    public void The_file_of_holidays_gives_each_year_its_days_off()
    {
        var days = Holidays.Read(File.ReadAllBytes(ConfigFolder.Find(TestContext.CurrentContext.TestDirectory, Holidays.File)));
        Assert.Multiple(() =>
        {
            foreach (var (year, worked) in new[] { (2025, 250), (2026, 249), (2027, 249) })
                Assert.That(days.Between(new(year - 1, 12, 31), new(year, 12, 31)), Is.EqualTo(worked), $"working days of {year}");
            Assert.That(days.HolidayOn(new(2026, 2, 17)), Is.EqualTo("Tết Nguyên đán Bính Ngọ"));
            Assert.That(days.IsWorking(new(2026, 8, 22)), Is.True, "a Saturday worked for 31/8");
            Assert.That(days.Estimated.Select(h => h.From), Is.EqualTo(new DateOnly[] { new(2027, 2, 5), new(2027, 2, 10), new(2027, 9, 2) }), "not announced yet");
            Assert.That((days.Knows(2027), days.Knows(2028)), Is.EqualTo((true, false)));
        });
    }
}
