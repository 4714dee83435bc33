using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Review.Steps;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Review.Releases;

/// <summary>A set: its items in order, what stands in the way of each, and what may be done now.</summary>
[NeedsRole(StepHolders.Deciders)]
public sealed class ReleasePageModel(CmsDb db, CheckRelease check, ManageReleases manage, DecideRelease decide, PublishRelease publish, TimeProvider clock) : PageModel
{
    private const int MostFound = 12, MostHistory = 50;

    [BindProperty] public ReleaseForm Fields { get; set; } = new();
    [BindProperty] public int Version { get; set; }

    /// <summary>What is looked for among the items that could join.</summary>
    [BindProperty(SupportsGet = true, Name = "tim")] public string? Text { get; set; }

    public ReleaseLook Look { get; private set; } = null!;
    public List<ContentItem> Found { get; private set; } = [];
    public List<AuditLine> History { get; private set; } = [];
    public DateTimeOffset Now => clock.GetUtcNow();
    public bool MayChange => Look.Set.State is ReleaseState.Open && User.Actor().Has(ManageReleases.Makers);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        Fields = ReleaseForm.Of(Look.Set);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        var refusal = ModelState.IsValid ? await manage.ChangeAsync(id, Version, Fields.Name, Fields.Note, Fields.Instant, User.Actor(), cancel) : null;
        if (ModelState.IsValid && refusal is null)
        {
            TempData.SayDone("Đã lưu đợt phát hành.");
            return Redirect(ReleaseSet.PathOf(id));
        }

        // What was typed stays in the form.
        db.ChangeTracker.Clear();
        if (!await LoadAsync(id, cancel)) return NotFound();
        if (refusal is not null) ModelState.AddModelError("", refusal.Message);
        return Page();
    }

    public Task<IActionResult> OnPostAddAsync(Guid id, Guid item, CancellationToken cancel) => DoneAsync(id, manage.AddAsync(id, [item], User.Actor(), cancel), "Đã thêm bài vào đợt phát hành.");

    public Task<IActionResult> OnPostRemoveAsync(Guid id, Guid item, CancellationToken cancel) => DoneAsync(id, manage.RemoveAsync(id, item, User.Actor(), cancel), "Đã bỏ bài khỏi đợt phát hành.");

    public Task<IActionResult> OnPostShiftAsync(Guid id, Guid item, int by, CancellationToken cancel) => DoneAsync(id, manage.ShiftAsync(id, item, by, User.Actor(), cancel), null, $"#bai-{item}");

    public Task<IActionResult> OnPostSendAsync(Guid id, CancellationToken cancel) => DoneAsync(id, decide.SendAsync(id, User.Actor(), cancel), "Đã trình duyệt cả đợt.");

    public Task<IActionResult> OnPostPublishAsync(Guid id, CancellationToken cancel) => DoneAsync(id, publish.RunAsync(id, Version, User.Actor(), cancel), "Đã đăng cả đợt.");

    public Task<IActionResult> OnPostDissolveAsync(Guid id, CancellationToken cancel) => DoneAsync(id, manage.DissolveAsync(id, User.Actor(), cancel), "Đã bỏ đợt phát hành. Các bài vẫn giữ nguyên.");

    private async Task<IActionResult> DoneAsync(Guid id, Task<Refusal?> act, string? done, string place = "")
    {
        var refusal = await act;
        if (refusal == ReleaseRefusals.Unknown) return NotFound();
        if (refusal is not null) TempData.SayFailed(refusal.Message);
        else if (done is not null) TempData.SayDone(done);
        return Redirect(ReleaseSet.PathOf(id) + place);
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancel)
    {
        if (await check.RunAsync(id, User.Actor(), cancel) is not { } look) return false;
        Look = look;
        var target = id.ToString();
        History = await db.Audit.AsNoTracking().Where(l => l.TargetKind == ReleaseAudit.Kind && l.TargetId == target).OrderByDescending(l => l.Id).Take(MostHistory).ToListAsync(cancel);
        if (MayChange && VietnameseText.Normalize(Text).Trim() is { Length: > 0 } wanted) Found = await FindAsync(wanted, cancel);
        return true;
    }

    private async Task<List<ContentItem>> FindAsync(string wanted, CancellationToken cancel) =>
        await new ContentFilter { Text = wanted }.Apply(db.Items.AsNoTracking().VisibleTo(User.Actor()))
            .Where(i => ManageReleases.MayJoin.Contains(i.State) && !db.ReleaseItems.Any(r => r.ItemId == i.Id && r.ClosedAt == null))
            .OrderByDescending(i => i.UpdatedAt).Take(MostFound).ToListAsync(cancel);
}
