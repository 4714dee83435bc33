using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Cms.Review;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;
using VocEdu.Publishing.Outbox;

namespace VocEdu.Cms.Submissions;

/// <summary>A sent story with everything that happened to it, as both sides see it.</summary>
public sealed record StoryView(
    ContentItem Item, ContentVersion Version, ContentVersion? Sent, Submission? Submission, IReadOnlyList<StoryStep> Steps, string? PublicPath,
    IReadOnlyList<OutboxPost> Posts, IReadOnlyDictionary<Guid, MediaFile> Media)
{
    /// <summary>What editors changed; empty when the text is as it was sent.</summary>
    public IReadOnlyList<(string Part, IReadOnlyList<(WordChange Change, string Text)> Words)> Changes => Sent is null || Sent.Number == Version.Number ? [] : StoryChanges.Between(Sent, Version);

    /// <returns>Null for a story the person may not know of.</returns>
    public static async Task<StoryView?> FindAsync(CmsDb db, Guid id, Actor actor, CancellationToken cancel)
    {
        if (await db.Items.AsNoTracking().VisibleTo(actor).SingleOrDefaultAsync(i => i.Id == id, cancel) is not { } item) return null;
        var events = await db.Events.AsNoTracking().Where(e => e.ItemId == id).OrderBy(e => e.Id).ToListAsync(cancel);
        var sentNumber = events.LastOrDefault(e => e.ToState is ContentState.Submitted && e.FromState != e.ToState)?.Version;
        var numbers = new[] { item.Version, sentNumber ?? 0, item.PublishedVersion ?? 0 };
        var versions = await db.Versions.AsNoTracking().Where(v => v.ItemId == id && numbers.Contains(v.Number)).ToDictionaryAsync(v => v.Number, cancel);
        var submission = await db.Set<Submission>().AsNoTracking().SingleOrDefaultAsync(s => s.ItemId == id, cancel);
        var files = submission?.Files.Select(file => file.MediaId).ToList() ?? [];
        var source = PublishContent.SourceOf(id);
        return new(
            item, versions[item.PublishedVersion ?? item.Version], sentNumber is { } number ? versions.GetValueOrDefault(number) : null, submission, StoryStep.Of(events),
            item.PublishedVersion is null ? null : await db.Publications.Where(p => p.ItemId == id).Select(p => p.Path).SingleOrDefaultAsync(cancel),
            await db.Outbox.AsNoTracking().Include(p => p.Channel).Where(p => p.Work!.Source == source).OrderBy(p => p.DueAt).ToListAsync(cancel),
            await db.Media.AsNoTracking().Where(m => files.Contains(m.Id)).ToDictionaryAsync(m => m.Id, cancel));
    }
}
