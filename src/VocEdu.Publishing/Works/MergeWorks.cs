using Microsoft.EntityFrameworkCore;
using VocEdu.Domain.Content;
using VocEdu.Publishing.Data;

namespace VocEdu.Publishing.Works;

/// <summary>Declares that two publications are one work. Both rows stay, the earliest that counts is counted; it can be undone.</summary>
public sealed class MergeWorks(PublishingDb db, TimeProvider clock)
{
    private const string None = "Không tìm thấy tác phẩm này. Hãy mở lại danh sách tác phẩm.";

    public Task<Refusal?> RunAsync(Guid workId, Guid intoId, string reason, string actor, CancellationToken cancel) => db.TogetherAsync(async () =>
    {
        if (string.IsNullOrWhiteSpace(reason)) return new("merge.reason", "Vui lòng nhập lý do.", "reason");
        if (workId == intoId) return new("merge.same", "Không thể gộp một tác phẩm với chính nó.");
        await HoldAsync(cancel);
        var work = await db.Works.Include(w => w.Evidence).SingleOrDefaultAsync(w => w.Id == workId, cancel);
        var into = await db.Works.Include(w => w.Evidence).SingleOrDefaultAsync(w => w.Id == intoId, cancel);
        if (work is null || into is null) return new("merge.none", None);
        if ((await db.SameWorkAsync(work, cancel)).Exists(w => w.Id == intoId))
            return new("merge.already", "Hai tác phẩm này đã được tính là một. Hãy tải lại trang.");
        if (work.MergedInto is not null && into.MergedInto is null) (work, into) = (into, work);
        if (work.MergedInto is not null) return new Refusal("merge.chain", "Tác phẩm này đã được gộp với tác phẩm khác. Hãy tách ra trước rồi gộp lại.");

        work.MergedInto = into.Id;
        await db.BookAsync(work, "merged", actor, clock.GetUtcNow(), $"{into.Reference}: {reason.Trim()}", cancel);
        return null;
    }, cancel);

    /// <summary>Undoes a merge: each counts by itself again, as the rules say.</summary>
    public Task<Refusal?> UndoAsync(Guid workId, string reason, string actor, CancellationToken cancel) => db.TogetherAsync(async () =>
    {
        if (string.IsNullOrWhiteSpace(reason)) return new("merge.reason", "Vui lòng nhập lý do.", "reason");
        await HoldAsync(cancel);
        var work = await db.Works.Include(w => w.Evidence).SingleOrDefaultAsync(w => w.Id == workId, cancel);
        if (work is null) return new("merge.none", None);
        if (work.MergedInto is not { } was) return new Refusal("merge.not", "Tác phẩm này không còn được gộp với tác phẩm nào. Hãy tải lại trang.");

        var now = clock.GetUtcNow();
        var left = await db.Works.Include(w => w.Evidence).SingleAsync(w => w.Id == was, cancel);
        work.MergedInto = null;
        await db.BookAsync(work, "unmerged", actor, now, $"{left.Reference}: {reason.Trim()}", cancel);
        await db.RecountAsync(left, work.Reference, actor, now, cancel);
        return null;
    }, cancel);

    private Task<int> HoldAsync(CancellationToken cancel) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended('one work', 7))", cancel);
}
