using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Review.Releases;

internal static class ReleaseLookup
{
    private const int MostOffered = 50;

    /// <summary>The open set an item is in; null when it is free.</summary>
    public static Task<ReleaseSet?> ReleaseOfAsync(this CmsDb db, Guid itemId, CancellationToken cancel) =>
        (from row in db.ReleaseItems where row.ItemId == itemId && row.ClosedAt == null join set in db.Releases on row.SetId equals set.Id select set)
            .AsNoTracking().SingleOrDefaultAsync(cancel);

    /// <summary>Why an item is not published or scheduled by itself: it waits for the others of its set.</summary>
    public static async Task<Refusal?> WhyNotAloneAsync(this CmsDb db, Guid itemId, CancellationToken cancel, Guid? inRelease = null) =>
        await db.ReleaseOfAsync(itemId, cancel) is { } set && set.Id != inRelease ? ReleaseRefusals.InSet(set.Name) : null;

    /// <summary>Sets that still take items, the last changed first.</summary>
    public static async Task<List<(Guid Id, string Name)>> OpenReleasesAsync(this CmsDb db, CancellationToken cancel) =>
        [.. (await db.Releases.AsNoTracking().Where(s => s.State == ReleaseState.Open).OrderByDescending(s => s.ChangedAt).Take(MostOffered)
            .Select(s => new { s.Id, s.Name }).ToListAsync(cancel)).Select(s => (s.Id, s.Name))];
}
