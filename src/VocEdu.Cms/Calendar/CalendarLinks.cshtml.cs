using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Site;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Calendar;

/// <summary>Gives people without an account an address to read the calendar at, and takes it back.</summary>
[NeedsRole(Sharers)]
public sealed class CalendarLinksModel(CmsDb db, ContentChoices choices, AuditLog audit, IOptions<SiteOptions> site, TimeProvider clock) : PageModel
{
    public const Role Sharers = Role.Editor | Role.Approver;
    private const int Shown = 100;

    [BindProperty, Required(ErrorMessage = "Vui lòng nhập tên người hoặc cơ quan nhận."), StringLength(200, ErrorMessage = "Tên không được quá 200 ký tự.")]
    public string Name { get; set; } = "";

    [BindProperty] public List<string> Kinds { get; set; } = [];
    [BindProperty] public string? UnitId { get; set; }
    [BindProperty] public bool InProgress { get; set; }
    [BindProperty, Range(1, 400, ErrorMessage = "Liên kết có hạn từ 1 đến 400 ngày.")] public int Days { get; set; } = 90;

    public List<CalendarLink> Links { get; private set; } = [];
    public IReadOnlyList<Choice> Units { get; private set; } = [];
    public Dictionary<string, string> UnitNames { get; private set; } = [];

    /// <summary>The address of a link that was just made; it cannot be shown again.</summary>
    public Uri? Made { get; private set; }
    public DateTimeOffset Now => clock.GetUtcNow();

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        if (!string.IsNullOrEmpty(UnitId) && Units.All(u => u.Code != UnitId)) ModelState.AddModelError(nameof(UnitId), "Vui lòng chọn đơn vị.");
        if (!ModelState.IsValid) return Page();

        var (actor, secret) = (User.Actor(), LinkSecret.New());
        var link = new CalendarLink
        {
            Id = Guid.CreateVersion7(Now),
            Name = VietnameseText.Normalize(Name).Trim(),
            Hash = LinkSecret.HashOf(secret),
            Kinds = [.. CalendarFilter.ReadKinds(Kinds)],
            UnitId = string.IsNullOrEmpty(UnitId) ? null : UnitId,
            InProgress = InProgress,
            CreatedAt = Now,
            CreatedBy = actor.Id!.Value,
            CreatedByName = actor.Name,
            ExpiresAt = Now.AddDays(Days),
        };
        db.Set<CalendarLink>().Add(link);
        audit.Add(actor, "Chia sẻ lịch", "calendar-link", link.Id.ToString(), $"{link.Name}; đến {VietnameseDates.Date(link.ExpiresAt)}");
        await db.SaveChangesAsync(cancel);
        Made = site.Value.Absolute($"/lich/{secret}");
        await LoadAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostRevokeAsync(Guid id, CancellationToken cancel)
    {
        if (await db.Set<CalendarLink>().SingleOrDefaultAsync(l => l.Id == id, cancel) is not { } link) return NotFound();
        link.RevokedAt ??= Now;
        audit.Add(User.Actor(), "Thu hồi liên kết lịch", "calendar-link", id.ToString(), link.Name);
        await db.SaveChangesAsync(cancel);
        TempData.SayDone($"Đã thu hồi liên kết của {link.Name}. Địa chỉ đó không mở được nữa.");
        return RedirectToPage();
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        Units = await choices.UnitsAsync(User.Actor(), cancel);
        Links = await db.Set<CalendarLink>().AsNoTracking().OrderByDescending(l => l.CreatedAt).Take(Shown).ToListAsync(cancel);
        UnitNames = await choices.UnitNamesAsync([.. Links.Select(l => l.UnitId).OfType<string>().Distinct()], cancel);
    }
}
