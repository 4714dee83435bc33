using Microsoft.EntityFrameworkCore;
using VocEdu.Domain.Content;
using VocEdu.Publishing.Data;

namespace VocEdu.Publishing.Works;

/// <summary>Says which units share the credit of a work. They are shown, never counted: the producing unit is.</summary>
public sealed class SetContributors(PublishingDb db, TimeProvider clock)
{
    public Task<Refusal?> RunAsync(Guid workId, IReadOnlyCollection<string> units, string actor, CancellationToken cancel) => db.TogetherAsync(async () =>
    {
        var work = await db.Works.Include(w => w.Evidence).SingleOrDefaultAsync(w => w.Id == workId, cancel);
        if (work is null) return new("contributors.none", "Không tìm thấy tác phẩm này. Hãy mở lại danh sách tác phẩm.");
        List<string> others = [.. units.Distinct().Where(u => u != work.UnitCode)];
        if (others.SequenceEqual(work.Contributors)) return (Refusal?)null;
        work.Contributors = others;
        await db.BookAsync(work, "credited", actor, clock.GetUtcNow(), string.Join(", ", others), cancel);
        return null;
    }, cancel);
}
