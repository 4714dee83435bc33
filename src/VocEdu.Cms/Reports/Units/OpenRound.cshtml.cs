using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Resources;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Units;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Reports;

namespace VocEdu.Cms.Reports.Units;

/// <summary>Asks units for their figures of a period.</summary>
[NeedsRole(ReportServices.Writers)]
public sealed class OpenRoundModel(CmsDb db, ManageRounds manage, TimeProvider clock, IStringLocalizer<SharedStrings> t) : PageModel
{
    [BindProperty] public RoundForm Form { get; set; } = new();

    public IReadOnlyList<IGrouping<string, (string Id, string Name)>> Units { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var today = Vietnam.Today(clock);
        var year = CountingWindow.Rule.YearOf(today);
        Form = new() { Title = $"Báo cáo công tác truyền thông giáo dục nghề nghiệp năm {year}", Kind = PeriodKind.Year, Year = year, Due = today.AddDays(14) };
        await LoadAsync(cancel);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        if (ModelState.IsValid && Read() is { } period)
        {
            var asked = Units.Where(kind => Form.Kinds.Contains(kind.Key)).SelectMany(kind => kind).Select(unit => unit.Id).Concat(Form.Units).Distinct().ToList();
            var (round, refusal) = await manage.OpenAsync(Form.Title, period, Form.Due, asked, User.Actor(), cancel);
            if (round is not null)
            {
                TempData.SayDone("Đã mở đợt báo cáo. Các đơn vị đã được báo.");
                return Redirect("/quan-tri/bao-cao/don-vi");
            }

            ModelState.AddModelError($"Form.{refusal!.Field}", t[refusal.Message]);
        }

        return Page();
    }

    private ReportPeriod? Read()
    {
        if (Enum.IsDefined(Form.Kind) && Form.Kind is not PeriodKind.Custom && Form.Year is > 2000 and < 2200
            && Form.Kind switch { PeriodKind.Month => Form.Number is >= 1 and <= 12, PeriodKind.Quarter => Form.Number is >= 1 and <= 4, _ => true })
            return ReportPeriod.Of(Form.Kind, Form.Year, Form.Number ?? 0, null, null);
        ModelState.AddModelError("Form.Kind", t["Kỳ báo cáo không hợp lệ."]);
        return null;
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        var today = Vietnam.Today(clock);
        var units = await db.Units.AsNoTracking().Include(u => u.Names).Where(u => u.ClosedOn == null || u.ClosedOn > today).ToListAsync(cancel);
        Units = [.. units.Select(unit => (unit.Kind, unit.Id, unit.NameOn(today).Name)).OrderBy(unit => unit.Name, UnitChoices.ByName)
            .GroupBy(unit => unit.Kind, unit => (unit.Id, unit.Name)).OrderBy(kind => UnitKinds.Labels.Keys.ToList().IndexOf(kind.Key))];
    }
}

/// <summary>What the page sends.</summary>
public sealed class RoundForm
{
    public string? Title { get; set; }
    public PeriodKind Kind { get; set; }
    public int Year { get; set; }
    public int? Number { get; set; }
    public DateOnly? Due { get; set; }
    public List<string> Kinds { get; set; } = [];
    public List<string> Units { get; set; } = [];
}
