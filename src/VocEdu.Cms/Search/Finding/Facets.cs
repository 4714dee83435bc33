using System.Text;
using Npgsql;

namespace VocEdu.Cms.Search.Finding;

/// <param name="Value">Of audiences: all the terms a document has, with spaces between, since several terms may be one to a reader.</param>
/// <param name="Count">Among the documents that were counted.</param>
public sealed record FacetValue(string Field, string Value, int Count);

/// <param name="Total">How many documents match; no more than <see cref="CountFacets.Most"/> are counted.</param>
/// <param name="IsPart">Of very many, only the latest were gone through.</param>
public sealed record Facets(IReadOnlyList<FacetValue> Values, int Total, bool IsPart = false)
{
    public bool IsMany => Total > CountFacets.Most;
    public bool More => IsMany || IsPart;

    public IEnumerable<FacetValue> Of(string field) => Values.Where(v => v.Field == field);
}

/// <summary>Counts matches by what they can be narrowed to. The cost is bounded: of more than a thousand matches, the first thousand found are counted.</summary>
public sealed class CountFacets(SearchLexicon lexicon, NpgsqlDataSource database)
{
    public const int Most = 1_000;

    // {0} which documents
    private static readonly CompositeFormat Sql = CompositeFormat.Parse("""
        with found as materialized (
            select kind, themes, audiences, guides, schools, place, year from cms.search_document where {0} limit 1001
        )
        select 'kind', kind, count(*)::int from found group by kind
        union all select 'theme', t, count(*)::int from found, unnest(themes) t group by t
        union all select 'audience', array_to_string(audiences, ' '), count(*)::int from found where cardinality(audiences) > 0 group by audiences
        union all select 'guide', t, count(*)::int from found, unnest(guides) t group by t
        union all select 'school', t, count(*)::int from found, unnest(schools) t group by t
        union all select 'place', place, count(*)::int from found where place is not null group by place
        union all select 'year', year::text, count(*)::int from found group by year
        order by 3 desc, 2
        """);

    /// <summary>Of these documents: all the results there are.</summary>
    public async Task<Facets> AmongAsync(Guid[] documents, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(Of("item_id = any($1)"));
        command.Parameters.Add(new() { Value = documents });
        return new(await ReadAsync(command, cancel), documents.Length);
    }

    /// <summary>Of what holds every word, where results are more than can be gone through.</summary>
    public async Task<Facets> RunAsync(SearchQuery query, SearchFilter filter, CancellationToken cancel)
    {
        var narrowed = Narrowed.To(query.All, query.Expected, filter, await lexicon.GetAsync(cancel), Most);
        // What matches nearly everything is counted by titles and names: the whole vectors lie elsewhere and would have to be fetched.
        var column = query.Expected > Lookup.Budget ? "tsv_head" : "tsv";
        await using var command = database.CreateCommand(Of($"{column} @@ (select $1::tsquery) and {SearchFilter.Sql}"));      // $1 what must match, from $2 the filter
        command.Parameters.Add(new() { Value = narrowed.Match });
        filter.AddTo(command);
        var values = await ReadAsync(command, cancel);
        return new(values, values.Where(v => v.Field == "year").Sum(v => v.Count), narrowed.IsPart);
    }

    private static string Of(string documents) => string.Format(System.Globalization.CultureInfo.InvariantCulture, Sql, documents);

    private static async Task<List<FacetValue>> ReadAsync(NpgsqlCommand command, CancellationToken cancel)
    {
        var values = new List<FacetValue>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel)) values.Add(new(reader.GetString(0), reader.GetString(1), reader.GetInt32(2)));
        return values;
    }
}
