using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Counting;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Cms.Resources;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Text;
using VocEdu.Publishing.Targets;
using VocEdu.Publishing.Works;

namespace VocEdu.Cms.Plans;

/// <summary>What was done for one activity in one year: works, events, products, and what proves them.</summary>
[NeedsRole(CountingServices.Readers)]
[RequestSizeLimit(TakeEvidence.MaxBytes), RequestFormLimits(MultipartBodyLengthLimit = TakeEvidence.MaxBytes)]
public sealed class ActivityPageModel(CmsDb db, RecordActivity record, TakeEvidence take, ListWorks list, TimeProvider clock, IStringLocalizer<SharedStrings> t) : PageModel
{
    private const int WorksShown = 20;

    [BindProperty(SupportsGet = true, Name = "nam")] public int? Year { get; set; }

    /// <summary>Chosen when the form is opened: sending it twice records one thing.</summary>
    [BindProperty] public Guid Id { get; set; }
    [BindProperty] public RecordKind Kind { get; set; }
    [BindProperty] public string? Title { get; set; }
    [BindProperty] public string? Day { get; set; }
    [BindProperty] public string? Place { get; set; }
    [BindProperty] public int? Attendance { get; set; }
    [BindProperty] public string? Link { get; set; }
    [BindProperty] public string? Note { get; set; }
    [BindProperty] public IFormFile? Scan { get; set; }
    [BindProperty] public Guid? ScanId { get; set; }

    public Plan Plan { get; private set; } = null!;
    public JsonNode Activity { get; private set; } = null!;
    public int ShownYear { get; private set; }
    public CountingPeriod Period { get; private set; } = null!;
    public IReadOnlyList<Work> Works { get; private set; } = [];
    public WorkFilter Filter { get; private set; } = null!;
    public IReadOnlyList<ActivityRecord> Records { get; private set; } = [];
    public Dictionary<Guid, MediaFile> Files { get; private set; } = [];
    public MediaFile? Taken { get; private set; }
    public string Code => $"{Plan.Code}:{Activity["code"]}";
    public bool MayRecord => User.Actor().Has(PlanServices.Planners);

    public async Task<IActionResult> OnGetAsync(string code, string activity, CancellationToken cancel)
    {
        if (!await LoadAsync(code, activity, cancel)) return NotFound();
        Id = Guid.CreateVersion7(clock.GetUtcNow());
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string code, string activity, CancellationToken cancel)
    {
        if (!MayRecord) return Forbid();
        if (!await LoadAsync(code, activity, cancel)) return NotFound();
        DateOnly? day = null;
        if (Filled(Day) is { } text)
        {
            if (WorkAddress.TryReadDay(text, out var read)) day = read;
            else ModelState.AddModelError(nameof(Day), t["Ngày không hợp lệ. Nhập theo dạng ngày/tháng/năm, ví dụ 05/02/2026."]);
        }
        await TakeScanAsync(cancel);
        if (ModelState.IsValid && await db.Set<ActivityRecord>().AnyAsync(r => r.Id == Id, cancel)) return Back();
        if (ModelState.IsValid && await record.AddAsync(User.Actor(), new()
            {
                Id = Id == Guid.Empty ? Guid.CreateVersion7(clock.GetUtcNow()) : Id,
                Activity = Code, Year = day is { } held ? Plan.CountingWindow.YearOf(held) : ShownYear, Kind = Kind, Title = VietnameseText.Normalize(Title).Trim(),
                HeldOn = day, Place = Filled(Place), Attendance = Attendance, Url = Filled(Link), MediaId = ScanId, Note = Filled(Note),
                CreatedAt = clock.GetUtcNow(), CreatedBy = User.Actor().Id, CreatedByName = User.Actor().Name,
            }, cancel) is { } refusal) ModelState.AddModelError(refusal.Field ?? "", t[refusal.Message]);
        if (!ModelState.IsValid) return Page();
        TempData.SayDone("Đã ghi kết quả.");
        return Back();
    }

    public async Task<IActionResult> OnPostRemoveAsync(string code, string activity, Guid id, CancellationToken cancel)
    {
        if (!MayRecord) return Forbid();
        if (!await LoadAsync(code, activity, cancel) || Records.All(r => r.Id != id)) return NotFound();
        if (await record.RemoveAsync(User.Actor(), id, cancel) is { } refusal) TempData.SayFailed(t[refusal.Message]);
        else TempData.SayDone("Đã bỏ. Nhật ký hệ thống còn ghi việc này.");
        return Back();
    }

    private RedirectResult Back() => Redirect(string.Create(CultureInfo.InvariantCulture, $"/quan-tri/ke-hoach/{Plan.Code}/ho-so/{Activity["code"]}?nam={ShownYear}"));

    private async Task TakeScanAsync(CancellationToken cancel)
    {
        Taken = await take.FindAsync(ScanId, cancel);
        if (Taken is null) ScanId = null;
        if (Scan is null) return;
        var (file, refusal) = await take.KeepAsync(Scan, Title ?? "", User.Actor().Name, User.Actor(), cancel);
        if (refusal is not null) ModelState.AddModelError(nameof(Scan), t[refusal.Message]);
        else
        {
            (Taken, ScanId) = (file, file!.Id);
            ModelState.Remove(nameof(ScanId));
        }
    }

    private async Task<bool> LoadAsync(string code, string activity, CancellationToken cancel)
    {
        if (await db.PlanAsync(code, cancel) is not { } plan
            || plan.Entries("activities").FirstOrDefault(a => a["code"]?.ToString() == activity) is not { } found) return false;
        (Plan, Activity) = (plan, found);
        ShownYear = Math.Clamp(Year ?? plan.CountingWindow.YearOf(Vietnam.Today(clock)), plan.FirstYear, plan.LastYear);
        Period = plan.CountingWindow.Year(ShownYear);
        Filter = new(Period.From, Period.To, Counted: true) { Activity = Code };
        Works = (await list.RunAsync(Filter, null, WorksShown, cancel)).Works;
        var (year, key) = (ShownYear, Code);
        Records = await db.Set<ActivityRecord>().AsNoTracking().Where(r => r.Activity == key && r.Year == year && r.RemovedAt == null).OrderBy(r => r.HeldOn).ThenBy(r => r.CreatedAt).Take(500).ToListAsync(cancel);
        var media = Records.Select(r => r.MediaId).OfType<Guid>().ToList();
        Files = await db.Media.AsNoTracking().Where(m => media.Contains(m.Id)).ToDictionaryAsync(m => m.Id, cancel);
        return true;
    }

    private static string? Filled(string? text) => VietnameseText.Normalize(text).Trim() is { Length: > 0 } filled ? filled : null;

    public static string Word(RecordKind kind) => kind switch
    {
        RecordKind.Event => "Sự kiện, hội nghị",
        RecordKind.Training => "Tập huấn",
        RecordKind.Product => "Sản phẩm",
        _ => "Văn bản",
    };
}
