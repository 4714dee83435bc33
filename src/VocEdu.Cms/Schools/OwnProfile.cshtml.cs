using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Cms.Review;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Site;
using VocEdu.Cms.Writing;
using VocEdu.Cms.Writing.Structured;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Schools;

/// <summary>“Hồ sơ trường”: a school says what is true of it, on a phone too; the newsroom approves it. It sees and writes no other school's.</summary>
[NeedsRole(Role.Contributor | Role.UnitHead)]
[RequestSizeLimit(MaxBytes), RequestFormLimits(MultipartBodyLengthLimit = MaxBytes, ValueCountLimit = MostInputs)]
public sealed class OwnProfileModel(CmsDb db, ContentChoices choices, ProposeProfile propose, DropProposal drop, MoveContent move, OfferedMoves offered, AddMedia add, TimeProvider clock) : PageModel
{
    private const long MaxBytes = 200L * 1024 * 1024;
    private const int MostInputs = 8192, MostPictures = 20;      // a school with hundreds of programmes has thousands of inputs

    [BindProperty] public ProfileForm Form { get; set; } = new();

    /// <summary>The cards a person wants one more of; nothing is saved then.</summary>
    [BindProperty] public string? More { get; set; }

    /// <summary>Keep it, send it later.</summary>
    [BindProperty] public bool Keep { get; set; }

    /// <summary>Null while the school has no profile.</summary>
    public ContentItem? Item { get; private set; }
    public SchoolProfile? Shown { get; private set; }

    /// <summary>Where the public reads it now.</summary>
    public string? PublicPath { get; private set; }

