using Npgsql;
using NpgsqlTypes;
using VocEdu.Domain.Content;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Search;

/// <param name="Score">Comparable within one search only.</param>
public sealed record SearchHit(Guid ItemId, double Score);

/// <param name="Hits">Best first.</param>
/// <param name="More">There are more matches than were ranked.</param>
public sealed record SearchResult(SearchQuery Query, IReadOnlyList<SearchHit> Hits, bool More);

/// <summary>
/// Finds publications. In stages, so that words that match nearly everything cost no more than others: a cheap rank over the short vector keeps
/// a few hundred, the full vector ranks those, and the titles decide among the best.
/// </summary>
public sealed class FindContent(NpgsqlDataSource database, SearchLexicon lexicon, SearchSynonyms synonyms)
{
    public const int Longest = 200;
    private const int Enough = 20, Kept = 400, Judged = 80, OrBudget = 8_000;

    // $1 what must match, $2 the cheap rank, $3 and $4 the terms and their weights, $5 all words, $6 kinds
    private const string Sql = """
        with found as materialized (
            select item_id, title, head, prior, tsv || ''::tsvector as tsv, tsv @@ $5::tsquery as whole
            from cms.search_document
            where tsv @@ $1::tsquery and ($6::text[] is null or kind = any($6))
            order by ts_rank('{0.2, 0.4, 0.6, 1}', tsv_head, $2::tsquery) * prior desc, item_id
            limit 400
        )
        select item_id, title, head, prior, whole,
               (select sum(t.weight * ts_rank('{0.2, 0.4, 0.6, 1}', f.tsv, t.term::tsquery)) from unnest($3::text[], $4::float8[]) as t(term, weight)) as score
        from found f
        """;

    public async Task<SearchResult> RunAsync(string text, IReadOnlyList<ContentKind>? kinds, CancellationToken cancel)
    {
        var words = await lexicon.GetAsync(cancel);
        var query = new SearchQuery(text.Length > Longest ? text[..Longest] : text, words, synonyms);
        if (query.IsEmpty) return new(query, [], false);

        var candidates = await CandidatesAsync(query, query.All, kinds, cancel);
        var more = candidates.Count == Kept;
        if (candidates.Count < Enough || query.IsLong)
        {
            var rare = await CandidatesAsync(query, query.AnyRare(OrBudget), kinds, cancel);
            candidates = [.. candidates.UnionBy(rare, c => c.ItemId)];
        }

        return new(query, [.. candidates.OrderByDescending(c => c.Score * c.Prior).Take(Judged).Select(c => new SearchHit(c.ItemId, Judge(c, query, words)))
            .OrderByDescending(h => h.Score)], more);
    }

    private async Task<List<Candidate>> CandidatesAsync(SearchQuery query, string match, IReadOnlyList<ContentKind>? kinds, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(Sql);
        var terms = query.Terms;
        command.Parameters.Add(new() { Value = match });
        command.Parameters.Add(new() { Value = query.Any });
        command.Parameters.Add(new() { Value = terms.Select(t => t.Text).ToArray() });
        command.Parameters.Add(new() { Value = terms.Select(t => t.Weight).ToArray() });
        command.Parameters.Add(new() { Value = query.All });
        command.Parameters.Add(new() { Value = kinds?.Select(k => k.ToString()).ToArray() ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        var found = new List<Candidate>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            found.Add(new(reader.GetGuid(0), reader.GetString(1), reader.GetString(2), reader.GetFloat(3), reader.GetBoolean(4), reader.GetDouble(5)));
        return found;
    }

    /// <summary>Among the best: how much of the question stands in the title and the names, and how much of the title was asked for.</summary>
    private static double Judge(Candidate candidate, SearchQuery query, SearchLexicon.Words words)
    {
        var title = Forms(candidate.Title);
        var head = Forms(candidate.Head);
        double asked = 0, inTitle = 0, inHead = 0;
        for (var i = 0; i < query.Syllables.Count; i++)
        {
            if (!query.Content[i]) continue;
            var syllable = query.Syllables[i];
            var weight = words.Rarity(syllable.Folded);
            asked += weight;
            inTitle += weight * Fit(syllable, title);
            inHead += weight * Math.Max(Fit(syllable, title), Fit(syllable, head));
        }

        var ofTitle = SearchForms.Of(candidate.Title).Count is > 0 and var length
            ? (double)query.Syllables.Count(s => title.Contains(s.Folded)) / length : 0;
        return candidate.Score * candidate.Prior * (1 + (0.8 * inTitle / asked) + (0.4 * inHead / asked) + (0.4 * Math.Min(1, ofTitle)) + (candidate.Whole ? 0.3 : 0));
    }

    private static double Fit(SearchSyllable syllable, HashSet<string> forms) =>
        syllable.HasMarks ? (forms.Contains(syllable.Exact) ? 1 : forms.Contains(syllable.Folded) ? 0.4 : 0) : forms.Contains(syllable.Folded) ? 1 : 0;

    private static HashSet<string> Forms(string text) => [.. SearchForms.Of(text).SelectMany(s => new[] { s.Exact, s.Folded })];

    private sealed record Candidate(Guid ItemId, string Title, string Head, float Prior, bool Whole, double Score);
}
