using System.Collections.Frozen;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Search.Finding;

/// <summary>Names of one and the same thing.</summary>
/// <param name="Abbreviation">The first is short for the others; they do not mean the first's other readings.</param>
public sealed record SynonymGroup(bool Abbreviation, IReadOnlyList<string> Phrases);

/// <summary>A phrase of the same meaning as a part of the question.</summary>
public readonly record struct OtherName(int Start, int Length, IReadOnlyList<SearchSyllable> Syllables);

/// <summary>Other names of the same thing, as editors keep them.</summary>
public sealed class SearchSynonyms
{
    private const int LongestPhrase = 7;

    private readonly FrozenDictionary<string, (IReadOnlyList<SearchSyllable> Phrase, IReadOnlyList<SearchSyllable>[] Others)[]> _byFolded;

    public SearchSynonyms(IEnumerable<SynonymGroup> groups)
    {
        var byFolded = new Dictionary<string, List<(IReadOnlyList<SearchSyllable>, IReadOnlyList<SearchSyllable>[])>>(StringComparer.Ordinal);
        foreach (var group in groups)
        {
            var forms = group.Phrases.Select(SearchForms.Of).Where(f => f.Count > 0).ToList();
            foreach (var phrase in group.Abbreviation ? forms.Take(1) : forms)
            {
                var key = Key(phrase);
                if (!byFolded.TryGetValue(key, out var entries)) byFolded[key] = entries = [];
                entries.Add((phrase, [.. forms.Where(f => f != phrase)]));
            }
        }

        _byFolded = byFolded.ToFrozenDictionary(g => g.Key, g => g.Value.ToArray(), StringComparer.Ordinal);
    }

    /// <summary>The longest phrases first; marks that were typed must be the phrase's.</summary>
    public IEnumerable<OtherName> For(IReadOnlyList<SearchSyllable> query)
    {
        for (var start = 0; start < query.Count; start++)
        {
            for (var length = Math.Min(LongestPhrase, query.Count - start); length > 0; length--)
            {
                if (!_byFolded.TryGetValue(Key(query.Skip(start).Take(length)), out var entries)) continue;
                var said = false;
                foreach (var (phrase, others) in entries)
                {
                    if (!Enumerable.Range(0, length).All(i => !query[start + i].HasMarks || query[start + i].Exact == phrase[i].Exact)) continue;
                    said = true;
                    foreach (var other in others) yield return new(start, length, other);
                }

                if (said) break;
            }
        }
    }

    private static string Key(IEnumerable<SearchSyllable> syllables) => string.Join(' ', syllables.Select(s => s.Folded));
}
