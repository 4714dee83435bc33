using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing;
using VocEdu.Cms.Writing.Checks;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Submissions;

/// <summary>What the simple form shows.</summary>
/// <param name="Person">Null on the page that is kept for when there is no network: it says nothing about anybody.</param>
public sealed record SubmitView(
    SubmitForm Form, ContentItem? Item, string? Remark, StoryCall? Call, IReadOnlyDictionary<Guid, MediaFile> Media, Actor? Person);

/// <summary>“Gửi bài”: a story from a phone in five minutes. Works as a plain form; with scripts nothing is lost without network.</summary>
[NeedsRole(Role.Contributor | Role.UnitHead)]
[RequestSizeLimit(MaxBytes), RequestFormLimits(MultipartBodyLengthLimit = MaxBytes)]
public sealed class SubmitModel(CmsDb db, SendStory send, AddMedia add, CheckContent checks, ServiceTimes times, TimeProvider clock) : PageModel
{
    private const int MostFiles = 40;

    /// <summary>Several pictures and a film in one plain form.</summary>
    private const long MaxBytes = 700L * 1024 * 1024;

    [BindProperty] public SubmitForm Form { get; set; } = new();

    /// <summary>Null for a new story.</summary>
    public ContentItem? Item { get; private set; }

    /// <summary>Why it came back: the last remark with a reason.</summary>
    public string? Remark { get; private set; }
    public StoryCall? Call { get; private set; }
    public IReadOnlyList<OpenCall> Calls { get; private set; } = [];
    public Dictionary<Guid, MediaFile> Media { get; private set; } = [];
    public SubmitView View => new(Form, Item, Remark, Call, Media, User.Actor());

    private DateOnly Today => Vietnam.Today(clock);

