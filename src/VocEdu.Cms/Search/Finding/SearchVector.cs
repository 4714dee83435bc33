using System.Globalization;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Search.Finding;

/// <summary>Builds a <c>tsvector</c> from Vietnamese text: each syllable in its exact and its folded form, and pairs of neighbours,
/// since in Vietnamese the pair carries the meaning.</summary>
public sealed class SearchVector
{
    /// <summary>Ranking gains nothing from more places of one word, and the vector stays small.</summary>
    private const int MaxPositions = 4;

    /// <summary>PostgreSQL's own limit on a position.</summary>
    private const int LastPosition = 16_383;

    private readonly Dictionary<string, List<(int Position, char Weight)>> lexemes = [];
    private int position;

    /// <param name="text">Text of one part.</param>
    /// <param name="weight">A title, B tags and names, C summary, D body.</param>
    public SearchVector Add(string text, char weight)
    {
        SearchSyllable? before = null;
        foreach (var syllable in SearchForms.Of(text))
        {
            position = Math.Min(position + 1, LastPosition);
            Place(syllable.Folded, weight);
            Place(syllable.Exact, weight);
            if (before is { } left)
            {
                Place($"{left.Folded}_{syllable.Folded}", weight);
                if (weight is not 'D') Place($"{left.Exact}_{syllable.Exact}", weight);
            }

            before = syllable;
        }

        position = Math.Min(position + 1, LastPosition);       // a gap, so that parts do not run into one another
        return this;
    }

    /// <summary>Tags and names, <c>" . "</c> between them: the end of one and the beginning of the next are no neighbours.</summary>
    public SearchVector AddNames(string names)
    {
        foreach (var name in names.Split(" . ")) Add(name, 'B');
        return this;
    }

    /// <summary>A lexeme that stands nowhere in the text: <see cref="Shelves"/>.</summary>
    public SearchVector Put(IEnumerable<string> shelves)
    {
        foreach (var lexeme in shelves) lexemes.TryAdd(lexeme, []);
        return this;
    }

    /// <summary>The vector as PostgreSQL writes it: <c>'han':3A,7D '=han2':3A,7D</c>.</summary>
    public override string ToString() => string.Join(' ', lexemes.Select(entry => entry.Value.Count == 0 ? $"'{entry.Key}'"
        : $"'{entry.Key}':{string.Join(',', entry.Value.Select(place => string.Create(CultureInfo.InvariantCulture, $"{place.Position}{place.Weight}")))}"));

    /// <summary>The same for <see cref="Signature"/>.</summary>
    public byte[] ToSignature() => Signature.Of(lexemes.Where(l => l.Value.Count > 0).Select(l => (l.Key, Worth(l.Value))).OrderByDescending(l => l.Item2));

    /// <summary>As PostgreSQL's <c>ts_rank</c> counts one word: its best place, and the others ever less.</summary>
    private static double Worth(List<(int Position, char Weight)> places)
    {
        double sum = 0, best = -1;
        var at = 0;
        for (var i = 0; i < places.Count; i++)
        {
            var weight = places[i].Weight switch { 'A' => 1, 'B' => 0.6, 'C' => 0.4, _ => 0.2 };
            sum += weight / ((i + 1) * (i + 1));
            if (weight > best) (best, at) = (weight, i);
        }

        return (best + sum - (best / ((at + 1) * (at + 1)))) / 1.64493406685;
    }

    private void Place(string lexeme, char weight)
    {
        if (!lexemes.TryGetValue(lexeme, out var places)) lexemes[lexeme] = places = [];
        if (places.Count < MaxPositions) places.Add((position, weight));
    }
}
