using VocEdu.Domain.Counting;

namespace VocEdu.Domain.Tests.Counting;

public sealed class ProgressTests
{
    private static readonly CountingPeriod Year2026 = CountingWindow.Calendar.Year(2026);

    [Test]
    public void Half_a_year_asks_for_half_the_target()
    {
        var progress = new Progress(70, 180, CountingPeriod.Between(new(2026, 1, 1), new(2026, 12, 26)), new(2026, 6, 29));
        Assert.Multiple(() =>
        {
            Assert.That(progress.ExpectedToday, Is.EqualTo(90).Within(1e-9));
            Assert.That(progress.Ahead, Is.EqualTo(-20).Within(1e-9));
            Assert.That(progress.Forecast?.Likely, Is.EqualTo(140));
            Assert.That(progress.NeededPerWeek, Is.EqualTo(110 * 7 / 180.0).Within(1e-9));
        });
    }

    [Test]
    public void Nothing_is_forecast_before_the_first_day_is_over() =>
        Assert.That(new Progress(0, 180, Year2026, new(2025, 12, 31)).Forecast, Is.Null);

    [Test]
    public void At_the_end_the_forecast_is_what_was_done() =>
        Assert.That(new Progress(181, 180, Year2026, new(2027, 1, 5)).Forecast, Is.EqualTo(new Forecast(181, 181, 181)));

    [Test]
    public void Month_without_works_does_not_forecast_a_year_without() =>
        Assert.That(new Progress(0, 180, Year2026, new(2026, 1, 31)).Forecast, Is.EqualTo(new Forecast(0, 0, 15)));

    [Test]
    public void Missed_target_leaves_no_pace_to_name() =>
        Assert.That(new Progress(100, 180, Year2026, new(2026, 12, 31)).NeededPerWeek, Is.Null);

    [ForAll]
    public bool Forecast_never_falls_below_what_is_done_and_keeps_its_order(ushort done, ushort day)
    {
        var progress = new Progress(done, 180, Year2026, new DateOnly(2026, 1, 1).AddDays(day % 400));
        return progress.Forecast is { } f && done <= f.Low && f.Low <= f.Likely && f.Likely <= f.High;
    }

    [ForAll]
    public bool Range_narrows_as_the_year_goes_on_at_the_same_pace(byte early, byte late)
    {
        var (first, second) = (Math.Min(early, late) + 20, Math.Max(early, late) + 40);
        Forecast At(int days) => new Progress(days, 365, Year2026, new DateOnly(2025, 12, 31).AddDays(days)).Forecast!;
        return At(first).High - At(first).Low >= At(second).High - At(second).Low;
    }
}
