using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Search.Finding;

/// <summary>Finds publications. Words that match nearly everything cost no more than others: a bounded number of documents is weighed by their signatures,
/// and titles and names decide among the best.</summary>
public sealed class Candidates(NpgsqlDataSource database)
{
    /// <summary>Of so many documents every one is weighed; a row costs some ten microseconds.</summary>
    public const int Budget = 600;

    /// <summary>So many results can be paged through.</summary>
    public const int Reachable = 500;

    private const int Looked = Budget + (Budget / 2), Judged = 80, JudgedBeside = 40, Beside = 20, Enough = 20, FewStrong = 4, Answers = 3;
    private const double Strong = 0.4, Weak = 0.15, Kinship = 1, QuotesAkin = 0.6, Quotes = 0.4;

    /// <summary>What readers look for first, however old it is.</summary>
    private static readonly string[] Foremost = ["CareerGuide", "School"];

    // $1 what must match, from $2 the filter. Selected, so that the planner, which would read all rows for a frequent word, goes by the index whatever is asked.
    private const string Columns = "select item_id, prior, signature, kind, title, head from cms.search_document where";
    private const string Beginning = "select left(body, 1000) from cms.search_document where item_id = $1";
    private static readonly string Anywhere = Select($"{Columns} tsv @@ (select $1::tsquery) and {SearchFilter.Sql}", Looked);
    private static readonly string SomeAnywhere = Select($"{Columns} tsv @@ (select $1::tsquery) and {SearchFilter.Sql}", JudgedBeside);
    private static readonly string InHeads = Select($"{Columns} tsv_head @@ (select $1::tsquery) and {SearchFilter.Sql}", Budget);
    private static readonly string SomeInHeads = Select($"{Columns} tsv_head @@ (select $1::tsquery) and {SearchFilter.Sql}", Budget / 2);

    /// <returns>The best first; whether more match than were looked at.</returns>
    public async Task<(IReadOnlyList<(Guid ItemId, double Score)> Hits, bool More)> RunAsync(SearchQuery query, Words words, SearchSynonyms synonyms, SearchFilter filter, CancellationToken cancel)
    {
        var found = new Weighed(query, words, Judged);
        var more = await LookAsync(found, query, words, filter, cancel);
        if (found.Count < Enough || (query.IsLong && query.Expected <= Budget)) more |= await LookForRareAsync(found, query, words, filter, cancel);
        else if (query.AnyRare(Budget / 2) is { Expected: <= Budget } rare)
            await FindAsync(found, SomeInHeads, Narrowed.Everywhere(rare.Match, filter), filter, cancel);      // titled with what is asked, though a frequent word is missing

        var hits = Akin(Judge(query, words, found), words);
        if (OfficialAmong(hits) is { } official) hits = [.. hits, .. await QuotingAsync(official, query, words, filter, cancel)];
        else if (IsAlone(hits))
        {
            var subject = SubjectOf(hits[0].Candidate, words) ?? await SaysAsync(hits[0].Candidate, cancel);
            hits = [.. hits, .. await BesideAsync(hits, new(subject, words, synonyms), words, filter, cancel)];
        }

        var best = hits.GroupBy(h => h.Candidate.ItemId).Select(g => (ItemId: g.Key, Score: g.Max(h => h.Score))).OrderByDescending(h => h.Score).ToList();
        return ([.. best, .. found.Rest.Take(Math.Max(0, Reachable - best.Count)).Select(id => (id, 0.0))], more);
    }

    private static List<(Candidate Candidate, double Score)> Judge(SearchQuery query, Words words, Weighed found)
    {
        var judge = new Judge(query, words);
        return [.. found.Best.Select(c => (Candidate: c, Score: judge.Of(c))).OrderByDescending(c => c.Score)];
    }

    /// <summary>What bears the same tags as the best of all is more likely about the same.</summary>
    private static List<(Candidate Candidate, double Score)> Akin(List<(Candidate Candidate, double Score)> hits, Words words)
    {
        if (hits.Count < 2) return hits;
        var tags = TagsOf(hits[0].Candidate).Distinct(StringComparer.Ordinal).ToDictionary(t => t, t => Math.Log(1 + (words.Documents / (1.0 + Bearers(t, words)))), StringComparer.Ordinal);
        var all = tags.Values.Sum();
        if (all == 0) return hits;
        return [.. hits.Select((h, i) => (h.Candidate, Score: h.Score * (1 + (Kinship * (i == 0 ? 1 : Shared(h.Candidate) / all))))).OrderByDescending(h => h.Score)];
        double Shared(Candidate other) => other.Names.Split(" . ").Distinct(StringComparer.Ordinal).Sum(t => tags.GetValueOrDefault(t));
    }

    /// <summary>Hardly anything else answers the question. A school is asked for by its name, and others of its town are no answer.</summary>
    private static bool IsAlone(List<(Candidate Candidate, double Score)> hits) =>
        hits.Count > 0 && hits[0].Candidate.Kind != "School" && hits.Count(h => h.Score >= hits[0].Score * Strong) < FewStrong;

    /// <summary>Others about the subject of the best, below it.</summary>
    private async Task<IEnumerable<(Candidate Candidate, double Score)>> BesideAsync(
        List<(Candidate Candidate, double Score)> hits, SearchQuery about, Words words, SearchFilter filter, CancellationToken cancel)
    {
        if (about.IsEmpty) return [];
        var beside = new Weighed(about, words, JudgedBeside);
        await LookAsync(beside, about, words, filter, cancel);
        if (about.IsLong) await LookForRareAsync(beside, about, words, filter, cancel);
        var related = Judge(about, words, beside);
        if (related.Count == 0) return [];
        var scale = hits[0].Score * Strong / related[0].Score;
        return related.Take(Beside).Select(r => (r.Candidate, r.Score * scale));
    }

