using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Distribution.Manual;
using VocEdu.Cms.Review.Steps;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Site;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Publishing.Works;

namespace VocEdu.Cms.Review;

/// <summary>Takes an item off the site and asks the channels to take their posts down. The record, its history and its figures stay.</summary>
public sealed class WithdrawContent(CmsDb db, TakeDownWork takeDown, ReviewRounds rounds, StoryNotices notices, ManualTasks byHand, TimeProvider clock)
{
    /// <returns>Why it was refused, or null once all is saved.</returns>
    public async Task<Refusal?> RunAsync(Guid itemId, Takedown because, string? reason, Actor actor, CancellationToken cancel)
    {
        await using var transaction = await db.Database.JoinTransactionAsync(cancel);
        var item = await db.Items.FromSql($"select * from cms.content_item where id = {itemId} for update").SingleOrDefaultAsync(cancel);
        if (item is null || !actor.CanSee(item)) return new Refusal("content.unknown", "Không tìm thấy bài này.");
        var facts = new MoveFacts { Reason = reason, IsPublic = item.PublishedVersion is not null };
        if (ContentLifecycle.WhyNot(item.State, ContentState.Withdrawn, actor.Roles, facts) is { } refusal) return refusal;

        var publication = await db.Publications.SingleOrDefaultAsync(p => p.ItemId == itemId, cancel);
        if (publication is null) return new Refusal("content.not-public", "Bài này chưa đăng nên không cần gỡ.");

        var now = clock.GetUtcNow();
        var version = await db.Versions.SingleAsync(v => v.ItemId == itemId && v.Number == item.Version, cancel);
        await takeDown.RunAsync(PublishContent.SourceOf(itemId), because, reason!, actor.Name, cancel);
        await byHand.WithdrawnAsync(item, reason, now, cancel);
        db.Publications.Remove(publication);
        await db.References.Where(r => r.ItemId == itemId && r.IsPublic).ExecuteDeleteAsync(cancel);
        await db.SearchDocuments.Where(d => d.ItemId == itemId).ExecuteDeleteAsync(cancel);

        var from = item.State;
        (item.State, item.StateSince, item.UpdatedAt) = (ContentState.Withdrawn, now, now);
        (item.PublishedVersion, item.ApprovedHash, item.ScheduledFor) = (null, null, null);
        db.Events.Add(Step.Of(item, version, from, actor, now, "withdrawn", reason));
        await rounds.CloseAsync(item, RoundOutcome.Withdrawn, now, cancel);
        await notices.MovedAsync(item, from, actor, reason, now, cancel);
        await db.SaveChangesAsync(cancel);
        await PublicChange.AnnounceAsync(db, publication, cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }
}
