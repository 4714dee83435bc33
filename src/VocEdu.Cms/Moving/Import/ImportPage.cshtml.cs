using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Moving.Import;

/// <summary>One import: how far it is, what became of each piece, and the word to do it in earnest.</summary>
[NeedsRole(Role.Administrator)]
public sealed class ImportPageModel(CmsDb db, MediaStore store, AuditLog audit, TimeProvider clock) : PageModel
{
    private const int PageSize = 100;

    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    [BindProperty(SupportsGet = true, Name = "sau")] public int After { get; set; }
    [BindProperty(SupportsGet = true, Name = "chi")] public ImportFate? Only { get; set; }

    public ImportRun Run { get; private set; } = null!;
    public Dictionary<ImportFate, int> Counts { get; private set; } = [];
    public List<ImportLine> Lines { get; private set; } = [];
    public int? Next { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await FindAsync(cancel) is not { } run) return NotFound();
        Run = run;
        Counts = await db.Set<ImportLine>().Where(l => l.RunId == Id).GroupBy(l => l.Fate).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        Lines = await Chosen().Where(l => l.Number > After).OrderBy(l => l.Number).Take(PageSize + 1).ToListAsync(cancel);
        if (Lines.Count > PageSize)
        {
            Lines.RemoveAt(PageSize);
            Next = Lines[^1].Number;
        }

        return Page();
    }

    /// <summary>In earnest, from the beginning: what is imported already is known.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var now = clock.GetUtcNow();
        if (await FindAsync(cancel) is not { } run) return NotFound();
        if (run.Kind is ImportKind.WordPress && !System.IO.File.Exists(WordPressSource.PathOf(store, Id)))
        {
            TempData.SayFailed("Tệp đã tải lên không còn trên máy chủ. Hãy tải lại tệp; bài đã nhập không bị nhập lần nữa.");
            return Redirect(ImportListModel.Address);
        }

        // One click begins it, however often it is clicked.
        if (await db.Set<ImportRun>().Where(r => r.Id == Id && r.State != ImportState.Waiting).ExecuteUpdateAsync(set => set.SetProperty(r => r.DryRun, false).SetProperty(r => r.State, ImportState.Waiting)
            .SetProperty(r => r.Place, 0).SetProperty(r => r.Attempts, 0).SetProperty(r => r.RequestedAt, now).SetProperty(r => r.FinishedAt, (DateTimeOffset?)null).SetProperty(r => r.Failure, (string?)null), cancel) == 1)
        {
            await db.Set<ImportLine>().Where(l => l.RunId == Id).ExecuteDeleteAsync(cancel);
            audit.Add(User.Actor(), "Nhập dữ liệu", "import", Id.ToString(), run.Source);
            await db.SaveChangesAsync(cancel);
        }

        await transaction.CommitAsync(cancel);
        TempData.SayDone("Hệ thống đang nhập. Bạn có thể rời trang này; khi xong, bạn nhận được thông báo.");
        return Redirect($"{ImportListModel.Address}/{Id}");
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancel)
    {
        if (await FindAsync(cancel) is not { } run) return NotFound();
        audit.Add(User.Actor(), "Xóa lần nhập dữ liệu", "import", Id.ToString(), run.Source);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.SaveChangesAsync(cancel);
        await db.Set<ImportRun>().Where(r => r.Id == Id).ExecuteDeleteAsync(cancel);
        await transaction.CommitAsync(cancel);
        System.IO.File.Delete(WordPressSource.PathOf(store, Id));
        TempData.SayDone("Đã xóa lần nhập này khỏi danh sách. Các bài đã nhập vẫn còn.");
        return Redirect(ImportListModel.Address);
    }

    public async Task<IActionResult> OnGetReportAsync(CancellationToken cancel)
    {
        if (await FindAsync(cancel) is not { } run) return NotFound();
        var lines = await Chosen().OrderBy(l => l.Number).ToListAsync(cancel);
        var sheet = Spreadsheet.Write("Nhập dữ liệu", [$"{(run.DryRun ? "Chạy thử nhập" : "Nhập")} từ {run.Source}", Only is { } only ? $"Chỉ gồm: {NameOf(only, run.DryRun)}" : "Gồm mọi bài"],
            [("STT", 8), ("Tiêu đề", 60), ("Địa chỉ cũ", 50), ("Kết quả", 20), ("Ghi chú", 60)], lines.Select(l => (IReadOnlyList<object?>)[l.Number, l.Title, l.Address, NameOf(l.Fate, run.DryRun), l.Note]));
        return File(sheet, Spreadsheet.ContentType, "bao-cao-nhap-du-lieu.xlsx");
    }

    /// <summary>Old and new addresses, as the page of old addresses reads them.</summary>
    public async Task<IActionResult> OnGetAddressesAsync(CancellationToken cancel)
    {
        if (await FindAsync(cancel) is not { } run) return NotFound();
        var moved = await (from imported in db.Set<ImportedItem>().Where(i => i.Source == run.Source && i.Address != null)
                           join publication in db.Publications on imported.ItemId equals publication.ItemId
                           orderby imported.At
                           select new { imported.Address, publication.Path }).ToListAsync(cancel);
        return File(Spreadsheet.Write("Đường dẫn cũ", [], [("Địa chỉ cũ", 70), ("Địa chỉ mới", 70)], moved.Select(m => (IReadOnlyList<object?>)[m.Address, m.Path])), Spreadsheet.ContentType, "duong-dan-cu.xlsx");
    }

    public static string NameOf(ImportFate fate, bool dryRun) => fate switch
    {
        ImportFate.New => dryRun ? "Sẽ nhập" : "Đã nhập",
        ImportFate.Known => "Đã có từ trước",
        ImportFate.LeftOut => "Bỏ qua",
        _ => "Không nhập được",
    };

    private Task<ImportRun?> FindAsync(CancellationToken cancel) => db.Set<ImportRun>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == Id, cancel);

    private IQueryable<ImportLine> Chosen()
    {
        var lines = db.Set<ImportLine>().AsNoTracking().Where(l => l.RunId == Id);
        return Only is { } only ? lines.Where(l => l.Fate == only) : lines;
    }
}
