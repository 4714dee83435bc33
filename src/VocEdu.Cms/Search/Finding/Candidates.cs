using System.Globalization;
using System.Text;
using Npgsql;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Search.Finding;

/// <summary>Finds publications. In stages, so that words that match nearly everything cost no more than others: a cheap rank over the short vector keeps
/// a few hundred, the full vector ranks those, and titles and names decide among the best.</summary>
public sealed class Candidates(NpgsqlDataSource database)
{
    /// <summary>A row costs some ten microseconds to look at: so many are looked at, so many are ranked by all their words, so many judged.</summary>
    public const int Budget = 1_200;
    private const int OrBudget = 8_000, Enough = 20, Kept = 400, KeptRelated = 40, Judged = 150, FewStrong = 4;
    private const double Strong = 0.4;

    // $1 what must match, $2 the cheap rank, $3 and $4 the terms and their weights, $5 all words, from $6 the filter
    private const string Narrow = $"select * from cms.search_document where tsv @@ $1::tsquery and {SearchFilter.Sql} limit 9000";

    private const string InHeads = $"select * from cms.search_document where tsv_head @@ $1::tsquery and {SearchFilter.Sql} limit 1000";

    private const string Foremost = $"""
        select * from (select * from cms.search_document where {SearchFilter.Sql} order by prior desc, item_id limit 800) d where tsv_head @@ $1::tsquery
        """;

    private static readonly CompositeFormat Sql = CompositeFormat.Parse("""
        with found as materialized (
            select item_id, kind, title, head, prior, tsv from ({0}) d
            order by ts_rank('{{0.2, 0.4, 0.6, 1}}', tsv_head, $2::tsquery) * prior desc, item_id
            limit {1}
        ), opened as materialized (
            select item_id, kind, title, head, prior, tsv || ''::tsvector as tsv from found
        ), terms as materialized (
            select t.term::tsquery as term, t.weight from unnest($3::text[], $4::float8[]) as t(term, weight)
        )
        select item_id, kind, title, head, prior, tsv @@ $5::tsquery as whole,
               (select sum(t.weight * ts_rank('{{0.2, 0.4, 0.6, 1}}', o.tsv, t.term)) from terms t) as score
        from opened o
        """);

    public async Task<(IReadOnlyList<(Candidate Candidate, double Score)> Hits, bool More)> RunAsync(SearchQuery query, Words words, SearchSynonyms synonyms, SearchFilter filter, CancellationToken cancel)
    {
        var found = await FirstAsync(query, filter, Kept, cancel);
        var more = found.Count == Kept;
        if (found.Count < Enough || query.IsLong)
            found = [.. found.UnionBy(await FindAsync(Narrow, query, query.AnyRare(OrBudget), filter, Kept, cancel), c => c.ItemId)];
        var judge = new Judge(query, words);
        var hits = found.OrderByDescending(c => c.Score * c.Prior).Take(Judged).Select(c => (Candidate: c, Score: judge.Of(c))).OrderByDescending(c => c.Score).ToList();
        if (hits.Count == 0 || hits.Count(h => h.Score >= hits[0].Score * Strong) >= FewStrong || SubjectOf(hits[0].Candidate, words) is not { } subject) return (hits, more);

        var about = new SearchQuery(subject, words, synonyms);
        if (about.IsEmpty) return (hits, more);
        var other = new Judge(about, words);
        var related = (await FirstAsync(about, filter, KeptRelated, cancel)).Select(c => (Candidate: c, Score: other.Of(c))).OrderByDescending(c => c.Score).Take(20).ToList();
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

    /// <summary>What matches nearly everything is not ranked row by row: its pairs are looked for in titles and names, and the foremost documents are looked through.</summary>
    private async Task<List<Candidate>> FirstAsync(SearchQuery query, SearchFilter filter, int kept, CancellationToken cancel)
    {
        if (query.Expected <= Budget) return await FindAsync(Narrow, query, query.All, filter, kept, cancel);
        List<Candidate> beside = query.Pairs.Length > 0 ? await FindAsync(InHeads, query, query.Pairs, filter, kept, cancel) : [];
        return beside.Count >= Enough ? beside : [.. beside.UnionBy(await FindAsync(Foremost, query, query.All, filter, kept, cancel), c => c.ItemId)];
    }

    private async Task<List<Candidate>> FindAsync(string source, SearchQuery query, string match, SearchFilter filter, int kept, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(string.Format(CultureInfo.InvariantCulture, Sql, source, kept));
        command.Parameters.Add(new() { Value = match });
        command.Parameters.Add(new() { Value = query.Any });
        command.Parameters.Add(new() { Value = query.Terms.Select(t => t.Text).ToArray() });
        command.Parameters.Add(new() { Value = query.Terms.Select(t => t.Weight).ToArray() });
        command.Parameters.Add(new() { Value = query.All });
        filter.AddTo(command);
        var found = new List<Candidate>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            found.Add(new(reader.GetGuid(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetFloat(4), reader.GetBoolean(5), reader.GetDouble(6)));
        return found;
    }
}
