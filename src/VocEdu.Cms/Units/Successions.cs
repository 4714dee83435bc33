using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Units;

/// <summary>Which units took the place of which. A unit that was split or gave tasks away has no single successor (vietnam.md §14).</summary>
public sealed class Successions(CmsDb db, TimeProvider clock)
{
    public async Task<UnitSuccession> AllAsync(CancellationToken cancel) => new(await Taken(db).ToListAsync(cancel));

    /// <summary>Units whose place this one has taken by today, and those before them.</summary>
    public async Task<IReadOnlyList<string>> BeforeAsync(string unitId, CancellationToken cancel)
    {
        var links = await Taken(db).ToListAsync(cancel);
        if (links.Count == 0) return [];
        var (succession, today) = (new UnitSuccession(links), Vietnam.Today(clock));
        return [.. links.Select(link => link.From).Distinct().Where(from => from != unitId && succession.CurrentOf(from, today) == unitId)];
    }

    private static IQueryable<Succession> Taken(CmsDb db) => db.UnitLinks
        .Where(link => link.Type == UnitLinkType.Merged || link.Type == UnitLinkType.Renamed || link.Type == UnitLinkType.Replaced)
        .Select(link => new Succession(link.FromId, link.ToId, link.On));
}
