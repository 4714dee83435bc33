using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing.Drafts;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Writing.Word;

/// <summary>Takes a Word file: as a new item's unsaved text, or for a page that is open (<c>?handler=Read</c>).</summary>
[NeedsRole(Role.Contributor | Role.UnitHead | Role.Editor | Role.Approver)]
[RequestSizeLimit(MaxRequest), RequestFormLimits(MultipartBodyLengthLimit = MaxRequest)]
public sealed class ImportModel(ImportWord import, KeepDraft drafts) : PageModel
{
    private const long MaxRequest = WordFile.MaxBytes + (1024 * 1024);

    [BindProperty(SupportsGet = true)] public string? Genre { get; set; }

    [BindProperty] public IFormFile? Upload { get; set; }

    /// <summary>Genres whose text is a body.</summary>
    public static IEnumerable<Genre> Choices => Genres.All.Where(genre => genre.Kind is not (ContentKind.CareerGuide or ContentKind.School));

    public void OnGet() => Genre ??= "BAI";

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var genre = Genres.TryFind(Genre, out var chosen) ? chosen : Genres.Get("BAI");
        var actor = User.Actor();
        var (word, refusal) = await ReadAsync(actor, cancel);
        if (word is null) return Show(refusal!);

        var draft = Guid.NewGuid();
        var kept = await drafts.RunAsync(new(draft, null, null, null, genre.Code, 0, 1, word.Title ?? "", Inputs(word, genre, actor)), actor, cancel);
        if (kept is not Kept.Yes) return Show(new("word.draft", kept is Kept.TooLarge ? "Bài trong tệp quá dài nên chưa được nhận. Hãy chia bài thành nhiều tệp." : "Bạn đang có quá nhiều bản nháp chưa lưu. Hãy lưu hoặc bỏ bớt rồi nhập lại."));
        TempData.SayDone("Đã nhập tệp Word. Bài chưa được lưu; hãy đọc lại rồi lưu.");
        if (word.Notes.Count > 0) TempData.SayFailed(string.Join(' ', word.Notes));
        return Redirect($"/quan-tri/noi-dung/moi/{genre.Code}?nhap={draft}");
    }

    public async Task<IActionResult> OnPostReadAsync(CancellationToken cancel)
    {
        var (word, refusal) = await ReadAsync(User.Actor(), cancel);
        return word is null
            ? new ObjectResult(new ProblemDetails { Status = StatusCodes.Status422UnprocessableEntity, Title = "Tệp chưa được nhận", Detail = refusal!.Message }) { StatusCode = StatusCodes.Status422UnprocessableEntity }
            : new JsonResult(new { word.Title, word.Summary, word.Author, Body = JsonSerializer.Deserialize<JsonElement>(word.Body.Json), word.Notes });
    }

    private async Task<(ImportedWord?, Refusal?)> ReadAsync(Actor actor, CancellationToken cancel)
    {
        if (Upload is null) return (null, new("word.none", "Hãy chọn một tệp Word (.docx) trên máy.", nameof(Upload)));
        await using var stream = Upload.OpenReadStream();
        return await import.RunAsync(stream, actor, cancel);
    }

    private PageResult Show(Refusal refusal)
    {
        ModelState.AddModelError("", refusal.Message);
        return Page();
    }

    /// <summary>The editor's page as it would be with this typed into it.</summary>
    private static string Inputs(ImportedWord word, Genre genre, Actor actor)
    {
        var empty = ContentForm.New(genre, actor.UnitId ?? "");
        (string Name, string? Value)[] inputs =
        [
            ("Form.FromVersion", "0"), ("Form.Genre", genre.Code), ("Form.Section", empty.Section), ("Form.UnitId", empty.UnitId),
            ("Form.Title", word.Title), ("Form.Summary", word.Summary), ("Form.Body", word.Body.Json), ("Form.Authors[0].Name", word.Author),
            ("Form.Facebook.On", Tick(empty.Facebook.On)), ("Form.Facebook.WithPhoto", Tick(empty.Facebook.WithPhoto)), ("Form.YouTube.On", Tick(empty.YouTube.On)), ("Form.Zalo.On", Tick(empty.Zalo.On)),
        ];
        return JsonSerializer.Serialize(inputs.Where(input => input.Value is not null).Select(input => new[] { input.Name, input.Value! }));
    }

    private static string Tick(bool on) => on ? "true" : "false";
}
