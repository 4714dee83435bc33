using VocEdu.Domain.Text;

namespace VocEdu.Domain.Tests.Text;

public class ThreeWayTests
{
    [TestCase("abc", "aBc", "abc", "aBc", TestName = "Change_of_one_side_is_taken")]
    [TestCase("abcd", "Abcd", "abcD", "AbcD", TestName = "Changes_of_different_elements_are_both_taken")]
    [TestCase("abc", "aBc", "abC", "aBC", TestName = "Changes_of_neighbours_are_both_taken")]
    [TestCase("abc", "xabc", "abcy", "xabcy", TestName = "Insertions_at_different_places_are_both_taken")]
    [TestCase("abc", "ac", "abcd", "acd", TestName = "Removal_and_insertion_elsewhere_are_both_taken")]
    [TestCase("abc", "aXc", "aXc", "aXc", TestName = "Same_change_on_both_sides_is_taken_once")]
    public void Merges_without_a_question(string origin, string mine, string theirs, string merged)
    {
        var stretches = Of(origin, mine, theirs);
        Assert.That(stretches.Select(s => s.By), Has.None.EqualTo(Changed.Conflict));
        Assert.That(Merged(stretches), Is.EqualTo(merged));
    }

    [TestCase("abc", "aXc", "aYc", TestName = "Different_changes_of_one_element_are_a_conflict")]
    [TestCase("abc", "abXc", "abYc", TestName = "Different_insertions_at_one_place_are_a_conflict")]
    [TestCase("abc", "ac", "aYc", TestName = "Removal_of_what_the_other_changed_is_a_conflict")]
    public void Asks_a_person(string origin, string mine, string theirs)
    {
        var conflict = Of(origin, mine, theirs).Single(s => s.By is Changed.Conflict);
        Assert.That((string.Concat(conflict.Mine), string.Concat(conflict.Theirs)), Is.Not.EqualTo((string.Concat(conflict.Origin), string.Concat(conflict.Origin))));
    }

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public bool Nothing_of_any_side_is_lost(byte[] a, byte[] b, byte[] c)
    {
        var (origin, mine, theirs) = (Few(a), Few(b), Few(c));
        var stretches = Of(origin, mine, theirs);
        return string.Concat(stretches.SelectMany(s => s.Origin)) == origin
            && string.Concat(stretches.SelectMany(s => s.Mine)) == mine
            && string.Concat(stretches.SelectMany(s => s.Theirs)) == theirs;
    }

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public bool Side_that_changed_nothing_never_stands_in_the_way(byte[] a, byte[] b)
    {
        var (origin, changed) = (Few(a), Few(b));
        return Merged(Of(origin, changed, origin)) == changed && Merged(Of(origin, origin, changed)) == changed && Merged(Of(origin, changed, changed)) == changed;
    }

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public bool Sides_can_be_swapped(byte[] a, byte[] b, byte[] c)
    {
        var (one, two) = (Of(Few(a), Few(b), Few(c)), Of(Few(a), Few(c), Few(b)));
        return one.Count(s => s.By is Changed.Conflict) == two.Count(s => s.By is Changed.Conflict)
            && string.Concat(one.Where(s => s.By is Changed.Mine).SelectMany(s => s.Mine)) == string.Concat(two.Where(s => s.By is Changed.Theirs).SelectMany(s => s.Theirs));
    }

    [FsCheck.NUnit.Property(MaxTest = 200)]
    public bool Aligned_elements_are_equal_and_in_order(byte[] a, byte[] b)
    {
        var (x, y) = (Few(a), Few(b));
        var pairs = Alignment.Of(x.ToArray(), y.ToArray());
        return pairs.All(pair => x[pair.A] == y[pair.B]) && pairs.Zip(pairs.Skip(1)).All(next => next.First.A < next.Second.A && next.First.B < next.Second.B);
    }

    private static IReadOnlyList<Stretch<char>> Of(string origin, string mine, string theirs) => ThreeWay.Of(origin.ToArray(), mine.ToArray(), theirs.ToArray());

    private static string Merged(IEnumerable<Stretch<char>> stretches) => string.Concat(stretches.SelectMany(s => s.By is Changed.Theirs ? s.Theirs : s.Mine));

    /// <summary>Of four letters, so that much is alike.</summary>
    private static string Few(byte[] bytes) => string.Concat(bytes.Select(b => (char)('a' + (b % 4))));
}
