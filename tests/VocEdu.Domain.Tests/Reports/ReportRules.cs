using FsCheck;
using FsCheck.Fluent;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Reports;

namespace VocEdu.Domain.Tests.Reports;

public sealed class ReportRules
{
    private static readonly CountingWindow[] Windows =
        [CountingWindow.Rule, CountingWindow.Calendar, CountingWindow.ClosingOn(11, 30), CountingWindow.ClosingOn(12, 15, (5, 25)), CountingWindow.ClosingOn(2, 28)];

    [Test]
    public void Before_a_day_leaves_the_day_before_as_the_last_one()
    {
        var half = new ReportDuty(ReportCycle.FirstHalf, 5, 25, Before: true).Of(2026).Single();
        var year = new ReportDuty(ReportCycle.Yearly, 12, 15, Before: true).Of(2026).Single();
        Assert.That(half, Is.EqualTo(new ReportDue(ReportPeriod.FirstHalf(2026), new(2026, 5, 25), new(2026, 5, 24))));
        Assert.That(year.LastDay, Is.EqualTo(new DateOnly(2026, 12, 14)));
    }

    [Test]
    public void Yearly_report_of_the_first_months_is_about_the_year_that_is_over() =>
        Assert.That(new ReportDuty(ReportCycle.Yearly, 1, 10, Before: false).Of(2026).Single().Printed, Is.EqualTo(new DateOnly(2027, 1, 10)));

    [Test]
    public void Quarterly_report_without_a_day_is_due_on_the_quarters_last() => Assert.That(
        new ReportDuty(ReportCycle.Quarterly, 0, null, Before: true).Of(2026).Select(d => d.LastDay),
        Is.EqualTo(new DateOnly[] { new(2026, 3, 31), new(2026, 6, 30), new(2026, 9, 30), new(2026, 12, 31) }));

    [Test]
    public void Day_that_a_month_does_not_have_is_its_last() =>
        Assert.That(new ReportDuty(ReportCycle.Monthly, 0, 31, Before: false).Of(2026).ElementAt(1).Printed, Is.EqualTo(new DateOnly(2026, 2, 28)));

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public bool Every_period_is_due_exactly_once(byte cycle, byte month, byte day, bool before, byte shift)
    {
        var kind = (ReportCycle)(cycle % 5);
        var duty = new ReportDuty(kind, kind is ReportCycle.Monthly or ReportCycle.Quarterly ? month % 2 : 1 + (month % 12), 1 + (day % 28), before);
        var from = new DateOnly(2026, 1, 1).AddDays(shift);
        // Two spans that touch hold what one span over both holds.
        var (one, two, both) = (duty.Between(from, from.AddDays(200)), duty.Between(from.AddDays(201), from.AddDays(900)), duty.Between(from, from.AddDays(900)).ToList());
        return one.Concat(two).SequenceEqual(both) && both.Select(d => d.Period).Distinct().Count() == both.Count;
    }

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public bool Span_of_a_report_holds_together(byte windowChoice, byte kind, byte number, short dayShift)
    {
        var window = Windows[windowChoice % Windows.Length];
        var period = Period(kind, number);
        var today = new DateOnly(2026, 6, 1).AddDays(dayShift % 500);
        var span = ReportSpan.Of(period, window, today);
        return span.From <= span.To && span.YearFrom <= span.From && span.To <= span.YearTo
            && span.DataDate <= span.To && span.DataDate >= span.From.AddDays(-1) && (span.DataDate <= today || span.DataDate == span.From.AddDays(-1))
            && span.IsEarly == (today < span.To)
            && span.LastYearTo <= period.YearBefore().In(window).To
            && window.YearOf(span.To) == span.TargetYear;
    }

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public bool Report_that_is_early_is_compared_with_as_many_days_of_the_year_before(byte windowChoice, byte kind, byte number, byte back)
    {
        var window = Windows[windowChoice % Windows.Length];
        var period = Period(kind, number);
        var days = period.In(window);
        var today = days.To.AddDays(-1 - (back % days.Days));
        var span = ReportSpan.Of(period, window, today);
        var now = span.DataDate.DayNumber - span.From.DayNumber;
        var then = span.LastYearTo.DayNumber - span.LastYearFrom.DayNumber;
        return Math.Abs(now - then) <= 3;        // a leap day, or a window that closes at a month's end
    }

