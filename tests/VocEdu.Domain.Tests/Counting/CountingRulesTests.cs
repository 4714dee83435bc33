using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;

namespace VocEdu.Domain.Tests.Counting;

public sealed class CountingRulesTests
{
    private static readonly WorkFacts News = new() { Genre = Genres.Get("TIN"), FirstPublicOn = new(2026, 3, 2) };

    [Test]
    public void Published_news_counts_once() => Assert.That(CountingRules.Decide(News).Counts, Is.True);

    [Test]
    public void What_was_never_public_does_not_count() => Assert.That(CountingRules.Decide(News with { FirstPublicOn = null }).Counts, Is.False);

    [TestCase(Takedown.None, true, false)]
    [TestCase(Takedown.Privacy, true, true)]
    [TestCase(Takedown.Other, true, true)]
    [TestCase(Takedown.PublishedByMistake, false, false)]
    [TestCase(Takedown.Unlawful, false, false)]
    public void Takedown_decides_by_its_cause(Takedown takedown, bool counts, bool marked)
    {
        var decision = CountingRules.Decide(News with { Takedown = takedown });
        Assert.That((decision.Counts, decision.Marked), Is.EqualTo((counts, marked)));
    }

    [TestCase(null, false)]
    [TestCase(" ", false)]
    [TestCase("Nhóm quay dựng riêng, có nhân vật khác.", true)]
    public void Version_counts_only_when_declared_independent_with_a_reason(string? reason, bool counts) =>
        Assert.That(CountingRules.Decide(News with { IsVersion = true, IndependentBecause = reason }).Counts, Is.EqualTo(counts));

    [TestCase("TOROI", false, false)]
    [TestCase("TOROI", true, true)]
    [TestCase("CAMNANG", false, false)]
    public void Publication_counts_with_a_file_the_public_can_open(string genre, bool file, bool counts) =>
        Assert.That(CountingRules.Decide(News with { Genre = Genres.Get(genre), HasPublicFile = file }).Counts, Is.EqualTo(counts));

    [TestCase(true, true, true)]
    [TestCase(true, false, false)]
    [TestCase(false, true, false)]
    public void Press_needs_evidence_and_a_plan_that_accepts_it(bool evidence, bool accepts, bool counts) =>
        Assert.That(CountingRules.Decide(News with { IsExternal = true, HasEvidence = evidence, PlanAcceptsExternal = accepts }).Counts, Is.EqualTo(counts));

    [Test]
    public void Photo_counts_only_when_published_alone()
    {
        var photo = News with { Genre = Genres.Get("ANH") };
        Assert.That((CountingRules.Decide(photo).Counts, CountingRules.Decide(photo with { PublishedAlone = true }).Counts), Is.EqualTo((false, true)));
    }

    [Test]
    public void Reprint_is_not_a_second_work() => Assert.That(CountingRules.Decide(News with { IsRepost = true }).Counts, Is.False);

    [Test]
    public void Every_decision_is_a_whole_sentence()
    {
        var decisions = Genres.All.Select(g => CountingRules.Decide(News with { Genre = g }).ReasonVi);
        Assert.That(decisions, Is.All.EndsWith(".").And.All.Match("^(Được|Không) tính"));
    }

    [ForAll]
    public bool First_appearance_does_not_depend_on_the_order_of_telling(DateTimeOffset[] appearances, int seed)
    {
        var shuffled = appearances.ToArray();
        new Random(seed).Shuffle(shuffled);
        return CountingRules.FirstPublicOn(appearances) == CountingRules.FirstPublicOn(shuffled);
    }

    [ForAll]
    public bool A_later_appearance_never_moves_the_date(DateTimeOffset[] appearances, DateTimeOffset another)
    {
        var before = CountingRules.FirstPublicOn(appearances);
        return before is null || another < appearances.Min() || CountingRules.FirstPublicOn([.. appearances, another]) == before;
    }
}
