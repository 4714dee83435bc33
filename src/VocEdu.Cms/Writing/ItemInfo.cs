using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Review;
using VocEdu.Cms.Review.Releases;
using VocEdu.Cms.Review.Steps;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing.Checks;
using VocEdu.Cms.Writing.Trash;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Content;
using VocEdu.Publishing.Works;

namespace VocEdu.Cms.Writing;

/// <summary>What is known about an item, beside its pages.</summary>
/// <param name="Missing">What the genre still asks for.</param>
/// <param name="Release">The open release set it is in; null also where the person may not know of it.</param>
/// <param name="OpenReleases">Sets it can join; null where it cannot, or not by this person.</param>
public sealed record ItemInfo(ContentItem Item, Publication? Publication, Work? Work, string UnitName, RequiredField Missing, IReadOnlyList<Move> Moves, bool MayTrash,
    ReleaseSet? Release, IReadOnlyList<(Guid Id, string Name)>? OpenReleases);

public sealed class ItemInfoViewComponent(CmsDb db, OfferedMoves offered, TrashContent trash, CheckContent checks, TimeProvider clock) : ViewComponent
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
        var missing = await checks.MissingAsync(item, version, cancel);
        var actor = HttpContext.User.Actor();
        var release = actor.Has(StepHolders.Deciders) ? await db.ReleaseOfAsync(itemId, cancel) : null;
        var open = release is null && actor.Has(ManageReleases.Makers) && ManageReleases.MayJoin.Contains(item.State) ? await db.OpenReleasesAsync(cancel) : null;
        return View("/Writing/_ItemInfo.cshtml", new ItemInfo(
            item, publication, work, unit.NameOn(Vietnam.Today(clock)).Name, missing, await offered.RunAsync(item, actor, cancel),
            actor.Has(Role.Contributor | Role.UnitHead | Role.Editor | Role.Approver) && await trash.WhyNotAsync(item, actor, cancel) is null, release, open));
    }
}
