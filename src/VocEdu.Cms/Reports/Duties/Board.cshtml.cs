using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Resources;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Publishing.Targets;

namespace VocEdu.Cms.Reports.Duties;

/// <summary>Which reports are due, sent, late or missing.</summary>
[NeedsRole(ReportServices.Readers)]
public sealed class BoardModel(CmsDb db, DutyBoard board, ManageDuties manage, TimeProvider clock, IStringLocalizer<SharedStrings> t) : PageModel
{
    private Dictionary<string, (string Name, CountingWindow Window)> _plans = [];

    [BindProperty] public FilingForm? Form { get; set; }

    public List<DueReport> Rows { get; private set; } = [];
    public DateOnly Today => Vietnam.Today(clock);
    public bool MayWrite => User.Actor().Has(ReportServices.Writers);

    public IEnumerable<(DueStanding Standing, int Count)> Counts => Enum.GetValues<DueStanding>().Select(s => (s, Rows.Count(r => r.Standing == s)));

    /// <summary>By its number, or its code until it has one: the long title would stand in every row.</summary>
    public string? PlanOf(Duty duty) => duty.PlanCode is { } code ? _plans.GetValueOrDefault(code).Name : null;

    public CountingWindow WindowOf(Duty duty) => duty.PlanCode is { } code && _plans.TryGetValue(code, out var plan) ? plan.Window : CountingWindow.Rule;

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    public Task<IActionResult> OnPostFileAsync(CancellationToken cancel) => DoAsync(
        (form, period) => manage.FileAsync(form.DutyId, period.Kind, period.Year, period.Number, form.SentOn, form.DocumentNumber, User.Actor(), cancel), "Đã ghi nhận báo cáo đã gửi.", cancel);

    public Task<IActionResult> OnPostUnfileAsync(CancellationToken cancel) => DoAsync(
        (form, period) => manage.UnfileAsync(form.DutyId, period.Kind, period.Year, period.Number, User.Actor(), cancel), "Đã bỏ ghi nhận.", cancel);

    private async Task<IActionResult> DoAsync(Func<FilingForm, (PeriodKind Kind, int Year, int Number), Task<Refusal?>> act, string done, CancellationToken cancel)
    {
        if (!MayWrite) return Forbid();
        if (Form is null || !Period.TryRead(Form.Handle, out var kind, out var year, out var number)) return NotFound();
        if (ModelState.IsValid && await act(Form, (kind, year, number)) is { } refusal) ModelState.AddModelError(refusal.Field ?? "", t[refusal.Message]);
        if (ModelState.IsValid)
        {
            TempData.SayDone(done);
            return Redirect($"/quan-tri/bao-cao#{Form.Id}");
        }

        await LoadAsync(cancel);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        Rows = await board.RunAsync(Today, cancel);
        _plans = (await db.Plans.AsNoTracking().Select(p => new { p.Code, p.Number, p.Window, p.ClosingDay }).ToListAsync(cancel))
            .ToDictionary(p => p.Code, p => (p.Number ?? p.Code, Plan.CutBy(p.Window, p.ClosingDay)));
    }
}

/// <summary>What a row of the board sends.</summary>
public sealed class FilingForm
{
    public Guid DutyId { get; set; }
    public string? Handle { get; set; }
    public DateOnly? SentOn { get; set; }
    public string? DocumentNumber { get; set; }

    public string Id => $"{DutyId}-{Handle}";
}
