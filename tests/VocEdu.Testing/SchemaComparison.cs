using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace VocEdu.Testing;

/// <summary>Proves that the numbered SQL files and the EF model describe the same tables.</summary>
public static class SchemaComparison
{
    private const string Columns = """
        select format('%s.%s.%s %s%s%s', table_schema, table_name, column_name, udt_name,
          case when is_nullable = 'YES' then '' else ' not null' end, case when is_identity = 'YES' then ' identity' else '' end)
        from information_schema.columns where table_schema || '.' || table_name = any($1)
        """;

    private const string Indexes = "select indexdef from pg_indexes where schemaname || '.' || tablename = any($1)";

    private const string ForeignKeys = """
        select format('%s: %s', conrelid::regclass, regexp_replace(pg_get_constraintdef(oid), ' ON DELETE [A-Z ]+', ''))
        from pg_constraint where contype = 'f' and conrelid = any($1::regclass[])
        """;

    /// <param name="migrated">A database the SQL files were applied to.</param>
    /// <param name="model">A context of the model; nothing is asked of its database.</param>
    /// <returns>One line for each difference; empty when they agree. Whether a foreign key cascades is the model's habit and is not compared.</returns>
    public static async Task<IReadOnlyList<string>> DifferencesAsync(TestDatabase migrated, DbContext model)
    {
        await using var drawn = await TestDatabase.CreateAsync();
        await using (var create = drawn.DataSource.CreateCommand(model.Database.GenerateCreateScript())) await create.ExecuteNonQueryAsync();

        string[] tables = [.. model.Model.GetEntityTypes().Select(t => $"{t.GetSchema()}.{t.GetTableName()}").Distinct().Order()];
        var differences = new List<string>();
        foreach (var question in new[] { Columns, Indexes, ForeignKeys })
        {
            var (inFiles, inModel) = (await AskAsync(migrated, question, tables), await AskAsync(drawn, question, tables));
            differences.AddRange(inFiles.Except(inModel).Select(line => $"only in the SQL files: {line}"));
            differences.AddRange(inModel.Except(inFiles).Select(line => $"only in the model: {line}"));
        }
        return differences;
    }

    private static async Task<HashSet<string>> AskAsync(TestDatabase database, string question, string[] tables)
    {
        await using var command = database.DataSource.CreateCommand(question);
        command.Parameters.Add(new NpgsqlParameter { Value = tables });
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new HashSet<string>();
        while (await reader.ReadAsync()) lines.Add(reader.GetString(0));
        return lines;
    }
}
