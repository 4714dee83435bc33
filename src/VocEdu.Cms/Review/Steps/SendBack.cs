using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Review.Steps;

/// <summary>Sends an item in review back to an earlier step, or to whoever edits it. To its author it goes as any other move.</summary>
public sealed class SendBack(CmsDb db, OfferedMoves offered, ReviewRounds rounds, DecideStep decide, StoryNotices notices, TimeProvider clock)
{
    /// <param name="seenVersion">The version the person has read.</param>
    /// <param name="toStep">An earlier step, from 0; null: to be edited.</param>
    /// <returns>Why it was refused, or null once it is saved.</returns>
    public async Task<Refusal?> RunAsync(Guid itemId, int seenVersion, int? toStep, string? reason, Actor actor, CancellationToken cancel)
    {
        await using var transaction = await db.Database.JoinTransactionAsync(cancel);
        var item = await db.Items.FromSql($"select * from cms.content_item where id = {itemId} for update").SingleOrDefaultAsync(cancel);
        if (item is null || !actor.CanSee(item)) return new Refusal("content.unknown", "Không tìm thấy bài này.");
        if (item.Version != seenVersion) return new Refusal("content.changed", "Bài vừa được sửa sau khi bạn mở. Hãy xem bản mới nhất rồi quyết định.");

        var now = clock.GetUtcNow();
        var version = await db.Versions.SingleAsync(v => v.ItemId == itemId && v.Number == item.Version, cancel);
        var review = item.State is ContentState.InReview
            ? await rounds.LookAsync((await rounds.OpenAsync(item, version, now, cancel)).Round, item, actor, now, cancel)
            : null;
        // Who may send it back to its author may send it less far back.
        var facts = await offered.FactsAsync(item, actor, review, cancel) with { Reason = reason };
        if (ContentLifecycle.WhyNot(item.State, ContentState.ChangesRequested, actor.Roles, facts) is { } refusal) return refusal;
        if (review is null || toStep >= review.Round.At || toStep < 0)
            return new("review.no-such-step", "Chỉ trả lại được về một bước trước bước đang mở. Hãy tải lại trang rồi chọn lại.");

        var round = review.Round;
        var (from, left) = (item.State, round.Step.Name);
        item.UpdatedAt = now;
        if (toStep is { } step)
        {
            await rounds.UndoAsync(round, step, cancel);
            round.Open(step, now, rounds.Due(round, step, now));
            db.Events.Add(Step.Of(item, version, from, actor, now, "sent-back", reason, left));
            await notices.TurnAsync(item, round, actor, reason, now, cancel);
        }
        else
        {
            var (_, by) = await decide.RunAsync(item, review, new(ContentState.Editing, seenVersion, reason), now, cancel);
            (item.State, item.StateSince) = (ContentState.Editing, now);
            db.Events.Add(Step.Of(item, version, from, by, now, "sent-back", reason, left));
            await notices.MovedAsync(item, from, by, reason, now, cancel);
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }
}
