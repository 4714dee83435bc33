using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Counting;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Site;
using VocEdu.Domain.Content;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Redirects;

/// <summary>Old addresses and where they lead, the last added first.</summary>
[NeedsRole(Role.Editor | Role.Administrator)]
[RequestSizeLimit(MaxBytes), RequestFormLimits(MultipartBodyLengthLimit = MaxBytes)]
public sealed class RedirectListModel(CmsDb db, SaveRedirect save, ImportRedirects import) : PageModel
{
    public const string Address = "/quan-tri/duong-dan-cu";
    private const int PageSize = 50;
    private const long MaxBytes = 4 * 1024 * 1024;

    [BindProperty(SupportsGet = true, Name = "q")] public string? Q { get; set; }
    [BindProperty(SupportsGet = true, Name = "sau")] public string? After { get; set; }
    [BindProperty] public string? Source { get; set; }
    [BindProperty] public string? Target { get; set; }
    [BindProperty] public bool Gone { get; set; }
    [BindProperty] public IFormFile? Sheet { get; set; }

    public IReadOnlyList<Redirect> Rows { get; private set; } = [];
    public string? Next { get; private set; }

    /// <summary>Lines of the file just sent that could not be taken.</summary>
    public IReadOnlyList<RefusedLine> Refused { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await save.RunAsync(Source, Target, Gone, User.Actor(), cancel) is not { } refusal)
        {
            TempData.SayDone("Đã lưu đường dẫn cũ.");
            return base.Redirect(Address);
        }

        ModelState.AddModelError(refusal.Field!, refusal.Message);
        return await AgainAsync(cancel);
    }

    public async Task<IActionResult> OnPostImportAsync(CancellationToken cancel)
    {
        if (Sheet is not { Length: > 0 })
        {
            ModelState.AddModelError(nameof(Sheet), "Vui lòng chọn tệp Excel (.xlsx) hoặc CSV.");
            return await AgainAsync(cancel);
        }

        await using var file = Sheet.OpenReadStream();
        if (await import.RunAsync(file, User.Actor(), cancel) is not var (taken, refused))
        {
            ModelState.AddModelError(nameof(Sheet), "Không đọc được tệp này. Hãy lưu lại ở dạng Excel (.xlsx) hoặc CSV mã UTF-8 rồi chọn lại.");
            return await AgainAsync(cancel);
        }

        if (refused.Count == 0)
        {
            TempData.SayDone($"Đã lưu {taken} đường dẫn cũ từ tệp.");
            return base.Redirect(Address);
        }

        TempData.SayFailed($"Đã lưu {taken} đường dẫn cũ từ tệp; {refused.Count} dòng chưa dùng được, xem lý do bên dưới.");
        Refused = refused;
        return await AgainAsync(cancel);
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, CancellationToken cancel)
    {
        if (!await save.RemoveAsync(id, User.Actor(), cancel)) return NotFound();
        TempData.SayDone("Đã xóa đường dẫn cũ. Địa chỉ đó nay báo không tìm thấy trang.");
        return base.Redirect(Address);
    }

    public async Task<IActionResult> OnGetExportAsync(CancellationToken cancel)
    {
        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = "attachment; filename=\"duong-dan-cu.csv\"";
        await using var csv = new Csv(Response.Body);
        await csv.WriteAsync(["Địa chỉ cũ", "Nơi đến", "Lượt truy cập", "Lần gần nhất"], cancel);
        await foreach (var row in db.Set<Redirect>().AsNoTracking().OrderBy(r => r.Source).AsAsyncEnumerable().WithCancellation(cancel))
            await csv.WriteAsync([row.Source, row.Target ?? "gỡ", row.Hits.ToString(CultureInfo.InvariantCulture), row.LastHitOn is { } day ? VietnameseDates.Date(day) : ""], cancel);
        return new EmptyResult();
    }

    private async Task<IActionResult> AgainAsync(CancellationToken cancel)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        await LoadAsync(cancel);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        var wanted = db.Set<Redirect>().AsNoTracking();
        if (VietnameseText.Normalize(Q).Trim().ToLowerInvariant() is { Length: > 0 } sought)
        {
            var pattern = $"%{sought.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal)}%";
            wanted = wanted.Where(r => EF.Functions.Like(r.Source, pattern) || EF.Functions.ILike(r.Target!, pattern));
        }

        if (PageMark.TryParse(After, out var mark)) wanted = wanted.Where(r => r.CreatedAt < mark.At || (r.CreatedAt == mark.At && r.Id.CompareTo(mark.ItemId) < 0));
        var rows = await wanted.OrderByDescending(r => r.CreatedAt).ThenByDescending(r => r.Id).Take(PageSize + 1).ToListAsync(cancel);
        Rows = [.. rows.Take(PageSize)];
        Next = rows.Count > PageSize ? new PageMark(Rows[^1].CreatedAt, Rows[^1].Id).ToString() : null;
    }
}
