using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Notices;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Review.Steps;

/// <summary>Taking on the open step of an item, so that two people do not read the same; giving it back; taking it over.</summary>
public sealed class ClaimStep(CmsDb db, ReviewRounds rounds, StoryNotices notices, TimeProvider clock)
{
    /// <param name="over">Take it from whoever has it; they are told.</param>
    public Task<Refusal?> ClaimAsync(Guid itemId, bool over, Actor actor, CancellationToken cancel) => ChangeAsync(itemId, actor, async (item, look, now) =>
    {
        var round = look.Round;
        if (round.Step.Everyone) return new("review.everyone", "Bước này cần ý kiến của từng người nên không cần nhận xử lý. Hãy quyết định phần của bạn.");
        if (look.Turn.WhyNot(actor.Id!.Value, look.Represented) is { } refusal) return refusal;
        if (round.ClaimedBy == actor.Id) return null;
        if (round.ClaimedBy is not null && !over) return look.WhyNot;
        if (round.ClaimedBy is { } before)
        {
            await notices.TellAsync(item, $"taken-over:{round.Id}:{round.ClaimedAt?.UtcTicks}", NoticeKind.Turn, [before],
                $"{actor.Name} đã nhận thay: {item.Title}", $"{actor.Name} xử lý bước “{round.Step.Name}” thay bạn. Bạn không cần làm gì thêm.", now, cancel);
        }

        round.Claim(actor.Id, actor.Name, now);
        return null;
    }, cancel);

    public Task<Refusal?> ReleaseAsync(Guid itemId, Actor actor, CancellationToken cancel) => ChangeAsync(itemId, actor, (_, look, _) =>
    {
        if (look.Round.ClaimedBy != actor.Id) return Task.FromResult<Refusal?>(new("review.not-claimed", "Bài này không do bạn nhận xử lý."));
        look.Round.Claim(null, null, null);
        return Task.FromResult<Refusal?>(null);
    }, cancel);

    private async Task<Refusal?> ChangeAsync(Guid itemId, Actor actor, Func<ContentItem, ReviewLook, DateTimeOffset, Task<Refusal?>> change, CancellationToken cancel)
    {
        await using var transaction = await db.Database.JoinTransactionAsync(cancel);
        var item = await db.Items.FromSql($"select * from cms.content_item where id = {itemId} for update").SingleOrDefaultAsync(cancel);
        if (item is null || !actor.CanSee(item)) return new Refusal("content.unknown", "Không tìm thấy bài này.");
        if (item.State is not ContentState.InReview) return new("review.closed", "Bài không còn ở bước duyệt. Hãy tải lại trang để xem trạng thái mới nhất.");

        var now = clock.GetUtcNow();
        var version = await db.Versions.SingleAsync(v => v.ItemId == itemId && v.Number == item.Version, cancel);
        var (round, _) = await rounds.OpenAsync(item, version, now, cancel);
        if (await change(item, await rounds.LookAsync(round, item, actor, now, cancel), now) is { } refusal) return refusal;
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }
}
