using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Cms.Resources;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Units;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Text;
using VocEdu.Publishing.Works;

namespace VocEdu.Cms.Counting;

/// <summary>Books what a newspaper, a station or another body published, with what proves it.</summary>
[NeedsRole(CountingServices.Bookers)]
[RequestSizeLimit(TakeEvidence.MaxBytes), RequestFormLimits(MultipartBodyLengthLimit = TakeEvidence.MaxBytes)]
public sealed class AddExternalModel(
    CmsDb db, RecordExternalWork record, SimilarWorks similar, TakeEvidence take, TimeProvider clock, IStringLocalizer<SharedStrings> t) : PageModel
{
    private const string BadDay = "Ngày không hợp lệ. Nhập theo dạng ngày/tháng/năm, ví dụ 05/02/2026.";

    /// <summary>Chosen when the form is opened: sending it twice books one work.</summary>
    [BindProperty] public Guid Id { get; set; }

    [BindProperty, StringLength(200, ErrorMessage = "Tên nơi đăng, phát không được quá {1} ký tự.")] public string? Outlet { get; set; }
    [BindProperty, StringLength(500, ErrorMessage = "Tên tác phẩm không được quá {1} ký tự.")] public string? Title { get; set; }
    [BindProperty] public string? Genre { get; set; }
    [BindProperty, StringLength(200, ErrorMessage = "Tên tác giả không được quá {1} ký tự.")] public string? Author { get; set; }
    [BindProperty] public string? Day { get; set; }
    [BindProperty] public string? Time { get; set; }
    [BindProperty] public string? UnitCode { get; set; }
    [BindProperty, StringLength(2000, ErrorMessage = "Liên kết không được quá {1} ký tự.")] public string? Link { get; set; }
    [BindProperty, StringLength(500, ErrorMessage = "Ghi chú không được quá {1} ký tự.")] public string? Note { get; set; }
    [BindProperty] public IFormFile? Scan { get; set; }

    /// <summary>A scan that was taken when the form came back for another reason.</summary>
    [BindProperty] public Guid? ScanId { get; set; }
    [BindProperty] public bool Repost { get; set; }
    [BindProperty] public List<string> Themes { get; set; } = [];
    [BindProperty] public List<string> Activities { get; set; } = [];

    /// <summary>The person has seen the similar works and says that this is another one.</summary>
    [BindProperty] public bool IsAnother { get; set; }

    public IReadOnlyList<SimilarWork> Similar { get; private set; } = [];
    public IReadOnlyList<PlanTerms> Plans { get; private set; } = [];
    public MediaFile? Taken { get; private set; }
    public List<SelectListItem> Units { get; private set; } = [];
    public List<string> Outlets { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancel)
    {
        Id = Guid.CreateVersion7(clock.GetUtcNow());
        return LoadAsync(cancel);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var at = ReadMoment();
        Plans = await PlanTerms.InForceAsync(db, clock.GetUtcNow(), cancel);
        Themes.RemoveAll(code => !Plans.Any(p => p.Themes.Any(term => term.Code == code)));
        Activities.RemoveAll(code => !Plans.Any(p => p.Activities.Any(term => term.Code == code)));
        var unit = await db.Units.AsNoTracking().Include(u => u.Names).SingleOrDefaultAsync(u => u.Id == UnitCode, cancel);
        if (unit is null) ModelState.AddModelError(nameof(UnitCode), t["Vui lòng chọn đơn vị đã đặt bài."]);
        await TakeScanAsync(cancel);
        if (!ModelState.IsValid) return await AgainAsync(cancel);

        var title = VietnameseText.Normalize(Title).Trim();
        var day = Vietnam.LocalDate(at!.Value);
        if (!IsAnother && title.Length > 0 && (Similar = await similar.RunAsync(title, day, cancel)) is { Count: > 0 }) return await AgainAsync(cancel);

        var (work, refusal) = await record.RunAsync(
            new ExternalWork(Id, Genre ?? "", title, VietnameseText.Normalize(Outlet).Trim(), Filled(Author), at.Value, unit!.Id, unit.NameOn(day).Name, Evidence(), Repost)
            {
                Themes = Themes, Activities = Activities,
            }, User.Actor().Name, cancel);
        if (refusal is not null)
        {
            ModelState.AddModelError(FieldOf(refusal.Field), t[refusal.Message]);
            return await AgainAsync(cancel);
        }
        TempData.SayDone(work!.Counts ? "Đã ghi nhận tác phẩm và tính vào chỉ tiêu." : "Đã ghi nhận tác phẩm. Tác phẩm không được tính vào chỉ tiêu; lý do ghi ở dưới.");
        return Redirect($"{WorkAddress.List}/{work.Id}");
    }

    private async Task TakeScanAsync(CancellationToken cancel)
    {
        Taken = await take.FindAsync(ScanId, cancel);
        if (Scan is null) return;
        var (file, refusal) = await take.KeepAsync(Scan, Title ?? "", Outlet ?? "", User.Actor(), cancel);
        if (refusal is not null) ModelState.AddModelError(nameof(Scan), t[refusal.Message]);
        else
        {
            (Taken, ScanId) = (file, file!.Id);
            ModelState.Remove(nameof(ScanId));      // the page shows the new one, not what was sent
        }
    }

    private List<EvidenceGiven> Evidence()
    {
        var given = new List<EvidenceGiven>();
        if (Filled(Link) is { } link) given.Add(TakeEvidence.Link(link, Filled(Note)));
        if (Taken is { } file) given.Add(TakeEvidence.File(file, Filled(Note)));
        return given;
    }

    private DateTimeOffset? ReadMoment()
    {
        var time = TimeOnly.MinValue;
        if (!WorkAddress.TryReadDay(Day, out var day)) ModelState.AddModelError(nameof(Day), t[BadDay]);
        else if (Filled(Time) is { } text && !TimeOnly.TryParseExact(text, ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out time))
            ModelState.AddModelError(nameof(Time), t["Giờ không hợp lệ. Nhập theo dạng giờ:phút, ví dụ 07:30."]);
        else return Vietnam.Instant(day, time);
        return null;
    }

    private static string FieldOf(string? field) => field switch
    {
        "genre" => nameof(Genre),
        "title" => nameof(Title),
        "outlet" => nameof(Outlet),
        "publicAt" => nameof(Day),
        "evidence" => nameof(Link),
        _ => "",
    };

    private static string? Filled(string? text) => VietnameseText.Normalize(text).Trim() is { Length: > 0 } filled ? filled : null;

    private async Task<PageResult> AgainAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        Plans = await PlanTerms.InForceAsync(db, clock.GetUtcNow(), cancel);
        Units = await db.Units.ChoicesAsync(clock, cancel);
        var since = Vietnam.Today(clock).AddYears(-1);
        Outlets = await db.Works.Where(w => w.FirstPublicOn > since && w.Origin == WorkOrigin.External && w.Outlet != null).OrderByDescending(w => w.FirstPublicOn).Take(200)
            .Select(w => w.Outlet!).Distinct().ToListAsync(cancel);
    }
}
