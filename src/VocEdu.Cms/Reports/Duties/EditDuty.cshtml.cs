using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Resources;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Reports;

namespace VocEdu.Cms.Reports.Duties;

/// <summary>What one report is about, to whom it goes and by when.</summary>
[NeedsRole(ReportServices.Writers)]
public sealed class EditDutyModel(CmsDb db, ManageDuties manage, IStringLocalizer<SharedStrings> t) : PageModel
{
    [BindProperty] public DutyForm Form { get; set; } = new();
    [BindProperty(SupportsGet = true, Name = "mau")] public string? Preset { get; set; }

    public Guid? Id { get; private set; }
    public string? FromPlan { get; private set; }

    /// <summary>What the plan says, word for word.</summary>
    public string? DutyText { get; private set; }
    public bool IsClosed { get; private set; }
    public IReadOnlyList<(string Code, string Name)> Plans { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid? id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, fill: true, cancel)) return NotFound();
        if (id is null && ReportDeadline.Presets.FirstOrDefault(p => p.Code == Preset) is { } preset)
        {
            Form = new()
            {
                Title = $"Báo cáo theo {preset.Name}", Recipient = preset.Recipient, DueMonth = preset.Month, DueDay = preset.Day, Before = preset.Before,
                Cycle = preset.Period is PeriodKind.FirstHalf ? ReportCycle.FirstHalf : ReportCycle.Yearly,
            };
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, fill: false, cancel)) return NotFound();
        if (ModelState.IsValid && (await manage.SaveAsync(id, Form, User.Actor(), cancel)).Refusal is { } refusal) ModelState.AddModelError($"Form.{refusal.Field}", t[refusal.Message]);
        if (!ModelState.IsValid) return Page();

        TempData.SayDone("Đã lưu.");
        return Redirect("/quan-tri/bao-cao/nghia-vu");
    }

    public Task<IActionResult> OnPostCloseAsync(Guid id, CancellationToken cancel) => SwitchAsync(id, closed: true, cancel);

    public Task<IActionResult> OnPostReopenAsync(Guid id, CancellationToken cancel) => SwitchAsync(id, closed: false, cancel);

    private async Task<IActionResult> SwitchAsync(Guid id, bool closed, CancellationToken cancel)
    {
        if (await manage.CloseAsync(id, closed, User.Actor(), cancel) is not null) return NotFound();
        TempData.SayDone(closed ? "Đã ngừng theo dõi nghĩa vụ này. Các kỳ đã qua vẫn hiện trên bảng hạn gửi." : "Đã theo dõi lại nghĩa vụ này.");
        return Redirect("/quan-tri/bao-cao/nghia-vu");
    }

    private async Task<bool> LoadAsync(Guid? id, bool fill, CancellationToken cancel)
    {
        Id = id;
        Plans = (await db.Plans.AsNoTracking().OrderBy(p => p.Code).Select(p => new { p.Code, p.Number, p.Title }).ToListAsync(cancel)).ConvertAll(p => (p.Code, p.Number is null ? p.Title : $"{p.Number} {p.Title}"));
        if (id is null) return true;
        if (await db.Set<Duty>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, cancel) is not { } duty) return false;
        (FromPlan, DutyText, IsClosed) = (duty.DutyCode is null ? null : duty.PlanCode, duty.DutyCode is null ? null : duty.Note, duty.ClosedAt is not null);
        if (fill) Form = DutyForm.Of(duty);
        return true;
    }
}
