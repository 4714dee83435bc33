using Microsoft.EntityFrameworkCore;
using VocEdu.Domain.Content;
using VocEdu.Publishing.Data;
using VocEdu.Publishing.Ledger;

namespace VocEdu.Publishing.Works;

/// <summary>Adds a proof to a work; it may begin to count by it.</summary>
public sealed class AddEvidence(PublishingDb db, TimeProvider clock)
{
    public async Task<Refusal?> RunAsync(Guid workId, EvidenceGiven evidence, string actor, CancellationToken cancel) =>
        evidence.WhyNot() ?? await db.TogetherAsync(() => BookAsync(workId, evidence, actor, cancel), cancel);

    private async Task<Refusal?> BookAsync(Guid workId, EvidenceGiven given, string actor, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var work = await db.Works.Include(w => w.Evidence).SingleOrDefaultAsync(w => w.Id == workId, cancel);
        if (work is null) return new("evidence.no-work", "Không tìm thấy tác phẩm này. Hãy mở lại danh sách tác phẩm.");

        var evidence = given.ToEvidence(actor, now);
        work.Evidence.Add(evidence);
        db.Entry(evidence).State = EntityState.Added;
        await db.BookAsync(work, "evidence", actor, now, given.Note, cancel);
        return null;
    }
}
