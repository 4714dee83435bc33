using Microsoft.AspNetCore.Mvc;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Writing;

namespace VocEdu.Cms.Submissions.Duplicates;

/// <summary>Stories like the one that is decided on, for the person who decides.</summary>
public sealed class ItemDuplicatesViewComponent(FindDuplicates find) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(ContentItem item) => View("/Submissions/Duplicates/_Duplicates.cshtml",
        (item, await find.RunAsync(item, HttpContext.User.Actor(), HttpContext.RequestAborted)));
}
