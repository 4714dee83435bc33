using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Review.Releases;

/// <summary>Publishes a set: every item through <see cref="PublishContent"/>, all in one transaction, or none.</summary>
public sealed class PublishRelease(CmsDb db, PublishContent publish, LibraryWords words, StoryNotices notices, AuditLog audit, TimeProvider clock)
{
    /// <param name="seenVersion">The set as the person has seen it; null: the schedule, which publishes what is there.</param>
    /// <returns>Why nothing was published, or null once all is.</returns>
    public async Task<Refusal?> RunAsync(Guid setId, int? seenVersion, Actor actor, CancellationToken cancel)
    {
        var byClock = actor == Actor.Clock;
        if (!byClock && !actor.Has(ManageReleases.Makers)) return ReleaseRefusals.NotYours;
        await using var transaction = await db.Database.JoinTransactionAsync(cancel);
        if (await db.LockReleaseAsync(setId, cancel) is not { } set) return ReleaseRefusals.Unknown;
        if (set.State is not ReleaseState.Open) return ReleaseRefusals.Closed(set);
        if (seenVersion is { } seen && seen != set.Version) return ReleaseRefusals.Changed(set);
        var now = clock.GetUtcNow();
        if (byClock && !(set.ScheduledFor <= now)) return new("content.not-due", "Giờ đăng của đợt phát hành vừa được đổi sang lúc khác.");

        var (items, unseen) = await db.LockItemsAsync(setId, byClock ? null : actor, cancel);
        if (items.Count + unseen == 0) return ReleaseRefusals.Empty;
        if (unseen > 0) return ReleaseRefusals.Hidden;
        var refused = new List<(string, Refusal)>();
        var versions = new List<(ContentItem, ContentVersion)>();
        foreach (var item in items)
        {
            var version = await db.Versions.SingleAsync(v => v.ItemId == item.Id && v.Number == item.Version, cancel);
            versions.Add((item, version));
            if ((await publish.WhyNotAsync(item, version, await words.CompleteAsync(ContentDraft.Of(version), cancel), setId, actor, now, cancel)).Refusal is { } refusal) refused.Add((item.Title, refusal));
        }

        if (refused.Count > 0) return ReleaseRefusals.Items("Chưa đăng được đợt này, chưa bài nào được đăng.", refused);

        await publish.LockAddressesAsync(versions, cancel);
        notices.Gather();
        foreach (var item in items)
            if (await publish.RunAsync(item.Id, actor, correction: null, cancel, setId) is { } refusal) return ReleaseRefusals.Items("Chưa đăng được đợt này, chưa bài nào được đăng.", [(item.Title, refusal)]);

        (set.State, set.ClosedAt, set.ClosedByName, set.Refusal, set.RefusedAt) = (ReleaseState.Published, now, actor.Name, null, null);
        set.Touch(actor.Name, now);
        foreach (var row in await db.ReleaseItems.Where(r => r.SetId == setId).ToListAsync(cancel)) row.ClosedAt = now;
        await ReleaseAudit.SettleAsync(db, set, now, cancel);
        await notices.TellTogetherAsync(set, now, cancel);
        audit.Add(actor, "Đăng đợt phát hành", ReleaseAudit.Kind, setId.ToString(), $"{set.Name}: {string.Join("; ", items.Select(i => i.Title))}");
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }
}

internal static class ReleaseLocks
{
    /// <summary>The items of a set in its order, locked in the order of their ids, so that two who decide about several never wait for each other.</summary>
    /// <param name="actor">Null: the schedule, which sees all.</param>
    /// <returns>And how many more there are that the actor may not see, or that were thrown away.</returns>
    public static async Task<(List<ContentItem> Items, int Unseen)> LockItemsAsync(this CmsDb db, Guid setId, Actor? actor, CancellationToken cancel)
    {
        var items = await db.Items.FromSql($"""
            select * from cms.content_item where id in (select item_id from cms.release_item where set_id = {setId}) order by id for update
            """).ToListAsync(cancel);
        var places = await db.ReleaseItems.AsNoTracking().Where(r => r.SetId == setId).ToDictionaryAsync(r => r.ItemId, r => r.Place, cancel);
        List<ContentItem> mine = [.. items.Where(i => places.ContainsKey(i.Id) && actor?.CanSee(i) != false).OrderBy(i => places[i.Id])];
        return (mine, places.Count - mine.Count);
    }
}
