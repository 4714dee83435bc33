using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Review.Emergency;

/// <summary>What was published in an emergency, the newest first; publishing so; and the look afterwards.</summary>
[NeedsRole(Role.Editor | Role.Approver)]
public sealed class EmergencyListModel(CmsDb db, PublishInEmergency publish) : PageModel
{
    private const int Most = 100;

    public List<(EmergencyPublication Row, string Title)> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var rows = await db.Set<EmergencyPublication>().AsNoTracking().OrderByDescending(e => e.At).Take(Most).ToListAsync(cancel);
        var ids = rows.ConvertAll(r => r.ItemId);
        var titles = await db.Items.Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, i => i.Title, cancel);
        Rows = rows.ConvertAll(r => (r, titles[r.ItemId]));
    }

    public async Task<IActionResult> OnPostAsync(Guid emergency, string? remark, CancellationToken cancel)
    {
        Say(await publish.ReviewAsync(emergency, remark, User.Actor(), cancel), "Đã ghi nhận hậu kiểm.");
        return Redirect("/quan-tri/dang-khan");
    }

    public async Task<IActionResult> OnPostPublishAsync(Guid item, int version, string? reason, CancellationToken cancel)
    {
        var refusal = await publish.RunAsync(item, version, reason is { Length: > 2_000 } ? reason[..2_000] : reason, User.Actor(), cancel);
        if (refusal?.Code == "content.unknown") return NotFound();
        Say(refusal, "Đã đăng khẩn. Một người duyệt khác sẽ hậu kiểm trong ngày làm việc tiếp theo.");
        if (refusal is not null) TempData["emergency-reason"] = reason;
        return Redirect($"/quan-tri/duyet/{item}");
    }

    private void Say(Refusal? refusal, string done)
    {
        if (refusal is null) TempData.SayDone(done);
        else TempData.SayFailed(refusal.Message);
    }
}
