using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;

namespace VocEdu.Cms.Writing.Drafts;

/// <summary>What came of a draft that was sent.</summary>
public enum Kept
{
    Yes,

    /// <summary>This very text has become a version or was thrown away: the browser need not keep it either.</summary>
    Done,
    TooLarge,
    TooMany,
}

/// <summary>One text as the browser sends it.</summary>
/// <param name="Replaces">The draft that was taken up again here.</param>
/// <param name="ReplacesRevision">The text of it that was taken up; what was typed into it since stays.</param>
public sealed record SentDraft(Guid Id, Guid? Replaces, long? ReplacesRevision, Guid? ItemId, string Genre, int BaseVersion, long Revision, string Title, string Form);

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
            on conflict (id) do update set genre = excluded.genre, revision = excluded.revision,
              base_version = case when d.item_id is null then excluded.base_version else greatest(excluded.base_version, 1) end,
              title = excluded.title, form = excluded.form, saved_at = excluded.saved_at, done_at = null
            where d.person_id = excluded.person_id and (d.revision < excluded.revision or d.revision = excluded.revision and d.done_at is null)
            """, cancel);
        if (written > 0 && sent.Replaces is { } earlier) await CloseAsync(earlier, sent.ReplacesRevision, actor, null, cancel);
        await transaction.CommitAsync(cancel);
        return written > 0 || await db.Drafts.AnyAsync(d => d.Id == sent.Id && d.PersonId == me && d.DoneAt == null, cancel) ? Kept.Yes : Kept.Done;
    }

    /// <summary>The text is safe elsewhere or not wanted: what it said goes, and no late request brings it back. What was typed after it stays.</summary>
    /// <param name="revision">The text that is safe; null: whatever the server has.</param>
    /// <param name="becameItem">The item a new one was saved as.</param>
    public Task CloseAsync(Guid id, long? revision, Actor actor, Guid? becameItem, CancellationToken cancel)
    {
        var (me, now) = (actor.Id, clock.GetUtcNow());
        return db.Database.ExecuteSqlAsync($"""
            insert into cms.content_draft as d (id, person_id, item_id, genre, base_version, revision, title, form, saved_at, done_at)
            values ({id}, {me}, {becameItem}, '', 0, coalesce({revision}::bigint, 0), '', '', {now}, {now})
            on conflict (id) do update set item_id = coalesce(d.item_id, excluded.item_id), revision = greatest(d.revision, excluded.revision), title = '', form = '', done_at = {now}
            where d.person_id = excluded.person_id and d.done_at is null and d.revision <= coalesce({revision}::bigint, d.revision)
            """, cancel);
    }
}
