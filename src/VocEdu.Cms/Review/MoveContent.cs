using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Consents;
using VocEdu.Cms.Data;
using VocEdu.Cms.Review.Releases;
using VocEdu.Cms.Review.Steps;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Site;
using VocEdu.Cms.Submissions;
using VocEdu.Cms.Writing;
using VocEdu.Cms.Writing.Checks;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Review;

/// <summary>What a person decides about an item.</summary>
/// <param name="To">The state to move to; becoming public and being withdrawn have use cases of their own.</param>
/// <param name="Version">The version the person has seen: a decision never falls on a text somebody changed meanwhile.</param>
/// <param name="Reason">Required when the item goes back or is not used; a remark otherwise.</param>
/// <param name="ScheduledFor">When it is to become public.</param>
public sealed record Decision(ContentState To, int Version, string? Reason = null, DateTimeOffset? ScheduledFor = null);

/// <summary>Moves an item one step along its way. In review, saying yes passes the open step; only the last one approves the item.</summary>
public sealed class MoveContent(CmsDb db, OfferedMoves offered, CheckContent checks, ReviewRounds rounds, DecideStep decide, StoryNotices notices, ItemConsents consents, TakeConsents taken, TimeProvider clock)
{
    /// <returns>Why it was refused, or null once the step is saved.</returns>
    public async Task<Refusal?> RunAsync(Guid itemId, Decision decision, Actor actor, CancellationToken cancel)
    {
        if (decision.To is ContentState.Published or ContentState.Withdrawn)
            throw new ArgumentException($"{decision.To} has a use case of its own.", nameof(decision));
        await using var transaction = await db.Database.JoinTransactionAsync(cancel);
        var item = await db.Items.FromSql($"select * from cms.content_item where id = {itemId} for update").SingleOrDefaultAsync(cancel);
        if (item is null || !actor.CanSee(item)) return new Refusal("content.unknown", "Không tìm thấy bài này.");
        if (item.Version != decision.Version)
            return new Refusal("content.changed", "Bài vừa được sửa sau khi bạn mở. Hãy xem bản mới nhất rồi quyết định.");

        var version = await db.Versions.SingleAsync(v => v.ItemId == itemId && v.Number == item.Version, cancel);
        var now = clock.GetUtcNow();
        var review = item.State is ContentState.InReview
            ? await rounds.LookAsync((await rounds.OpenAsync(item, version, now, cancel)).Round, item, actor, now, cancel)
            : null;
        if (await WhyNotAsync(item, version, review, decision, actor, now, cancel) is { } refusal) return refusal;

        var from = item.State;
        var (by, stepName) = (actor, review?.Round.Step.Name);
        if (review is not null)
        {
            var verdict = await decide.RunAsync(item, review, decision, now, cancel);
            if (verdict.StepOnly) return await SavedAsync(transaction, cancel);
            by = verdict.By;
        }

        (item.State, item.StateSince, item.UpdatedAt) = (decision.To, now, now);
        item.ScheduledFor = decision.To is ContentState.Scheduled ? decision.ScheduledFor : null;
        if (decision.To is ContentState.Received or ContentState.Editing) item.AssignedTo ??= actor.Id;
        if (decision.To is ContentState.Approved && from is ContentState.InReview)
            (item.ApprovedHash, item.ApprovedBy, item.ApprovedByName, item.ApprovedAt) = (version.Hash, by.Id, by.Name, now);
        db.Events.Add(Step.Of(item, version, from, by, now, "moved", decision.Reason, stepName));
        var publication = decision.To is ContentState.Archived ? await db.Publications.SingleAsync(p => p.ItemId == itemId, cancel) : null;
        if (publication is not null) publication.Listed = false;
        if (item.State is ContentState.InReview)
            await notices.TurnAsync(item, (await rounds.OpenAsync(item, version, now, cancel)).Round, actor, decision.Reason, now, cancel);
        else await notices.MovedAsync(item, from, by, decision.Reason, now, cancel);
        await db.SaveChangesAsync(cancel);
        if (decision.To is ContentState.Received) await taken.RunAsync(item, version, actor, cancel);
        if (publication is not null) await PublicChange.AnnounceAsync(db, publication, cancel);
        if (item.State is ContentState.Scheduled) await ScheduleClock.RingAsync(db, cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }

    /// <summary>Why the actor may not make this move as the item stands now; nothing is written.</summary>
    /// <param name="review">The open step, when the item is in review.</param>
    internal async Task<Refusal?> WhyNotAsync(
        ContentItem item, ContentVersion version, ReviewLook? review, Decision decision, Actor actor, DateTimeOffset now, CancellationToken cancel)
    {
        var facts = await offered.FactsAsync(item, actor, review, cancel) with
        {
            Reason = decision.Reason,
            Missing = await checks.MissingAsync(item, version, cancel),
            Blocking = await checks.BlockingAsync(item, version, cancel),
            ContentHash = version.Hash,
            ApprovedHash = item.ApprovedHash,
            TimeIsInFuture = decision.ScheduledFor > now,
            MissingConsents = decision.To is ContentState.InReview or ContentState.Approved or ContentState.Scheduled
                ? await MissingConsentsAsync(version, decision.ScheduledFor ?? now, cancel) : null,
        };
        if (ContentLifecycle.WhyNot(item.State, decision.To, actor.Roles, facts) is { } refusal)
            return decision.To is ContentState.Approved && review?.WhyNot is { } why && why != LifecycleRefusals.AuthorCannotApprove ? why : refusal;
        if (decision is not { To: ContentState.Scheduled, ScheduledFor: { } at }) return null;
        return await db.WhyNotAloneAsync(item.Id, cancel) ?? Embargo.WhyNot(version.Fields, at);
    }

    private async Task<Refusal?> SavedAsync(JoinedTransaction transaction, CancellationToken cancel)
    {
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }

    private async Task<List<string>> MissingConsentsAsync(ContentVersion version, DateTimeOffset publishedAt, CancellationToken cancel) =>
        [.. (await consents.CheckAsync(ContentDraft.Of(version), Vietnam.LocalDate(publishedAt), cancel)).Where(f => f.Blocks).Select(f => f.Message)];
}
