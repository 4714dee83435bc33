using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Cms.Review;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Site;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Privacy;
using VocEdu.Publishing.Outbox;

namespace VocEdu.Cms.Consents;

/// <summary>Does a task of a request, or notes what a person has done. The request is closed with its last task.</summary>
public sealed class DoTask(CmsDb db, WithdrawContent withdraw, SteerPost steer, EraseConsent erase, MediaStore store, AuditLog audit, TimeProvider clock)
{
    private static readonly Refusal Gone = new("task.done", "Việc này đã được làm xong. Hãy tải lại trang.");

    /// <summary>Done here and now, by the program.</summary>
    public async Task<Refusal?> HereAsync(PrivacyRequest request, Guid taskId, Actor by, CancellationToken cancel)
    {
        if (await FindAsync(request, taskId, cancel) is not { DoneAt: null, CanBeDoneHere: true } task) return Gone;
        var (outcome, refusal) = task.Kind switch
        {
            ConsentTaskKind.Item => await ItemAsync(request, task.TargetId!.Value, by, cancel),
            ConsentTaskKind.Post => ("Đã yêu cầu kênh gỡ bài; kết quả hiện ở trang bài đăng.", await steer.TakeDownAsync(task.TargetId!.Value, by.Name, cancel)),
            ConsentTaskKind.Picture => (await PictureAsync(request, task.TargetId!.Value, cancel), null),
            ConsentTaskKind.SearchAndCaches => await SearchAsync(request, cancel),
            _ => await EraseAsync(request, task, cancel),
        };
        return refusal ?? await DoneAsync(request, task, by, outcome, cancel);
    }

