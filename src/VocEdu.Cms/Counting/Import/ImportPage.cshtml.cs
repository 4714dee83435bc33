using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Resources;
using VocEdu.Cms.Shared;

namespace VocEdu.Cms.Counting.Import;

/// <summary>Takes a spreadsheet, shows what would become of every row, and books it when a person says yes.</summary>
[NeedsRole(CountingServices.Bookers)]
[RequestSizeLimit(MaxBytes), RequestFormLimits(MultipartBodyLengthLimit = MaxBytes)]
public sealed class ImportPageModel(CmsDb db, ImportExternal import, AuditLog audit, TimeProvider clock, IStringLocalizer<SharedStrings> t) : PageModel
{
    private const long MaxBytes = 6 * 1024 * 1024;
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    [BindProperty] public IFormFile? Sheet { get; set; }
    [BindProperty(SupportsGet = true, Name = "lan")] public Guid? ImportId { get; set; }
    [BindProperty] public List<int> Ticked { get; set; } = [];

    public ExternalImport? Import { get; private set; }
    public IReadOnlyList<PlannedRow> Rows { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (ImportId is null) return Page();
        return await LoadAsync(cancel) ? Page() : NotFound();
    }

    public IActionResult OnGetTemplate() => File(
        Spreadsheet.Write("Tác phẩm trên báo, đài", [], ImportExternal.Columns,
        [
            ["Báo Ví dụ", "Tên bài đúng như đã đăng (xóa dòng này trước khi nhập)", "Tin", "Nguyễn Văn A", new DateOnly(2026, 2, 5), "07:30", "Tên đơn vị", "https://", "", "không", "", ""],
        ]), Spreadsheet.ContentType, "mau-nhap-tac-pham.xlsx");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        List<ImportRow>? rows = null;
        if (Sheet is null || Sheet.Length == 0) ModelState.AddModelError(nameof(Sheet), t["Vui lòng chọn tệp Excel (.xlsx) hoặc CSV."]);
        else
        {
            await using var stream = Sheet.OpenReadStream();
            var sheet = SheetReader.Read(stream);
            rows = sheet is null ? null : ImportExternal.RowsOf(sheet);
            if (sheet is null) ModelState.AddModelError(nameof(Sheet), t["Không đọc được tệp này. Hãy lưu lại ở dạng Excel (.xlsx) hoặc CSV mã UTF-8 rồi chọn lại."]);
            else if (rows is null) ModelState.AddModelError(nameof(Sheet), t["Tệp không có dòng tiêu đề như mẫu. Hãy tải mẫu về, chép dữ liệu vào rồi chọn lại."]);
            else if (rows.Count == 0) ModelState.AddModelError(nameof(Sheet), t["Tệp không có dòng dữ liệu nào."]);
        }
        if (!ModelState.IsValid) return Page();

        var now = clock.GetUtcNow();
        await db.Set<ExternalImport>().Where(i => i.CreatedAt < now - KeptFor).ExecuteDeleteAsync(cancel);
        var made = new ExternalImport { Id = Guid.CreateVersion7(now), FileName = Path.GetFileName(Sheet!.FileName), Rows = rows!, CreatedAt = now, CreatedBy = User.Actor().Id!.Value };
        db.Add(made);
        await db.SaveChangesAsync(cancel);
        return Redirect($"{WorkAddress.List}/nhap?lan={made.Id}");
    }

    public async Task<IActionResult> OnPostBookAsync(CancellationToken cancel)
    {
        if (ImportId is null || !await LoadAsync(cancel)) return NotFound();
        var actor = User.Actor();
        var booked = await import.RunAsync(Import!, Ticked.ToHashSet(), actor.Name, cancel);
        await db.Set<ExternalImport>().Where(i => i.Id == Import!.Id).ExecuteUpdateAsync(set => set.SetProperty(i => i.Booked, i => i.Booked + booked), cancel);
        audit.Add(actor, "Nhập tác phẩm từ bảng tính", "import", Import!.Id.ToString(), $"{Import.FileName}: {booked}");
        await db.SaveChangesAsync(cancel);
        TempData.SayDone($"Đã ghi nhận {booked} tác phẩm.");
        return Redirect($"{WorkAddress.List}/nhap?lan={Import.Id}");
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        var me = User.Actor().Id;
        if (await db.Set<ExternalImport>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == ImportId && i.CreatedBy == me, cancel) is not { } found) return false;
        Import = found;
        Rows = await import.PlanAsync(found.Rows, cancel);
        return true;
    }
}
