using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Collections;
using VocEdu.Cms.Data;
using VocEdu.Cms.Writing;

namespace VocEdu.Cms.Site;

/// <summary>The series an item belongs to, all its parts in order, and the topics it is filed in.</summary>
public sealed record SeriesBox(Collection? Series, IReadOnlyList<Card> Parts, Guid ItemId, IReadOnlyList<Collection> Topics)
{
    private const int MostParts = 60;

    private int Place => Parts.ToList().FindIndex(card => card.ItemId == ItemId);

    public Card? Previous => Place > 0 ? Parts[Place - 1] : null;

    public Card? Next => Place >= 0 && Place < Parts.Count - 1 ? Parts[Place + 1] : null;

    /// <returns>Null for the many items that are filed in none: they cost no question.</returns>
    public static async Task<SeriesBox?> OfAsync(Publication item, CmsDb db, Cards cards, CancellationToken cancel)
    {
        var series = item.Fields.Series?.Slug;
        string[] topics = [.. item.Fields.Topics];
        if (series is null && topics.Length == 0) return null;
        var found = await db.Collections.AsNoTracking().Where(c => (c.Kind == CollectionKind.Series && c.Slug == series)
            || (c.Kind == CollectionKind.Topic && topics.Contains(c.Slug))).OrderBy(c => c.Name).ToListAsync(cancel);
        var box = new SeriesBox(found.Find(c => c.Kind is CollectionKind.Series), [], item.ItemId, [.. found.Where(c => c.Kind is CollectionKind.Topic)]);
        return box.Series is null ? box : box with { Parts = await cards.InCollectionAsync(CollectionKind.Series, box.Series.Slug, MostParts, cancel) };
    }
}