    /// <summary>A person did it, elsewhere or in the text.</summary>
    public async Task<Refusal?> ByHandAsync(PrivacyRequest request, Guid taskId, string? outcome, Actor by, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(outcome)) return new("task.outcome", "Vui lòng ghi đã làm gì.", "outcome");
        if (await FindAsync(request, taskId, cancel) is not { DoneAt: null } task) return Gone;
        return await DoneAsync(request, task, by, outcome.Trim(), cancel);
    }

    public async Task<Refusal?> TakeAsync(PrivacyRequest request, Guid taskId, Actor by, CancellationToken cancel)
    {
        if (await FindAsync(request, taskId, cancel) is not { DoneAt: null } task) return Gone;
        (task.OwnerId, task.OwnerName) = (by.Id, by.Name);
        await db.SaveChangesAsync(cancel);
        return null;
    }

    /// <summary>Once, with a reason, by at most what the decree allows.</summary>
    public async Task<Refusal?> ExtendAsync(PrivacyRequest request, int days, string? because, Actor by, CancellationToken cancel)
    {
        var most = RequestClock.MostExtension(request.Kind);
        if (request.ExtendedBy > 0) return new("request.extended", "Yêu cầu này đã được gia hạn một lần nên không gia hạn thêm được.");
        if (days < 1 || days > most) return new("request.days", $"Chỉ được gia hạn từ 1 đến {most} ngày.", "days");
        if (string.IsNullOrWhiteSpace(because)) return new("request.because", "Vui lòng nhập lý do.", "because");
        db.Attach(request);
        (request.ExtendedBy, request.ExtendedBecause) = (days, because.Trim());
        (request.DoneDue, request.ThirdPartiesDue) = (request.DoneDue.AddDays(days), request.ThirdPartiesDue.AddDays(days));
        foreach (var task in await db.Set<ConsentTask>().Where(t => t.RequestId == request.Id && t.DoneAt == null && t.Kind != ConsentTaskKind.Answer).ToListAsync(cancel))
            task.DueOn = task.DueOn.AddDays(days);
        audit.Add(by, "Gia hạn yêu cầu về dữ liệu cá nhân", "consent", request.ConsentId.ToString(), $"{days} ngày: {because.Trim()}");
        await db.SaveChangesAsync(cancel);
        return null;
    }

    private async Task<(string, Refusal?)> ItemAsync(PrivacyRequest request, Guid id, Actor by, CancellationToken cancel)
    {
        var isPublic = await db.Items.Where(i => i.Id == id).Select(i => i.PublishedVersion != null).SingleAsync(cancel);
        if (!isPublic) return ("", new("task.draft", "Bài này chưa đăng. Hãy mở bài, bỏ người này rồi ghi đã làm gì."));
        return ("Đã gỡ bài khỏi trang; các bài đã đăng trên kênh được yêu cầu gỡ.",
            await withdraw.RunAsync(id, Takedown.Privacy, $"Theo yêu cầu của người trong bài ({RequestClock.Name(request.Kind).ToLowerInvariant()}).", by, cancel));
    }

    private async Task<string> PictureAsync(PrivacyRequest request, Guid id, CancellationToken cancel)
    {
        var file = await db.Media.SingleAsync(m => m.Id == id, cancel);
        store.Remove(id, [.. file.Variants.Concat(file.Stills).Select(v => v.Name)]);
        if (request.Kind is PrivacyRequestKind.Delete) File.Delete(store.OriginalOf(id));
        (file.Variants, file.Stills, file.State, file.Failure) = ([], [], MediaState.Failed, "Đã lấy ra khỏi thư viện theo yêu cầu của người trong ảnh.");
        return request.Kind is PrivacyRequestKind.Delete ? "Đã xóa tệp gốc và mọi bản ảnh." : "Đã xóa mọi bản ảnh cho người đọc; tệp gốc chỉ còn trong kho kín.";
    }

    /// <summary>A withdrawn item leaves the index in the same transaction; what is still there still shows the person.</summary>
    private async Task<(string, Refusal?)> SearchAsync(PrivacyRequest request, CancellationToken cancel)
    {
        var items = await db.Set<ConsentTask>().Where(t => t.RequestId == request.Id && t.Kind == ConsentTaskKind.Item).Select(t => new { t.TargetId, t.DoneAt }).ToListAsync(cancel);
        if (items.Exists(t => t.DoneAt is null)) return ("", new("task.items", "Hãy xử lý xong các bài trước, rồi kiểm tra lại."));
        foreach (var publication in await db.Publications.AsNoTracking().Where(p => items.Select(t => t.TargetId).Contains(p.ItemId)).ToListAsync(cancel))
            await PublicChange.AnnounceAsync(db, publication, cancel);
        return ("Chỉ mục tìm kiếm chỉ còn những bài đang đăng; bản lưu đệm của mọi máy chủ đã được làm mới.", null);
    }

    private async Task<(string, Refusal?)> EraseAsync(PrivacyRequest request, ConsentTask task, CancellationToken cancel)
    {
        if (await db.Set<ConsentTask>().AnyAsync(t => t.RequestId == request.Id && t.Id != task.Id && t.DoneAt == null, cancel))
            return ("", new("task.others", "Hãy làm xong các việc khác trước khi xóa dữ liệu: sau khi xóa sẽ không còn biết bài nào đã dùng phiếu này."));
        await erase.RunAsync(request.ConsentId, cancel);
        return ("Đã xóa dữ liệu cá nhân; dòng nhật ký được giữ lại.", null);
    }

    private Task<ConsentTask?> FindAsync(PrivacyRequest request, Guid id, CancellationToken cancel) =>
        db.Set<ConsentTask>().SingleOrDefaultAsync(t => t.Id == id && t.RequestId == request.Id, cancel);

    private async Task<Refusal?> DoneAsync(PrivacyRequest request, ConsentTask task, Actor by, string outcome, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        task.Done(by.Name, outcome, now);
        audit.Add(by, "Làm xong một việc theo yêu cầu về dữ liệu cá nhân", "consent", request.ConsentId.ToString(), task.Kind.ToString());
        await db.SaveChangesAsync(cancel);
        await db.Set<PrivacyRequest>().Where(r => r.Id == request.Id && !db.Set<ConsentTask>().Any(t => t.RequestId == r.Id && t.DoneAt == null))
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.ClosedAt, now), cancel);
        return null;
    }
}
