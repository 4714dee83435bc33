using Microsoft.EntityFrameworkCore;
using VocEdu.Domain.Counting;
using VocEdu.Publishing.Data;
using VocEdu.Publishing.Ledger;

namespace VocEdu.Publishing.Works;

/// <summary>Applies the counting rules to a work and to everything that is the same work: its versions and what was merged with it.</summary>
internal static class SettleWork
{
    /// <summary>Counts the changed work anew and saves it with its ledger entry; whoever else gains or loses by it gets an entry too.</summary>
    public static async Task BookAsync(this PublishingDb db, Work work, string action, string actor, DateTimeOffset now, string? note, CancellationToken cancel)
    {
        await db.SaveChangesAsync(cancel);
        var same = await db.SameWorkAsync(work, cancel);
        var before = same.ToDictionary(w => w.Id, w => w.Counts);
        Work.Settle(same);
        db.Ledger.Add(LedgerEntry.Of(work, action, actor, now, note));
        foreach (var other in same.Where(w => w.Id != work.Id && w.Counts != before[w.Id]))
            db.Ledger.Add(LedgerEntry.Of(other, "recounted", actor, now, $"{work.Reference}: {note ?? action}"));
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Counts anew what was left behind by a work that no longer belongs to it; an entry for each that gains or loses.</summary>
    public static async Task RecountAsync(this PublishingDb db, Work left, string why, string actor, DateTimeOffset now, CancellationToken cancel)
    {
        var same = await db.SameWorkAsync(left, cancel);
        var before = same.ToDictionary(w => w.Id, w => w.Counts);
        Work.Settle(same);
        foreach (var work in same.Where(w => w.Counts != before[w.Id])) db.Ledger.Add(LedgerEntry.Of(work, "recounted", actor, now, why));
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>The work and all that are the same work, with their evidence, as they stand; nobody else changes them until the transaction ends.</summary>
    public static async Task<List<Work>> SameWorkAsync(this PublishingDb db, Work work, CancellationToken cancel)
    {
        var ids = await IdsAsync(db, work.Id, cancel);
        if (ids.Count > 1)
        {
            // Two members changed at the same time must see each other.
            await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended('one work', 7))", cancel);
            ids = await IdsAsync(db, work.Id, cancel);
        }
        var works = new List<Work>();
        foreach (var known in await db.Works.Include(w => w.Evidence).Where(w => ids.Contains(w.Id)).ToListAsync(cancel))
        {
            if (known.Id != work.Id) await db.Entry(known).ReloadAsync(cancel);
            works.Add(known);
        }
        return works;
    }

    private static Task<List<Guid>> IdsAsync(PublishingDb db, Guid id, CancellationToken cancel) => db.Database.SqlQuery<Guid>($"""
        with recursive same(id) as (
          select {id}
          union
          select e.id from same s cross join lateral (
            select w.version_of from publishing.work w where w.id = s.id and w.version_of is not null and coalesce(trim(w.independent_because), '') = ''
            union all select w.merged_into from publishing.work w where w.id = s.id and w.merged_into is not null
            union all select w.id from publishing.work w where w.version_of = s.id and coalesce(trim(w.independent_because), '') = ''
            union all select w.id from publishing.work w where w.merged_into = s.id) e(id))
        select id as "Value" from same
        """).ToListAsync(cancel);
}
