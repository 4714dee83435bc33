using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;

namespace VocEdu.Cms.Writing.Drafts;

/// <summary>Another person at an item.</summary>
/// <param name="Editing">They have something typed and not saved.</param>
public sealed record PersonHere(string Name, bool Editing);

/// <summary>Who has which item open. Kept in the database: the answer is the same on every node.</summary>
public sealed class WhoIsHere(CmsDb db, TimeProvider clock)
{
    /// <summary>A browser says every twenty seconds that it is still there; after this long it is not.</summary>
    public static readonly TimeSpan StaysFor = TimeSpan.FromMinutes(1);

    public Task NoteAsync(Guid itemId, Actor actor, bool editing, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        DateTimeOffset? editingAt = editing ? now : null;
        return db.Database.ExecuteSqlAsync($"""
            insert into cms.presence as p (item_id, person_id, name, seen_at, editing_at) values ({itemId}, {actor.Id}, {actor.Name}, {now}, {editingAt})
            on conflict (item_id, person_id) do update
            set name = excluded.name, seen_at = excluded.seen_at, editing_at = coalesce(excluded.editing_at, p.editing_at)
            """, cancel);
    }

    public Task LeaveAsync(Guid itemId, Actor actor, CancellationToken cancel) =>
        db.Presences.Where(p => p.ItemId == itemId && p.PersonId == actor.Id).ExecuteDeleteAsync(cancel);

    public async Task<IReadOnlyList<PersonHere>> OthersAsync(Guid itemId, Actor actor, CancellationToken cancel) =>
        (await OthersAsync([itemId], actor, cancel))[itemId].ToList();

    /// <summary>For a list: the others at each of its items.</summary>
    public async Task<ILookup<Guid, PersonHere>> OthersAsync(IReadOnlyCollection<Guid> itemIds, Actor actor, CancellationToken cancel)
    {
        var since = clock.GetUtcNow() - StaysFor;
        var here = await db.Presences.AsNoTracking().Where(p => itemIds.Contains(p.ItemId) && p.SeenAt > since && p.PersonId != actor.Id)
            .OrderBy(p => p.Name).ToListAsync(cancel);
        return here.ToLookup(p => p.ItemId, p => new PersonHere(p.Name, p.EditingAt > since));
    }
}
