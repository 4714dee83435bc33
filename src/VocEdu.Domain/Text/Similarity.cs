namespace VocEdu.Domain.Text;

/// <summary>How much of one story stands in another, whatever the marks, capitals and punctuation. Source: vietnam.md §3.3, rule 8.</summary>
public static class Similarity
{
    /// <summary>From here on two stories are the same one, told twice.</summary>
    public const double Same = 0.85;

    /// <summary>From here on a person should look at both.</summary>
    public const double Alike = 0.45;

    /// <summary>Fewer pairs of words than this say nothing.</summary>
    private const int FewestPairs = 12;

    private const int SampleOneIn = 4, MostSamples = 128;

    /// <summary>A title by which equal ones are found: letters and digits, without marks.</summary>
    public static string TitleKey(string title) => string.Join(' ', SearchForms.Of(title).Select(syllable => syllable.Folded));

    /// <summary>The share of the shorter text's pairs of neighbouring words that the other text has too, 0 to 1.</summary>
    public static double Of(string a, string b) => Of(Pairs(a), Pairs(b));

    /// <summary>The same of texts that are known by their <see cref="Prints"/> only.</summary>
    public static double Of(IReadOnlySet<int> a, IReadOnlySet<int> b)
    {
        var (fewer, more) = a.Count <= b.Count ? (a, b) : (b, a);
        return fewer.Count < FewestPairs ? 0 : fewer.Count(more.Contains) / (double)fewer.Count;
    }

    /// <summary>A text's pairs of neighbouring words as numbers: it can be compared by them, and not be read.</summary>
    public static IReadOnlySet<int> Prints(string text) => Pairs(text);

    /// <summary>Some pairs of a text as numbers, the same ones of every text: texts that share much share some of these. To find candidates by index.</summary>
    public static IReadOnlyList<int> Samples(string text) => Samples(Pairs(text));

    /// <inheritdoc cref="Samples(string)"/>
    public static IReadOnlyList<int> Samples(IReadOnlySet<int> prints) => [.. prints.Where(pair => (uint)pair % SampleOneIn == 0).Order().Take(MostSamples)];

    private static HashSet<int> Pairs(string text)
    {
        var words = SearchForms.Of(text);
        var pairs = new HashSet<int>();
        for (var i = 1; i < words.Count; i++) pairs.Add(Hash(words[i - 1].Folded, words[i].Folded));
        return pairs;
    }

    // FNV-1a: stored numbers must mean the same tomorrow, which string.GetHashCode does not.
    private static int Hash(string first, string second)
    {
        var hash = 2_166_136_261u;
        foreach (var c in first) hash = unchecked((hash ^ c) * 16_777_619u);
        hash = unchecked((hash ^ ' ') * 16_777_619u);
        foreach (var c in second) hash = unchecked((hash ^ c) * 16_777_619u);
        return (int)hash;
    }
}
