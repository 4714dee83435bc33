using System.Globalization;
using Npgsql;
using NpgsqlTypes;

namespace VocEdu.Cms.Search.Finding;

/// <summary>What the results are narrowed to; null: not by this.</summary>
/// <param name="Kinds">Names of <c>ContentKind</c>.</param>
/// <param name="Audiences">Terms of plans, any of which will do.</param>
/// <param name="Guide">Slug of a trade.</param>
/// <param name="School">Slug of a school.</param>
public sealed record SearchFilter(string[]? Kinds = null, string? Theme = null, string[]? Audiences = null, string? Guide = null, string? School = null, string? Place = null, int? Year = null)
{
    /// <summary>The condition; its parameters are $2 to $8.</summary>
    internal const string Sql = """
        ($2::text[] is null or kind = any($2)) and ($3::text is null or themes @> array[$3]) and ($4::text[] is null or audiences && $4) and ($5::text is null or guides @> array[$5])
        and ($6::text is null or schools @> array[$6]) and ($7::text is null or place = $7) and ($8::int is null or year = $8)
        """;

    internal bool IsNone => this == new SearchFilter();

    /// <summary>The same as lexemes of the index, as a tsquery has them: all of these, of each one of its alternatives.</summary>
    internal List<string[]> Shelves()
    {
        var all = new List<string[]>();
        if (Kinds is not null) all.Add([.. Kinds.Select(kind => Lexeme("kind", kind))]);
        if (Audiences is not null) all.Add([.. Audiences.Select(audience => Lexeme("audience", audience))]);
        foreach (var (field, value) in new[] { ("theme", Theme), ("guide", Guide), ("school", School), ("place", Place) })
        {
            if (value is not null) all.Add([Lexeme(field, value)]);
        }

        if (Year is { } year) all.Add([string.Create(CultureInfo.InvariantCulture, $"'#m{year}-':*")]);
        return all;
        static string Lexeme(string field, string value) => $"'{Finding.Shelves.Field(field, value)}'";
    }

    internal void AddTo(NpgsqlCommand command)
    {
        command.Parameters.Add(new() { Value = Kinds ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        Add(Theme);
        command.Parameters.Add(new() { Value = Audiences ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        foreach (var text in new[] { Guide, School, Place }) Add(text);
        command.Parameters.Add(new() { Value = Year ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Integer });

        void Add(string? text) => command.Parameters.Add(new() { Value = text ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
    }
}
