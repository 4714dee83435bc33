using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Reports.Duties;
using VocEdu.Cms.Resources;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Reports;

namespace VocEdu.Cms.Reports.Writing;

/// <summary>Chooses plan and period; the draft comes with figures and suggested texts.</summary>
[NeedsRole(ReportServices.Writers)]
public sealed class NewReportModel(CmsDb db, WriteReport write, TimeProvider clock, IStringLocalizer<SharedStrings> t) : PageModel
{
    public static readonly IReadOnlyList<(PeriodKind Kind, string Name)> Kinds =
    [
        (PeriodKind.Month, "Tháng"), (PeriodKind.Quarter, "Quý"), (PeriodKind.FirstHalf, "6 tháng đầu năm"), (PeriodKind.NineMonths, "9 tháng"), (PeriodKind.Year, "Năm"), (PeriodKind.Custom, "Tùy chọn"),
    ];

    [BindProperty] public NewReportForm Form { get; set; } = new();
    [BindProperty(SupportsGet = true, Name = "nghia-vu")] public Guid? DutyId { get; set; }
    [BindProperty(SupportsGet = true, Name = "ky")] public string? Handle { get; set; }

    public Duty? Duty { get; private set; }
    public IReadOnlyList<(string Code, string Name)> Plans { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var today = Vietnam.Today(clock);
        Form = new() { DutyId = DutyId, Kind = PeriodKind.Year, Year = CountingWindow.Rule.YearOf(today) };
        await LoadAsync(cancel);
        Form.PlanCode = Duty?.PlanCode ?? (Plans.Count > 0 ? Plans[0].Code : null);
        if (Period.TryRead(Handle, out var kind, out var year, out var number)) (Form.Kind, Form.Year, Form.Number) = (kind, year, number > 0 ? number : null);
        if (Duty?.Cycle is ReportCycle.Once) (Form.From, Form.To) = (Duty.OnceFrom, Duty.OnceTo);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (ModelState.IsValid && Read() is { } period)
        {
            var (report, refusal) = await write.BeginAsync(Form.PlanCode ?? "", Form.DutyId, period, User.Actor(), cancel);
            if (report is not null) return Redirect($"/quan-tri/bao-cao/{report.Id}/viet");
            ModelState.AddModelError($"Form.{refusal!.Field}", t[refusal.Message]);
        }

        await LoadAsync(cancel);
        return Page();
    }

    /// <summary>Null when it is no period; the page then says why.</summary>
    private ReportPeriod? Read()
    {
        string? problem = Form switch
        {
            { Kind: PeriodKind.Custom, From: null } or { Kind: PeriodKind.Custom, To: null } => "Vui lòng chọn ngày đầu và ngày cuối.",
            { Kind: PeriodKind.Custom } when Form.To < Form.From => "Ngày cuối nằm trước ngày đầu.",
            { Kind: PeriodKind.Custom } when Form.From!.Value.Year < 2000 || Form.To!.Value.Year > 2200 => "Năm không hợp lệ.",
            { Kind: PeriodKind.Custom } => null,
            { Year: < 2001 or > 2199 } => "Năm không hợp lệ.",
            { Kind: PeriodKind.Month, Number: not (>= 1 and <= 12) } => "Tháng phải từ 1 đến 12.",
            { Kind: PeriodKind.Quarter, Number: not (>= 1 and <= 4) } => "Quý phải từ 1 đến 4.",
            _ when !Enum.IsDefined(Form.Kind) => "Vui lòng chọn kỳ báo cáo.",
            _ => null,
        };
        if (problem is null) return ReportPeriod.Of(Form.Kind, Form.Year, Form.Number ?? 0, Form.From, Form.To);
        ModelState.AddModelError("Form.Kind", t[problem]);
        return null;
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        Plans = (await db.Plans.AsNoTracking().OrderByDescending(p => p.Targets.Count).ThenBy(p => p.Code).Select(p => new { p.Code, p.Number, p.Title }).ToListAsync(cancel)).ConvertAll(p => (p.Code, p.Number is null ? p.Title : $"{p.Number} {p.Title}"));
        if (Form.DutyId is { } id) Duty = await db.Set<Duty>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, cancel);
    }
}

/// <summary>What the page sends.</summary>
public sealed class NewReportForm
{
    public Guid? DutyId { get; set; }
    public string? PlanCode { get; set; }
    public PeriodKind Kind { get; set; }
    public int Year { get; set; }
    public int? Number { get; set; }
    public DateOnly? From { get; set; }
    public DateOnly? To { get; set; }
}
