using Microsoft.EntityFrameworkCore;
using VocEdu.Domain.Counting;
using VocEdu.Publishing.Data;
using VocEdu.Publishing.Ledger;
using VocEdu.Publishing.Outbox;

namespace VocEdu.Publishing.Works;

/// <summary>Books that a work is public again. What has not been removed from a channel yet stays there; a removed post is posted anew only when a person asks for it.</summary>
public sealed class RestoreWork(PublishingDb db, TimeProvider clock)
{
    /// <returns>Null when nothing was ever published under that source.</returns>
    public Task<Work?> RunAsync(string source, string reason, string actor, CancellationToken cancel) =>
        db.TogetherAsync(() => BookAsync(source, reason, actor, cancel), cancel);

    private async Task<Work?> BookAsync(string source, string reason, string actor, CancellationToken cancel)
    {
        var work = await db.Works.Include(w => w.Evidence).SingleOrDefaultAsync(w => w.Source == source, cancel);
        if (work is null) return null;

        work.Takedown = Takedown.None;
        work.TakedownAt = null;
        foreach (var post in await db.LockPostsAsync(work.Id, cancel)) post.Restore();
        await db.BookAsync(work, "restored", actor, clock.GetUtcNow(), reason, cancel);
        return work;
    }
}
