using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Counting;
using VocEdu.Cms.Data;
using VocEdu.Cms.Resources;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Text;
using VocEdu.Publishing.Targets;

namespace VocEdu.Cms.Plans;

/// <summary>A plan's outcomes beside its counts, never mixed with them: each reading names the document that states it.</summary>
[NeedsRole(CountingServices.Readers)]
public sealed class IndicatorsModel(CmsDb db, RecordActivity record, TimeProvider clock, IStringLocalizer<SharedStrings> t) : PageModel
{
    [BindProperty] public string? Target { get; set; }
    [BindProperty] public string? Day { get; set; }
    [BindProperty] public string? Value { get; set; }
    [BindProperty] public string? Source { get; set; }
    [BindProperty] public string? Link { get; set; }

    public Plan Plan { get; private set; } = null!;
    public IReadOnlyList<Outcome> Outcomes { get; private set; } = [];
    public ILookup<string, IndicatorReading> Readings { get; private set; } = null!;
    public bool MayRecord => User.Actor().Has(PlanServices.Planners);

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancel) => await LoadAsync(code, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string code, CancellationToken cancel)
    {
        if (!MayRecord) return Forbid();
        if (!await LoadAsync(code, cancel)) return NotFound();
        if (Outcomes.All(o => o.Code != Target)) ModelState.AddModelError(nameof(Target), t["Vui lòng chọn chỉ số."]);
        if (!WorkAddress.TryReadDay(Day, out var day)) ModelState.AddModelError(nameof(Day), t["Ngày không hợp lệ. Nhập theo dạng ngày/tháng/năm, ví dụ 05/02/2026."]);
        if (!decimal.TryParse(Value?.Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
            ModelState.AddModelError(nameof(Value), t["Giá trị không hợp lệ. Hãy nhập một số không âm."]);
        if (ModelState.IsValid && await record.ReadAsync(User.Actor(), new()
            {
                Id = Guid.CreateVersion7(clock.GetUtcNow()), PlanCode = code, TargetCode = Target!, TakenOn = day, Value = value, Source = VietnameseText.Normalize(Source).Trim(),
                Url = string.IsNullOrWhiteSpace(Link) ? null : Link.Trim(), CreatedAt = clock.GetUtcNow(), CreatedBy = User.Actor().Id, CreatedByName = User.Actor().Name,
            }, cancel) is { } refusal) ModelState.AddModelError(refusal.Field ?? "", t[refusal.Message]);
        if (!ModelState.IsValid) return Page();
        TempData.SayDone("Đã ghi số liệu.");
        return Redirect($"/quan-tri/ke-hoach/{code}/chi-so");
    }

    public async Task<IActionResult> OnPostRemoveAsync(string code, Guid id, CancellationToken cancel)
    {
        if (!MayRecord) return Forbid();
        if (!await LoadAsync(code, cancel) || Readings.SelectMany(r => r).All(r => r.Id != id)) return NotFound();
        if (await record.ForgetAsync(User.Actor(), id, cancel) is { } refusal) TempData.SayFailed(t[refusal.Message]);
        else TempData.SayDone("Đã bỏ. Nhật ký hệ thống còn ghi việc này.");
        return Redirect($"/quan-tri/ke-hoach/{code}/chi-so");
    }

    private async Task<bool> LoadAsync(string code, CancellationToken cancel)
    {
        if (await db.PlanAsync(code, cancel) is not { } plan) return false;
        Plan = plan;
        Outcomes = plan.Outcomes();
        Readings = (await db.Set<IndicatorReading>().AsNoTracking().Where(r => r.PlanCode == code && r.RemovedAt == null).OrderByDescending(r => r.TakenOn).ThenByDescending(r => r.CreatedAt).Take(1000).ToListAsync(cancel))
            .ToLookup(r => r.TargetCode);
        return true;
    }
}
