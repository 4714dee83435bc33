using VocEdu.Domain.Text;

namespace VocEdu.Domain.Tests.Text;

public sealed class DatesAndNumbersTests
{
    [Test]
    public void Official_date_pads_days_and_the_first_two_months_only()
    {
        Assert.Multiple(() =>
        {
            Assert.That(OfficialDate.Of("Lâm Đồng", new(2026, 2, 5)), Is.EqualTo("Lâm Đồng, ngày 05 tháng 02 năm 2026"));
            Assert.That(OfficialDate.Of("Hải Phòng", new(2026, 6, 29)), Is.EqualTo("Hải Phòng, ngày 29 tháng 6 năm 2026"));
            Assert.That(OfficialDate.Cited(new(2021, 9, 13)), Is.EqualTo("13/9/2021"));
            Assert.That(OfficialDate.Cited(new(2020, 3, 5)), Is.EqualTo("05/3/2020"));
            Assert.That(OfficialDate.Open("Hà Nội", 2026, 12), Is.EqualTo("Hà Nội, ngày      tháng 12 năm 2026"));
        });
    }

    [Test]
    public void Screens_show_local_time()
    {
        var instant = new DateTimeOffset(2026, 2, 5, 7, 7, 0, TimeSpan.Zero);
        Assert.Multiple(() =>
        {
            Assert.That(VietnameseDates.DateAndTime(instant), Is.EqualTo("05/02/2026 14:07"));
            Assert.That(VietnameseDates.WithWeekday(instant), Is.EqualTo("Thứ Năm, ngày 05/02/2026"));
            Assert.That(VietnameseDates.ShortWeekday(DayOfWeek.Sunday), Is.EqualTo("CN"));
        });
    }

    [TestCase("05/02/2026", true)]
    [TestCase(" 5/2/2026 ", true)]
    [TestCase("02/13/2026", false)]
    [TestCase("2026-02-05", false)]
    [TestCase("", false)]
    [TestCase(null, false)]
    public void Day_is_read_day_first(string? text, bool ok)
    {
        Assert.That(VietnameseDates.TryParse(text, out var date), Is.EqualTo(ok));
        if (ok) Assert.That(date, Is.EqualTo(new DateOnly(2026, 2, 5)));
    }

    [Test]
    public void Numbers_are_written_with_full_stops_and_a_comma()
    {
        Assert.Multiple(() =>
        {
            Assert.That(VietnameseNumbers.Fraction(1_234_567.89m), Is.EqualTo("1.234.567,89"));
            Assert.That(VietnameseNumbers.Whole(0), Is.EqualTo("0"));
            Assert.That(VietnameseNumbers.Whole(-1_234), Is.EqualTo("-1.234"));
            Assert.That(VietnameseNumbers.Percent(0.65), Is.EqualTo("65%"));
            Assert.That(VietnameseNumbers.Percent(0.123), Is.EqualTo("12,3%"));
            Assert.That(VietnameseNumbers.MoneyInDocument(2_530_000), Is.EqualTo("2.530.000\u00A0đồng"));
            Assert.That(VietnameseNumbers.MoneyInList(2_530_000), Is.EqualTo("2.530.000\u00A0₫"));
        });
    }

    [ForAll]
    public bool Every_date_is_read_back_as_written(DateTime date) =>
        VietnameseDates.TryParse(VietnameseDates.Date(DateOnly.FromDateTime(date)), out var read) && read == DateOnly.FromDateTime(date);
}
