using VocEdu.Domain.Interests;

namespace VocEdu.Domain.Tests.Interests;

public sealed class InterestTests
{
    private const string Letters = "RIASEC";

    private static readonly InterestQuiz Quiz = Version(1, 8);

    [ForAll]
    public bool What_a_link_carries_reads_back_as_it_was(int[] random)
    {
        var answers = Answers(random);
        return InterestCode.Read(InterestCode.Write(1, answers), Known) is { } read && read.Quiz == Quiz && read.Answers.SequenceEqual(answers);
    }

    [ForAll]
    public bool Nothing_typed_into_a_link_breaks_it(string? text) => InterestCode.Read(text, Known) is null && InterestCode.Read("1-" + text, Known) is null;

    [ForAll]
    public bool One_sign_more_or_less_is_no_link_of_ours(int[] random)
    {
        var code = InterestCode.Write(1, Answers(random));
        return InterestCode.Read(code + "A", Known) is null && InterestCode.Read(code[..^1], Known) is null && InterestCode.Read("2" + code[1..], Known) is null;
    }

    [Test]
    public void Answers_beyond_the_last_item_are_no_link_of_ours()
    {
        var quiz = Version(1, 1) with { Types = [.. Version(1, 1).Types.Take(5)], Items = [.. Version(1, 1).Items.Take(5)] };
        Assert.That(InterestCode.Read("1-A_", _ => quiz), Is.Null);
        Assert.That(InterestCode.Read("1-AA", _ => quiz), Is.Not.Null);
    }

    [Test]
    public void Link_is_short_and_holds_only_signs_an_address_takes() =>
        Assert.That(InterestCode.Write(1, Answers([3, 1, 2, 0])), Does.Match("^1-[A-Za-z0-9_-]{16}$"));

    [ForAll]
    public bool Every_type_stands_in_one_place_and_those_of_equal_points_stand_together(int[] random)
    {
        var profile = Of(random);
        var sums = profile.Places.Select(place => place.Select(type => profile.Sums[type]).Distinct().Single()).ToList();
        return profile.Places.SelectMany(place => place).Order().SequenceEqual(Letters.Order()) && sums.SequenceEqual(sums.Distinct().OrderDescending());
    }

    [ForAll]
    public bool Leading_are_the_first_places_and_no_tie_is_broken(int[] random)
    {
        var profile = Of(random);
        var leading = profile.Leading.SelectMany(place => place).ToList();
        if (!profile.IsClear) return leading.Count == 0;
        var least = leading.Min(type => profile.Sums[type]);
        var enough = leading.Count >= 3 || Letters.Except(leading).All(type => profile.Sums[type] == 0);
        return enough && least > 0 && Letters.Except(leading).All(type => profile.Sums[type] < least) && leading.Count - profile.Leading[^1].Count < 3;
    }

    [ForAll]
    public bool The_order_in_which_items_of_a_type_are_liked_says_nothing(int[] random)
    {
        var answers = Answers(random);
        List<int?> turned = [.. answers.Skip(Letters.Length), .. answers.Take(Letters.Length)];
        return Same(InterestProfile.Of(Quiz, answers), InterestProfile.Of(Quiz, turned));
    }

    [ForAll]
    public bool Exchanging_two_types_exchanges_their_points(int[] random)
    {
        var answers = Answers(random);
        var exchanged = answers.Select((_, place) => answers[(place % 6) switch { 0 => place + 1, 1 => place - 1, _ => place }]).ToList();
        var (one, other) = (InterestProfile.Of(Quiz, answers), InterestProfile.Of(Quiz, exchanged));
        return one.Sums['R'] == other.Sums['I'] && one.Sums['I'] == other.Sums['R'] && one.FitOf("RA") == other.FitOf("IA") && one.IsClear == other.IsClear;
    }

    [ForAll]
    public bool Liking_something_more_never_takes_its_trade_further_away(int[] random, uint place)
    {
        var answers = Answers(random).ToList();
        var at = (int)(place % (uint)answers.Count);
        var before = InterestProfile.Of(Quiz, answers).FitOf(Quiz.Items[at].Type.ToString());
        answers[at] = 2;
        var after = InterestProfile.Of(Quiz, answers).FitOf(Quiz.Items[at].Type.ToString());
        return after >= before && after is >= 0 and <= 1;
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(null)]
    public void Answers_that_are_all_the_same_put_no_type_forward(int? answer)
    {
        var profile = InterestProfile.Of(Quiz, [.. Enumerable.Repeat(answer, Quiz.Items.Count)]);
        Assert.That(profile.IsClear, Is.False);
        Assert.That(profile.Leading, Is.Empty);
    }

    [TestCase(1, false)]
    [TestCase(2, true)]
    public void Below_a_quarter_of_the_points_nothing_is_clear(int liked, bool clear)
    {
        List<int?> answers = [.. Quiz.Items.Select(item => (int?)(item is { Type: 'S', Id: <= 12 } && item.Id <= liked * 6 ? 2 : 0))];
        Assert.That(InterestProfile.Of(Quiz, answers).IsClear, Is.EqualTo(clear));
    }

