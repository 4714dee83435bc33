using System.Collections.Concurrent;
using Npgsql;
using VocEdu.Cms.Search.Finding;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Search;

/// <param name="Kind">What it names, for a reader: <c>Nghề</c>, <c>Trường</c>; empty: something else.</param>
public sealed record SuggestedName(string Text, string Kind);

/// <summary>Completes what is being typed, from the first letters of any word of a name.</summary>
public sealed class SuggestNames(NpgsqlDataSource database, SearchLexicon lexicon, TimeProvider clock)
{
    private const int Most = 8, MostKept = 5_000;

    /// <summary>A class types the same beginnings.</summary>
    private static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<string, (IReadOnlyList<SuggestedName> Names, DateTimeOffset Until)> _kept = new(StringComparer.Ordinal);

    // Both parts are bounded, whatever is typed: trades and schools first, then the first of the rest in the order of the alphabet.
    private const string Sql = """
        (select display, kind, weight, folded from cms.search_suggest where weight >= 1 and folded ~>=~ $1 and folded ~<~ $2 limit 200)
        union all
        (select display, kind, weight, folded from cms.search_suggest where folded ~>=~ $1 and folded ~<~ $2 order by folded using ~<~ limit 100)
        """;

    public async Task<IReadOnlyList<SuggestedName>> RunAsync(string text, CancellationToken cancel)
    {
        var asked = text[..Math.Min(text.Length, FindContent.Longest)];
        var now = clock.GetUtcNow();
        if (_kept.TryGetValue(asked, out var kept) && kept.Until > now) return kept.Names;
        var names = await FindAsync(asked, cancel);
        if (_kept.Count >= MostKept) _kept.Clear();
        _kept[asked] = (names, now + FreshFor);
        return names;
    }

    private async Task<IReadOnlyList<SuggestedName>> FindAsync(string text, CancellationToken cancel)
    {
        var typed = Typing.Decode(text, await lexicon.GetAsync(cancel), 12, out _);
        if (typed.Count == 0) return [];
        var folded = string.Join(' ', typed.Select(s => s.Folded));
        if (folded.Length > 100) return [];

        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new() { Value = folded });
        command.Parameters.Add(new() { Value = folded + '\uffff' });
        var found = new List<(string Display, string Kind, float Weight, string Folded)>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel)) found.Add((reader.GetString(0), reader.GetString(1), reader.GetFloat(2), reader.GetString(3)));
        return [.. found.OrderByDescending(f => f.Weight * Agreement(f.Display, typed)).ThenBy(f => f.Folded.Length).ThenBy(f => f.Display, StringComparer.Ordinal)
            .Select(f => new SuggestedName(f.Display, Called(f.Kind))).DistinctBy(s => s.Text).Take(Most)];
    }

    /// <summary>Names that bear the marks that were typed come first.</summary>
    private static double Agreement(string display, IReadOnlyList<SearchSyllable> typed)
    {
        var marked = typed.Where(s => s.HasMarks).Select(s => s.Exact).ToList();
        if (marked.Count == 0) return 1;
        var forms = SearchForms.Of(display).Select(s => s.Exact).ToHashSet(StringComparer.Ordinal);
        return 0.2 + ((double)marked.Count(forms.Contains) / marked.Count);
    }

    private static string Called(string kind) => kind switch
    {
        "CareerGuide" => "Nghề",
        "School" => "Trường",
        "Video" => "Video",
        "Event" => "Sự kiện",
        _ => "",
    };
}
