using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Cms.Moving.Archive;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Moving;

/// <summary>Asks for an archive of everything, shows how far it is, and gives it out.</summary>
[NeedsRole(Role.Administrator)]
public sealed class ExportPageModel(CmsDb db, MediaStore store, AuditLog audit, TimeProvider clock) : PageModel
{
    public const string Address = "/quan-tri/xuat-du-lieu";
    private const int Shown = 20;

    [BindProperty] public bool WithPersonal { get; set; }

    public List<DataExport> Exports { get; private set; } = [];
    public bool IsWorking => Exports.Exists(e => e.State is ExportState.Waiting);
    public bool MayTakePersonal => User.Actor().Has(Role.DataProtection);

    public async Task OnGetAsync(CancellationToken cancel) =>
        Exports = await db.Set<DataExport>().AsNoTracking().OrderByDescending(e => e.RequestedAt).Take(Shown).ToListAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var actor = User.Actor();
        if (await db.Set<DataExport>().AnyAsync(e => e.State == ExportState.Waiting, cancel))
        {
            TempData.SayFailed("Một tệp xuất đang được tạo. Hãy đợi tệp ấy xong hoặc xóa nó rồi xuất lại.");
            return Redirect(Address);
        }

        var export = new DataExport
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()), WithPersonal = WithPersonal && MayTakePersonal, RequestedAt = clock.GetUtcNow(), RequestedBy = actor.Id!.Value, RequestedByName = actor.Name,
        };
        db.Add(export);
        audit.Add(actor, "Yêu cầu xuất dữ liệu", "export", export.Id.ToString(), export.WithPersonal ? "kèm phần riêng của phiếu đồng ý" : null);
        await db.SaveChangesAsync(cancel);
        TempData.SayDone("Hệ thống đang tạo tệp xuất. Bạn có thể rời trang này; khi xong, bạn nhận được thông báo.");
        return Redirect(Address);
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, CancellationToken cancel)
    {
        if (await db.Set<DataExport>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, cancel) is not { } export) return NotFound();
        audit.Add(User.Actor(), "Xóa tệp xuất dữ liệu", "export", id.ToString());
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.SaveChangesAsync(cancel);
        await db.Set<DataExport>().Where(e => e.Id == id).ExecuteDeleteAsync(cancel);
        await transaction.CommitAsync(cancel);
        if (export.State is not ExportState.Waiting) WriteArchive.Remove(MakeExports.PathOf(store, id));      // whoever is making it notices and leaves it
        TempData.SayDone("Đã xóa tệp xuất. Dữ liệu của hệ thống vẫn nguyên.");
        return Redirect(Address);
    }

    public async Task<IActionResult> OnGetFileAsync(Guid id, CancellationToken cancel)
    {
        var actor = User.Actor();
        if (await db.Set<DataExport>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == id && e.State == ExportState.Done, cancel) is not { } export || (export.WithPersonal && !MayTakePersonal)) return NotFound();
        var path = MakeExports.PathOf(store, id);
        if (!System.IO.File.Exists(path)) return NotFound();
        if (Request.Headers.Range.Count == 0)
        {
            audit.Add(actor, "Tải tệp xuất dữ liệu", "export", id.ToString());
            await db.SaveChangesAsync(cancel);
        }

        return new PhysicalFileResult(path, "application/zip") { FileDownloadName = $"vocedu-{export.RequestedAt.ToOffset(TimeSpan.FromHours(7)):yyyy-MM-dd-HHmm}.zip", EnableRangeProcessing = true };
    }
}
