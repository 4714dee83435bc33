using VocEdu.Domain.Counting;

namespace VocEdu.Domain.Tests.Counting;

public sealed class CountingWindowTests
{
    private static readonly CountingWindow[] Windows =
        [CountingWindow.Rule, CountingWindow.Calendar, CountingWindow.ClosingOn(11, 30), CountingWindow.ClosingOn(12, 15, (5, 25)), CountingWindow.ClosingOn(2, 28)];

    [Test]
    public void Rule_windows_are_those_of_the_decree()
    {
        var rule = CountingWindow.Rule;
        Assert.Multiple(() =>
        {
            Assert.That(Span(rule.InMonth(2026, 3)), Is.EqualTo("15/02/2026–14/03/2026"));
            Assert.That(Span(rule.InMonth(2026, 1)), Is.EqualTo("15/12/2025–14/01/2026"));
            Assert.That(Span(rule.Quarter(2026, 1)), Is.EqualTo("15/12/2025–14/03/2026"));
            Assert.That(Span(rule.Quarter(2026, 4)), Is.EqualTo("15/09/2026–14/12/2026"));
            Assert.That(Span(rule.FirstHalf(2026)), Is.EqualTo("15/12/2025–14/06/2026"));
            Assert.That(Span(rule.NineMonths(2026)), Is.EqualTo("15/12/2025–14/09/2026"));
            Assert.That(Span(rule.Year(2026)), Is.EqualTo("15/12/2025–14/12/2026"));
            Assert.That(rule.Year(2026).InWords, Is.EqualTo("số liệu tính từ ngày 15/12/2025 đến ngày 14/12/2026"));
        });
    }

    [Test]
    public void Calendar_windows_are_whole_months()
    {
        var calendar = CountingWindow.Calendar;
        Assert.Multiple(() =>
        {
            Assert.That(Span(calendar.InMonth(2028, 2)), Is.EqualTo("01/02/2028–29/02/2028"));
            Assert.That(Span(calendar.Quarter(2026, 2)), Is.EqualTo("01/04/2026–30/06/2026"));
            Assert.That(Span(calendar.FirstHalf(2026)), Is.EqualTo("01/01/2026–30/06/2026"));
            Assert.That(Span(calendar.Year(2026)), Is.EqualTo("01/01/2026–31/12/2026"));
        });
    }

    [Test]
    public void Plan_may_close_on_days_of_its_own()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Span(CountingWindow.ClosingOn(12, 15, (5, 25)).FirstHalf(2026)), Is.EqualTo("16/12/2025–25/05/2026"));
            Assert.That(Span(CountingWindow.ClosingOn(12, 15, (5, 25)).Year(2026)), Is.EqualTo("16/12/2025–15/12/2026"));
            Assert.That(Span(CountingWindow.ClosingOn(11, 30).Year(2026)), Is.EqualTo("01/12/2025–30/11/2026"));
            Assert.That(() => CountingWindow.ClosingOn(2, 30), Throws.InstanceOf<ArgumentOutOfRangeException>());
        });
    }

    [ForAll]
    public bool Each_day_counts_in_exactly_one_year(ushort offset)
    {
        var day = new DateOnly(2000, 1, 1).AddDays(offset);
        return Windows.All(w =>
            Enumerable.Range(day.Year - 1, 4).Where(y => w.Year(y).Contains(day)).SequenceEqual([w.YearOf(day)]));
    }

    [ForAll]
    public bool Months_and_quarters_follow_one_another_without_gap_or_overlap(byte offset)
    {
        var year = 2000 + offset;
        return Windows.All(w =>
        {
            var months = Enumerable.Range(1, 12).Select(m => w.InMonth(year, m)).Append(w.InMonth(year + 1, 1)).ToList();
            var quarters = Enumerable.Range(1, 4).Select(q => w.Quarter(year, q)).Append(w.Quarter(year + 1, 1)).ToList();
            return Tiles(months) && Tiles(quarters) && quarters[0].From == months[0].From && quarters[3].To == months[11].To;
        });
    }

    [Test]
    public void Period_cannot_end_before_it_begins() =>
        Assert.That(() => CountingPeriod.Between(new(2026, 2, 2), new(2026, 2, 1)), Throws.ArgumentException);

    [TestCase("2025-12-31T16:59:59Z", "2025-12-31")]
    [TestCase("2025-12-31T17:00:00Z", "2026-01-01")]
    public void Local_day_begins_at_seventeen_hours_UTC(string instant, string day) =>
        Assert.That(Vietnam.LocalDate(DateTimeOffset.Parse(instant, null)), Is.EqualTo(DateOnly.Parse(day, null)));

    [ForAll]
    public bool Local_midnight_and_its_date_agree(ushort offset)
    {
        var day = new DateOnly(2000, 1, 1).AddDays(offset);
        var midnight = Vietnam.Instant(day);
        return Vietnam.LocalDate(midnight) == day && Vietnam.LocalDate(midnight.AddTicks(-1)) == day.AddDays(-1);
    }

    private static bool Tiles(List<CountingPeriod> periods) => periods.Zip(periods.Skip(1)).All(p => p.First.To.AddDays(1) == p.Second.From);

    private static string Span(CountingPeriod period) => FormattableString.Invariant($"{period.From:dd/MM/yyyy}–{period.To:dd/MM/yyyy}");
}
