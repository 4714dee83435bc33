using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Counting;

public sealed record SimilarWork(Guid Id, string Reference, string Title, string UnitName, string? Outlet, DateOnly On);

/// <summary>Works of the same name, however it is written, within thirty days (vietnam.md §3.3, rule 8): a hint, a person decides.</summary>
public sealed class SimilarWorks(CmsDb db)
{
    private const int Days = 30;

    public async Task<List<SimilarWork>> RunAsync(string title, DateOnly on, CancellationToken cancel)
    {
        var (from, to, wanted) = (on.AddDays(-Days), on.AddDays(Days), Bare(title));
        var near = await db.Works.Where(w => w.FirstPublicOn >= from && w.FirstPublicOn <= to)
            .Select(w => new SimilarWork(w.Id, w.Reference, w.Title, w.UnitName, w.Outlet, w.FirstPublicOn)).ToListAsync(cancel);
        return [.. near.Where(w => Bare(w.Title) == wanted).OrderBy(w => w.On)];
    }

    private static string Bare(string title) => string.Concat(VietnameseText.Fold(title).Where(char.IsLetterOrDigit));
}