    /// <summary>Why it came back.</summary>
    public string? Remark { get; private set; }
    public string UnitName { get; private set; } = "";
    public LookUps Lists { get; private set; } = new(new Dictionary<string, IReadOnlyList<Choice>>());
    public Dictionary<Guid, MediaFile> Media { get; private set; } = [];
    public bool MayRecall { get; private set; }
    public bool MayDrop => Item is not null && DropProposal.MayDrop(Item, User.Actor());
    public bool HasUnsavedText { get; private set; }
    public bool MayWrite => Item is null || User.Actor().WhyNotEdit(Item) is null;
    public DateOnly Today => Vietnam.Today(clock);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel)) return NotFound();
        var version = Item is null ? null : await VersionAsync(Item.Version, cancel);
        Form = version is null ? ProfileForm.New(UnitName) : ProfileForm.Of(version);
        if (version is not null) Shown = SchoolProfile.Of(version.Fields);
        await LoadMediaAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel)) return NotFound();
        HasUnsavedText = true;
        Form.Details = ShapeInputs.Of(Request.Form, More);
        // Files first: whatever else is wrong, what was uploaded stays.
        await TakeFilesAsync(cancel);
        if (More is not null) return Page();

        var actor = User.Actor();
        if (Item is not null && actor.WhyNotEdit(Item) is { } closed) return Refuse(null, closed.Message);
        foreach (var (field, message) in Form.Mistakes()) ModelState.AddModelError($"{nameof(Form)}.{field}", message);
        if (!Keep && !Form.Confirmed) ModelState.AddModelError("Form.Confirmed", "Hãy xác nhận thông tin đúng đến hôm nay rồi gửi.");
        var before = Item is null ? null : await VersionAsync(Form.FromVersion, cancel);
        if (Item is not null && before is null) return Refuse(null, "Hồ sơ vừa thay đổi. Hãy mở lại trang này ở một thẻ khác để xem bản mới nhất.");
        var (draft, mistakes) = ProfileDraft.Of(Form, (actor.UnitId!, UnitName), Item, before, Lists, Keep ? null : Today);
        foreach (var mistake in mistakes) ModelState.AddModelError($"{nameof(Form)}.{mistake.Field}", mistake.Message);
        if (!ModelState.IsValid) return Refuse(null, null);

        switch (await propose.RunAsync(Item?.Id, Form.FromVersion, draft, send: !Keep, actor, cancel))
        {
            case SaveOutcome.Refused refused:
                return Refuse(refused.Why.Field, refused.Why.Message);
            case SaveOutcome.Conflict conflict:
                return Refuse(null, $"{conflict.Theirs.SavedByName} vừa sửa hồ sơ này nên chưa lưu. Những gì bạn nhập vẫn còn ở đây; hãy mở trang này ở một thẻ khác để xem bản mới rồi nhập lại chỗ cần sửa.");
            case SaveOutcome.Saved saved:
                TempData.SayDone(Sentence(saved.Item.State));
                return Redirect(SchoolServices.OwnPath);
            default:
                throw new InvalidOperationException("A save ended in a way this page does not know.");
        }
    }

    /// <summary>Takes back what was sent, to change it.</summary>
    public async Task<IActionResult> OnPostRecallAsync(int version, CancellationToken cancel)
    {
        if (!await LoadAsync(cancel) || Item is null) return NotFound();
        if (await move.RunAsync(Item.Id, new(ContentState.Draft, version), User.Actor(), cancel) is { } refusal) TempData.SayFailed(refusal.Message);
        else TempData.SayDone("Đã thu hồi hồ sơ. Bạn sửa rồi gửi lại được.");
        return Redirect(SchoolServices.OwnPath);
    }

    /// <summary>Forgets what was to change; the page stays as the public reads it.</summary>
    public async Task<IActionResult> OnPostDropAsync(int version, CancellationToken cancel)
    {
        if (!await LoadAsync(cancel) || Item is null) return NotFound();
        if (await drop.RunAsync(Item.Id, version, null, User.Actor(), cancel) is { } refusal) TempData.SayFailed(refusal.Message);
        else TempData.SayDone("Đã bỏ đề nghị sửa. Hồ sơ trên trang giữ nguyên.");
        return Redirect(SchoolServices.OwnPath);
    }

    private static string Sentence(ContentState state) => state switch
    {
        ContentState.UnitReview => "Đã gửi hồ sơ. Lãnh đạo đơn vị xem trước khi hồ sơ đến Ban Biên tập.",
        ContentState.Submitted => "Đã gửi hồ sơ. Ban Biên tập sẽ xem và đăng; bản đang hiện trên trang vẫn giữ nguyên cho đến lúc đó.",
        _ => "Đã lưu hồ sơ nhưng chưa gửi.",
    };

    private PageResult Refuse(string? field, string? message)
    {
        if (message is not null) ModelState.AddModelError(field is null ? "" : $"{nameof(Form)}.{field}", message);
        return Page();
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        var actor = User.Actor();
        if (actor.UnitId is null || await db.Units.AsNoTracking().Include(u => u.Names).SingleOrDefaultAsync(u => u.Id == actor.UnitId, cancel) is not { } unit) return false;
        UnitName = unit.NameOn(Today).Name;
        Lists = await choices.LookUpsAsync(cancel);
        Item = await ProposeProfile.FindAsync(db, actor, cancel);
        if (Item is null) return true;
        PublicPath = await db.Publications.Where(p => p.ItemId == Item.Id).Select(p => p.Path).SingleOrDefaultAsync(cancel);
        MayRecall = (await offered.RunAsync(Item, actor, cancel)).Any(step => step.Action is ContentAction.Recall);
        if (Item.State is ContentState.ChangesRequested)
            Remark = await db.Events.AsNoTracking().Where(e => e.ItemId == Item.Id && e.ToState == ContentState.ChangesRequested && e.FromState != e.ToState)
                .OrderByDescending(e => e.Id).Select(e => e.Reason).FirstOrDefaultAsync(cancel);
        return true;
    }

    private async Task TakeFilesAsync(CancellationToken cancel)
    {
        if (Form.Pictures.Count > MostPictures) Form.Pictures.RemoveRange(MostPictures, Form.Pictures.Count - MostPictures);
        foreach (var (name, row) in Form.Rows)
        {
            if (row.File is not { Length: > 0 } file) continue;
            await using var stream = file.OpenReadStream();
            var (taken, refusal) = await add.RunAsync(stream, file.FileName, row.Alt ?? "", row.Credit ?? "", User.Actor(), cancel);
            if (taken is { Kind: MediaKind.Picture }) (row.MediaId, row.Remove) = (taken.Id, false);
            else ModelState.AddModelError($"{nameof(Form)}.{name}.File", $"{file.FileName}: {refusal?.Message ?? "Chỗ này chỉ nhận ảnh."}");
        }

        Form.Pictures.RemoveAll(row => row.MediaId is null);
        // The rows have moved up: what was sent for their inputs must not come back in other rows.
        foreach (var key in ModelState.Keys.Where(key => ModelState[key]!.Errors.Count == 0 && key.StartsWith($"{nameof(Form)}.", StringComparison.Ordinal)).ToList()) ModelState.Remove(key);
        await LoadMediaAsync(cancel);
    }

    private async Task LoadMediaAsync(CancellationToken cancel)
    {
        var ids = Form.Rows.Select(row => row.Row.MediaId).OfType<Guid>().ToList();
        Media = await db.Media.AsNoTracking().VisibleTo(User.Actor()).Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, cancel);
    }

    private Task<ContentVersion?> VersionAsync(int number, CancellationToken cancel) =>
        db.Versions.AsNoTracking().SingleOrDefaultAsync(v => v.ItemId == Item!.Id && v.Number == number, cancel);
}
