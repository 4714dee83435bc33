using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Site;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Calendar;
using VocEdu.Domain.Content;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Maintaining;

/// <summary>Planned downtime: told to readers on every page of the site, at least seven working days ahead.</summary>
[NeedsRole(Role.Administrator | Role.Approver)]
public sealed class MaintenanceListModel(CmsDb db, WorkingDays calendar, AuditLog audit, TimeProvider clock) : PageModel
{
    private const int MostShown = 30, MostText = 500;

    [BindProperty] public DateTime? StartsAt { get; set; }
    [BindProperty] public DateTime? EndsAt { get; set; }
    [BindProperty] public string? Text { get; set; }

    /// <summary>It is announced although there is less time than the decree asks for.</summary>
    [BindProperty] public bool Urgent { get; set; }

    public bool IsLate { get; private set; }
    public List<Maintenance> Rows { get; private set; } = [];
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The first morning that leaves time enough.</summary>
    public DateOnly EarliestDay => calendar.Add(Domain.Counting.Vietnam.Today(clock), MaintenanceRule.WorkingDaysAhead);

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        var (now, text) = (Now, VietnameseText.Normalize(Text).ReplaceLineEndings(" ").Trim());
        if (StartsAt?.IsSensible() != true) ModelState.AddModelError(nameof(StartsAt), "Hãy chọn giờ bắt đầu.");
        if (EndsAt?.IsSensible() != true) ModelState.AddModelError(nameof(EndsAt), "Hãy chọn giờ trở lại.");
        if (text.Length is 0 or > MostText) ModelState.AddModelError(nameof(Text), "Hãy ghi người đọc không dùng được gì, không quá 500 ký tự.");
        if (ModelState.IsValid)
        {
            var (starts, ends) = (StartsAt!.Value.AtVietnamClock(), EndsAt!.Value.AtVietnamClock());
            IsLate = MaintenanceRule.IsLate(now, starts, calendar);
            if (MaintenanceRule.WhyNot(starts, ends, now) is { } refusal) ModelState.AddModelError(refusal.Field!, refusal.Message);
            else if (IsLate && !Urgent) ModelState.AddModelError(nameof(Urgent), "Báo trước chưa đủ 7 ngày làm việc. Hãy chọn ngày khác, hoặc đánh dấu là việc khẩn cấp.");
            else
            {
                var actor = User.Actor();
                var maintenance = new Maintenance { Id = Guid.CreateVersion7(now), StartsAt = starts, EndsAt = ends, Text = text, AnnouncedAt = now, AnnouncedBy = actor.Id ?? Guid.Empty, AnnouncedByName = actor.Name };
                db.Add(maintenance);
                audit.Add(actor, "Báo bảo trì", "maintenance", maintenance.Id.ToString(), $"{VietnameseDates.DateAndTime(starts)} – {VietnameseDates.DateAndTime(ends)}{(IsLate ? " (khẩn cấp)" : "")}");
                await TellAsync(cancel);
                TempData.SayDone("Đã báo bảo trì trên mọi trang công khai.");
                return RedirectToPage();
            }
        }

        return Page();
    }

    public async Task<IActionResult> OnPostCancelAsync(Guid id, CancellationToken cancel)
    {
        if (await db.Set<Maintenance>().SingleOrDefaultAsync(m => m.Id == id, cancel) is not { } maintenance) return NotFound();
        if (maintenance.CancelledAt is null && maintenance.EndsAt > Now)
        {
            (maintenance.CancelledAt, maintenance.CancelledByName) = (Now, User.Actor().Name);
            audit.Add(User.Actor(), "Hủy bảo trì", "maintenance", id.ToString());
            await TellAsync(cancel);
        }

        TempData.SayDone("Đã hủy lần bảo trì.");
        return RedirectToPage();
    }

    private async Task TellAsync(CancellationToken cancel)
    {
        await using var transaction = await db.Database.JoinTransactionAsync(cancel);
        await db.SaveChangesAsync(cancel);
        await PublicChange.AnnounceAsync(db, PublicPages.All, cancel);
        await transaction.CommitAsync(cancel);
    }

    private async Task LoadAsync(CancellationToken cancel) =>
        Rows = await db.Set<Maintenance>().AsNoTracking().OrderByDescending(m => m.Id).Take(MostShown).ToListAsync(cancel);
}
