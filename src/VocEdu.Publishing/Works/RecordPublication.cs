using Microsoft.EntityFrameworkCore;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Publishing.Data;
using VocEdu.Publishing.Ledger;
using VocEdu.Publishing.Outbox;

namespace VocEdu.Publishing.Works;

/// <summary>Books a publication: the first of a source makes the work and its date, a later one corrects it.</summary>
public sealed class RecordPublication(PublishingDb db, WorkNumbers numbers, TimeProvider clock)
{
    /// <exception cref="ArgumentException">The genre is not known.</exception>
    public Task<Work> RunAsync(Announcement announcement, string actor, CancellationToken cancel)
    {
        if (!Genres.TryFind(announcement.Genre, out _))
            throw new ArgumentException($"No genre {announcement.Genre}.", nameof(announcement));
        return db.TogetherAsync(() => BookAsync(announcement, actor, cancel), cancel);
    }

    private async Task<Work> BookAsync(Announcement announcement, string actor, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await numbers.LockAsync(announcement.Source, cancel);
        var work = await db.Works.Include(w => w.Evidence).SingleOrDefaultAsync(w => w.Source == announcement.Source, cancel);
        var action = work switch { null => "published", { Takedown: not Takedown.None } => "restored", _ => "corrected" };
        if (work is null) db.Works.Add(work = await NewAsync(announcement, cancel));

        work.Tell(announcement);
        work.VersionOf = announcement.VersionOf is { } original
            ? await db.Works.Where(w => w.Source == original).Select(w => (Guid?)w.Id).SingleOrDefaultAsync(cancel)
            : null;
        work.Recount();
        if (action == "restored") foreach (var post in await db.LockPostsAsync(work.Id, cancel)) post.Restore();
        db.Ledger.Add(LedgerEntry.Of(work, action, actor, now));
        await db.SaveChangesAsync(cancel);
        return work;
    }

    private async Task<Work> NewAsync(Announcement announcement, CancellationToken cancel) => new()
    {
        Id = Guid.CreateVersion7(announcement.PublicAt),
        Reference = await numbers.NextAsync(announcement.PublicAt, cancel),
        Source = announcement.Source,
        Origin = WorkOrigin.Own,
        Genre = announcement.Genre,
        Title = announcement.Title,
        UnitCode = announcement.UnitCode,
        UnitName = announcement.UnitName,
        FirstPublicAt = announcement.PublicAt.ToUniversalTime(),
        FirstPublicOn = Vietnam.LocalDate(announcement.PublicAt),
        CountReason = "",
        CountRules = "",
    };
}
