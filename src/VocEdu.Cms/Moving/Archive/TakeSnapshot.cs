using System.Data;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Npgsql;
using VocEdu.Cms.Consents;
using VocEdu.Cms.Site;

namespace VocEdu.Cms.Moving.Archive;

/// <summary>Writes all tables as JSON lines, as they were at one moment.</summary>
public sealed class TakeSnapshot(NpgsqlDataSource database, ConsentSecrets secrets, IOptions<SiteOptions> site, TimeProvider clock)
{
    /// <param name="folder">Empty, or with what an attempt that was killed left behind.</param>
    /// <returns>The manifest, without media.</returns>
    public async Task<ArchiveManifest> RunAsync(string folder, bool withPersonal, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var moment = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        var tables = new List<ArchivedTable>();
        foreach (var table in await ArchiveTables.ReadAsync(connection, cancel))
        {
            var path = Path.Combine(folder, $"{table.Name}.jsonl");
            var rows = await WriteAsync(connection, table, path, withPersonal, cancel);
            tables.Add(new(table.Name, rows, await HashAsync(path, cancel), table.Imported));
        }

        return new(ArchiveManifest.CurrentFormat, site.Value.Name, site.Value.PublicUrl, clock.GetUtcNow(), withPersonal, tables, await SequencesAsync(connection, cancel), await LedgerAsync(connection, cancel));
    }

    private async Task<long> WriteAsync(NpgsqlConnection connection, ArchiveTable table, string path, bool withPersonal, CancellationToken cancel)
    {
        // Names come from the database's own catalogue.
        var columns = string.Join(", ", table.Columns.Select(Quoted));
        var order = table.Key.Count == 0 ? "" : $" order by {string.Join(", ", table.Key.Select(Quoted))}";
        await using var question = new NpgsqlCommand($"select row_to_json(r)::text from (select {columns} from {table.Name}{order}) r", connection) { CommandTimeout = 0 };
        await using var found = await question.ExecuteReaderAsync(CommandBehavior.SequentialAccess, cancel);
        await using var file = new StreamWriter(path, append: false, new UTF8Encoding(false));
        var rows = 0L;
        while (await found.ReadAsync(cancel))
        {
            if (Opened(table.Name, found.GetString(0), withPersonal) is not { } row) continue;
            await file.WriteAsync(row.AsMemory(), cancel);
            await file.WriteAsync('\n');
            rows++;
        }

        return rows;
    }

    /// <summary>What is sealed with this program's keys opens nowhere else: it is written readable, or left out.</summary>
    private string? Opened(string table, string row, bool withPersonal)
    {
        if (table is ArchiveTables.ConsentPapers && !withPersonal) return null;
        if (table is not (ArchiveTables.Consents or ArchiveTables.ConsentPapers)) return row;
        var json = JsonNode.Parse(row)!.AsObject();
        var (column, consent) = table is ArchiveTables.Consents ? ("private", json["id"]!.GetValue<Guid>()) : ("content", json["consent_id"]!.GetValue<Guid>());
        json[column] = withPersonal ? Convert.ToBase64String(secrets.OpenBytes(consent, Convert.FromHexString(json[column]!.GetValue<string>().AsSpan(2)))) : null;
        return json.ToJsonString(OneLine);
    }

    private static readonly JsonSerializerOptions OneLine = new(ArchiveManifest.Json) { WriteIndented = false };

    internal static string Quoted(string column) => $"\"{column.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static async Task<Dictionary<string, long>> SequencesAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        // Those of identity columns follow from the rows.
        await using var question = new NpgsqlCommand("""
            select s.schemaname || '.' || s.sequencename, s.last_value from pg_sequences s
            where s.schemaname in ('cms', 'publishing') and s.last_value is not null
              and not exists (select from pg_depend d where d.objid = (s.schemaname || '.' || s.sequencename)::regclass and d.deptype in ('a', 'i'))
            """, connection);
        await using var rows = await question.ExecuteReaderAsync(cancel);
        var last = new Dictionary<string, long>();
        while (await rows.ReadAsync(cancel)) last[rows.GetString(0)] = rows.GetInt64(1);
        return last;
    }

    private static async Task<LedgerEnd> LedgerAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var question = new NpgsqlCommand("select number, hash from publishing.ledger_head", connection);
        await using var rows = await question.ExecuteReaderAsync(cancel);
        return await rows.ReadAsync(cancel) ? new(rows.GetInt64(0), Convert.ToHexStringLower(rows.GetFieldValue<byte[]>(1))) : new(0, "");
    }

    internal static async Task<string> HashAsync(string path, CancellationToken cancel)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel));
    }
}
