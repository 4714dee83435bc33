using Microsoft.EntityFrameworkCore;
using Npgsql;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Review.Releases;

/// <summary>Gathers, orders and names the items of a release set. Each act and its audit line are one transaction, under the set's lock.</summary>
public sealed class ManageReleases(CmsDb db, AuditLog audit, TimeProvider clock)
{
    public const Role Makers = Role.Editor | Role.Approver;

    /// <summary>What can still become public, and is not to by itself.</summary>
    internal static readonly ContentState[] MayJoin =
        [ContentState.Draft, ContentState.Submitted, ContentState.Received, ContentState.Editing, ContentState.ChangesRequested, ContentState.InReview, ContentState.Approved];

    /// <param name="items">What it begins with, in this order; none: empty.</param>
    public async Task<(Guid? Id, Refusal? Refusal)> CreateAsync(
        string? name, string? note, DateTimeOffset? at, IReadOnlyList<Guid> items, Actor actor, CancellationToken cancel)
    {
        if (!actor.Has(Makers) || actor.Id is not { } creator) return (null, ReleaseRefusals.NotYours);
        var now = clock.GetUtcNow();
        var (cleanName, cleanNote) = (Clean(name), Clean(note));
        if (WhyNot(cleanName, cleanNote, at, before: null, now) is { } refusal) return (null, refusal);
        await using var transaction = await db.Database.JoinTransactionAsync(cancel);
        var set = new ReleaseSet
        {
            Id = Guid.CreateVersion7(now), Name = cleanName, Note = cleanNote.Length == 0 ? null : cleanNote, ScheduledFor = at, CreatedBy = creator, CreatedByName = actor.Name, CreatedAt = now,
            ChangedAt = now, ChangedByName = actor.Name,
        };
        db.Add(set);
        audit.Add(actor, "Lập đợt phát hành", ReleaseAudit.Kind, set.Id.ToString(), set.Name);
        await db.SaveChangesAsync(cancel);
        if (items.Count > 0 && await JoinAsync(set, items, actor, now, cancel) is { } stranger) return (null, stranger);
        return await SaveAsync(transaction, rings: at is not null, cancel) is { } taken ? (null, taken) : (set.Id, null);
    }

    public Task<Refusal?> AddAsync(Guid setId, IReadOnlyList<Guid> items, Actor actor, CancellationToken cancel) =>
        ChangeAsync(setId, null, actor, (set, now) => JoinAsync(set, items, actor, now, cancel), cancel);

    public Task<Refusal?> RemoveAsync(Guid setId, Guid itemId, Actor actor, CancellationToken cancel) => ChangeAsync(setId, null, actor, async (set, _) =>
    {
        var rows = await RowsAsync(setId, cancel);
        if (rows.Find(r => r.ItemId == itemId) is not { } gone) return null;       // somebody was faster
        db.Remove(gone);
        Number(rows.Where(r => r != gone));
        audit.Add(actor, "Bỏ bài khỏi đợt phát hành", ReleaseAudit.Kind, setId.ToString(), await TitleAsync(itemId, actor, cancel));
        return null;
    }, cancel);

    /// <param name="by">-1: one place up; 1: one place down.</param>
    public Task<Refusal?> ShiftAsync(Guid setId, Guid itemId, int by, Actor actor, CancellationToken cancel) => ChangeAsync(setId, null, actor, async (_, _) =>
    {
        var rows = await RowsAsync(setId, cancel);
        var at = rows.FindIndex(r => r.ItemId == itemId);
        var to = at + Math.Sign(by);
        if (at < 0 || to < 0 || to >= rows.Count) return null;
        (rows[at], rows[to]) = (rows[to], rows[at]);
        Number(rows);
        return null;
    }, cancel);

    /// <param name="seenVersion">The set as the person has seen it.</param>
    public Task<Refusal?> ChangeAsync(Guid setId, int seenVersion, string? name, string? note, DateTimeOffset? at, Actor actor, CancellationToken cancel) => ChangeAsync(setId, seenVersion, actor, (set, now) =>
    {
        var (cleanName, cleanNote) = (Clean(name), Clean(note));
        if (WhyNot(cleanName, cleanNote, at, set.ScheduledFor, now) is { } refusal) return Task.FromResult<Refusal?>(refusal);
        var told = string.Join("; ", new[] { cleanName == set.Name ? null : $"{set.Name} → {cleanName}", at == set.ScheduledFor ? null : $"giờ đăng: {Told(set.ScheduledFor)} → {Told(at)}" }.OfType<string>());
        if (at != set.ScheduledFor) (set.Refusal, set.RefusedAt) = (null, null);
        (set.Name, set.Note, set.ScheduledFor) = (cleanName, cleanNote.Length == 0 ? null : cleanNote, at);
        audit.Add(actor, "Sửa đợt phát hành", ReleaseAudit.Kind, setId.ToString(), told.Length == 0 ? null : told);
        return Task.FromResult<Refusal?>(null);
    }, cancel);

    /// <summary>Gives the set up. Its items stay as they are and are free again.</summary>
    public Task<Refusal?> DissolveAsync(Guid setId, Actor actor, CancellationToken cancel) => ChangeAsync(setId, null, actor, async (set, now) =>
    {
        (set.State, set.ClosedAt, set.ClosedByName, set.ScheduledFor) = (ReleaseState.Dissolved, now, actor.Name, null);
        foreach (var row in await RowsAsync(setId, cancel)) row.ClosedAt = now;
        await ReleaseAudit.SettleAsync(db, set, now, cancel);
        audit.Add(actor, "Bỏ đợt phát hành", ReleaseAudit.Kind, setId.ToString(), set.Name);
        return null;
    }, cancel);