    [Test]
    public void Half_year_report_in_May_is_early_and_says_to_which_day()
    {
        var span = ReportSpan.Of(ReportPeriod.FirstHalf(2026), CountingWindow.Rule, new(2026, 5, 24));
        Assert.That((span.IsEarly, span.DataDate, span.LastYearTo), Is.EqualTo((true, new DateOnly(2026, 5, 24), new DateOnly(2025, 5, 24))));
    }

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public bool Adjustments_turn_what_was_signed_into_what_counts_now(byte[] signedKinds, byte[] nowKinds)
    {
        var signed = Works(signedKinds);
        var now = Works(nowKinds);
        var changes = Adjustment.Between(signed, now);
        var applied = signed.ToDictionary(w => w.Id);
        foreach (var change in changes)
        {
            if (change.Before is not null) applied.Remove(change.Before.Id);
            if (change.Now is not null) applied[change.Now.Id] = change.Now;
        }

        return signed.Count + changes.Sum(c => c.Difference) == now.Count
            && applied.Values.Select(Counted).ToHashSet().SetEquals(now.Select(Counted))
            && changes.All(c => c.Kind is AdjustmentKind.Moved == (c.Difference == 0));
    }

    [FsCheck.NUnit.Property(MaxTest = 200)]
    public bool Nothing_is_adjusted_where_nothing_has_changed(byte[] kinds) =>
        Adjustment.Between(Works(kinds), Works(kinds).Select(w => w with { Title = w.Title + " (sửa tên)" })).Count == 0;

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public bool What_a_person_wrote_survives_any_new_figures(string first, string written, string[] suggestions)
    {
        var text = SuggestedText.Fresh(first ?? "").Write(written ?? "");
        foreach (var suggestion in suggestions) text = text.Recompute(suggestion ?? "");
        return (written ?? "") == (first ?? "") ? text.Text == (suggestions.LastOrDefault(first) ?? "") : text.Text == written;
    }

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public bool What_goes_up_adds_up_whatever_is_corrected_on_the_way(uint own, uint[] sent, uint[] taken)
    {
        var below = sent.Select((given, i) => new PassedFigure(given, i < taken.Length ? taken[i] : given)).ToList();
        var changed = below.Where(f => f.IsChanged).Sum(f => f.Taken - f.Given);
        return PassedFigure.Total(own, below) == own + sent.Sum(s => (long)s) + changed
            && below.All(f => f.SentAgain(7).Taken == (f.IsChanged ? f.Taken : 7));
    }

    [Test]
    public void Points_have_no_f_j_w_or_z() => Assert.That(Outline.PointLetters, Is.EqualTo("abcdđeghiklmnopqrstuvxy"));

    [Test]
    public void Sections_begin_anew_in_each_chapter() =>
        Assert.That(Outline.Numbers([0, 1, 2, 2, 1, 2, 1]), Is.EqualTo(new[] { "", "I.", "1.", "2.", "II.", "1.", "III." }));

    [TestCase("Quarter", "quý IV năm 2026", "quý I năm 2027")]
    [TestCase("FirstHalf", "6 tháng đầu năm 2026", "6 tháng cuối năm 2026")]
    [TestCase("Year", "năm 2026", "năm 2027")]
    public void Period_is_named_inside_a_sentence(string kind, string now, string next)
    {
        var period = ReportPeriod.Of(Enum.Parse<PeriodKind>(kind), 2026, kind == "Quarter" ? 4 : 0, null, null);
        Assert.That((period.InSentence, period.NextInSentence), Is.EqualTo((now, next)));
    }

    private static ReportPeriod Period(byte kind, byte number) => (kind % 5) switch
    {
        0 => ReportPeriod.Month(2026, 1 + (number % 12)),
        1 => ReportPeriod.Quarter(2026, 1 + (number % 4)),
        2 => ReportPeriod.FirstHalf(2026),
        3 => ReportPeriod.NineMonths(2026),
        _ => ReportPeriod.WholeYear(2026),
    };

    /// <summary>One work for each byte, of one of some genres and days; 0 means that the work does not count.</summary>
    private static List<StatedWork> Works(byte[] kinds) => [.. kinds.Take(20).Select((kind, i) => (kind, i)).Where(w => w.kind % 4 != 0)
        .Select(w => new StatedWork(new Guid(w.i, 0, 0, new byte[8]), $"VE-{w.i}", $"Bài {w.i}", w.kind % 4 == 1 ? "TIN" : "BAI", "so", new DateOnly(2026, 1, 1).AddDays(w.i)))];

    private static (Guid, string, string, DateOnly) Counted(StatedWork work) => (work.Id, work.Genre, work.UnitCode, work.On);
}
