using System.Globalization;
using Microsoft.EntityFrameworkCore;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Text;
using VocEdu.Publishing.Data;
using VocEdu.Publishing.Ledger;

namespace VocEdu.Publishing.Works;

/// <summary>Sets a wrong counting date right: one person asks with a reason, a second one decides, and the ledger says both.</summary>
public sealed class CorrectDate(PublishingDb db, TimeProvider clock)
{
    /// <param name="key">The host's key of the person who asks.</param>
    public Task<Refusal?> AskAsync(Guid workId, DateTimeOffset becomes, string? reason, string key, string actor, CancellationToken cancel) => db.TogetherAsync(async () =>
    {
        var now = clock.GetUtcNow();
        if (await HeldAsync(workId, cancel) is not { } work) return new("date.none", "Không tìm thấy tác phẩm này. Hãy mở lại danh sách tác phẩm.");
        if (string.IsNullOrWhiteSpace(reason)) return new("date.reason", "Vui lòng nhập lý do.", "reason");
        if (becomes > now) return new("date.future", "Ngày đăng nằm trong tương lai. Hãy nhập ngày tác phẩm đã được đăng.", "becomes");
        if (becomes == work.FirstPublicAt) return new("date.same", "Ngày này giống ngày đang ghi. Hãy nhập ngày đúng.", "becomes");
        if (await db.DateCorrections.AnyAsync(c => c.WorkId == workId && c.DecidedAt == null, cancel))
            return new Refusal("date.open", "Đã có một đề nghị sửa ngày của tác phẩm này đang chờ duyệt. Hãy đợi kết quả rồi đề nghị lại.");

        db.DateCorrections.Add(new()
        {
            Id = Guid.CreateVersion7(now), WorkId = workId, Was = work.FirstPublicAt, Becomes = becomes.ToUniversalTime(),
            Reason = reason.Trim(), AskedBy = actor, AskedByKey = key, AskedAt = now,
        });
        db.Ledger.Add(LedgerEntry.Of(work, "date-asked", actor, now, $"{Words(work.FirstPublicAt)} → {Words(becomes)}. {reason.Trim()}"));
        await db.SaveChangesAsync(cancel);
        return null;
    }, cancel);

    public Task<Refusal?> DecideAsync(Guid correctionId, bool approve, string? remark, string key, string actor, CancellationToken cancel) => db.TogetherAsync(async () =>
    {
        var now = clock.GetUtcNow();
        var workId = await db.DateCorrections.Where(c => c.Id == correctionId).Select(c => c.WorkId).SingleOrDefaultAsync(cancel);
        if (await HeldAsync(workId, cancel) is not { } work
            || await db.DateCorrections.SingleOrDefaultAsync(c => c.Id == correctionId && c.DecidedAt == null, cancel) is not { } asked)
            return new("date.decided", "Đề nghị này đã được xử lý. Hãy tải lại trang.");
        if (asked.AskedByKey == key) return new("date.own", "Người đề nghị không được tự duyệt. Hãy nhờ một người khác.");
        if (!approve && string.IsNullOrWhiteSpace(remark)) return new Refusal("date.remark", "Vui lòng nhập lý do.", "remark");

        (asked.DecidedBy, asked.DecidedAt, asked.Approved, asked.Remark) = (actor, now, approve, remark?.Trim());
        var note = $"{Words(asked.Was)} → {Words(asked.Becomes)}. {asked.Reason} ({asked.AskedBy}) {remark?.Trim()}".Trim();
        if (approve) (work.FirstPublicAt, work.FirstPublicOn) = (asked.Becomes, Vietnam.LocalDate(asked.Becomes));
        await db.BookAsync(work, approve ? "date-corrected" : "date-kept", actor, now, note, cancel);
        return null;
    }, cancel);

    private async Task<Work?> HeldAsync(Guid workId, CancellationToken cancel)
    {
        await db.Database.ExecuteSqlAsync($"select 1 from publishing.work where id = {workId} for update", cancel);
        return await db.Works.Include(w => w.Evidence).SingleOrDefaultAsync(w => w.Id == workId, cancel);
    }

    private static string Words(DateTimeOffset at) =>
        string.Create(CultureInfo.InvariantCulture, $"{VietnameseDates.Date(Vietnam.LocalDate(at))} {VietnameseDates.Time(at)}");
}