    /// <summary>Takes an item out of its open set, whose lock is not held: it has been thrown away or published in an emergency.</summary>
    public async Task LeaveAsync(ContentItem item, Actor actor, string why, CancellationToken cancel)
    {
        if (await db.ReleaseItems.SingleOrDefaultAsync(r => r.ItemId == item.Id && r.ClosedAt == null, cancel) is not { } row) return;
        db.Remove(row);
        audit.Add(actor, "Bỏ bài khỏi đợt phát hành", ReleaseAudit.Kind, row.SetId.ToString(), $"{item.Title} ({why})");
    }

    private async Task<Refusal?> JoinAsync(ReleaseSet set, IReadOnlyList<Guid> items, Actor actor, DateTimeOffset now, CancellationToken cancel)
    {
        var rows = await RowsAsync(set.Id, cancel);
        List<Guid> wanted = [.. items.Distinct().Where(id => rows.TrueForAll(r => r.ItemId != id))];
        if (rows.Count + wanted.Count > ReleaseSet.MostItems) return ReleaseRefusals.Full;
        var found = await db.Items.AsNoTracking().VisibleTo(actor).Where(i => wanted.Contains(i.Id)).ToDictionaryAsync(i => i.Id, cancel);
        var elsewhere = await (from row in db.ReleaseItems where wanted.Contains(row.ItemId) && row.ClosedAt == null
                               join other in db.Releases on row.SetId equals other.Id select new { row.ItemId, other.Name }).ToDictionaryAsync(r => r.ItemId, r => r.Name, cancel);
        foreach (var id in wanted)
        {
            if (!found.TryGetValue(id, out var item)) return new("content.unknown", "Không tìm thấy bài này.");
            if (elsewhere.TryGetValue(id, out var name)) return ReleaseRefusals.CannotJoin(item.Title, $"bài đã ở đợt phát hành “{name}”.");
            if (item.State is ContentState.Scheduled) return ReleaseRefusals.CannotJoin(item.Title, "bài đã hẹn giờ đăng riêng. Hãy bỏ hẹn giờ của bài trước.");
            if (!MayJoin.Contains(item.State)) return ReleaseRefusals.CannotJoin(item.Title, $"bài ở trạng thái “{StateNames.Of(item.State)}” không có gì để đăng.");
            var row = new ReleaseItem { SetId = set.Id, ItemId = id, Place = rows.Count + 1, AddedAt = now, AddedByName = actor.Name };
            rows.Add(row);
            db.Add(row);
        }

        if (wanted.Count > 0) audit.Add(actor, "Thêm bài vào đợt phát hành", ReleaseAudit.Kind, set.Id.ToString(), string.Join("; ", wanted.Select(id => found[id].Title)));
        return null;
    }

    private async Task<Refusal?> ChangeAsync(Guid setId, int? seenVersion, Actor actor, Func<ReleaseSet, DateTimeOffset, Task<Refusal?>> change, CancellationToken cancel)
    {
        if (!actor.Has(Makers)) return ReleaseRefusals.NotYours;
        await using var transaction = await db.Database.JoinTransactionAsync(cancel);
        if (await db.LockReleaseAsync(setId, cancel) is not { } set) return ReleaseRefusals.Unknown;
        if (set.State is not ReleaseState.Open) return ReleaseRefusals.Closed(set);
        if (seenVersion is { } seen && seen != set.Version) return ReleaseRefusals.Changed(set);
        var now = clock.GetUtcNow();
        if (await change(set, now) is { } refusal) return refusal;
        set.Touch(actor.Name, now);
        return await SaveAsync(transaction, rings: set.ScheduledFor is not null, cancel);
    }

    private async Task<Refusal?> SaveAsync(JoinedTransaction transaction, bool rings, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException fault) when (fault.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return new("release.item", "Có bài vừa được thêm vào một đợt phát hành khác. Hãy tải lại trang rồi chọn lại.");
        }

        if (rings) await ScheduleClock.RingAsync(db, cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }

    private Task<List<ReleaseItem>> RowsAsync(Guid setId, CancellationToken cancel) => db.ReleaseItems.Where(r => r.SetId == setId).OrderBy(r => r.Place).ToListAsync(cancel);

    private async Task<string?> TitleAsync(Guid itemId, Actor actor, CancellationToken cancel) =>
        await db.Items.VisibleTo(actor).Where(i => i.Id == itemId).Select(i => i.Title).SingleOrDefaultAsync(cancel);

    private static void Number(IEnumerable<ReleaseItem> rows)
    {
        var place = 0;
        foreach (var row in rows) row.Place = ++place;
    }

    private static Refusal? WhyNot(string name, string note, DateTimeOffset? at, DateTimeOffset? before, DateTimeOffset now) =>
        name.Length is 0 or > ReleaseSet.LongestName ? ReleaseRefusals.Name
        : note.Length > ReleaseSet.LongestNote ? ReleaseRefusals.Note
        : at is { } time && at != before && time <= now ? ReleaseRefusals.Time
        : null;

    private static string Told(DateTimeOffset? at) => at is { } time ? VietnameseDates.DateAndTime(time) : "không hẹn";

    private static string Clean(string? text) => VietnameseText.Normalize(text).Trim();
}
