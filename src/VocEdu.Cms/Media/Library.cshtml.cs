using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Media;

/// <summary>The media library: look, find, upload.</summary>
[NeedsRole(Role.Contributor | Role.UnitHead | Role.Editor | Role.Approver)]
[RequestSizeLimit(UploadForm.MaxBytes), RequestFormLimits(MultipartBodyLengthLimit = UploadForm.MaxBytes)]
public sealed class LibraryModel(CmsDb db, AddMedia add) : PageModel
{
    private const int PageSize = 48;

    [BindProperty] public UploadForm Upload { get; set; } = new();
    [BindProperty(SupportsGet = true)] public string? Text { get; set; }
    [BindProperty(SupportsGet = true)] public MediaKind? Kind { get; set; }

    /// <summary>The last file of the page before; ids grow with time.</summary>
    [BindProperty(SupportsGet = true)] public Guid? Before { get; set; }

    public List<MediaFile> Files { get; private set; } = [];
    public bool HasMore { get; private set; }

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (ModelState.IsValid)
        {
            await using var stream = Upload.File!.OpenReadStream();
            var (file, refusal) = await add.RunAsync(stream, Upload.File.FileName, Upload.AlternativeText ?? "", Upload.Credit ?? "", User.Actor(), cancel);
            if (file is not null)
            {
                TempData.SayDone("Đã đưa tệp vào thư viện.");
                return Redirect($"/quan-tri/thu-vien/{file.Id}");
            }

            ModelState.AddModelError($"{nameof(Upload)}.{nameof(Upload.File)}", refusal!.Message);
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        await LoadAsync(cancel);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        var files = db.Media.AsNoTracking().VisibleTo(User.Actor());
        if (Kind is { } kind) files = files.Where(m => m.Kind == kind);
        if (!string.IsNullOrWhiteSpace(Text))
        {
            var pattern = $"%{VietnameseText.Normalize(Text).Trim().Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal)}%";
            files = files.Where(m => EF.Functions.ILike(m.FileName, pattern) || EF.Functions.ILike(m.AlternativeText, pattern) || EF.Functions.ILike(m.Credit, pattern));
        }

        if (Before is { } before) files = files.Where(m => m.Id < before);
        Files = await files.OrderByDescending(m => m.Id).Take(PageSize + 1).ToListAsync(cancel);
        HasMore = Files.Count > PageSize;
        if (HasMore) Files.RemoveAt(PageSize);
    }
}
