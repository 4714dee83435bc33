namespace VocEdu.Cms.Search.Finding;

/// <summary>What must match, narrowed to what a filter asks for and, where the index would have to read too much, to the latest documents.</summary>
/// <param name="Match">As a tsquery.</param>
/// <param name="IsPart">Older documents may match too.</param>
public readonly record struct Narrowed(string Match, bool IsPart)
{
    /// <summary>So many entries of the index are read without a thought: some two milliseconds.</summary>
    private const int Affordable = 8_000;

    /// <param name="expected">How many documents match, at most.</param>
    /// <param name="wanted">So many are enough.</param>
    public static Narrowed To(string match, int expected, SearchFilter filter, Words words, int wanted)
    {
        var shelves = filter.Shelves();
        double documents = Math.Max(1, words.Documents);
        var counts = shelves.Select(alternatives => alternatives.Sum(words.CountOf)).Append(expected).ToList();
        var meet = counts.Aggregate(1.0, (share, count) => share * Math.Min(1, count / documents));
        var latest = 2 * wanted / Math.Max(meet, 1e-9);      // among so many of the latest, enough match
        if (words.Months.Count == 0 || counts.Min() <= Math.Max(Affordable, latest)) return new(Everywhere(match, filter), false);
        var parts = Shelves.Latest((int)latest, filter.Year, words);
        return new(And([.. (filter with { Year = null }).Shelves().Prepend([match]), [parts]]), true);
    }

    /// <summary>In all documents.</summary>
    public static string Everywhere(string match, SearchFilter filter) => And([.. filter.Shelves().Prepend([match])]);

    /// <summary>Of nothing to choose from, nothing matches.</summary>
    private static string And(List<string[]> all) => string.Join(" & ", all.Select(alternatives => $"({string.Join(" | ", alternatives.DefaultIfEmpty("'#'"))})"));
}
