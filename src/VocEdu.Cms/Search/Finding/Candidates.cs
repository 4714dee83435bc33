using Npgsql;
using NpgsqlTypes;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Search.Finding;

/// <summary>Finds publications. In stages, so that words that match nearly everything cost no more than others: a cheap rank over the short vector keeps
/// a few hundred, the full vector ranks those, and titles and names decide among the best.</summary>
public sealed class Candidates(NpgsqlDataSource database)
{
    private const int Enough = 20, Kept = 400, Judged = 150, OrBudget = 8_000, FewStrong = 4;
    private const double Strong = 0.4;

    private const string Sql = """
        with found as materialized (
            select item_id, kind, title, head, prior, tsv || ''::tsvector as tsv, tsv @@ $5::tsquery as whole
            from cms.search_document
            where tsv @@ $1::tsquery and ($6::text[] is null or kind = any($6))
            order by ts_rank('{0.2, 0.4, 0.6, 1}', tsv_head, $2::tsquery) * prior desc, item_id
            limit 400
        )
        select item_id, kind, title, head, prior, whole,
               (select sum(t.weight * ts_rank('{0.2, 0.4, 0.6, 1}', f.tsv, t.term::tsquery)) from unnest($3::text[], $4::float8[]) as t(term, weight)) as score
        from found f
        """;

    public async Task<(IReadOnlyList<(Candidate Candidate, double Score)> Hits, bool More)> RunAsync(SearchQuery query, Words words, SearchSynonyms synonyms, string[]? kinds, CancellationToken cancel)
    {
        var found = await FindAsync(query, query.All, kinds, cancel);
        var more = found.Count == Kept;
        if (found.Count < Enough || query.IsLong)
            found = [.. found.UnionBy(await FindAsync(query, query.AnyRare(OrBudget), kinds, cancel), c => c.ItemId)];
        var judge = new Judge(query, words);
        var hits = found.OrderByDescending(c => c.Score * c.Prior).Take(Judged).Select(c => (Candidate: c, Score: judge.Of(c))).OrderByDescending(c => c.Score).ToList();
        if (hits.Count == 0 || hits.Count(h => h.Score >= hits[0].Score * Strong) >= FewStrong || SubjectOf(hits[0].Candidate, words) is not { } subject) return (hits, more);

        var about = new SearchQuery(subject, words, synonyms);
        if (about.IsEmpty) return (hits, more);
        var other = new Judge(about, words);
        var related = (await FindAsync(about, about.All, kinds, cancel)).Select(c => (Candidate: c, Score: other.Of(c))).OrderByDescending(c => c.Score).Take(20).ToList();
        if (related.Count == 0) return (hits, more);
        var scale = hits[0].Score * Strong / related[0].Score;
        return ([.. hits.Concat(related.Select(r => (r.Candidate, r.Score * scale))).GroupBy(h => h.Candidate.ItemId).Select(g => g.MaxBy(h => h.Item2)).OrderByDescending(h => h.Item2)], more);
    }

    /// <summary>The narrowest of a document's tags that others bear too; the unit, which stands last, is no subject.</summary>
    private static string? SubjectOf(Candidate best, Words words) => best.Names.Split(" . ").SkipLast(1)
        .Select(name => (Name: name, Count: Bearers(name, words))).Where(n => n.Count > 1 && n.Count < Math.Min(100, words.Documents / 10)).OrderBy(n => n.Count).FirstOrDefault().Name;

    private static int Bearers(string name, Words words)
    {
        var forms = SearchForms.Of(name);
        return forms.Count == 0 ? 0 : forms is [var only] ? words.InHeads(only.Exact) : forms.Zip(forms.Skip(1)).Min(p => words.InHeads($"{p.First.Exact}_{p.Second.Exact}"));
    }

    private async Task<List<Candidate>> FindAsync(SearchQuery query, string match, string[]? kinds, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new() { Value = match });
        command.Parameters.Add(new() { Value = query.Any });
        command.Parameters.Add(new() { Value = query.Terms.Select(t => t.Text).ToArray() });
        command.Parameters.Add(new() { Value = query.Terms.Select(t => t.Weight).ToArray() });
        command.Parameters.Add(new() { Value = query.All });
        command.Parameters.Add(new() { Value = kinds ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        var found = new List<Candidate>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            found.Add(new(reader.GetGuid(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetFloat(4), reader.GetBoolean(5), reader.GetDouble(6)));
        return found;
    }
}
