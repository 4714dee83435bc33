namespace VocEdu.Cms.Search.Finding;

/// <summary>Which lexemes the index holds and in how many documents: what is rare, what is a word at all, what usually stands beside what.</summary>
/// <param name="lexemes">In ordinal order.</param>
/// <param name="counts">Documents that hold the lexeme.</param>
/// <param name="heads">Documents that hold it in their title, tags or names.</param>
public sealed class Words(string[] lexemes, int[] counts, int[] heads, int documents, DateTimeOffset readAt)
{
    private readonly Lazy<(string[] Written, string[] Sounds)> _syllables = new(() => Spoken([.. lexemes.Where(l => l[0] is not '=' && !l.Contains('_', StringComparison.Ordinal) && char.IsAsciiLetter(l[0]))]));
    private readonly Lazy<Dictionary<string, (string Exact, int Count)[]>> _spellings = new(() => Spellings(lexemes, counts, heads));

    private readonly Lazy<string[]> _months = new(() => MonthsOf(lexemes));

    public static Words None { get; } = new([], [], [], 0, DateTimeOffset.MinValue);

    public int Documents => documents;
    public DateTimeOffset ReadAt => readAt;

    /// <summary>In which something was published, the latest first: <c>2026-11</c>.</summary>
    public IReadOnlyList<string> Months => _months.Value;

    /// <summary>The folded syllables that somebody may have meant who typed this one.</summary>
    public IEnumerable<string> Near(string typed) => Spelling.Near(typed, _syllables.Value.Written, _syllables.Value.Sounds);

    public int Count(string lexeme) => At(lexeme) is >= 0 and var at ? counts[at] : 0;

    /// <summary>In how many titles, tags and names it stands.</summary>
    public int InHeads(string lexeme) => At(lexeme) is >= 0 and var at ? heads[at] : 0;

    public bool Knows(string lexeme) => At(lexeme) >= 0;

    public bool KnowsBeginning(string beginning)
    {
        var at = At(beginning);
        if (at < 0) at = ~at;
        return at < lexemes.Length && lexemes[at].StartsWith(beginning, StringComparison.Ordinal);
    }

    /// <summary>Documents that hold a lexeme that begins so, each counted as often as it holds one.</summary>
    public int CountBeginning(string beginning)
    {
        var at = At(beginning);
        var sum = 0;
        for (at = at < 0 ? ~at : at; at < lexemes.Length && sum < documents && lexemes[at].StartsWith(beginning, StringComparison.Ordinal); at++) sum += counts[at];
        return sum;
    }

    /// <param name="term">Of a tsquery: a lexeme, or the beginning of some.</param>
    public int CountOf(string term) => term.EndsWith('*') ? CountBeginning(SearchQuery.Unquote(term)) : Count(SearchQuery.Unquote(term));

    /// <summary>The lexemes that begin so, the most frequent first.</summary>
    public IEnumerable<string> Beginning(string beginning, int most)
    {
        var from = At(beginning);
        if (from < 0) from = ~from;
        var to = from;
        while (to < lexemes.Length && lexemes[to].StartsWith(beginning, StringComparison.Ordinal)) to++;
        return Enumerable.Range(from, to - from).OrderByDescending(at => counts[at]).Take(most).Select(at => lexemes[at]);
    }

    /// <summary>Pairs of syllables in titles, tags and names: how they begin, and with which letter the second does.</summary>
    public IEnumerable<(string Pair, int Heads)> HeadPairs(string beginning, char second)
    {
        var at = At(beginning);
        for (at = at < 0 ? ~at : at; at < lexemes.Length && lexemes[at].StartsWith(beginning, StringComparison.Ordinal); at++)
        {
            if (heads[at] > 0 && lexemes[at].IndexOf('_', StringComparison.Ordinal) is > 0 and var gap && gap + 1 < lexemes[at].Length && lexemes[at][gap + 1] == second) yield return (lexemes[at], heads[at]);
        }
    }

    /// <summary>How a folded syllable or pair is written with its marks, and how often in titles and names.</summary>
    public IReadOnlyList<(string Exact, int Count)> SpellingsOf(string folded) => _spellings.Value.GetValueOrDefault(folded) ?? [];

    /// <summary>How much finding this lexeme says: the rarer, the more.</summary>
    public double Rarity(string lexeme) => RarityOf(Count(lexeme));

    /// <param name="count">In how many documents it is found.</param>
    public double RarityOf(int count) => Math.Log(1 + ((documents + 1.0) / (count + 0.5)));

    /// <summary>Any of these terms in their order, as many as are found in no more than so many documents together; or the first alone.</summary>
    public static (string Match, int Expected) AnyWithin(IEnumerable<(string Term, int Count)> terms, int most)
    {
        var expected = 0;
        var chosen = new List<string>();
        foreach (var (term, count) in terms)
        {
            if (expected + count > most && chosen.Count > 0) break;
            chosen.Add(term);
            expected += count;
        }

        return (string.Join(" | ", chosen), expected);
    }

    private static string[] MonthsOf(string[] lexemes) => [.. lexemes.Where(l => l.StartsWith("#m", StringComparison.Ordinal)).Select(l => l[2..l.IndexOf('.', StringComparison.Ordinal)]).Distinct().Reverse()];

    private static (string[] Written, string[] Sounds) Spoken(string[] syllables) => (syllables, [.. syllables.Select(Spelling.Sound)]);

    private int At(string lexeme) => Array.BinarySearch(lexemes, lexeme, StringComparer.Ordinal);

    private static Dictionary<string, (string, int)[]> Spellings(string[] lexemes, int[] counts, int[] heads)
    {
        var found = new Dictionary<string, List<(string, int)>>(StringComparer.Ordinal);
        for (var i = 0; i < lexemes.Length; i++)
        {
            if (lexemes[i][0] is not '=') continue;
            var folded = Folding.OfExact(lexemes[i]);
            if (!found.TryGetValue(folded, out var all)) found[folded] = all = [];
            all.Add((lexemes[i], (4 * heads[i]) + counts[i]));
        }

        return found.ToDictionary(f => f.Key, f => f.Value.ToArray(), StringComparer.Ordinal);
    }
}
