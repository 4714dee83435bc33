using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Resources;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Units;
using VocEdu.Publishing.Targets;

namespace VocEdu.Cms.Counting;

/// <summary>Shares a year's target out among units.</summary>
[NeedsRole(CountingServices.TargetSetters)]
public sealed class UnitTargetsModel(CmsDb db, AuditLog audit, TimeProvider clock, IStringLocalizer<SharedStrings> t) : PageModel
{
    private const int Largest = 100_000;

    [BindProperty(SupportsGet = true, Name = "ke-hoach")] public string? PlanCode { get; set; }
    [BindProperty(SupportsGet = true, Name = "chi-tieu")] public string? Code { get; set; }
    [BindProperty(SupportsGet = true, Name = "nam")] public int Year { get; set; }
    [BindProperty] public Dictionary<string, string?> Shares { get; set; } = [];

    public Target Target { get; private set; } = null!;
    public string PlanTitle { get; private set; } = "";
    public List<SelectListItem> Units { get; private set; } = [];
    public int Sum { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (PlanCode is null) return Redirect("/quan-tri/chi-tieu");      // which target is chosen there
        if (!await LoadAsync(cancel)) return NotFound();
        Shares = await Mine().ToDictionaryAsync(s => s.UnitCode, s => (string?)s.Value.ToString(CultureInfo.InvariantCulture), cancel);
        Sum = Shares.Values.Sum(v => int.Parse(v!, CultureInfo.InvariantCulture));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel)) return NotFound();
        var wanted = new Dictionary<string, int>();
        foreach (var (unit, text) in Shares.Where(s => !string.IsNullOrWhiteSpace(s.Value)))
        {
            if (Units.TrueForAll(u => u.Value != unit)) continue;
            if (int.TryParse(text!.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= Largest) wanted[unit] = value;
            else ModelState.AddModelError($"Shares[{unit}]", t["Chỉ tiêu phải là số nguyên từ 1 đến 100.000."]);
        }
        if (!ModelState.IsValid) return Page();
        await db.TogetherAsync(async () =>
        {
            await db.Database.ExecuteSqlAsync($"select 1 from publishing.plan where code = {PlanCode} for update", cancel);
            var known = await Mine().ToDictionaryAsync(s => s.UnitCode, cancel);
            foreach (var unit in Units.ConvertAll(u => u.Value))
            {
                var (before, now) = (known.GetValueOrDefault(unit), wanted.GetValueOrDefault(unit));
                if ((before?.Value ?? 0) == now) continue;
                if (before is null) db.UnitTargets.Add(new() { PlanCode = PlanCode!, Code = Code!, Year = Year, UnitCode = unit, Value = now });
                else if (now == 0) db.Remove(before);
                else before.Value = now;
                audit.Add(User.Actor(), "Đổi chỉ tiêu của đơn vị", "target", $"{PlanCode}/{Code}/{Year}/{unit}", $"{before?.Value ?? 0} → {now}");
            }
            return await db.SaveChangesAsync(cancel);
        }, cancel);
        TempData.SayDone("Đã lưu.");
        return Redirect(string.Create(CultureInfo.InvariantCulture, $"/quan-tri/chi-tieu/don-vi?ke-hoach={PlanCode}&chi-tieu={Code}&nam={Year}"));
    }

    private IQueryable<UnitTarget> Mine() => db.UnitTargets.Where(s => s.PlanCode == PlanCode && s.Code == Code && s.Year == Year);

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await db.Targets.AsNoTracking().SingleOrDefaultAsync(x => x.PlanCode == PlanCode && x.Code == Code && x.Year == Year, cancel) is not { } target) return false;
        Target = target;
        PlanTitle = await db.Plans.Where(p => p.Code == PlanCode).Select(p => p.Title).SingleAsync(cancel);
        Units = await db.Units.ChoicesAsync(clock, cancel);
        return true;
    }
}
