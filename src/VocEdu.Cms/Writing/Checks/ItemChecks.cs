using Microsoft.AspNetCore.Mvc;

namespace VocEdu.Cms.Writing.Checks;

/// <summary>What the checks say, for whoever decides on a version.</summary>
public sealed class ItemChecksViewComponent(CheckContent checks) : ViewComponent
{
    public IViewComponentResult Invoke(ContentItem item, ContentVersion version, bool mayEdit) =>
        View("/Writing/Checks/_Decision.cshtml", new FindingList(checks.Of(item, version), mayEdit ? $"/quan-tri/noi-dung/{item.Id}" : null));
}
