using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Needs;

namespace VocEdu.Cms.Site;

public sealed partial class ItemModel
{
    private const int MostNeeds = 5;

    /// <summary>What is looked for today in this trade, or by this school.</summary>
    public IReadOnlyList<NeedShown> Needs { get; private set; } = [];

    private async Task LoadNeedsAsync(CancellationToken cancel)
    {
        var (slug, unitId) = (Item.Slug, Item.UnitId);
        var open = db.Set<Need>().AsNoTracking().Open(Today);
        open = School is not null ? open.Where(n => n.UnitId == unitId) : open.Where(n => n.Trade == slug);
        Needs = await NeedsModel.NamedAsync(db, open.OrderByDescending(n => n.Id).Take(MostNeeds), Today, cancel);
    }
}
