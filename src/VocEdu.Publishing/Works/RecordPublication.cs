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
        // An original and its version that appear at the same time must see each other: whoever comes second waits for both names.
        string?[] sources = [announcement.Source, announcement.VersionOf];
        foreach (var source in sources.OfType<string>().Distinct().Order(StringComparer.Ordinal)) await numbers.LockAsync(source, cancel);
        var work = await db.Works.Include(w => w.Evidence).SingleOrDefaultAsync(w => w.Source == announcement.Source, cancel);
        var action = work switch { null => "published", { Takedown: not Takedown.None } => "restored", _ => "corrected" };
        if (work is null) db.Works.Add(work = await NewAsync(announcement, cancel));
        var left = work.VersionOf is null ? [] : await db.SameWorkAsync(work, cancel);      // it may no longer belong to them afterwards

        work.Tell(announcement);
        work.VersionOf = announcement.VersionOf is { } original
            ? await db.Works.Where(w => w.Source == original && w.Id != work.Id).Select(w => (Guid?)w.Id).SingleOrDefaultAsync(cancel)
            : null;
        if (action == "published")
        {
            foreach (var version in await db.Works.Where(w => w.VersionOf == null && w.VersionOfSource == announcement.Source && w.Id != work.Id).ToListAsync(cancel))
                version.VersionOf = work.Id;
        }
        if (action == "restored") foreach (var post in await db.LockPostsAsync(work.Id, cancel)) post.Restore();
        await db.BookAsync(work, action, actor, now, note: null, cancel);
        foreach (var other in left.Where(w => w.Id != work.Id)) await db.RecountAsync(other, work.Reference, actor, now, cancel);
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
