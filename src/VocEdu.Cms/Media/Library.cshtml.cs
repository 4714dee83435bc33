using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Media;

/// <summary>The media library: look, find, upload, file.</summary>
[NeedsRole(Role.Contributor | Role.UnitHead | Role.Editor | Role.Approver)]
[RequestSizeLimit(UploadForm.MaxBytes), RequestFormLimits(MultipartBodyLengthLimit = UploadForm.MaxBytes)]
public sealed class LibraryModel(CmsDb db, AddMedia add, EditMedia edit, MediaFolders folders, Licences licences, TrashMedia trash) : PageModel
{
    private const int PageSize = 48;

    [BindProperty] public UploadForm Upload { get; set; } = new();
    [BindProperty(SupportsGet = true)] public string? Text { get; set; }
    [BindProperty(SupportsGet = true)] public MediaKind? Kind { get; set; }
    [BindProperty(SupportsGet = true)] public string? Tag { get; set; }

    /// <summary>Empty: what lies in no folder.</summary>
    [BindProperty(SupportsGet = true)] public Guid? Folder { get; set; }

    /// <summary>As lines instead of pictures.</summary>
    [BindProperty(SupportsGet = true)] public bool Lines { get; set; }

    /// <summary>The last file of the page before; ids grow with time.</summary>
    [BindProperty(SupportsGet = true)] public Guid? Before { get; set; }

    public List<MediaFile> Files { get; private set; } = [];
    public bool HasMore { get; private set; }
    public IReadOnlyList<FolderLine> Folders { get; private set; } = [];
    public IReadOnlyList<Licence> AllLicences => licences.All;
    /// <summary>What was to be thrown away and stays.</summary>
    public IReadOnlyList<FileInUse> Kept { get; private set; } = [];
    public MediaFolder? Here => Folders.FirstOrDefault(line => line.Folder.Id == Folder)?.Folder;

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    /// <summary>One file by a plain form, for a browser without scripts.</summary>
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

        await LoadAsync(cancel);
        return Page();
    }

    /// <summary>Files what is chosen. A field that was left empty changes nothing.</summary>
    public async Task<IActionResult> OnPostChangeAsync(Guid[] ids, Guid? target, string? addTags, string? credit, string? licence, CancellationToken cancel)
    {
        var (changed, refusal) = await edit.RunAsync(ids, new(target, addTags, credit, string.IsNullOrEmpty(licence) ? null : licence), User.Actor(), cancel);
        if (refusal is null) TempData.SayDone($"Đã sửa {changed} tệp.");
        else TempData.SayFailed(refusal.Message);
        return Back();
    }

    public async Task<IActionResult> OnPostNewFolderAsync(string? name, CancellationToken cancel)
    {
        var (folder, refusal) = await folders.CreateAsync(name, Folder == Guid.Empty ? null : Folder, User.Actor(), cancel);
        if (refusal is not null) TempData.SayFailed(refusal.Message);
        else Folder = folder!.Id;
        return Back();
    }

    public async Task<IActionResult> OnPostRenameAsync(string? name, CancellationToken cancel)
    {
        if (await folders.RenameAsync(Folder ?? Guid.Empty, name, User.Actor(), cancel) is { } refusal) TempData.SayFailed(refusal.Message);
        return Back();
    }

    /// <param name="folder">What moves.</param>
    /// <param name="into">Where to; empty: to the top.</param>
    public async Task<IActionResult> OnPostMoveFolderAsync(Guid folder, Guid? into, CancellationToken cancel)
    {
        if (await folders.MoveAsync(folder, into == Guid.Empty ? null : into, User.Actor(), cancel) is { } refusal) TempData.SayFailed(refusal.Message);
        else TempData.SayDone("Đã chuyển thư mục cùng mọi thứ trong đó.");
        return Back();
    }

    /// <summary>Throws away what is chosen and not used; of the rest it says where it is used.</summary>
    public async Task<IActionResult> OnPostTrashAsync(Guid[] ids, CancellationToken cancel)
    {
        var (trashed, kept, refusal) = await trash.RunAsync(ids, User.Actor(), cancel);
        if (refusal is not null) TempData.SayFailed(refusal.Message);
        else if (trashed > 0) TempData.SayDone($"Đã xóa {trashed} tệp vào thùng rác.");
        if (kept.Count == 0) return Back();
        Kept = kept;
        await LoadAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostRemoveFolderAsync(CancellationToken cancel)
    {
        if (await folders.RemoveAsync(Folder ?? Guid.Empty, User.Actor(), cancel) is { } refusal) TempData.SayFailed(refusal.Message);
        else TempData.SayDone("Đã xóa thư mục. Các tệp trong đó được chuyển lên thư mục trên.");
        Folder = null;
        return Back();
    }

    /// <summary>How the files fare that somebody is sending: <c>[{id, state, failure, name, thumb}]</c>.</summary>
    public async Task<IActionResult> OnGetStateAsync(Guid[] ids, CancellationToken cancel)
    {
        var files = await db.Media.AsNoTracking().VisibleTo(User.Actor()).Where(m => ids.Contains(m.Id)).Take(PageSize * 4).ToListAsync(cancel);
        return new JsonResult(files.Select(m => new { m.Id, State = m.State.ToString(), m.Failure, m.DuplicateOf, Thumb = MediaAddress.Thumbnail(m) }));
    }

    /// <summary>Where a folder can be put: everywhere but below itself, and in its own unit.</summary>
    public IEnumerable<FolderLine> MayHold(MediaFolder folder)
    {
        var depth = int.MaxValue;
        foreach (var line in Folders)
        {
            if (line.Folder.Id == folder.Id) depth = line.Depth;
            else if (line.Depth <= depth)
            {
                depth = int.MaxValue;
                if (line.Folder.UnitId == folder.UnitId) yield return line;
            }
        }
    }

    private RedirectToPageResult Back() => RedirectToPage("/Media/Library", null, new { Text, Kind, Tag, Folder, Lines = Lines ? "true" : null });

    private async Task LoadAsync(CancellationToken cancel)
    {
        var actor = User.Actor();
        var filter = new MediaFilter { Text = Text, Kind = Kind, Tag = Tag, Folder = Folder, Before = Before };
        Files = await filter.In(db, actor).Take(PageSize + 1).ToListAsync(cancel);
        HasMore = Files.Count > PageSize;
        if (HasMore) Files.RemoveAt(PageSize);
        Folders = await folders.TreeAsync(actor, cancel);
    }
}
