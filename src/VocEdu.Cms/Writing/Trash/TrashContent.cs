using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Review;
using VocEdu.Cms.Review.Releases;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Writing.Trash;

/// <summary>Puts items into the recycle bin and takes them out again. Only what was never public, and only those who may write it.</summary>
public sealed class TrashContent(CmsDb db, ManageReleases releases, AuditLog audit, TimeProvider clock)
{
    /// <summary>How long an item can be taken back.</summary>
    public const int DaysKept = 30;

    /// <returns>Why it was refused, or null once it is in the bin.</returns>
    public async Task<Refusal?> RunAsync(Guid itemId, Actor actor, CancellationToken cancel)
    {
        await using var transaction = await db.Database.JoinTransactionAsync(cancel);
        var item = await db.Items.FromSql($"select * from cms.content_item where id = {itemId} for update").SingleOrDefaultAsync(cancel);
        if (item is null || !actor.CanSee(item)) return Unknown;
        if (await WhyNotAsync(item, actor, cancel) is { } refusal) return refusal;

        var (from, now) = (item.State, clock.GetUtcNow());
        (item.TrashedAt, item.TrashedBy, item.TrashedByName, item.UpdatedAt) = (now, actor.Id, actor.Name, now);
        // What comes back is looked at again: no schedule and no approval outlives the bin.
        if (from is ContentState.InReview or ContentState.Approved or ContentState.Scheduled)
            (item.State, item.StateSince, item.ScheduledFor, item.ApprovedHash) = (ContentState.Editing, now, null, null);
        await releases.LeaveAsync(item, actor, "xóa bài", cancel);
        await WriteAsync(item, from, actor, now, "trashed", "Xóa bài vào thùng rác", cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }

    public async Task<Refusal?> RestoreAsync(Guid itemId, Actor actor, CancellationToken cancel)
    {
        await using var transaction = await db.Database.JoinTransactionAsync(cancel);
        var item = await db.Items.FromSql($"select * from cms.content_item where id = {itemId} and trashed_at is not null and purged_at is null for update")
            .IgnoreQueryFilters().SingleOrDefaultAsync(cancel);
        if (item is null || !actor.CanSee(item)) return Unknown;
        if (await WhyNotAsync(item, actor, cancel) is { } refusal) return refusal;

        var now = clock.GetUtcNow();
        (item.TrashedAt, item.TrashedBy, item.TrashedByName, item.UpdatedAt) = (null, null, null, now);
        await WriteAsync(item, item.State, actor, now, "untrashed", "Khôi phục bài từ thùng rác", cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }

    /// <summary>Why the actor may not throw it away or take it back.</summary>
    public async Task<Refusal?> WhyNotAsync(ContentItem item, Actor actor, CancellationToken cancel)
    {
        if (!ContentLifecycle.MayEdit(item.State, actor.Roles)) return new("trash.closed", "Bạn không xóa được bài ở bước này.");
        if (await db.Addresses.AnyAsync(a => a.ItemId == item.Id, cancel))
            return new("trash.was-public", "Bài này đã từng được đăng nên không xóa được. Hãy chọn “Gỡ bài” hoặc “Lưu trữ”; địa chỉ và lịch sử của bài được giữ lại.");
        // A school that sent a story must never find it gone without a word.
        return actor.Has(Role.Editor | Role.Approver) && item.AuthorId != actor.Id && await db.Events.AnyAsync(e => e.ItemId == item.Id && e.ToState == ContentState.Submitted, cancel)
            ? new("trash.sent-in", "Bài này do đơn vị gửi đến. Hãy chọn “Không sử dụng” và ghi lý do, để đơn vị được biết.")
            : null;
    }

    private async Task WriteAsync(ContentItem item, ContentState from, Actor actor, DateTimeOffset now, string step, string action, CancellationToken cancel)
    {
        var version = await db.Versions.SingleAsync(v => v.ItemId == item.Id && v.Number == item.Version, cancel);
        db.Events.Add(Step.Of(item, version, from, actor, now, step, reason: null));
        audit.Add(actor, action, "item", item.Id.ToString(), $"{item.Title} (phiên bản {version.Number}, {version.Hash})");
        await db.SaveChangesAsync(cancel);
    }

    private static readonly Refusal Unknown = new("content.unknown", "Không tìm thấy bài này.");
}
