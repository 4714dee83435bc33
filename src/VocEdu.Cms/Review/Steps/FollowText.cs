using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Review.Steps;

/// <summary>A text that was changed while it is in review starts the steps again. Decisions on the older text do not count, even before this has run.</summary>
public sealed class FollowText(CmsDb db, ReviewRounds rounds, StoryNotices notices, TimeProvider clock)
{
    /// <param name="actor">Who changed the text.</param>
    public async Task RunAsync(Guid itemId, Actor actor, CancellationToken cancel)
    {
        await using var transaction = await db.Database.JoinTransactionAsync(cancel);
        var item = await db.Items.FromSql($"select * from cms.content_item where id = {itemId} for update").AsNoTracking().SingleAsync(cancel);
        if (item.State is not ContentState.InReview) return;
        var version = await db.Versions.AsNoTracking().SingleAsync(v => v.ItemId == itemId && v.Number == item.Version, cancel);
        var now = clock.GetUtcNow();
        var hadRound = await db.ReviewRounds.AnyAsync(r => r.ItemId == itemId && r.ClosedAt == null, cancel);
        var (round, restarted) = await rounds.OpenAsync(item, version, now, cancel);
        if (restarted || !hadRound)
        {
            db.Events.Add(Step.Of(item, version, item.State, actor, now, "restarted", reason: null, round.Step.Name));
            await notices.TurnAsync(item, round, actor, reason: null, now, cancel);
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }
}
