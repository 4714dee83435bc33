using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Notices;
using VocEdu.Cms.Review.Releases;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing;
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
            await TellReleaseAsync(item, actor, now, cancel);
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>An approved item of a set that was changed holds up the whole set: whoever gathers it hears of it.</summary>
    private async Task TellReleaseAsync(ContentItem item, Actor actor, DateTimeOffset now, CancellationToken cancel)
    {
        if (await db.ReleaseOfAsync(item.Id, cancel) is not { } set || set.CreatedBy == actor.Id) return;
        if (!await db.Events.AnyAsync(e => e.ItemId == item.Id && e.Version == item.Version && e.Action == "saved" && e.FromState == ContentState.Approved, cancel)) return;
        await notices.TellAsync(item, $"release-dropped:{item.Version}", NoticeKind.Deadline, [set.CreatedBy], $"Bài trong đợt phát hành đã bị sửa sau khi duyệt: {item.Title}",
            $"{actor.Name} đã sửa bài này. Bài trở về chờ duyệt, nên đợt “{set.Name}” chưa đăng được cho đến khi bài được duyệt lại hoặc được bỏ khỏi đợt.", now, cancel);
    }
}
