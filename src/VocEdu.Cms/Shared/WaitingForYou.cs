using Microsoft.AspNetCore.Mvc;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;

namespace VocEdu.Cms.Shared;

/// <summary>At the top of the first page after signing in: the work that waits, before the figures.</summary>
public sealed class WaitingForYouViewComponent(CmsDb db) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync() =>
        View("/Shared/_WaitingForYou.cshtml", await WaitingWork.ForAsync(db, HttpContext.User.Actor(), HttpContext.RequestAborted));
}
