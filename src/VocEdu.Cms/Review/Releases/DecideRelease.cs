using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Review.Steps;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Review.Releases;

/// <summary>Sends a whole set for approval, or passes the open step of all its items. Either for all of them or for none.</summary>
public sealed class DecideRelease(CmsDb db, MoveContent move, ReviewRounds rounds, StoryNotices notices, AuditLog audit, TimeProvider clock)
{
    private static readonly ContentState[] BeforeReview = [ContentState.Draft, ContentState.Received, ContentState.Editing, ContentState.ChangesRequested];

    /// <summary>Sends what is still being edited for approval.</summary>
    public Task<Refusal?> SendAsync(Guid setId, Actor actor, CancellationToken cancel) => RunAsync(setId, ContentState.InReview,
        item => BeforeReview.Contains(item.State), null, null, "Trình duyệt đợt phát hành", "Chưa trình duyệt được đợt này.", actor, cancel);

    /// <summary>Says yes to everything that waits: each item's approval is bound to its own text, its own four eyes and its own steps.</summary>
    /// <param name="seen">Every item of the set and the version the person has read.</param>
    public Task<Refusal?> ApproveAsync(Guid setId, IReadOnlyDictionary<Guid, int> seen, string? remark, Actor actor, CancellationToken cancel) => RunAsync(setId, ContentState.Approved,
        item => item.State is ContentState.InReview, seen, remark, "Duyệt đợt phát hành", "Chưa duyệt được đợt này.", actor, cancel);

    private async Task<Refusal?> RunAsync(
        Guid setId, ContentState to, Func<ContentItem, bool> concerns, IReadOnlyDictionary<Guid, int>? seen, string? remark, string what, string notYet, Actor actor, CancellationToken cancel)
    {
        if (!actor.Has(StepHolders.Deciders)) return ReleaseRefusals.NotYours;
        await using var transaction = await db.Database.JoinTransactionAsync(cancel);
        if (await db.LockReleaseAsync(setId, cancel) is not { } set) return ReleaseRefusals.Unknown;
        if (set.State is not ReleaseState.Open) return ReleaseRefusals.Closed(set);
        var (items, unseen) = await db.LockItemsAsync(setId, actor, cancel);
        if (items.Count + unseen == 0) return ReleaseRefusals.Empty;
        if (unseen > 0) return ReleaseRefusals.Hidden;
        if (seen is not null && (seen.Count != items.Count || items.Exists(i => !seen.TryGetValue(i.Id, out var version) || version != i.Version))) return ReleaseRefusals.TextChanged;

        List<ContentItem> concerned = [.. items.Where(concerns)];
        if (concerned.Count == 0) return ReleaseRefusals.NothingToDo;
        var refused = new List<(string, Refusal)>();
        foreach (var item in concerned)
            if (await WhyNotAsync(item, to, actor, cancel) is { } refusal) refused.Add((item.Title, refusal));
        if (refused.Count > 0) return ReleaseRefusals.Items(notYet, refused);

        notices.Gather();
        foreach (var item in concerned)
        {
            var refusal = item.State is ContentState.Received ? await move.RunAsync(item.Id, new(ContentState.Editing, item.Version), actor, cancel) : null;
            refusal ??= await move.RunAsync(item.Id, new(to, item.Version, remark), actor, cancel);
            if (refusal is not null) return ReleaseRefusals.Items(notYet, [(item.Title, refusal)]);
        }

        var now = clock.GetUtcNow();
        set.Touch(actor.Name, now);
        await ReleaseAudit.SettleAsync(db, set, now, cancel);
        await notices.TellTogetherAsync(set, now, cancel);
        audit.Add(actor, what, ReleaseAudit.Kind, setId.ToString(), $"{concerned.Count} bài: {string.Join("; ", concerned.Select(i => i.Title))}");
        await db.SaveChangesAsync(cancel);
        if (set.ScheduledFor is not null) await ScheduleClock.RingAsync(db, cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }

    private async Task<Refusal?> WhyNotAsync(ContentItem item, ContentState to, Actor actor, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var version = await db.Versions.SingleAsync(v => v.ItemId == item.Id && v.Number == item.Version, cancel);
        var decision = new Decision(item.State is ContentState.Received ? ContentState.Editing : to, item.Version);
        return await move.WhyNotAsync(item, version, await rounds.LookAsync(item, actor, now, cancel), decision, actor, now, cancel);
    }
}
