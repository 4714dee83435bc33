using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Resources;
using VocEdu.Cms.Shared;
using VocEdu.Publishing.Outbox;

namespace VocEdu.Cms.Distribution.Sending;

/// <summary>A person's explicit click: a Zalo article is told to all followers, once.</summary>
[NeedsRole(DistributionServices.Dispatchers)]
public sealed class TellFollowersModel(CmsDb db, BroadcastPost broadcast, AuditLog audit, IStringLocalizer<SharedStrings> t) : PageModel
{
    public IActionResult OnGet(Guid id) => Redirect($"{PostAddress.List}/{id}");

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        audit.Add(User.Actor(), "Gửi tin Zalo đến người quan tâm", "post", id.ToString());
        await db.SaveChangesAsync(cancel);
        if (await broadcast.RunAsync(id, User.Actor().Name, cancel) is { } refusal) TempData.SayFailed(t[refusal.Message]);
        else TempData.SayDone(t["Zalo đã nhận tin và sẽ gửi đến người quan tâm."]);
        return Redirect($"{PostAddress.List}/{id}");
    }
}
