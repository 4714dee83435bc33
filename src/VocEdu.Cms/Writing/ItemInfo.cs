using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Cms.Review;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing.Trash;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Content;
using VocEdu.Publishing.Works;

namespace VocEdu.Cms.Writing;

/// <summary>What is known about an item, beside its pages.</summary>
/// <param name="Missing">What the genre still asks for.</param>
public sealed record ItemInfo(ContentItem Item, Publication? Publication, Work? Work, string UnitName, RequiredField Missing, IReadOnlyList<Move> Moves, bool MayTrash);

public sealed class ItemInfoViewComponent(CmsDb db, OfferedMoves offered, TrashContent trash, LibraryWords words, TimeProvider clock) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid itemId)
    {
        var cancel = HttpContext.RequestAborted;
        var item = await db.Items.AsNoTracking().SingleAsync(i => i.Id == itemId, cancel);
        var version = await db.Versions.AsNoTracking().SingleAsync(v => v.ItemId == itemId && v.Number == item.Version, cancel);
        var publication = await db.Publications.AsNoTracking().SingleOrDefaultAsync(p => p.ItemId == itemId, cancel);
        var source = PublishContent.SourceOf(itemId);
        var work = await db.Works.AsNoTracking().SingleOrDefaultAsync(w => w.Source == source, cancel);
        var unit = await db.Units.AsNoTracking().Include(u => u.Names).SingleAsync(u => u.Id == item.UnitId, cancel);
        var missing = Genres.Get(item.Genre).MissingFrom(FilledFields.Of(await words.CompleteAsync(ContentDraft.Of(version), cancel), item.AuthorName));
        return View("/Writing/_ItemInfo.cshtml", new ItemInfo(
            item, publication, work, unit.NameOn(Vietnam.Today(clock)).Name, missing, await offered.RunAsync(item, HttpContext.User.Actor(), cancel),
            HttpContext.User.Actor().Has(Role.Contributor | Role.UnitHead | Role.Editor | Role.Approver) && await trash.WhyNotAsync(item, HttpContext.User.Actor(), cancel) is null));
    }
}
