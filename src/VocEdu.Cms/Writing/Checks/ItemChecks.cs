using Microsoft.AspNetCore.Mvc;
using VocEdu.Cms.Consents;

namespace VocEdu.Cms.Writing.Checks;

/// <summary>What the checks say, for whoever decides on a version.</summary>
public sealed class ItemChecksViewComponent(CheckContent checks, ConsentFindings consents) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(ContentItem item, ContentVersion version, bool mayEdit) =>
        View("/Writing/Checks/_Decision.cshtml", new FindingList(
            [.. await consents.OfAsync(ContentDraft.Of(version), HttpContext.RequestAborted), .. await checks.OfAsync(item, version, HttpContext.RequestAborted)], mayEdit ? $"/quan-tri/noi-dung/{item.Id}" : null));
}
