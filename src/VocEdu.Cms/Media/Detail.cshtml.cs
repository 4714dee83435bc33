using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Downloads;
using VocEdu.Cms.Media.Making;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Site;
using VocEdu.Cms.Writing;
using VocEdu.Cms.Writing.References;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Media;

/// <summary>One file of the library: what it is, what is said of it, how it is cut, where it is used.</summary>
[NeedsRole(Role.Contributor | Role.UnitHead | Role.Editor | Role.Approver)]
public sealed class DetailModel(CmsDb db, EditMedia edit, EditWords words, OwnPoster posters, MediaFolders folders, Licences licences, WhereUsed used, AuditLog audit, TimeProvider clock) : PageModel
{
    [BindProperty, StringLength(1_000, ErrorMessage = "Mô tả không được quá 1.000 ký tự.")] public string? AlternativeText { get; set; }
    [BindProperty, StringLength(300, ErrorMessage = "Tên tác giả hoặc nguồn không được quá 300 ký tự.")] public string? Credit { get; set; }
    [BindProperty, StringLength(500, ErrorMessage = "Chú thích không được quá 500 ký tự.")] public string? Caption { get; set; }
    [BindProperty, StringLength(500, ErrorMessage = "Các thẻ không được quá 500 ký tự.")] public string? Tags { get; set; }
    [BindProperty] public string? Licence { get; set; }
    [BindProperty] public Guid? Folder { get; set; }

    public MediaFile Media { get; private set; } = null!;
    public MediaText Words { get; private set; } = null!;

    /// <summary>As kept, or as typed when they were refused.</summary>
    public string Captions { get; private set; } = "";
    public string Transcript { get; private set; } = "";
    public string? WordsRefusal { get; private set; }
    public Uses Uses { get; private set; } = null!;
    public MediaFile? Earlier { get; private set; }
    public bool IsPublic { get; private set; }

    /// <summary>By readers on public pages: in the last thirty days, and ever.</summary>
    public (long Lately, long Ever) Downloads { get; private set; }
    public bool IsBusy { get; private set; }
    public IReadOnlyList<FolderLine> Folders { get; private set; } = [];
    public IReadOnlyList<Licence> AllLicences => licences.All;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        (AlternativeText, Credit, Caption, Tags) = (Media.AlternativeText, Media.Credit, Media.Caption, string.Join(", ", Media.Tags));
        (Licence, Folder) = (Media.Licence, Media.FolderId);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        if (!ModelState.IsValid) return Page();
        (Media.AlternativeText, Media.Caption) = (EditMedia.Clean(AlternativeText, 1_000), EditMedia.Clean(Caption, 500));
        (Media.Credit, Media.Tags) = (EditMedia.Clean(Credit, 300), EditMedia.Tags(Tags));
        // A form from before there were folders and licences leaves them alone.
        var (_, refusal) = await edit.RunAsync([id], new(Request.Form.ContainsKey(nameof(Folder)) ? Folder ?? Guid.Empty : null, null, null,
            Request.Form.ContainsKey(nameof(Licence)) ? Licence ?? "" : null), User.Actor(), cancel);
        if (refusal is not null)
        {
            ModelState.AddModelError("", refusal.Message);
            return Page();
        }

