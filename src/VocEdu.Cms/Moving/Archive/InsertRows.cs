using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;
using VocEdu.Cms.Consents;

namespace VocEdu.Cms.Moving.Archive;

/// <summary>Puts the rows of an archive into their tables. A column it has not got keeps what this program gives it; a row that is there already becomes the archive's.</summary>
public sealed class InsertRows(ConsentSecrets secrets)
{
    private const int Batch = 500;
    private const int LongestBatch = 32 * 1024 * 1024;

    /// <summary>What the program writes into a new instance by itself makes room; people, units that people may belong to, and what was done here stay.</summary>
    public async Task ClearAsync(DbContext db, IReadOnlyList<ArchiveTable> tables, CancellationToken cancel)
    {
        foreach (var table in tables.Where(t => t.Imported && !Staying.Contains(t.Name)).Reverse()) await ExecuteAsync(db, $"delete from {table.Name}", cancel);
    }

    private static readonly HashSet<string> Staying = [ArchiveTables.People, "cms.unit", "cms.audit_line"];

    /// <returns>How many rows there were.</returns>
    public async Task<long> RunAsync(DbContext db, ArchiveTable table, Stream file, CancellationToken cancel)
    {
        using var reader = new StreamReader(file, Encoding.UTF8);
        var (batch, length, total) = (new List<string>(), 0, 0L);
        var selfReferring = new List<string>();
        while (await reader.ReadLineAsync(cancel) is { } line)
        {
            if (line.Length == 0) continue;
            batch.Add(Sealed(table.Name, line));
            (length, total) = (length + line.Length, total + 1);
            if (batch.Count < Batch && length < LongestBatch) continue;
            await InsertAsync(db, table, batch, cancel);
            selfReferring.AddRange(batch.Where(row => Refers(table, row)));
            (batch, length) = ([], 0);
        }

        if (batch.Count > 0) await InsertAsync(db, table, batch, cancel);
        selfReferring.AddRange(batch.Where(row => Refers(table, row)));
        // A row may refer to a later one.
        foreach (var part in selfReferring.Chunk(Batch)) await ReferAsync(db, table, part, cancel);
        return total;
    }

    /// <summary>Most rows refer to none, and are not held. What is between quotes in a row cannot look like this.</summary>
    private static bool Refers(ArchiveTable table, string row) => table.ToItself.Any(column => !row.Contains($"\"{column}\":null", StringComparison.Ordinal));

    /// <summary>Numbers go on where they ended.</summary>
    public async Task MoveSequencesAsync(DbContext db, IReadOnlyDictionary<string, long> sequences, CancellationToken cancel)
    {
        foreach (var (name, last) in sequences)
            await ExecuteAsync(db, "select setval(s.schemaname || '.' || s.sequencename, greatest(@last, coalesce(s.last_value, 1))) from pg_sequences s where s.schemaname in ('cms', 'publishing') and s.schemaname || '.' || s.sequencename = @name",
                cancel, new("name", name), new("last", last));
    }

    private static Task InsertAsync(DbContext db, ArchiveTable table, List<string> batch, CancellationToken cancel)
    {
        if (table.Name == ArchiveTables.People) return InsertPeopleAsync(db, batch, cancel);
        string[] columns = [.. Known(table, batch[0]).Except(table.ToItself).Where(column => column != table.Renumbered)];
        var list = string.Join(", ", columns.Select(TakeSnapshot.Quoted));
        string[] rest = [.. columns.Except(table.Key)];
        var there = table.Renumbered is not null || table.Key.Count == 0 ? ""
            : $" on conflict ({string.Join(", ", table.Key.Select(TakeSnapshot.Quoted))}) do {(rest.Length == 0 ? "nothing" : $"update set {string.Join(", ", rest.Select(c => $"{TakeSnapshot.Quoted(c)} = excluded.{TakeSnapshot.Quoted(c)}"))}")}";
        return ExecuteAsync(db, $"insert into {table.Name} ({list}) select {list} from jsonb_populate_recordset(null::{table.Name}, @rows){there}", cancel, Rows(batch));
    }

    private static Task ReferAsync(DbContext db, ArchiveTable table, IReadOnlyCollection<string> batch, CancellationToken cancel)
    {
        string[] columns = [.. Known(table, batch.First()).Intersect(table.ToItself)];
        if (columns.Length == 0) return Task.CompletedTask;
        var set = string.Join(", ", columns.Select(c => $"{TakeSnapshot.Quoted(c)} = r.{TakeSnapshot.Quoted(c)}"));
        var same = string.Join(" and ", table.Key.Select(c => $"t.{TakeSnapshot.Quoted(c)} = r.{TakeSnapshot.Quoted(c)}"));
        return ExecuteAsync(db, $"update {table.Name} t set {set} from jsonb_populate_recordset(null::{table.Name}, @rows) r where {same}", cancel, Rows(batch));
    }

    /// <summary>People come without a password: an administrator gives them one. A user name that is taken here gets an ending.</summary>
    private static Task InsertPeopleAsync(DbContext db, List<string> batch, CancellationToken cancel) => ExecuteAsync(db, """
        insert into accounts.person (id, user_name, normalized_user_name, email, normalized_email, email_confirmed, security_stamp, concurrency_stamp, phone_number, phone_number_confirmed,
          two_factor_enabled, lockout_enabled, access_failed_count, full_name, roles, unit_id, must_change_password, created_at, last_seen_at, disabled_at)
        select id, user_name || ending, normalized_user_name || upper(ending), email, normalized_email, email_confirmed, gen_random_uuid()::text, gen_random_uuid()::text, phone_number, phone_number_confirmed,
          false, true, 0, full_name, roles, unit_id, true, created_at, last_seen_at, disabled_at
        from jsonb_populate_recordset(null::accounts.person, @rows) r
        cross join lateral (select case when exists (select from accounts.person p where p.normalized_user_name = r.normalized_user_name) then '-' || left(r.id::text, 8) else '' end as ending) e
        on conflict (id) do nothing
        """, cancel, Rows(batch));

    /// <summary>What the archive holds open is sealed with this program's keys.</summary>
    private string Sealed(string table, string line)
    {
        if (table is not (ArchiveTables.Consents or ArchiveTables.ConsentPapers)) return line;
        var json = JsonNode.Parse(line)!.AsObject();
        var (column, consent) = table is ArchiveTables.Consents ? ("private", json["id"]!.GetValue<Guid>()) : ("content", json["consent_id"]!.GetValue<Guid>());
        var content = json[column]?.GetValue<string>() is { } known ? Convert.FromBase64String(known) : JsonSerializer.SerializeToUtf8Bytes(new ConsentPrivate(null, null, null, null));
        json[column] = @"\x" + Convert.ToHexStringLower(secrets.SealBytes(consent, content));
        return json.ToJsonString();
    }

    private static IEnumerable<string> Known(ArchiveTable table, string row)
    {
        using var json = JsonDocument.Parse(row);
        return [.. json.RootElement.EnumerateObject().Select(p => p.Name).Where(table.Columns.Contains)];
    }

    private static NpgsqlParameter Rows(IEnumerable<string> batch) => new("rows", NpgsqlDbType.Jsonb) { Value = $"[{string.Join(',', batch)}]" };

    private static async Task ExecuteAsync(DbContext db, string sql, CancellationToken cancel, params NpgsqlParameter[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, (NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction)db.Database.CurrentTransaction!.GetDbTransaction()) { CommandTimeout = 0 };
        command.Parameters.AddRange(parameters);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
