using Npgsql;

namespace VocEdu.Cms.Tests.Access;

/// <summary>All that belongs to a unit, found by the columns that say so: a table added tomorrow is looked at too.</summary>
internal sealed class Belongings(NpgsqlDataSource database, string unitId)
{
    private static readonly string[] Schemas = ["cms", "accounts", "publishing"];

    /// <summary>Column by which a row hangs on something of the unit, and where that lies.</summary>
    private static readonly (string Column, string Of)[] Ties =
    [
        ("item_id", "select id from cms.content_item where unit_id = $1"),
        ("media_id", "select id from cms.media where unit_id = $1"),
        ("person_id", "select id from accounts.person where unit_id = $1"),
        ("consent_id", "select id from cms.consent where unit_id = $1"),
    ];

    /// <summary>Ids of every row that has one.</summary>
    public async Task<List<Guid>> IdsAsync()
    {
        var ids = new List<Guid>();
        foreach (var (table, condition) in await TablesAsync())
        {
            if (!await HasColumnAsync(table, "id", "uuid")) continue;
            await using var command = Command($"select id from {table} where {condition}");
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync()) ids.Add(reader.GetGuid(0));
        }

        return [.. ids.Distinct()];
    }

    /// <summary>What every row says, by table; compare two to see what has changed.</summary>
    public async Task<Dictionary<string, string>> SnapshotAsync()
    {
        var snapshot = new Dictionary<string, string>();
        foreach (var (table, condition) in await TablesAsync())
        {
            await using var command = Command($"select coalesce(string_agg(t::text, E'\\n' order by t::text), '') from {table} t where {condition}");
            snapshot[$"{table} ({condition[..condition.IndexOf(' ', StringComparison.Ordinal)]})"] = (string)(await command.ExecuteScalarAsync())!;
        }

        return snapshot;
    }

    private async Task<List<(string Table, string Condition)>> TablesAsync()
    {
        var tables = new List<(string, string)>();
        await using var command = database.CreateCommand("""
            select table_schema || '.' || table_name, column_name from information_schema.columns
            where table_schema = any($1) and column_name = any($2) and table_name <> 'unit_name'
            """);
        command.Parameters.AddWithValue(Schemas);
        command.Parameters.AddWithValue(Ties.Select(t => t.Column).Append("unit_id").ToArray());
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var (table, column) = (reader.GetString(0), reader.GetString(1));
            tables.Add((table, column == "unit_id" ? "unit_id = $1" : $"{column} in ({Ties.Single(t => t.Column == column).Of})"));
        }

        return tables;
    }

    private async Task<bool> HasColumnAsync(string table, string column, string type)
    {
        await using var command = database.CreateCommand(
            "select exists (select from information_schema.columns where table_schema || '.' || table_name = $1 and column_name = $2 and data_type = $3)");
        command.Parameters.AddWithValue(table);
        command.Parameters.AddWithValue(column);
        command.Parameters.AddWithValue(type);
        return (bool)(await command.ExecuteScalarAsync())!;
    }

    private NpgsqlCommand Command(string sql)
    {
        var command = database.CreateCommand(sql);
        command.Parameters.AddWithValue(unitId);
        return command;
    }
}
