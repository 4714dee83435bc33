using System.Globalization;
using Npgsql;
using NpgsqlTypes;

namespace VocEdu.Cms.Search.Finding;

/// <summary>Reads from the index what may answer a question, and never more than a bounded number of documents.</summary>
public sealed class Lookup(NpgsqlDataSource database)
{
    /// <summary>Of so many documents every one is weighed; a row costs some ten microseconds.</summary>
    public const int Budget = 500;

    private const int Looked = Budget + (Budget / 2), Peered = 300, Some = 40, Enough = 20;

    /// <summary>What readers look for first, however old it is.</summary>
    private static readonly string[] Foremost = ["CareerGuide", "School"];

    // $1 what must match, from $2 the filter. Selected, so that the planner, which would read all rows for a frequent word, goes by the index whatever is asked.
    private const string Columns = "select item_id, prior, signature, kind, title, head from cms.search_document where";
    private const string Beginning = "select left(body, 1000) from cms.search_document where item_id = $1";
    private static readonly string Anywhere = Select($"{Columns} tsv @@ (select $1::tsquery) and {SearchFilter.Sql}", Looked);
    private static readonly string PeersAnywhere = Select($"{Columns} tsv @@ (select $1::tsquery) and {SearchFilter.Sql}", Peered);
    private static readonly string SomeAnywhere = Select($"{Columns} tsv @@ (select $1::tsquery) and {SearchFilter.Sql}", Some);
    private static readonly string InHeads = Select($"{Columns} tsv_head @@ (select $1::tsquery) and {SearchFilter.Sql}", Budget);
    private static readonly string SomeInHeads = Select($"{Columns} tsv_head @@ (select $1::tsquery) and {SearchFilter.Sql}", Budget / 2);

    /// <summary>The loosest condition that few enough documents meet, and of a long question or of little found any of the rare words.</summary>
    /// <returns>Whether there may be more than were looked at.</returns>
    public async Task<bool> ForAsync(Question question, Weighed found, CancellationToken cancel)
    {
        var (query, filter) = (question.Query, question.Filter);
        var more = await MatchingAsync(question, found, cancel);
        if (found.Count < Enough || (query.IsLong && query.Expected <= Budget)) return more | await AnyRareAsync(question, found, cancel);
        if (query.AnyRare(Budget / 2) is { Expected: <= Budget } rare)
            await FindAsync(SomeInHeads, Narrowed.Everywhere(rare.Match, filter), filter, found.Add, cancel);      // titled with what is asked, though a frequent word is missing
        return more;
    }

    /// <summary>The same where it need not be thorough.</summary>
    public async Task BrieflyAsync(Question question, Weighed found, CancellationToken cancel)
    {
        await MatchingAsync(question, found, cancel);
        if (question.Query.IsLong) await AnyRareAsync(question, found, cancel);
    }

    /// <summary>Only what says so in its title, tags and names.</summary>
    public Task TitledAsync(Question question, Weighed found, CancellationToken cancel) => FindAsync(SomeInHeads,
        Narrowed.To(question.Query.All, question.Query.Expected, question.Filter, question.Words, Budget / 2).Match, question.Filter, found.Add, cancel);

    /// <param name="match">As a tsquery.</param>
    public Task SomeAsync(string match, Question question, Weighed found, CancellationToken cancel) =>
        FindAsync(SomeAnywhere, Narrowed.Everywhere(match, question.Filter), question.Filter, found.Add, cancel);

    /// <summary>Documents of the one kind that the question is narrowed to.</summary>
    public Task PeersAsync(Question question, Peers found, CancellationToken cancel)
    {
        var (words, filter) = (question.Words, question.Filter);
        var share = filter.Shelves().Min(alternatives => alternatives.Sum(words.CountOf)) / Math.Max(1.0, words.Documents);
        var (match, expected) = found.AnyRare(words, (int)Math.Min(words.Documents, Peered / 2 / Math.Max(share, 1e-9)));
        return match.Length == 0 ? Task.CompletedTask : FindAsync(PeersAnywhere, Narrowed.To(match, expected, filter, words, Peered).Match, filter, found.Add, cancel);
    }

    /// <summary>How a document begins, its title left out.</summary>
    public async Task<string> BeginningAsync(Candidate candidate, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var command = new NpgsqlCommand(Beginning, connection) { Parameters = { new() { Value = candidate.ItemId } } };
        await command.PrepareAsync(cancel);
        return (await command.ExecuteScalarAsync(cancel) as string ?? "").Replace(candidate.Title, "", StringComparison.Ordinal);
    }

    /// <summary>What matches nearly everything is looked for in titles and names, and among the latest documents.</summary>
    private async Task<bool> MatchingAsync(Question question, Weighed found, CancellationToken cancel)
    {
        var (query, words, filter) = (question.Query, question.Words, question.Filter);
        if (query.Expected <= Budget) return await FindAsync(Anywhere, Narrowed.Everywhere(query.All, filter), filter, found.Add, cancel) == Looked;
        if (query.Pairs.Length > 0 && query.ExpectedPairs <= Budget) await FindAsync(Anywhere, Narrowed.Everywhere(query.AnyRare(Budget).Match, filter), filter, found.Add, cancel);
        else
        {
            var (match, expected) = query.Pairs.Length > 0 ? (query.Pairs, query.ExpectedPairs) : (query.All, query.Expected);
            var narrowed = Narrowed.To(match, expected, filter, words, Budget / 2);
            if (narrowed.IsPart && filter.IsNone)
            {
                var foremost = new SearchFilter(Foremost);
                await FindAsync(SomeInHeads, Narrowed.To(match, expected, foremost, words, Budget / 2).Match, foremost, found.Add, cancel);
            }

            await FindAsync(narrowed.IsPart ? SomeInHeads : InHeads, narrowed.Match, filter, found.Add, cancel);
            if (found.Count < Enough) await FindAsync(Anywhere, Narrowed.To(query.All, query.Expected, filter, words, Looked).Match, filter, found.Add, cancel);
            if (found.Count < Enough && narrowed.IsPart) await FindAsync(InHeads, Narrowed.Everywhere(match, filter), filter, found.Add, cancel);
        }

        return true;
    }

    /// <summary>Any of the words that few documents have.</summary>
    /// <returns>Whether there may be more than were looked at.</returns>
    private async Task<bool> AnyRareAsync(Question question, Weighed found, CancellationToken cancel)
    {
        var (match, expected) = question.Query.AnyRare(Budget);
        return await FindAsync(Anywhere, Narrowed.To(match, expected, question.Filter, question.Words, Looked).Match, question.Filter, found.Add, cancel) == Looked;
    }

    /// <returns>How many were looked at.</returns>
    private async Task<int> FindAsync(string sql, string match, SearchFilter filter, Action<NpgsqlDataReader> add, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.Add(new() { Value = match, NpgsqlDbType = NpgsqlDbType.Text });
        filter.AddTo(command);
        await command.PrepareAsync(cancel);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var rows = 0;
        for (; await reader.ReadAsync(cancel); rows++) add(reader);
        return rows;
    }

    private static string Select(string sql, int most) => string.Create(CultureInfo.InvariantCulture, $"{sql} limit {most}");
}
