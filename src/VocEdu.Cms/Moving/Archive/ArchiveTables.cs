using Npgsql;

namespace VocEdu.Cms.Moving.Archive;

/// <summary>A table as an archive holds it.</summary>
/// <param name="Name">With its schema: <c>cms.content_item</c>.</param>
/// <param name="Columns">All that are written; generated ones are not.</param>
/// <param name="Key">Of the primary key.</param>
/// <param name="Renumbered">A number of the database's own that nothing refers to; given anew where it is read. Null: none.</param>
/// <param name="ToItself">Columns that refer to rows of the same table.</param>
/// <param name="Imported">False: for reading only.</param>
public sealed record ArchiveTable(string Name, IReadOnlyList<string> Columns, IReadOnlyList<string> Key, string? Renumbered, IReadOnlyList<string> ToItself, bool Imported);

/// <summary>Which tables go into an archive, read from the database itself: a table that is added goes with it unless it is named here.</summary>
public static class ArchiveTables
{
    public const string People = "accounts.person", Consents = "cms.consent", ConsentPapers = "cms.consent_evidence", Publications = "cms.publication", Works = "publishing.work";

    /// <summary>What opens something at this address, or is only under way.</summary>
    private static readonly HashSet<string> LeftOut =
    [
        "cms.schema_version", "cms.access_token", "cms.data_protection_key", "cms.idempotent_request", "cms.preview_link", "cms.review_link", "cms.calendar_link", "cms.screen_link", "cms.mail",
        "cms.notice", "cms.upload", "cms.media_job", "cms.presence", "cms.data_export", "cms.import_run", "cms.import_line",
    ];

    private static readonly HashSet<string> OfTheEngine =
    [
        "publishing.plan", "publishing.plan_version", "publishing.target", "publishing.unit_target", Works, "publishing.evidence", "publishing.page_print", "publishing.distinct_works",
        "publishing.date_correction",
    ];

    /// <summary>Kept for whoever wants to look something up. A post that is imported would be posted twice, and a chain of hashes has one beginning only.</summary>
    private static readonly HashSet<string> ForReading =
    [
        "publishing.ledger_entry", "publishing.channel", "publishing.outbox_post", "publishing.post_attempt", "publishing.post_figure", "publishing.channel_figure",
        "publishing.signed_report", "publishing.signed_work",
    ];

    private static readonly HashSet<string> Secret =
    [
        "accounts.person.password_hash", "accounts.person.security_stamp", "accounts.person.concurrency_stamp", "accounts.person.lockout_end", "publishing.channel.secrets",
    ];

    private const string Sql = """
        select n.nspname || '.' || c.relname,
          array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum),
          array(select a.attname::text from pg_index i cross join unnest(i.indkey) with ordinality k (attnum, place) join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
            where i.indrelid = c.oid and i.indisprimary order by k.place),
          array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attidentity <> ''),
          array(select a.attname::text from pg_constraint f join pg_attribute a on a.attrelid = c.oid and a.attnum = any(f.conkey) where f.contype = 'f' and f.conrelid = c.oid and f.confrelid = c.oid),
          array(select distinct tn.nspname || '.' || t.relname from pg_constraint f join pg_class t on t.oid = f.confrelid join pg_namespace tn on tn.oid = t.relnamespace
            where f.contype = 'f' and f.conrelid = c.oid and f.confrelid <> c.oid)
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind = 'r' and n.nspname in ('cms', 'publishing', 'accounts')
        order by 1
        """;

    /// <returns>Each after those it refers to.</returns>
    public static async Task<IReadOnlyList<ArchiveTable>> ReadAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        var found = new List<(ArchiveTable Table, string[] Needs, string[] Identities)>();
        await using (var question = new NpgsqlCommand(Sql, connection))
        await using (var rows = await question.ExecuteReaderAsync(cancel))
        {
            while (await rows.ReadAsync(cancel))
            {
                var name = rows.GetString(0);
                var data = (name.StartsWith("cms.", StringComparison.Ordinal) && !LeftOut.Contains(name)) || OfTheEngine.Contains(name) || name == People;
                if (!data && !ForReading.Contains(name)) continue;
                string[] columns = [.. rows.GetFieldValue<string[]>(1).Where(column => !Secret.Contains($"{name}.{column}"))];
                found.Add((new(name, columns, rows.GetFieldValue<string[]>(2), null, rows.GetFieldValue<string[]>(4), data), rows.GetFieldValue<string[]>(5), rows.GetFieldValue<string[]>(3)));
            }
        }

        var needed = found.SelectMany(f => f.Needs).ToHashSet();
        var names = found.Select(f => f.Table.Name).ToHashSet();
        var (ordered, done) = (new List<ArchiveTable>(), new HashSet<string>());
        while (ordered.Count < found.Count)
        {
            var next = found.Where(f => !done.Contains(f.Table.Name) && f.Needs.All(need => !names.Contains(need) || done.Contains(need))).ToList();
            if (next.Count == 0) throw new InvalidOperationException("Tables refer to each other in a circle.");
            foreach (var (table, _, identities) in next)
            {
                done.Add(table.Name);
                ordered.Add(table with { Renumbered = table.Key is [var key] && identities.Contains(key) && !needed.Contains(table.Name) ? key : null });
            }
        }

        return ordered;
    }
}
