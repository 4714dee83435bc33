using Microsoft.EntityFrameworkCore;
using VocEdu.Publishing.Data;

namespace VocEdu.Publishing.Works;

/// <summary>What a link showed when it was opened.</summary>
public sealed record PageSnapshot(string Title, DateOnly? Date, byte[] Hash);

/// <summary>Notes whether a link could be opened. A link counts as dead after three failures in a row; a snapshot taken before still proves the work.</summary>
public sealed class NoteCheck(PublishingDb db, TimeProvider clock)
{
    private const int FailuresOfADeadLink = 3;
    private static readonly TimeSpan WhileAlive = TimeSpan.FromDays(30), AfterAFailure = TimeSpan.FromDays(1), WhileDead = TimeSpan.FromDays(7);

    /// <param name="page">Null when it could not be opened.</param>
    /// <param name="answer">Why not; a sentence.</param>
    public Task<bool> RunAsync(Guid evidenceId, PageSnapshot? page, string? answer, CancellationToken cancel) => db.TogetherAsync(async () =>
    {
        var now = clock.GetUtcNow();
        if (await db.Evidence.SingleOrDefaultAsync(e => e.Id == evidenceId, cancel) is not { } evidence) return false;
        var before = (evidence.Alive, evidence.Proves);
        (evidence.CheckedAt, evidence.LeaseUntil, evidence.LastAnswer) = (now, null, answer);
        if (page is not null)
        {
            (evidence.PageTitle, evidence.PageDate, evidence.PageHash, evidence.SeenAliveAt) = (page.Title, page.Date ?? evidence.PageDate, page.Hash, now);
            (evidence.Alive, evidence.Failures, evidence.CheckAt) = (true, 0, now + WhileAlive);
        }
        else
        {
            evidence.Failures++;
            if (evidence.Failures >= FailuresOfADeadLink) evidence.Alive = false;
            evidence.CheckAt = now + (evidence.Alive == false ? WhileDead : AfterAFailure);
        }
        await db.SaveChangesAsync(cancel);
        if (before.Proves == evidence.Proves && (before.Alive ?? true) == (evidence.Alive ?? true)) return true;

        var work = await db.Works.Include(w => w.Evidence).SingleAsync(w => w.Id == evidence.WorkId, cancel);
        await db.BookAsync(work, "evidence-checked", "Kiểm tra liên kết tự động", now, $"{evidence.Url} {answer}".Trim(), cancel);
        return true;
    }, cancel);
}
