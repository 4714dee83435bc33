using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Review;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Submissions;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Hosting.Demo;

/// <summary>Takes one demo story the whole way, through the use cases a person's buttons call and on the day it tells of.</summary>
internal sealed class DemoStory(CmsDb db, IServiceProvider services, StoryClock clock)
{
    /// <summary>The id of a story loaded before, or null.</summary>
    public Task<Guid?> FindAsync(string key, CancellationToken cancel) =>
        db.Versions.Where(v => v.Number == 1 && v.Note == NoteOf(key)).Select(v => (Guid?)v.ItemId).SingleOrDefaultAsync(cancel);

    /// <summary>Carries on wherever an earlier load was interrupted.</summary>
    public async Task<Guid> TellAsync(string key, ContentDraft draft, DateTimeOffset publishedAt, Actor writer, Actor approver, CancellationToken cancel)
    {
        clock.Now = publishedAt.AddHours(-20);
        var id = await FindAsync(key, cancel) ?? await WriteAsync(key, draft, writer, cancel);

        (ContentState From, ContentState To, Actor By, TimeSpan Before)[] steps =
        [
            (ContentState.Editing, ContentState.InReview, writer, TimeSpan.FromHours(6)),
            (ContentState.InReview, ContentState.Approved, approver, TimeSpan.FromHours(1)),
        ];
        foreach (var (from, to, by, before) in steps)
        {
            var item = await db.Items.AsNoTracking().SingleAsync(i => i.Id == id, cancel);
            if (item.State != from) continue;
            clock.Now = publishedAt - before;
            Demand(key, await Use<MoveContent>().RunAsync(id, new Decision(to, item.Version), by, cancel));
        }

        clock.Now = publishedAt;
        if (await db.Items.AnyAsync(i => i.Id == id && i.State == ContentState.Approved, cancel))
            Demand(key, await Use<PublishContent>().RunAsync(id, approver, correction: null, cancel));
        db.ChangeTracker.Clear();
        return id;
    }

    /// <summary>Writes a school's story and sends it in.</summary>
    /// <param name="raw">As it was typed.</param>
    public async Task SendAsync(string key, ContentDraft draft, string raw, IReadOnlyList<SentFile> files, DateTimeOffset at, Actor writer, CancellationToken cancel)
    {
        clock.Now = at;
        var id = await FindAsync(key, cancel) ?? await WriteAsync(key, draft, writer, cancel);
        if (await db.Items.AnyAsync(i => i.Id == id && i.State == ContentState.Draft, cancel))
            await Use<MoveContent>().RunAsync(id, new Decision(ContentState.Submitted, Version: 1), writer, cancel);
        if (!await db.Set<Submission>().AnyAsync(s => s.ItemId == id, cancel))
        {
            db.Add(new Submission { ItemId = id, Text = raw, Files = files, SentAt = at.ToUniversalTime(), SentVersion = 1 });
            await db.SaveChangesAsync(cancel);
        }

        db.ChangeTracker.Clear();
    }

    private async Task<Guid> WriteAsync(string key, ContentDraft draft, Actor writer, CancellationToken cancel)
    {
        var outcome = await Use<SaveContent>().RunAsync(null, 0, draft with { Note = NoteOf(key) }, writer, cancel);
        return outcome is SaveOutcome.Saved saved
            ? saved.Item.Id
            : throw new InvalidOperationException($"Demo story {key}: {(outcome as SaveOutcome.Refused)?.Why.Message}");
    }

    /// <summary>The use case as it is, with the story's clock.</summary>
    private T Use<T>() => ActivatorUtilities.CreateInstance<T>(services, clock);

    /// <summary>Whether any story was loaded before.</summary>
    public Task<bool> AnyAsync(CancellationToken cancel) =>
        db.Versions.AnyAsync(v => v.Number == 1 && v.Note!.StartsWith(NotePrefix), cancel);

    private const string NotePrefix = "Nội dung trình diễn: ";

    private static string NoteOf(string key) => NotePrefix + key;

    private static void Demand(string key, Refusal? refusal)
    {
        if (refusal is not null) throw new InvalidOperationException($"Demo story {key}: {refusal.Message}");
    }
}
