using Microsoft.AspNetCore.DataProtection;
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
using VocEdu.Cms.Submissions.Feeds;
using VocEdu.Cms.Units;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Moving.Import;

/// <summary>Begins the import of another system's content, always with a dry run, and lists the imports there were.</summary>
[NeedsRole(Role.Administrator)]
[RequestSizeLimit(MostUpload), RequestFormLimits(MultipartBodyLengthLimit = MostUpload)]
public sealed class ImportListModel(CmsDb db, MediaStore store, SafeFetch fetch, IDataProtectionProvider protection, AuditLog audit, TimeProvider clock, IStringLocalizer<SharedStrings> t) : PageModel
{
    public const string Address = "/quan-tri/nhap-du-lieu";
    private const long MostUpload = WordPressSource.MostBytes + (1024 * 1024);
    private const int Shown = 30, LongestAddress = 1_000;

    [BindProperty] public ImportKind Kind { get; set; }
    [BindProperty] public string? Site { get; set; }
    [BindProperty] public string? Key { get; set; }
    [BindProperty] public IFormFile? Upload { get; set; }
    [BindProperty] public string? UnitId { get; set; }
    [BindProperty] public string? Section { get; set; }
    [BindProperty] public string? Genre { get; set; }
    [BindProperty] public bool Publish { get; set; }

    public List<SelectListItem> Units { get; private set; } = [];
    public static List<SelectListItem> SectionChoices => [.. Sections.All.Select(s => new SelectListItem(s.Name, s.Code))];
    public static List<SelectListItem> GenreChoices => [.. Genres.All.Where(g => g.Kind is ContentKind.Article or ContentKind.Announcement).Select(g => new SelectListItem(g.Name, g.Code))];
    public bool MayPublish => User.Actor().Has(Role.Approver);
    public List<ImportRun> Runs { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancel)
    {
        (Section, Genre) = ("tin-tuc", "TINVAN");
        return LoadAsync(cancel);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var actor = User.Actor();
        if (UnitId is null || !await db.Units.AnyAsync(u => u.Id == UnitId, cancel)) ModelState.AddModelError(nameof(UnitId), t["Vui lòng chọn đơn vị."]);
        if (Section is null || !Sections.TryFind(Section, out _)) ModelState.AddModelError(nameof(Section), t["Vui lòng chọn chuyên mục."]);
        if (GenreChoices.TrueForAll(g => g.Value != Genre)) ModelState.AddModelError(nameof(Genre), t["Vui lòng chọn thể loại."]);
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        var (source, address) = ModelState.IsValid ? await SourceAsync(id, cancel) : (null, null);
        if (source is null || !ModelState.IsValid)
        {
            await LoadAsync(cancel);
            return Page();
        }

        db.Add(new ImportRun
        {
            Id = id, Kind = Kind, Source = source, Address = address?.AbsoluteUri, FileName = Kind is ImportKind.WordPress ? Path.GetFileName(Upload!.FileName) : null,
            Secret = Kind is ImportKind.Umbraco && !string.IsNullOrWhiteSpace(Key) ? UmbracoSource.Seal(protection, Key.Trim()) : null,
            UnitId = UnitId!, Section = Section!, Genre = Genre!, Publish = Publish && MayPublish, DryRun = true, RequestedAt = clock.GetUtcNow(), RequestedBy = actor.Id!.Value, RequestedByName = actor.Name,
        });
        audit.Add(actor, "Chạy thử nhập dữ liệu", "import", id.ToString(), source);
        await db.SaveChangesAsync(cancel);
        return Redirect($"{Address}/{id}");
    }

    /// <returns>What names the pieces, and where to read them; null when it was refused.</returns>
    private async Task<(string? Source, Uri? Address)> SourceAsync(Guid id, CancellationToken cancel)
    {
        if (Kind is ImportKind.WordPress) return (await ReceiveAsync(id, cancel), null);
        var typed = Site?.Trim() ?? "";
        if (typed.Length > LongestAddress || !Uri.TryCreate(typed, UriKind.Absolute, out var address) || !fetch.MayTry(address))
        {
            ModelState.AddModelError(nameof(Site), t["Địa chỉ này không dùng được. Hãy nhập địa chỉ công khai bắt đầu bằng https://."]);
            return (null, null);
        }

        if (Kind is ImportKind.Umbraco) address = new Uri(address.GetLeftPart(UriPartial.Authority));
        return (address.AbsoluteUri.TrimEnd('/'), address);
    }

    private async Task<string?> ReceiveAsync(Guid id, CancellationToken cancel)
    {
        var path = WordPressSource.PathOf(store, id);
        string? source = null;
        if (Upload is { Length: > 0 and <= WordPressSource.MostBytes })
        {
            await using (var file = System.IO.File.Create(path)) await Upload.CopyToAsync(file, cancel);
            source = await WordPressSource.SourceOfAsync(path);
        }

        if (source is not null) return source;
        System.IO.File.Delete(path);
        ModelState.AddModelError(nameof(Upload), Upload is null ? t["Vui lòng chọn tệp xuất của WordPress."]
            : t["Tệp này không phải tệp xuất của WordPress (WXR), bị hỏng hoặc lớn hơn 200 MB. Trên WordPress, mở Công cụ, Xuất, chọn Tất cả nội dung rồi tải lại tệp."]);
        return null;
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        Units = await db.Units.ChoicesAsync(clock, cancel);
        Runs = await db.Set<ImportRun>().AsNoTracking().OrderByDescending(r => r.RequestedAt).Take(Shown).ToListAsync(cancel);
    }

    public static string NameOf(ImportKind kind) => kind switch { ImportKind.Umbraco => "Umbraco", ImportKind.WordPress => "WordPress", _ => "RSS" };
}
