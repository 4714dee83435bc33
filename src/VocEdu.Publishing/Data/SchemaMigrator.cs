using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace VocEdu.Publishing.Data;

/// <summary>A folder of numbered SQL files embedded in an assembly, and the PostgreSQL schema they build.</summary>
public sealed record SchemaSource(string Schema, Assembly Assembly, string Folder)
{
    public static readonly SchemaSource Engine =
        new("publishing", typeof(SchemaSource).Assembly, "VocEdu.Publishing.Data.Schema.");

    /// <summary>What a superuser runs once in a database so that the program's own account cannot rewrite its ledger.</summary>
    public static string KeepLedger()
    {
        using var reader = new StreamReader(typeof(SchemaSource).Assembly.GetManifestResourceStream("VocEdu.Publishing.Data.keep-ledger.sql")!, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>The files in order: number, name and text.</summary>
    public IEnumerable<SchemaFile> Files() =>
        Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal) && name.EndsWith(".sql", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(Read);

    private SchemaFile Read(string resource)
    {
        using var reader = new StreamReader(Assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
        var name = resource[Folder.Length..^".sql".Length];
        return new SchemaFile(int.Parse(name.AsSpan(0, 3), provider: null), name, reader.ReadToEnd());
    }
}

public sealed record SchemaFile(int Number, string Name, string Sql)
{
    public string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql)));
}

/// <summary>Applies the numbered SQL files that a database has not seen yet. Any number of nodes may start at once.</summary>
public static class SchemaMigrator
{
    private const long LockKey = 0x566F63456475; // "VocEdu"

    /// <exception cref="InvalidOperationException">A file that was applied has been changed since.</exception>
    public static async Task ApplyAsync(NpgsqlDataSource database, IEnumerable<SchemaSource> sources, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await ExecuteAsync(connection, $"select pg_advisory_lock({LockKey})", cancel);
        try
        {
            foreach (var source in sources) await ApplyAsync(connection, source, cancel);
        }
        finally
        {
            await ExecuteAsync(connection, $"select pg_advisory_unlock({LockKey})", CancellationToken.None);
        }
    }

    private static async Task ApplyAsync(NpgsqlConnection connection, SchemaSource source, CancellationToken cancel)
    {
        await ExecuteAsync(connection, $"""
            create schema if not exists {source.Schema};
            create table if not exists {source.Schema}.schema_version (
              number integer primary key, name text not null, sha256 text not null, applied_at timestamptz not null default now());
            """, cancel);
        var applied = await AppliedAsync(connection, source.Schema, cancel);

        foreach (var file in source.Files())
        {
            if (applied.TryGetValue(file.Number, out var sha256))
            {
                if (sha256 != file.Sha256)
                    throw new InvalidOperationException($"Schema file {file.Name} was changed after it had been applied. Add a new file instead.");
                continue;
            }

            await using var transaction = await connection.BeginTransactionAsync(cancel);
            await ExecuteAsync(connection, file.Sql, cancel);
            await using var record = new NpgsqlCommand(
                $"insert into {source.Schema}.schema_version (number, name, sha256) values ($1, $2, $3)", connection)
            {
                Parameters = { new() { Value = file.Number }, new() { Value = file.Name }, new() { Value = file.Sha256 } },
            };
            await record.ExecuteNonQueryAsync(cancel);
            await transaction.CommitAsync(cancel);
        }
    }

    private static async Task<Dictionary<int, string>> AppliedAsync(NpgsqlConnection connection, string schema, CancellationToken cancel)
    {
        var applied = new Dictionary<int, string>();
        await using var command = new NpgsqlCommand($"select number, sha256 from {schema}.schema_version", connection);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel)) applied[reader.GetInt32(0)] = reader.GetString(1);
        return applied;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
