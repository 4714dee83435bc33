using System.Buffers;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Search.Finding;

/// <summary>Abbreviations that no editor keeps, read from the titles and names there are: ĐTVT is "điện tử viễn thông".</summary>
public static class Initials
{
    private const int Shortest = 3, Longest = 6, FewestHeads = 3;

    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    /// <summary>No syllable of the language, and no word anybody has written.</summary>
    public static bool AreIn(string folded, Words words) =>
        folded.Length is >= Shortest and <= Longest && folded.All(char.IsAsciiLetter) && !folded.AsSpan().ContainsAny(Vowels) && !words.Knows(folded);

    /// <returns>The syllables whose first letters these are, each pair of which stands in the most titles; empty: there are none.</returns>
    public static IReadOnlyList<SearchSyllable> Read(string letters, Words words)
    {
        var (best, fewest) = (Array.Empty<string>(), FewestHeads - 1);
        foreach (var (pair, heads) in words.HeadPairs(letters[0].ToString(), letters[1]).OrderByDescending(p => p.Heads)) Go([pair], heads);
        return [.. best.SelectMany((pair, i) => Syllables(pair, words).Skip(i == 0 ? 0 : 1))];

        void Go(string[] pairs, int heads)
        {
            if (heads <= fewest) return;
            if (pairs.Length == letters.Length - 1)
            {
                (best, fewest) = (pairs, heads);
                return;
            }

            foreach (var (pair, those) in words.HeadPairs($"{pairs[^1][(pairs[^1].IndexOf('_', StringComparison.Ordinal) + 1)..]}_", letters[pairs.Length + 1])) Go([.. pairs, pair], Math.Min(heads, those));
        }
    }

    /// <summary>A pair as it is mostly written.</summary>
    private static IEnumerable<SearchSyllable> Syllables(string pair, Words words) =>
        (words.SpellingsOf(pair) is { Count: > 0 } spellings ? spellings.MaxBy(s => s.Count).Exact : pair).Split('_').Select(exact => new SearchSyllable(0, 0, exact, Folding.OfExact(exact)));
}
