using Microsoft.EntityFrameworkCore;
using VocEdu.Domain.Counting;
using VocEdu.Publishing.Data;
using VocEdu.Publishing.Ledger;

namespace VocEdu.Publishing.Works;

/// <summary>Books works that came from another instance: counted anew by the rules, each with an entry of its own. Their old ledger stays where it is true.</summary>
public sealed class RecountWorks(PublishingDb db, TimeProvider clock)
{
    private const int Batch = 200;

    /// <summary>Within the transaction that brought the works.</summary>
    /// <param name="note">Where they came from, and where the ledger there ended.</param>
    /// <returns>How many.</returns>
    public async Task<int> RunAsync(string note, string actor, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var waiting = await db.Works.Where(w => !db.Ledger.Any(e => e.WorkId == w.Id)).OrderBy(w => w.FirstPublicAt).ThenBy(w => w.Id).Select(w => w.Id).ToListAsync(cancel);
        var done = new HashSet<Guid>();
        foreach (var batch in waiting.Chunk(Batch))
        {
            var works = await db.Works.Include(w => w.Evidence).Where(w => batch.Contains(w.Id)).ToDictionaryAsync(w => w.Id, cancel);
            foreach (var id in batch.Where(id => !done.Contains(id)))
            {
                var same = await db.SameWorkAsync(works[id], cancel);
                // What older rules decided no longer changes.
                if (same.TrueForAll(w => w.CountRules == CountingRules.Version)) Work.Settle(same);
                foreach (var work in same.Where(w => done.Add(w.Id)).OrderBy(w => w.FirstPublicAt)) db.Ledger.Add(LedgerEntry.Of(work, "imported", actor, now, note));
            }

            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
        }

        return waiting.Count;
    }
}
