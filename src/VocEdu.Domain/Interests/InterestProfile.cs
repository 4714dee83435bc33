namespace VocEdu.Domain.Interests;

/// <summary>What somebody likes, as far as their answers tell. It says nothing of ability.</summary>
public sealed class InterestProfile
{
    private const int NamedTypes = 3;

    private InterestProfile(IReadOnlyDictionary<char, int> sums, int most, int skipped, bool varied)
    {
        (Sums, Most, Skipped) = (sums, most, skipped);
        Places = [.. sums.GroupBy(sum => sum.Value, sum => sum.Key).OrderByDescending(place => place.Key).Select(place => (IReadOnlyList<char>)[.. place])];
        IsClear = varied && Places.Count > 1 && sums.Values.Max() * 4 >= most;
    }

    /// <summary>Points of each type, in the order of the quiz.</summary>
    public IReadOnlyDictionary<char, int> Sums { get; }

    /// <summary>Points a type can reach.</summary>
    public int Most { get; }

    /// <summary>Items without an answer. They give no points.</summary>
    public int Skipped { get; }

    /// <summary>The types, the best liked first. Those with equal points share a place.</summary>
    public IReadOnlyList<IReadOnlyList<char>> Places { get; }

    /// <summary>False when little is liked or all is liked alike: then no type is put forward.</summary>
    public bool IsClear { get; }

    /// <summary>The first places, until three types are named. A tie is never broken, so there may be more.</summary>
    public IReadOnlyList<IReadOnlyList<char>> Leading
    {
        get
        {
            var named = 0;
            return !IsClear ? [] : [.. Places.TakeWhile(place => Sums[place[0]] > 0 && named < NamedTypes && (named += place.Count) > 0)];
        }
    }

    /// <summary>The profile of answers in the order of the items; null: not answered.</summary>
    public static InterestProfile Of(InterestQuiz quiz, IReadOnlyList<int?> answers)
    {
        var sums = quiz.Types.ToDictionary(type => type.Code, type => quiz.Items.Zip(answers).Where(pair => pair.First.Type == type.Code).Sum(pair => pair.Second ?? 0));
        return new(sums, quiz.Most, answers.Count(answer => answer is null), answers.OfType<int>().Distinct().Count() > 1);
    }

    /// <summary>How near a trade is to these interests, 0 to 1: its first letter counts three times, its second twice.</summary>
    /// <param name="letters">Of the trade, the strongest first; empty: nothing is known.</param>
    public double FitOf(string? letters)
    {
        if (string.IsNullOrEmpty(letters)) return 0;
        var weights = letters.Take(NamedTypes).Select((letter, place) => (letter, weight: NamedTypes - place)).ToList();
        return weights.Sum(w => w.weight * Sums.GetValueOrDefault(w.letter)) / ((double)Most * weights.Sum(w => w.weight));
    }
}
