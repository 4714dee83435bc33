using System.Globalization;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;

namespace VocEdu.Domain.Tests.Counting;

/// <summary>The demonstration content with the figures that were worked out for it by hand.</summary>
public sealed class DemoFiguresTests
{
    private sealed record Row(string Id, WorkFacts Facts, bool Expected);

    private static readonly Row[] Rows = [.. Read()];

    [Test]
    public void Each_work_is_decided_as_expected() =>
        Assert.That(Rows.Where(r => CountingRules.Decide(r.Facts).Counts != r.Expected).Select(r => r.Id), Is.Empty);

    [TestCase("calendar", 2025, 11, 2)]
    [TestCase("calendar", 2026, 31, 13)]
    [TestCase("rule", 2025, 10, 2)]
    [TestCase("rule", 2026, 32, 13)]
    public void Years_hold_the_figures_worked_out_by_hand(string window, int year, int own, int press)
    {
        var period = (window == "rule" ? CountingWindow.Rule : CountingWindow.Calendar).Year(year);
        var counted = Rows.Where(r => CountingRules.Decide(r.Facts).Counts && period.Contains(r.Facts.FirstPublicOn!.Value)).ToList();
        Assert.That((counted.Count(r => !r.Facts.IsExternal), counted.Count(r => r.Facts.IsExternal)), Is.EqualTo((own, press)));
    }

    [TestCase("tin-05", 2025, 2025)]    // last evening of the rule year
    [TestCase("psa-01", 2026, 2025)]    // 26/12/2025
    [TestCase("tin-06", 2026, 2026)]    // five past midnight on 01/01/2026, still 2025 in UTC
    public void Boundary_work_falls_into_its_years(string id, int ruleYear, int calendarYear)
    {
        var day = Rows.Single(r => r.Id == id).Facts.FirstPublicOn!.Value;
        Assert.That((CountingWindow.Rule.YearOf(day), CountingWindow.Calendar.YearOf(day)), Is.EqualTo((ruleYear, calendarYear)));
    }

    [Test]
    public void Merged_television_piece_makes_the_work_a_day_older() =>
        Assert.That(Rows.Single(r => r.Id == "tin-04").Facts.FirstPublicOn, Is.EqualTo(new DateOnly(2025, 11, 18)));

    private static IEnumerable<Row> Read()
    {
        using var file = new StreamReader(typeof(DemoFiguresTests).Assembly.GetManifestResourceStream("demo-works.tsv")!);
        while (file.ReadLine() is { } line)
        {
            var cells = line.Split('\t');
            var appearances = cells[2].Split('|').Select(at => DateTimeOffset.Parse(at, CultureInfo.InvariantCulture));
            var flags = cells[3].Split(',');
            yield return new(cells[0], new WorkFacts
            {
                Genre = Genres.Get(cells[1]),
                FirstPublicOn = CountingRules.FirstPublicOn(appearances),
                IsVersion = flags.Contains("version"),
                HasPublicFile = flags.Contains("file"),
                IsExternal = flags.Contains("external"),
                IsRepost = flags.Contains("repost"),
                HasEvidence = flags.Contains("evidence"),
            }, bool.Parse(cells[4]));
        }
    }
}