        TempData.SayDone("Đã lưu mô tả và tác giả. Các bài đã dùng tệp này giữ nguyên lời riêng của chúng.");
        return Back(id);
    }

    /// <summary>Moves the point that every cut keeps; in parts of a hundred.</summary>
    public async Task<IActionResult> OnPostFocusAsync(Guid id, double focalX, double focalY, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        if (focalX is not (>= 0 and <= 100) || focalY is not (>= 0 and <= 100)) return BadRequest();
        (Media.FocalX, Media.FocalY) = (focalX / 100, focalY / 100);
        await RemakeAsync(MediaPart.Crops, "Các ảnh cắt đang được làm lại quanh điểm mới.", cancel);
        return Back(id);
    }

    /// <summary>Takes the poster from another second of the film.</summary>
    public async Task<IActionResult> OnPostPosterAsync(Guid id, double second, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel) || Media.Kind is not MediaKind.Video) return NotFound();
        if (second is not (>= 0 and <= 86_400)) return BadRequest();
        Media.PosterAt = second;
        await RemakeAsync(MediaPart.Poster, "Ảnh bìa của video đang được làm lại.", cancel);
        return Back(id);
    }

    /// <summary>Takes the poster from a picture of its own.</summary>
    public async Task<IActionResult> OnPostOwnPosterAsync(Guid id, IFormFile? picture, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel) || Media.Kind is not MediaKind.Video) return NotFound();
        if (picture is null) TempData.SayFailed("Hãy chọn một ảnh trên máy để làm ảnh bìa.");
        else if ((await db.WhyFixedAsync(id, User.Actor(), cancel) ?? await posters.RunAsync(Media, picture, cancel)) is { } refusal) TempData.SayFailed(refusal.Message);
        else TempData.SayDone("Ảnh bìa của video đang được làm lại.");
        return Back(id);
    }

    /// <summary>Captions and transcript, offered to every item that uses the film.</summary>
    public async Task<IActionResult> OnPostWordsAsync(Guid id, string? captions, string? transcript, IFormFile? file, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        if (file is { Length: > 0 and <= EditWords.Longest * 4 })
        {
            using var reader = new StreamReader(file.OpenReadStream());
            captions = await reader.ReadToEndAsync(cancel);
        }

        var (count, refusal) = await words.RunAsync(Media, captions, transcript, User.Actor(), cancel);
        if (refusal is null)
        {
            TempData.SayDone($"Đã lưu {count} câu phụ đề và lời thoại. Bài lấy lời từ thư viện hiện lời mới ngay.");
            return Back(id);
        }

        await OnGetAsync(id, cancel);
        (Captions, Transcript, WordsRefusal) = (captions ?? "", transcript ?? "", refusal.Message);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    public async Task<IActionResult> OnGetCaptionsAsync(Guid id, CancellationToken cancel) =>
        await LoadAsync(id, cancel) ? Content(CaptionText.WebVtt(Words.Captions), "text/vtt; charset=utf-8") : NotFound();

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

        return Back(id);
    }

    public async Task<IActionResult> OnPostTrashAsync(Guid id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        if (Uses.UsedInPublic)
        {
            TempData.SayFailed("Tệp đang được dùng công khai nên chưa xóa được. Hãy thay tệp ở các bài nêu dưới đây trước.");
            return Back(id);
        }

        var actor = User.Actor();
        (Media.TrashedAt, Media.TrashedByName) = (clock.GetUtcNow(), actor.Name);
        audit.Add(actor, "Xóa tệp vào thùng rác", "media", id.ToString(), $"{Media.FileName} ({Media.Sha256})");
        await db.SaveChangesAsync(cancel);
        TempData.SayDone($"Đã xóa tệp “{Media.FileName}” vào thùng rác.");
        return Redirect("/quan-tri/thu-vien");
    }

    private async Task RemakeAsync(MediaPart part, string sentence, CancellationToken cancel)
    {
        if (await db.WhyFixedAsync(Media.Id, User.Actor(), cancel) is { } refusal)
        {
            TempData.SayFailed(refusal.Message);
            return;
        }

        if (!await db.RemakeAsync(Media, part, clock.GetUtcNow(), cancel))
        {
            TempData.SayFailed(MediaQueue.Busy.Message);
            return;
        }

        await db.SaveChangesAsync(cancel);
        await MediaQueue.RingAsync(db, cancel);
        TempData.SayDone(sentence);
    }

    private RedirectResult Back(Guid id) => Redirect($"/quan-tri/thu-vien/{id}");

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancel)
    {
        var actor = User.Actor();
        if (await db.Media.VisibleTo(actor).SingleOrDefaultAsync(m => m.Id == id, cancel) is not { } file) return false;
        Media = file;
        Words = await db.MediaTexts.AsNoTracking().SingleOrDefaultAsync(t => t.MediaId == id, cancel) ?? new() { MediaId = id };
        (Captions, Transcript) = (CaptionText.Write(Words.Captions), Words.Transcript);
        Uses = await used.OfMediaAsync(id, actor, cancel);
        Earlier = file.DuplicateOf is { } earlier ? await db.Media.VisibleTo(actor).AsNoTracking().SingleOrDefaultAsync(m => m.Id == earlier, cancel) : null;
        IsPublic = await db.PublicMedia.AnyAsync(p => p.MediaId == id, cancel);
        var today = Vietnam.Today(clock);
        if (Media.Kind is MediaKind.Document)
            Downloads = ((await db.DownloadsAsync([id], today.AddDays(-29), today, cancel)).GetValueOrDefault(id), (await db.DownloadsAsync([id], DateOnly.MinValue, today, cancel)).GetValueOrDefault(id));
        IsBusy = await db.MediaJobs.AnyAsync(j => j.MediaId == id, cancel);
        Folders = await folders.TreeAsync(actor, cancel);
        return true;
    }
}
