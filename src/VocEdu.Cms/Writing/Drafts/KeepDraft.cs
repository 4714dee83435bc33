using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;

namespace VocEdu.Cms.Writing.Drafts;

/// <summary>What came of a draft that was sent.</summary>
public enum Kept
{
    Yes,

    /// <summary>It has become a version or was thrown away: the browser need not keep it either.</summary>
    Done,
    TooLarge,
    TooMany,
}

/// <summary>One text as the browser sends it.</summary>
/// <param name="Replaces">The draft that was taken up again here.</param>
public sealed record SentDraft(Guid Id, Guid? Replaces, Guid? ItemId, string Genre, int BaseVersion, long Revision, string Title, string Form);

/// <summary>Keeps what is typed on the server, for its author alone.</summary>
public sealed class KeepDraft(CmsDb db, TimeProvider clock)
{
    /// <summary>Characters; a body alone may have two million bytes.</summary>
    public const int LargestForm = 5_000_000;

    /// <summary>Open drafts of one person; nobody writes so many stories at once.</summary>
    public const int MostDrafts = 100;

    public async Task<Kept> RunAsync(SentDraft sent, Actor actor, CancellationToken cancel)
    {
        if (sent.Form.Length > LargestForm) return Kept.TooLarge;
        var (me, now) = (actor.Id, clock.GetUtcNow());
        if (!await db.Drafts.AnyAsync(d => d.Id == sent.Id, cancel)
            && await db.Drafts.CountAsync(d => d.PersonId == me && d.DoneAt == null, cancel) >= MostDrafts) return Kept.TooMany;

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var written = await db.Database.ExecuteSqlAsync($"""
            insert into cms.content_draft as d (id, person_id, item_id, genre, base_version, revision, title, form, saved_at)
            values ({sent.Id}, {me}, {sent.ItemId}, {sent.Genre}, {sent.BaseVersion}, {sent.Revision}, {sent.Title}, {sent.Form}, {now})
            on conflict (id) do update set genre = excluded.genre, base_version = excluded.base_version, revision = excluded.revision,
              title = excluded.title, form = excluded.form, saved_at = excluded.saved_at
            where d.person_id = excluded.person_id and d.done_at is null and d.revision <= excluded.revision
            """, cancel);
        if (written > 0 && sent.Replaces is { } earlier) await CloseAsync(earlier, actor, null, cancel);
        await transaction.CommitAsync(cancel);
        return written > 0 || await db.Drafts.AnyAsync(d => d.Id == sent.Id && d.PersonId == me && d.DoneAt == null, cancel) ? Kept.Yes : Kept.Done;
    }

    /// <summary>The text is safe elsewhere or not wanted: what it said goes, and no late request brings it back.</summary>
    /// <param name="becameItem">The item a new one was saved as.</param>
    public Task CloseAsync(Guid id, Actor actor, Guid? becameItem, CancellationToken cancel)
    {
        var (me, now) = (actor.Id, clock.GetUtcNow());
        return db.Database.ExecuteSqlAsync($"""
            insert into cms.content_draft as d (id, person_id, item_id, genre, base_version, revision, title, form, saved_at, done_at)
            values ({id}, {me}, {becameItem}, '', 0, 0, '', '', {now}, {now})
            on conflict (id) do update set item_id = coalesce(d.item_id, excluded.item_id), title = '', form = '', done_at = {now}
            where d.person_id = excluded.person_id and d.done_at is null
            """, cancel);
    }
}