    /// <summary>The official text that answers, or does beside the best.</summary>
    private static (Candidate Candidate, double Score)? OfficialAmong(List<(Candidate Candidate, double Score)> hits) =>
        hits.Take(Answers).Where(h => h.Candidate.Kind == "OfficialDocument" && h.Score >= hits[0].Score * Weak).Select(h => ((Candidate, double)?)h).FirstOrDefault();

    /// <summary>What quotes an official text, or names it: below it, and rather what is about the same.</summary>
    private async Task<IEnumerable<(Candidate Candidate, double Score)>> QuotingAsync(
        (Candidate Candidate, double Score) official, SearchQuery query, Words words, SearchFilter filter, CancellationToken cancel)
    {
        if (Quotation.Of(official.Candidate.Title, await SaysAsync(official.Candidate, cancel), words) is not { } match) return [];
        var quoting = new Weighed(query, words, JudgedBeside);
        await FindAsync(quoting, SomeAnywhere, Narrowed.Everywhere(match, filter), filter, cancel);
        var tags = TagsOf(official.Candidate).ToHashSet(StringComparer.Ordinal);
        return quoting.Best.Where(c => c.ItemId != official.Candidate.ItemId).Select(c => (c, official.Score * (TagsOf(c).Any(tags.Contains) ? QuotesAkin : Quotes)));
    }

    /// <summary>The narrowest of a document's tags that others bear too.</summary>
    private static string? SubjectOf(Candidate best, Words words) => TagsOf(best)
        .Select(name => (Name: name, Count: Bearers(name, words))).Where(n => n.Count > 1 && n.Count < Math.Min(100, words.Documents / 10)).OrderBy(n => n.Count).FirstOrDefault().Name;

    /// <summary>How a document begins, its title left out.</summary>
    private async Task<string> SaysAsync(Candidate best, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var command = new NpgsqlCommand(Beginning, connection) { Parameters = { new() { Value = best.ItemId } } };
        await command.PrepareAsync(cancel);
        return (await command.ExecuteScalarAsync(cancel) as string ?? "").Replace(best.Title, "", StringComparison.Ordinal);
    }

    /// <summary>The unit, which stands last, is none.</summary>
    private static IEnumerable<string> TagsOf(Candidate candidate) => candidate.Names.Split(" . ").SkipLast(1).Where(tag => tag.Length > 0);

    private static int Bearers(string name, Words words)
    {
        var forms = SearchForms.Of(name);
        return forms.Count == 0 ? 0 : forms is [var only] ? words.InHeads(only.Exact) : forms.Zip(forms.Skip(1)).Min(p => words.InHeads($"{p.First.Exact}_{p.Second.Exact}"));
    }

    /// <summary>The loosest condition that few enough documents meet. What matches nearly everything is looked for in titles and names, and among the latest documents.</summary>
    private async Task<bool> LookAsync(Weighed found, SearchQuery query, Words words, SearchFilter filter, CancellationToken cancel)
    {
        if (query.Expected <= Budget) return await FindAsync(found, Anywhere, Narrowed.Everywhere(query.All, filter), filter, cancel) == Looked;
        if (query.Pairs.Length > 0 && query.ExpectedPairs <= Budget) await FindAsync(found, Anywhere, Narrowed.Everywhere(query.AnyRare(Budget).Match, filter), filter, cancel);
        else
        {
            var (match, expected) = query.Pairs.Length > 0 ? (query.Pairs, query.ExpectedPairs) : (query.All, query.Expected);
            var narrowed = Narrowed.To(match, expected, filter, words, Budget / 2);
            if (narrowed.IsPart && filter.IsNone)
            {
                var foremost = new SearchFilter(Foremost);
                await FindAsync(found, SomeInHeads, Narrowed.To(match, expected, foremost, words, Budget / 2).Match, foremost, cancel);
            }

            await FindAsync(found, narrowed.IsPart ? SomeInHeads : InHeads, narrowed.Match, filter, cancel);
            if (found.Count < Enough) await FindAsync(found, Anywhere, Narrowed.To(query.All, query.Expected, filter, words, Looked).Match, filter, cancel);
            if (found.Count < Enough && narrowed.IsPart) await FindAsync(found, InHeads, Narrowed.Everywhere(match, filter), filter, cancel);
        }

        return true;
    }

    /// <summary>Any of the words that few documents have.</summary>
    /// <returns>Whether there may be more than were looked at.</returns>
    private async Task<bool> LookForRareAsync(Weighed found, SearchQuery query, Words words, SearchFilter filter, CancellationToken cancel)
    {
        var (match, expected) = query.AnyRare(Budget);
        return await FindAsync(found, Anywhere, Narrowed.To(match, expected, filter, words, Looked).Match, filter, cancel) == Looked;
    }

    /// <returns>How many were looked at.</returns>
    private async Task<int> FindAsync(Weighed found, string sql, string match, SearchFilter filter, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.Add(new() { Value = match, NpgsqlDbType = NpgsqlDbType.Text });
        filter.AddTo(command);
        await command.PrepareAsync(cancel);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var rows = 0;
        for (; await reader.ReadAsync(cancel); rows++) found.Add(reader);
        return rows;
    }

    private static string Select(string sql, int most) => string.Create(CultureInfo.InvariantCulture, $"{sql} limit {most}");
}
