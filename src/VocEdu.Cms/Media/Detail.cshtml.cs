using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media.Making;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing.References;
using VocEdu.Domain.Content;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Media;

/// <summary>One file of the library: what it is, what is said of it, where it is used.</summary>
[NeedsRole(Role.Contributor | Role.UnitHead | Role.Editor | Role.Approver)]
public sealed class DetailModel(CmsDb db, WhereUsed used, AuditLog audit, TimeProvider clock) : PageModel
{
    [BindProperty, StringLength(1_000, ErrorMessage = "Mô tả không được quá 1.000 ký tự.")] public string? AlternativeText { get; set; }
    [BindProperty, StringLength(300, ErrorMessage = "Tên tác giả hoặc nguồn không được quá 300 ký tự.")] public string? Credit { get; set; }

    public MediaFile Media { get; private set; } = null!;
    public Uses Uses { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        (AlternativeText, Credit) = (Media.AlternativeText, Media.Credit);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        if (!ModelState.IsValid) return Page();
        (Media.AlternativeText, Media.Credit) = (Clean(AlternativeText), Clean(Credit));
        await db.SaveChangesAsync(cancel);
        TempData.SayDone("Đã lưu mô tả và tác giả. Các bài đã dùng tệp này giữ nguyên lời riêng của chúng.");
        return Redirect($"/quan-tri/thu-vien/{id}");
    }

    /// <summary>Makes a file ready once more that could not be.</summary>
    public async Task<IActionResult> OnPostRetryAsync(Guid id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        Media = await db.Media.FromSql($"select * from cms.media where id = {id} for update").SingleAsync(cancel);
        await db.Entry(Media).ReloadAsync(cancel);
        if (Media.State is MediaState.Failed)
        {
            db.Queue(Media, arrival: id, clock.GetUtcNow());
            await db.SaveChangesAsync(cancel);
            await MediaQueue.RingAsync(db, cancel);
            await transaction.CommitAsync(cancel);
            TempData.SayDone("Tệp đang được xử lý lại.");
        }

        return Redirect($"/quan-tri/thu-vien/{id}");
    }

    public async Task<IActionResult> OnPostTrashAsync(Guid id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        if (Uses.UsedInPublic)
        {
            TempData.SayFailed("Tệp đang được dùng công khai nên chưa xóa được. Hãy thay tệp ở các bài nêu dưới đây trước.");
            return Redirect($"/quan-tri/thu-vien/{id}");
        }

        var actor = User.Actor();
        (Media.TrashedAt, Media.TrashedByName) = (clock.GetUtcNow(), actor.Name);
        audit.Add(actor, "Xóa tệp vào thùng rác", "media", id.ToString(), $"{Media.FileName} ({Media.Sha256})");
        await db.SaveChangesAsync(cancel);
        TempData.SayDone($"Đã xóa tệp “{Media.FileName}” vào thùng rác.");
        return Redirect("/quan-tri/thu-vien");
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancel)
    {
        var actor = User.Actor();
        if (await db.Media.VisibleTo(actor).SingleOrDefaultAsync(m => m.Id == id, cancel) is not { } file) return false;
        Media = file;
        Uses = await used.OfMediaAsync(id, actor, cancel);
        return true;
    }

    private static string Clean(string? text) => VietnameseText.Normalize(text ?? "").Trim();
}
