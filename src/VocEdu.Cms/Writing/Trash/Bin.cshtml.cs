using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Writing.Trash;

/// <summary>What was thrown away, the last first, and the way back.</summary>
[NeedsRole(Role.Contributor | Role.UnitHead | Role.Editor | Role.Approver)]
public sealed class BinModel(CmsDb db, TrashContent trash, AuditLog audit, IOptions<MediaOptions> media) : PageModel
{
    private const int PageSize = 50;

    public List<ContentItem> Rows { get; private set; } = [];
    public string? Next { get; private set; }
    public List<MediaFile> Files { get; private set; } = [];

    /// <summary>Of these files, what something still uses.</summary>
    public HashSet<Guid> Needed { get; private set; } = [];
    public TimeSpan FilesKept => media.Value.KeptInBin;

    public async Task OnGetAsync(string? before, CancellationToken cancel)
    {
        var bin = db.Items.IgnoreQueryFilters().AsNoTracking().Where(i => i.TrashedAt != null && i.PurgedAt == null).VisibleTo(User.Actor());
        if (DateTimeOffset.TryParse(before, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var from)
            && from.Year is > 1900 and < 2200) bin = bin.Where(i => i.TrashedAt < from);
        Rows = await bin.OrderByDescending(i => i.TrashedAt).Take(PageSize + 1).ToListAsync(cancel);
        Files = before is null ? await db.Media.BinnedFor(User.Actor()).AsNoTracking().OrderByDescending(m => m.TrashedAt).Take(PageSize).ToListAsync(cancel) : [];
        Needed = await db.InUseAsync([.. Files.Select(m => m.Id)], cancel);
        if (Rows.Count <= PageSize) return;
        Rows.RemoveAt(PageSize);
        Next = Rows[^1].TrashedAt!.Value.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
    }

    public async Task<IActionResult> OnPostFileAsync(Guid id, CancellationToken cancel)
    {
        if (await db.Media.BinnedFor(User.Actor()).SingleOrDefaultAsync(m => m.Id == id, cancel) is not { } file) return NotFound();
        (file.TrashedAt, file.TrashedByName) = (null, null);
        audit.Add(User.Actor(), "Khôi phục tệp từ thùng rác", "media", id.ToString(), file.FileName);
        await db.SaveChangesAsync(cancel);
        TempData.SayDone($"Đã khôi phục tệp “{file.FileName}”.");
        return Redirect($"/quan-tri/thu-vien/{id}");
    }

    public bool MayRestore(ContentItem item) => ContentLifecycle.MayEdit(item.State, User.Actor().Roles);

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (await trash.RestoreAsync(id, User.Actor(), cancel) is { } refusal)
        {
            if (refusal.Code == "content.unknown") return NotFound();
            TempData.SayFailed(refusal.Message);
            return Redirect("/quan-tri/thung-rac");
        }

        TempData.SayDone("Đã khôi phục bài. Bài trở lại đúng chỗ trước khi xóa; bài đã duyệt cần trình duyệt lại.");
        return Redirect($"/quan-tri/noi-dung/{id}");
    }
}
