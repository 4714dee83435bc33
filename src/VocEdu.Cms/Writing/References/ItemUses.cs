using Microsoft.AspNetCore.Mvc;
using VocEdu.Cms.Accounts;

namespace VocEdu.Cms.Writing.References;

/// <summary>Where an item is used, for those about to take it away. Says nothing when it is used nowhere.</summary>
public sealed class ItemUsesViewComponent(WhereUsed used) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(ContentItem item)
    {
        var uses = await used.OfItemAsync(item, HttpContext.User.Actor(), HttpContext.RequestAborted);
        return uses.None ? Content("") : View("/Writing/References/_ItemUses.cshtml", uses);
    }
}
