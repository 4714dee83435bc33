using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Resources;
using VocEdu.Cms.Shared;
using VocEdu.Publishing.Channels;
using VocEdu.Publishing.Delivery;

namespace VocEdu.Cms.Distribution.Sending;

/// <summary>Pauses all sending and lets it go on, above all after a restore from a backup; and the pace of each channel.</summary>
[NeedsRole(DistributionServices.Connectors)]
public sealed class SendingModel(CmsDb db, SwitchDelivery sending, PaceChannel pace, AuditLog audit, IStringLocalizer<SharedStrings> t) : PageModel
{
    public const string Path = "/quan-tri/kenh/nhip-gui";

    public DeliveryState? Delivery { get; private set; }

    /// <summary>Posts that are looked for on their channel before they are sent.</summary>
    public int InDoubt { get; private set; }
    public IReadOnlyList<Channel> Channels { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Delivery = await db.DeliveryStates.AsNoTracking().SingleOrDefaultAsync(cancel);
        InDoubt = await db.Outbox.CountAsync(p => p.InDoubtSince != null && p.WakeAt != null, cancel);
        Channels = await db.Channels.AsNoTracking().OrderBy(c => c.Kind).ThenBy(c => c.Name).ToListAsync(cancel);
    }

    public async Task<IActionResult> OnPostPauseAsync(CancellationToken cancel)
    {
        await sending.PauseAsync($"{User.Actor().Name} đã tạm dừng gửi bài lên mọi kênh. Bài được giữ lại cho đến khi có người cho gửi tiếp.", cancel);
        return await DoneAsync("Tạm dừng gửi bài lên mọi kênh", "delivery", "Đã tạm dừng. Bài được giữ lại cho đến khi bạn cho gửi tiếp.", cancel);
    }

    public async Task<IActionResult> OnPostResumeAsync(CancellationToken cancel)
    {
        await sending.ResumeAsync(cancel);
        return await DoneAsync("Cho gửi bài tiếp lên mọi kênh", "delivery", "Đã cho gửi tiếp. Bài có thể đã lên kênh sẽ được tìm trên kênh trước khi gửi.", cancel);
    }

    /// <param name="minutes">The least time between two posts; 0: none.</param>
    public async Task<IActionResult> OnPostPaceAsync(Guid id, [Range(0, 1440)] int minutes, CancellationToken cancel)
    {
        if (!ModelState.IsValid)
        {
            TempData.SayFailed(t["Khoảng cách giữa hai bài phải từ 0 đến 1440 phút. Chưa có gì thay đổi."]);
            return RedirectToPage();
        }
        if (!await pace.RunAsync(id, TimeSpan.FromMinutes(minutes), cancel)) return NotFound();
        return await DoneAsync("Đổi nhịp đăng của kênh", id.ToString(), "Đã lưu nhịp đăng của kênh.", cancel);
    }

    private async Task<IActionResult> DoneAsync(string act, string subject, string done, CancellationToken cancel)
    {
        audit.Add(User.Actor(), act, "channel", subject);
        await db.SaveChangesAsync(cancel);
        TempData.SayDone(t[done]);
        return RedirectToPage();
    }
}
