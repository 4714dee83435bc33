using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Plans;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Site;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Counting;

/// <summary>Gives a screen on the wall an address that shows one plan's progress, and takes it back.</summary>
[NeedsRole(CountingServices.TargetSetters)]
public sealed class ScreenLinksModel(CmsDb db, AuditLog audit, IOptions<SiteOptions> site, TimeProvider clock) : PageModel
{
    private const int Shown = 100;

    [BindProperty, Required(ErrorMessage = "Vui lòng nhập nơi đặt màn hình."), StringLength(200, ErrorMessage = "Tên không được quá {1} ký tự.")] public string Name { get; set; } = "";
    [BindProperty] public string? PlanCode { get; set; }
    [BindProperty, Range(1, 400, ErrorMessage = "Liên kết có hạn từ 1 đến 400 ngày.")] public int Days { get; set; } = 365;

    public List<SelectListItem> Plans { get; private set; } = [];
    public List<ScreenLink> Links { get; private set; } = [];
    public Uri? Made { get; private set; }
    public DateTimeOffset Now => clock.GetUtcNow();

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        if (Plans.TrueForAll(p => p.Value != PlanCode)) ModelState.AddModelError(nameof(PlanCode), "Vui lòng chọn kế hoạch.");
        if (!ModelState.IsValid) return Page();
        var (actor, secret) = (User.Actor(), LinkSecret.New());
        var link = new ScreenLink
        {
            Id = Guid.CreateVersion7(Now), Name = VietnameseText.Normalize(Name).Trim(), Hash = LinkSecret.HashOf(secret), PlanCode = PlanCode!,
            CreatedAt = Now, CreatedBy = actor.Id!.Value, CreatedByName = actor.Name, ExpiresAt = Now.AddDays(Days),
        };
        db.Add(link);
        audit.Add(actor, "Chia sẻ màn hình lớn", "screen-link", link.Id.ToString(), $"{link.Name}; {PlanCode}");
        await db.SaveChangesAsync(cancel);
        Made = site.Value.Absolute($"/man-hinh/{secret}");
        await LoadAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostRevokeAsync(Guid id, CancellationToken cancel)
    {
        if (await db.Set<ScreenLink>().SingleOrDefaultAsync(l => l.Id == id, cancel) is not { } link) return NotFound();
        link.RevokedAt ??= Now;
        audit.Add(User.Actor(), "Thu hồi màn hình lớn", "screen-link", id.ToString(), link.Name);
        await db.SaveChangesAsync(cancel);
        TempData.SayDone("Đã thu hồi. Địa chỉ đó không mở được nữa.");
        return RedirectToPage();
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        Plans = await db.Plans.AsNoTracking().Where(p => p.Targets.Count > 0).OrderByDescending(p => p.LastYear).Select(p => new SelectListItem(p.Title, p.Code)).ToListAsync(cancel);
        Links = await db.Set<ScreenLink>().AsNoTracking().OrderByDescending(l => l.CreatedAt).Take(Shown).ToListAsync(cancel);
    }
}
