using Microsoft.EntityFrameworkCore;
using VocEdu.Domain.Text;
using VocEdu.Publishing.Data;

namespace VocEdu.Publishing.Works;

/// <summary>What a link showed when it was opened.</summary>
/// <param name="Prints">Of the story on it, see <see cref="Similarity.Prints"/>.</param>
public sealed record PageSnapshot(string Title, DateOnly? Date, byte[] Hash, IReadOnlySet<int> Prints);

/// <summary>What a proof's page said, as numbers that can be compared and not be read.</summary>
public sealed class PagePrint
{
    public required Guid EvidenceId { get; init; }
    public required int[] Samples { get; set; }
    public required int[] Prints { get; set; }
}

/// <summary>Notes whether a link could be opened. A link counts as dead after three failures in a row; a snapshot taken before still proves the work.</summary>
public sealed class NoteCheck(PublishingDb db, TimeProvider clock)
{
    private const int FailuresOfADeadLink = 3, MostPrints = 20_000;
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
            await KeepAsync(evidenceId, page.Prints, cancel);
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

    /// <summary>A page that has lost its text since keeps the prints it had.</summary>
    private async Task KeepAsync(Guid evidenceId, IReadOnlySet<int> prints, CancellationToken cancel)
    {
        if (prints.Count == 0) return;
        var (samples, all) = (Similarity.Samples(prints).ToArray(), prints.Order().Take(MostPrints).ToArray());
        if (await db.PagePrints.SingleOrDefaultAsync(p => p.EvidenceId == evidenceId, cancel) is { } known) (known.Samples, known.Prints) = (samples, all);
        else db.PagePrints.Add(new() { EvidenceId = evidenceId, Samples = samples, Prints = all });
    }
}
