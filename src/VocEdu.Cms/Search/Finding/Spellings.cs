using VocEdu.Domain.Text;

namespace VocEdu.Cms.Search.Finding;

/// <summary>Which marks belong on a syllable here, judged by its neighbours in titles and names.</summary>
public static class Spellings
{
    /// <summary>Marks were typed, and titles know the word so: a slip of the tone (<c>điều dưởng</c>) must not hide what is meant.</summary>
    public static bool Trusted(IReadOnlyList<SearchSyllable> syllables, int i, Words words)
    {
        var syllable = syllables[i];
        if (!syllable.HasMarks) return false;
        if (words.Documents == 0) return true;
        if (!words.Knows(syllable.Exact)) return false;
        if (i > 0 && Contradicts(syllables[i - 1], syllable, words)) return false;
        return i + 1 >= syllables.Count || !Contradicts(syllable, syllables[i + 1], words);
    }

    /// <summary>The exact forms of a syllable typed without marks, 1 for the likeliest.</summary>
    public static IEnumerable<(string Exact, double Likelihood)> Likely(IReadOnlyList<SearchSyllable> syllables, int i, Words words)
    {
        var known = words.SpellingsOf(syllables[i].Folded);
        if (known.Count < 2) yield break;
        var scores = known.Select(s => (s.Exact, Score: Math.Sqrt(s.Count) + (8 * Beside(syllables, i, s.Exact, words)))).ToList();
        var best = scores.Max(s => s.Score);
        foreach (var (exact, score) in scores) yield return (exact, score / best);
    }

    private static double Beside(IReadOnlyList<SearchSyllable> syllables, int i, string exact, Words words) =>
        (i > 0 ? Pairs($"{syllables[i - 1].Folded}_{syllables[i].Folded}", words, right: exact) : 0)
        + (i + 1 < syllables.Count ? Pairs($"{syllables[i].Folded}_{syllables[i + 1].Folded}", words, left: exact) : 0);

    private static double Pairs(string folded, Words words, string? left = null, string? right = null)
    {
        var sum = 0;
        foreach (var (pair, count) in words.SpellingsOf(folded))
        {
            var cut = pair.IndexOf('_', StringComparison.Ordinal);
            if (left is not null ? pair.AsSpan(0, cut).SequenceEqual(left) : pair.AsSpan(cut + 1).SequenceEqual(right)) sum += count;
        }

        return Math.Sqrt(sum);
    }


    private static bool Contradicts(SearchSyllable a, SearchSyllable b, Words words)
    {
        if (!a.HasMarks || !b.HasMarks) return false;
        var others = words.SpellingsOf($"{a.Folded}_{b.Folded}");
        return others.Count > 0 && !words.Knows($"{a.Exact}_{b.Exact}") && others.Max(o => o.Count) >= 5;
    }
}
