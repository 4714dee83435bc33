using Microsoft.EntityFrameworkCore;
using VocEdu.Domain.Counting;
using VocEdu.Publishing.Data;
using VocEdu.Publishing.Ledger;
using VocEdu.Publishing.Outbox;

namespace VocEdu.Publishing.Works;

/// <summary>Books that a work is no longer public, stops its posts and has the posted ones removed.</summary>
public sealed class TakeDownWork(PublishingDb db, TimeProvider clock)
{
    /// <param name="source">The host's key, as announced.</param>
    /// <param name="kind">Decides whether the work still counts.</param>
    /// <param name="reason">Said in the ledger.</param>
    /// <returns>Null when nothing was ever published under that source.</returns>
    public Task<Work?> RunAsync(string source, Takedown kind, string reason, string actor, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfEqual(kind, Takedown.None);
        return db.TogetherAsync(() => BookAsync(source, kind, reason, actor, cancel), cancel);
    }

    private async Task<Work?> BookAsync(string source, Takedown kind, string reason, string actor, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var work = await db.Works.Include(w => w.Evidence).SingleOrDefaultAsync(w => w.Source == source, cancel);
        if (work is null) return null;

        work.Takedown = kind;
        work.TakedownAt = now;
        foreach (var post in await db.LockPostsAsync(work.Id, cancel)) post.TakeDown(now);
        await db.BookAsync(work, "withdrawn", actor, now, reason, cancel);
        await db.RingAsync(cancel);
        return work;
    }
}
