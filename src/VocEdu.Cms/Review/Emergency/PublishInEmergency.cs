using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Notices;
using VocEdu.Cms.Review.Releases;
using VocEdu.Cms.Review.Steps;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Calendar;
using VocEdu.Domain.Content;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Review.Emergency;

/// <summary>Publishes at once with review steps left open. Only steps are left out: required fields, consent and all else that publishing asks for still hold.</summary>
public sealed class PublishInEmergency(
    CmsDb db, ReviewRounds rounds, PublishContent publish, ManageReleases releases, Notify notify, AuditLog audit, WorkingDays calendar, TimeProvider clock)
{
    public static readonly IReadOnlyList<ContentState> From = [ContentState.Received, ContentState.Editing, ContentState.ChangesRequested, ContentState.InReview];

    /// <param name="seenVersion">The version the person has read.</param>
    public async Task<Refusal?> RunAsync(Guid itemId, int seenVersion, string? reason, Actor actor, CancellationToken cancel)
    {
        await using var transaction = await db.Database.JoinTransactionAsync(cancel);
        var item = await db.Items.FromSql($"select * from cms.content_item where id = {itemId} for update").SingleOrDefaultAsync(cancel);
        if (item is null || !actor.CanSee(item)) return new Refusal("content.unknown", "Không tìm thấy bài này.");
        if (!actor.Has(Role.Approver) || actor.Id is not { } publisher) return new("lifecycle.needs-role", "Chỉ lãnh đạo, Trưởng ban Biên tập được đăng khẩn.");
        if (item.Version != seenVersion) return new("content.changed", "Bài vừa được sửa sau khi bạn mở. Hãy xem bản mới nhất rồi quyết định.");
        if (!From.Contains(item.State)) return new("emergency.state", "Bài ở trạng thái này không cần hoặc không thể đăng khẩn. Hãy tải lại trang để xem trạng thái mới nhất.");
        if (string.IsNullOrWhiteSpace(reason)) return LifecycleRefusals.ReasonMissing;

        var now = clock.GetUtcNow();
        var version = await db.Versions.SingleAsync(v => v.ItemId == itemId && v.Number == item.Version, cancel);
        var look = await rounds.LookAsync(item, actor, now, cancel);
        var steps = look is null ? (await rounds.ProcessAsync(item, cancel)).Steps.Where(s => !s.Optional) : look.Round.Steps.Skip(look.Round.At);
        var from = item.State;
        (item.State, item.StateSince, item.ApprovedHash) = (ContentState.Approved, now, version.Hash);
        (item.ApprovedBy, item.ApprovedByName, item.ApprovedAt) = (publisher, $"{actor.Name} (đăng khẩn)", now);
        db.Events.Add(Step.Of(item, version, from, actor, now, "emergency", reason));
        await rounds.CloseAsync(item, RoundOutcome.Skipped, now, cancel);
        var emergency = new EmergencyPublication
        {
            Id = Guid.CreateVersion7(now), ItemId = itemId, Version = version.Number, Hash = version.Hash, PublishedBy = publisher, PublishedByName = actor.Name,
            Reason = reason.Trim(), At = now, Skipped = [.. steps.Select(s => s.Name)], DueAt = calendar.Due(now, 1),
        };
        db.Add(emergency);
        audit.Add(actor, "Đăng khẩn", "item", itemId.ToString(), $"phiên bản {version.Number}; bỏ qua: {string.Join(", ", emergency.Skipped)}; lý do: {reason}");
        await releases.LeaveAsync(item, actor, "đăng khẩn", cancel);
        await db.SaveChangesAsync(cancel);
        if (await publish.RunAsync(itemId, actor, correction: null, cancel) is { } refusal) return refusal;      // uncommitted: nothing of this has happened

        await notify.RolesAsync(Role.Approver, null, publisher, new($"emergency:{emergency.Id}", $"Bài đăng khẩn cần hậu kiểm: {item.Title}",
            $"{actor.Name} đã đăng khẩn, bỏ qua: {string.Join(", ", emergency.Skipped)}.\nLý do: {reason}\nHạn hậu kiểm: {VietnameseDates.Time(emergency.DueAt)} {VietnameseDates.WithWeekday(emergency.DueAt)}.",
            "/quan-tri/dang-khan", NoticeKind.Deadline, now), cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }

    /// <summary>The look afterwards, by another person than who published and who wrote it.</summary>
    public async Task<Refusal?> ReviewAsync(Guid id, string? remark, Actor actor, CancellationToken cancel)
    {
        if (!actor.Has(Role.Approver) || await db.Set<EmergencyPublication>().SingleOrDefaultAsync(e => e.Id == id, cancel) is not { } emergency)
            return new("emergency.unknown", "Không tìm thấy lần đăng khẩn này.");
        var item = await db.Items.AsNoTracking().SingleAsync(i => i.Id == emergency.ItemId, cancel);
        if (emergency.ReviewedAt is not null) return new("emergency.done", $"{emergency.ReviewedByName} đã hậu kiểm bài này.");
        var authors = await db.Versions.Where(v => v.ItemId == item.Id && v.Number <= emergency.Version).Select(v => v.SavedBy).Distinct().ToListAsync(cancel);
        if (actor.Id == emergency.PublishedBy || authors.Any(author => author == actor.Id))
            return new("emergency.same-person", "Người đăng khẩn và người viết không hậu kiểm được bài này. Hãy nhờ một người duyệt khác.");
        (emergency.ReviewedBy, emergency.ReviewedByName, emergency.ReviewedAt, emergency.Remark) = (actor.Id, actor.Name, clock.GetUtcNow(), string.IsNullOrWhiteSpace(remark) ? null : remark.Trim());
        audit.Add(actor, "Hậu kiểm bài đăng khẩn", "item", item.Id.ToString(), remark);
        await db.SaveChangesAsync(cancel);
        return null;
    }
}
