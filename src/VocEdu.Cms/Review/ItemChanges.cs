using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Writing;
using VocEdu.Cms.Writing.Comparing;
using VocEdu.Domain.Content;
using VocEdu.Domain.Documents;

namespace VocEdu.Cms.Review;

/// <summary>What a new version changes of the public one, for whoever decides on it; of a profile that was never public, all it says.</summary>
public sealed class ItemChangesViewComponent(CmsDb db, Wording wording) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(ContentItem item, ContentVersion version)
    {
        var cancel = HttpContext.RequestAborted;
        var hasProfile = item.Kind is ContentKind.School or ContentKind.CareerGuide;
        if (item.PublishedVersion == version.Number || (item.PublishedVersion is null && !hasProfile)) return Content("");

        var after = ContentDraft.Of(version);
        var before = item.PublishedVersion is { } number
            ? ContentDraft.Of(await db.Versions.AsNoTracking().SingleAsync(v => v.ItemId == item.Id && v.Number == number, cancel))
            : after with { Body = RichText.Empty, Fields = after.Fields with { School = null, Guide = null } };
        var changes = await Comparison.OfAsync(before, after, wording, cancel);
        return View("/Review/_ItemChanges.cshtml", new ItemChanges(item.PublishedVersion is not null, version.Note, [.. changes.Where(change => change.Path is not ("fields.revision" or "fields.school.name" or "fields.guide.name"))]));
    }
}

/// <summary>See <see cref="ItemChangesViewComponent"/>.</summary>
public sealed record ItemChanges(bool IsPublic, string? Note, IReadOnlyList<PartChange> Changes);