    [Test]
    public void Tie_at_the_third_place_is_shown_as_a_tie()
    {
        var likes = new Dictionary<char, int> { ['R'] = 8, ['I'] = 6, ['A'] = 4, ['S'] = 4, ['E'] = 4, ['C'] = 1 };
        var profile = InterestProfile.Of(Quiz, [.. Quiz.Items.Select(item => (int?)((item.Id - 1) / 6 < likes[item.Type] ? 2 : 0))]);
        Assert.That(profile.Leading, Is.EqualTo(new[] { new[] { 'R' }, ['I'], ['A', 'S', 'E'] }));
    }

    [Test]
    public void Trade_whose_strongest_interest_is_liked_most_is_nearest()
    {
        var profile = InterestProfile.Of(Quiz, [.. Quiz.Items.Select(item => (int?)(item.Type switch { 'A' => 2, 'E' => 1, _ => 0 }))]);
        string[] trades = ["RC", "ER", "AER", "REA", "A"];
        Assert.That(trades.OrderByDescending(profile.FitOf), Is.EqualTo(new[] { "A", "AER", "REA", "ER", "RC" }));
        Assert.That((profile.FitOf(null), profile.FitOf("")), Is.EqualTo((0.0, 0.0)));
    }

    [Test]
    public void Quiz_that_cannot_be_counted_is_refused()
    {
        Assert.That(Quiz.Fault(), Is.Null);
        Assert.That((Quiz with { Version = 0 }).Fault(), Is.Not.Null);
        Assert.That((Quiz with { Items = [.. Quiz.Items.Skip(1)] }).Fault(), Does.Contain("equally many"));
        Assert.That((Quiz with { Items = [.. Quiz.Items, Quiz.Items[0]] }).Fault(), Does.Contain("number of its own"));
        Assert.That((Quiz with { Items = [Quiz.Items[0] with { Type = 'X' }] }).Fault(), Does.Contain("not there"));
        Assert.That((Quiz with { Scale = [.. Quiz.Scale, new(3, "", "")] }).Fault(), Does.Contain("scale"));
    }

    [ForAll]
    public bool What_is_left_out_leaves_rounds_of_one_of_each_type_or_is_refused(int[] random)
    {
        var asked = Quiz.Items.Select(item => item.Id).Except(random.Select(number => Math.Abs(number % 48) + 1)).ToHashSet();
        var shown = Quiz.Asking(1, asked);
        var counts = Letters.Select(letter => shown.Items.Count(item => item.Type == letter)).ToList();
        var allowed = counts.Distinct().Count() == 1 && counts[0] >= InterestQuiz.FewestOfType;
        return (Quiz.WhyNotAsk(asked) is null) == allowed && shown is { Version: 10001, Written: 1 } && shown.Items.Select(item => item.Id).ToHashSet().SetEquals(asked)
            && (!allowed || (shown.Fault() is null && shown.Items.Chunk(6).All(round => round.Select(item => item.Type).SequenceEqual(Letters))));
    }

    [Test]
    public void Halves_of_every_type_can_be_left_out()
    {
        var asked = Quiz.Items.Take(24).Select(item => item.Id).ToHashSet();
        Assert.That(Quiz.WhyNotAsk(asked), Is.Null);
        var shown = Quiz.Asking(2, asked);
        Assert.That((shown.Version, shown.Most, shown.Fault()), Is.EqualTo((10002, 8, default(string))));
        Assert.That(Quiz.WhyNotAsk(asked.Where(id => id > 6).ToHashSet())!.Code, Is.EqualTo("quiz.few"));
    }

    private static InterestQuiz Version(int version, int itemsOfType) => new(version,
        [new(0, "Không thích", "Dislike"), new(1, "Không chắc", "Unsure"), new(2, "Thích", "Like")],
        [.. Letters.Select(letter => new InterestType(letter, letter.ToString(), "", "", ""))],
        [.. Enumerable.Range(0, itemsOfType * Letters.Length).Select(number => new InterestItem(number + 1, Letters[number % Letters.Length], "", ""))]);

    private static InterestQuiz? Known(int version) => version == 1 ? Quiz : null;

    private static InterestProfile Of(int[] random) => InterestProfile.Of(Quiz, Answers(random));

    /// <summary>One answer for every item, whatever numbers there are.</summary>
    private static IReadOnlyList<int?> Answers(int[] random) =>
        [.. Quiz.Items.Select((_, place) => random is null or [] ? null : ((random[place % random.Length] + place) & 3) switch { 3 => (int?)null, var answer => answer })];

    private static bool Same(InterestProfile one, InterestProfile other) => one.Sums.OrderBy(sum => sum.Key).SequenceEqual(other.Sums.OrderBy(sum => sum.Key)) && one.IsClear == other.IsClear;
}