    public async Task<IActionResult> OnGetAsync(Guid? id, Guid? dat, CancellationToken cancel)
    {
        if (!await LoadAsync(id, dat, cancel)) return NotFound();
        if (Item is null)
        {
            Form = new() { Key = Guid.NewGuid(), Genre = Call?.Genres.FirstOrDefault() ?? StoryKinds.Usual[0].Genre, CallId = Call?.Id };
            return Page();
        }

        if (User.Actor().WhyNotEdit(Item) is not null) return Redirect($"/quan-tri/bai-cua-toi/{id}");
        var version = await db.Versions.AsNoTracking().SingleAsync(v => v.ItemId == id && v.Number == Item.Version, cancel);
        Form = SubmitForm.Of(Item, version, await db.Set<Submission>().AsNoTracking().SingleOrDefaultAsync(s => s.ItemId == id, cancel));
        await LoadMediaAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, Form.CallId, cancel)) return NotFound();
        // Files first: whatever else is wrong, what was uploaded stays.
        await TakeFilesAsync(cancel);
        if (!ModelState.IsValid) return await RefuseAsync(cancel);

        var day = Form.ReadDay();
        if (!string.IsNullOrWhiteSpace(Form.Day) && day is null) Mistake(nameof(Form.Day), "Ngày không hợp lệ. Nhập theo dạng ngày/tháng/năm, ví dụ 05/02/2026.");
        if (string.IsNullOrWhiteSpace(Form.Title)) Mistake(nameof(Form.Title), "Vui lòng nhập tiêu đề.");
        if (!ModelState.IsValid) return await RefuseAsync(cancel);

        var story = new Story(
            Form.Key, Form.FromVersion, Form.Genre ?? "", Form.Title!, VietnameseText.Normalize(Form.Text), Form.Adds, day,
            string.IsNullOrWhiteSpace(Form.Place) ? null : VietnameseText.Normalize(Form.Place).Trim(), Form.CallId,
            [.. Form.Files.Where(file => file is { MediaId: not null, Remove: false }).DistinctBy(file => file.MediaId).Select(file => file.Read(file.MediaId!.Value))]);
        switch (await send.RunAsync(id, story, User.Actor(), cancel))
        {
            case SendOutcome.Refused refused:
                db.ChangeTracker.Clear();
                Mistake(refused.Why.Field, refused.Why.Message);
                return await RefuseAsync(cancel);
            case SendOutcome.Arrived arrived:
                var sentence = $"{Sentence(arrived.State)}{await MissingAsync(arrived.ItemId, cancel)}";
                var address = $"/quan-tri/bai-cua-toi/{arrived.ItemId}";
                TempData.SayDone(sentence);
                return WantsJson ? new JsonResult(new { id = arrived.ItemId, address }) : Redirect(address);
            default:
                throw new InvalidOperationException("Sending ended in a way this page does not know.");
        }
    }

    /// <summary>Told to a page that was opened without network: who is signed in, and a fresh token for the form.</summary>
    public IActionResult OnGetSession([FromServices] Microsoft.AspNetCore.Antiforgery.IAntiforgery antiforgery) => new JsonResult(new
    {
        person = User.Actor().Id,
        token = antiforgery.GetAndStoreTokens(HttpContext).RequestToken,
    });

    private bool WantsJson => Request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal);

    private string Sentence(ContentState state) => state switch
    {
        ContentState.UnitReview => "Đã gửi bài. Lãnh đạo đơn vị sẽ xem trước khi bài đến Ban Biên tập.",
        ContentState.Submitted => $"Đã gửi bài. Ban Biên tập sẽ phản hồi trong {times.IntakeDays} ngày làm việc.",
        ContentState.Draft => "Đã lưu bài nhưng chưa gửi.",
        _ => "Ban Biên tập đã nhận bài này.",
    };

    /// <summary>What the genre still asks for. It keeps nobody from sending.</summary>
    private async Task<string?> MissingAsync(Guid id, CancellationToken cancel)
    {
        var item = await db.Items.AsNoTracking().SingleAsync(i => i.Id == id, cancel);
        var version = await db.Versions.AsNoTracking().SingleAsync(v => v.ItemId == id && v.Number == item.Version, cancel);
        return await checks.MissingAsync(item, version, cancel) is var missing && missing != RequiredField.None
            ? $" Bài còn thiếu: {string.Join(", ", RequiredFieldNames.Of(missing))}. Ban Biên tập sẽ bổ sung hoặc hỏi lại bạn trước khi duyệt."
            : null;
    }

    private async Task<bool> LoadAsync(Guid? id, Guid? call, CancellationToken cancel)
    {
        var actor = User.Actor();
        if (id is not null)
        {
            Item = await db.Items.AsNoTracking().VisibleTo(actor).SingleOrDefaultAsync(item => item.Id == id, cancel);
            if (Item is null) return false;
            Remark = await db.Events.AsNoTracking().Where(e => e.ItemId == id && e.ToState == ContentState.ChangesRequested && e.FromState != e.ToState)
                .OrderByDescending(e => e.Id).Select(e => e.Reason).FirstOrDefaultAsync(cancel);
        }

        if (call is not null) Call = await db.Set<StoryCall>().AsNoTracking().VisibleTo(actor).SingleOrDefaultAsync(c => c.Id == call && c.ClosedAt == null, cancel);
        Calls = Item is null ? await OpenCall.ForAsync(db, actor, Today, cancel) : [];
        return true;
    }

    private async Task TakeFilesAsync(CancellationToken cancel)
    {
        if (Form.Files.Count > MostFiles) Form.Files.RemoveRange(MostFiles, Form.Files.Count - MostFiles);
        for (var i = 0; i < Form.Files.Count; i++)
        {
            if (Form.Files[i] is not { File: { Length: > 0 } file } row) continue;
            await using var stream = file.OpenReadStream();
            var (taken, refusal) = await add.RunAsync(stream, file.FileName, row.Caption ?? "", row.Credit ?? "", User.Actor(), cancel);
            if (taken is null) ModelState.AddModelError($"{nameof(Form)}.{nameof(Form.Files)}[{i}].{nameof(row.File)}", $"{file.FileName}: {refusal!.Message}");
            else row.MediaId = taken.Id;
        }

        await LoadMediaAsync(cancel);
    }

    private async Task LoadMediaAsync(CancellationToken cancel)
    {
        var ids = Form.Files.Select(file => file.MediaId).OfType<Guid>().ToList();
        Media = await db.Media.AsNoTracking().VisibleTo(User.Actor()).Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, cancel);
    }

    private void Mistake(string? field, string message) => ModelState.AddModelError(field is null ? "" : $"{nameof(Form)}.{field}", message);

    /// <summary>Nothing was sent; all that was typed and uploaded stays in the form.</summary>
    private async Task<IActionResult> RefuseAsync(CancellationToken cancel)
    {
        if (WantsJson)
        {
            var (field, error) = ModelState.Where(entry => entry.Value!.Errors.Count > 0).Select(entry => (entry.Key, entry.Value!.Errors[0].ErrorMessage)).First();
            return new ObjectResult(new { detail = error, field }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
        }

        Form.Files.RemoveAll(file => file.MediaId is null);
        foreach (var key in ModelState.Keys.Where(key => key.StartsWith($"{nameof(Form)}.{nameof(Form.Files)}[", StringComparison.Ordinal) && ModelState[key]!.Errors.Count == 0).ToList()) ModelState.Remove(key);
        await LoadMediaAsync(cancel);
        return Page();
    }
}
