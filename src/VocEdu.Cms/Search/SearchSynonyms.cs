using System.Collections.Frozen;
using Microsoft.Extensions.Options;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Search;

/// <summary>Other names of the same thing, as editors keep them: <c>syn</c> lines work in any direction, <c>abbr</c> lines begin with the abbreviation.</summary>
public sealed class SearchSynonyms
{
    private const int LongestPhrase = 6;

    private readonly FrozenDictionary<string, IReadOnlyList<SearchSyllable>[]> _byFolded;

    public SearchSynonyms(IOptions<SearchOptions> options, IHostEnvironment environment)
    {
        var file = options.Value.SynonymFile.Length > 0 ? options.Value.SynonymFile : Find(environment.ContentRootPath);
        var groups = new Dictionary<string, List<IReadOnlyList<SearchSyllable>>>();
        foreach (var line in file is null ? [] : File.ReadLines(file))
        {
            if (line.StartsWith('#') || line.Split('\t', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is not [_, .. var phrases]) continue;
            foreach (var phrase in phrases)
            {
                var key = Key(SearchForms.Of(phrase));
                if (!groups.TryGetValue(key, out var others)) groups[key] = others = [];
                others.AddRange(phrases.Where(p => p != phrase).Select(SearchForms.Of));
            }
        }

        _byFolded = groups.ToFrozenDictionary(g => g.Key, g => g.Value.ToArray());
    }

    /// <summary>Phrases of the same meaning, with where in the query the phrase stands.</summary>
    public IEnumerable<(int Start, int Length, IReadOnlyList<SearchSyllable> Other)> For(IReadOnlyList<SearchSyllable> query)
    {
        for (var start = 0; start < query.Count; start++)
        {
            for (var length = Math.Min(LongestPhrase, query.Count - start); length > 0; length--)
            {
                if (!_byFolded.TryGetValue(Key(query.Skip(start).Take(length)), out var others)) continue;
                foreach (var other in others) yield return (start, length, other);
                break;
            }
        }
    }

    private static string Key(IEnumerable<SearchSyllable> syllables) => string.Join(' ', syllables.Select(s => s.Folded));

    /// <summary>The configuration folder lies above the program, in a checkout as in an installation.</summary>
    private static string? Find(string from)
    {
        for (var at = new DirectoryInfo(from); at is not null; at = at.Parent)
        {
            var file = Path.Combine(at.FullName, "config", "search-synonyms.tsv");
            if (File.Exists(file)) return file;
        }

        return null;
    }
}
