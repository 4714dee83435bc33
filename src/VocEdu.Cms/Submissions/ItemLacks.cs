using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Consents;
using VocEdu.Cms.Data;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;
using VocEdu.Domain.Privacy;

namespace VocEdu.Cms.Submissions;

/// <summary>Which consents an item waits for.</summary>
/// <param name="Entries">Of children, without a guardian.</param>
/// <param name="Unwritten">Children whom the sender named and for whom no paper is in the register yet; once the story is taken in they are entries.</param>
public sealed record ConsentsLacking(ContentItem Item, IReadOnlyList<Consent> Entries, IReadOnlyList<(string Name, AgeBand Age)> Unwritten);

/// <summary>Tells the unit and the newsroom, beside an item, which consents want a parent or guardian, and where to name one.</summary>
public sealed class ItemLacksViewComponent(CmsDb db, LackingConsents lacking) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(ContentItem item)
    {
        var cancel = HttpContext.RequestAborted;
        return View("/Submissions/_ItemLacks.cshtml", new ConsentsLacking(item, await lacking.OfAsync(item.Id, UserClaimsPrincipal.Actor(), cancel), await UnwrittenAsync(item, cancel)));
    }

    private async Task<List<(string Name, AgeBand Age)>> UnwrittenAsync(ContentItem item, CancellationToken cancel)
    {
        if (item.State is not (ContentState.UnitReview or ContentState.Submitted)) return [];
        var sent = await db.Set<Submission>().AsNoTracking().SingleOrDefaultAsync(s => s.ItemId == item.Id, cancel);
        List<(string Name, AgeBand Age)> children =
        [
            .. (sent?.Files ?? []).Where(file => file.Shows is { Kind: ShownKind.People, Purposes.Count: > 0 } && AgeBands.Read(file.Shows.AgeBand) is { } age && lacking.NeedsGuardian(age))
                .SelectMany(file => PeopleShown.NamesOf(file.Shows).Select(name => (name, AgeBands.Read(file.Shows.AgeBand)!.Value))).DistinctBy(child => child.name),
        ];
        if (children.Count == 0) return children;
        var names = children.ConvertAll(child => child.Name);
        var written = await db.Set<Consent>().Where(c => c.UnitId == item.UnitId && c.ByGuardian && c.WithdrawnAt == null && names.Contains(c.PersonName)).Select(c => c.PersonName).ToListAsync(cancel);
        return children.FindAll(child => !written.Contains(child.Name));
    }
}
