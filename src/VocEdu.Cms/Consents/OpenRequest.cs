using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Notices;
using VocEdu.Cms.Review;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Calendar;
using VocEdu.Domain.Channels;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Privacy;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Consents;

/// <summary>Takes down what a person asks, ends the consent where it asks for that, finds every use and says who has to do what by when.</summary>
public sealed class OpenRequest(CmsDb db, ConsentUses uses, WorkingDays calendar, Notify notify, AuditLog audit, SuppressionList suppressions, TimeProvider clock)
{
    /// <param name="receivedOn">The day it arrived and was valid.</param>
    /// <param name="wish">In the person's words.</param>
    public async Task<(PrivacyRequest? Request, Refusal? Refusal)> RunAsync(
        Guid consentId, PrivacyRequestKind kind, DateOnly receivedOn, string? wish, Actor by, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (receivedOn > Vietnam.LocalDate(now)) return (null, new("request.received", "Ngày nhận yêu cầu không thể ở trong tương lai.", "ReceivedOn"));
        await using var transaction = await db.Database.JoinTransactionAsync(cancel);
        var consent = await db.Set<Consent>().FromSql($"select * from cms.consent where id = {consentId} for update").SingleAsync(cancel);
        if (consent.ErasedAt is not null) return (null, new("request.erased", "Dữ liệu của phiếu này đã được xóa theo yêu cầu."));
        if (await db.Set<PrivacyRequest>().AnyAsync(r => r.ConsentId == consentId && r.Kind == kind && r.ClosedAt == null, cancel))
            return (null, new("request.open", $"Yêu cầu “{RequestClock.Name(kind)}” của phiếu này đang được xử lý. Hãy mở yêu cầu đó."));

        var due = RequestClock.Of(kind, receivedOn, calendar);
        var request = new PrivacyRequest
        {
            Id = Guid.CreateVersion7(now), ConsentId = consentId, Kind = kind, ReceivedOn = receivedOn, Wish = string.IsNullOrWhiteSpace(wish) ? null : VietnameseText.Normalize(wish).Trim(),
            AnswerDue = due.Answer, DoneDue = due.Done, ThirdPartiesDue = due.ThirdParties, OpenedAt = now, OpenedBy = by.Id ?? Guid.Empty, OpenedByName = by.Name,
        };
        db.Add(request);
        Add(request, ConsentTaskKind.Answer, null, $"Trả lời người yêu cầu: đã nhận yêu cầu “{RequestClock.Name(kind)}” và sẽ làm gì.", due.Answer);
        if (request.EndsConsent) await EndAsync(request, consent, now, cancel);
        else Add(request, ConsentTaskKind.Supply, null, kind switch
        {
            PrivacyRequestKind.See => "Cho người yêu cầu xem dữ liệu đang lưu (có thể dùng bản xuất dữ liệu của phiếu).",
            PrivacyRequestKind.Correct => "Sửa dữ liệu theo yêu cầu, ở phiếu và ở các bài đã dùng.",
            _ => "Cung cấp bản xuất dữ liệu cho người yêu cầu.",
        }, due.Done);

        audit.Add(by, $"Nhận yêu cầu: {RequestClock.Name(kind)}", "consent", consentId.ToString(), consent.Number);
        await notify.RolesAsync(Role.DataProtection | Role.Editor | Role.Approver, null, by.Id, new($"privacy-request:{request.Id}", $"{RequestClock.Name(kind)}: phiếu {consent.Number}",
            $"Cần trả lời trước hết ngày {VietnameseDates.Date(due.Answer)} và làm xong trước hết ngày {VietnameseDates.Date(due.Done)}.", $"/quan-tri/phieu-dong-y/yeu-cau/{request.Id}"), cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return (request, null);
    }

    private async Task EndAsync(PrivacyRequest request, Consent consent, DateTimeOffset now, CancellationToken cancel)
    {
        consent.WithdrawnAt ??= now;
        var items = await uses.Items(consent.Id).AsNoTracking().OrderBy(i => i.Id).ToListAsync(cancel);
        foreach (var item in items)
        {
            Add(request, ConsentTaskKind.Item, item.Id, item.PublishedVersion is null
                ? $"Bỏ tên, hình ảnh của người này khỏi bài “{item.Title}” ({StateNames.Of(item.State)})."
                : $"Gỡ bài “{item.Title}”, hoặc đăng bản mới không còn người này.", request.DoneDue);
        }

        var sources = items.Select(i => PublishContent.SourceOf(i.Id)).ToList();
        var posts = await db.Outbox.AsNoTracking().Include(p => p.Channel).Include(p => p.Work)
            .Where(p => sources.Contains(p.Work!.Source) && p.State != PostState.Cancelled && p.State != PostState.Removed).OrderBy(p => p.Id).ToListAsync(cancel);
        foreach (var post in posts)
            Add(request, ConsentTaskKind.Post, post.Id, $"Gỡ bài “{post.Work!.Title}” khỏi {post.Channel!.Name}.", request.ThirdPartiesDue);

        foreach (var file in await uses.Files(consent.Id).AsNoTracking().OrderBy(m => m.Id).ToListAsync(cancel))
            Add(request, ConsentTaskKind.Picture, file.Id, $"Lấy tệp {file.FileName} ra khỏi thư viện.", request.DoneDue);

        if (items.Count > 0) Add(request, ConsentTaskKind.SearchAndCaches, null, "Kiểm tra chỉ mục tìm kiếm và các bản lưu đệm không còn người này.", request.DoneDue);
        Add(request, ConsentTaskKind.Backups, null, "Đưa phiếu vào danh sách áp dụng lại sau khi khôi phục từ bản sao lưu.", request.DoneDue)
            .Done("Hệ thống", "Đã ghi vào danh sách; được áp dụng mỗi khi khởi động.", now);
        suppressions.Write(consent.Id, now, erased: false);
        if ((consent.Purposes & (ConsentPurpose.Press | ConsentPurpose.Print | ConsentPurpose.Loudspeaker)) != ConsentPurpose.None)
            Add(request, ConsentTaskKind.ThirdParties, null, $"Gửi yêu cầu gỡ đến nơi đã nhận nội dung: {ConsentNames.Of(consent.Purposes & ~(ConsentRule.Channels | ConsentPurpose.Site))}.", request.ThirdPartiesDue);
        if (request.Kind is PrivacyRequestKind.Delete) Add(request, ConsentTaskKind.Erase, null, "Xóa dữ liệu cá nhân của người này trong hệ thống, sau khi đã làm xong các việc khác.", request.DoneDue);
    }

    private ConsentTask Add(PrivacyRequest request, ConsentTaskKind kind, Guid? target, string title, DateOnly dueOn)
    {
        var task = new ConsentTask { Id = Guid.CreateVersion7(clock.GetUtcNow()), RequestId = request.Id, Kind = kind, TargetId = target, Title = title, DueOn = dueOn };
        db.Add(task);
        return task;
    }
}
