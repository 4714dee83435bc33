using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Site.Guidance;

/// <summary>A trade with all that its page tells.</summary>
/// <param name="Schools">The public schools that teach it, by name.</param>
public sealed record WholeGuide(Publication Item, CareerGuide Guide, IReadOnlyList<PlacedSchool> Schools)
{
    public string Slug => Item.Slug;
}

/// <summary>Reads whole guides by the last part of their address.</summary>
public sealed class ReadGuides(CmsDb db, SchoolPlaces places)
{
    /// <returns>In the order asked for, each once; one that is not public is not there.</returns>
    public async Task<IReadOnlyList<WholeGuide>> RunAsync(IEnumerable<string> slugs, CancellationToken cancel)
    {
        var paths = slugs.Select(ItemModel.GuidePath).Distinct().ToList();
        var found = await db.Publications.AsNoTracking().Where(p => p.Kind == ContentKind.CareerGuide && p.Listed && paths.Contains(p.Path)).ToDictionaryAsync(p => p.Path, cancel);
        if (found.Count == 0) return [];
        var schools = await places.AllAsync(cancel);
        return [.. paths.Where(found.ContainsKey).Select(path =>
        {
            var (item, guide) = (found[path], CareerGuide.Of(found[path].Fields) ?? new());
            return new WholeGuide(item, guide, [.. schools.Where(school => school.Teaches(item.Slug, guide))]);
        })];
    }
}
