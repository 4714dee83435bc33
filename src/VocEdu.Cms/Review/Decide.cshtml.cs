using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Schools;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Site;
using VocEdu.Cms.Submissions;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Documents;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Review;

/// <summary>The item as its reader will see it, and the decisions a person may take on it.</summary>
[NeedsRole(Role.Contributor | Role.UnitHead | Role.Editor | Role.Approver | Role.ChannelManager | Role.Reporter)]
public sealed class DecideModel(CmsDb db, OfferedMoves offered, TakeStep take, DropProposal drop, PageRenderer renderer, TimeProvider clock) : PageModel
{
    private const int MostEvents = 300;

    [BindProperty] public StepForm Step { get; set; } = new();

    public ContentItem Item { get; private set; } = null!;
    public ContentVersion Version { get; private set; } = null!;
    public string Html { get; private set; } = "";
    public IReadOnlyList<Move> Moves { get; private set; } = [];
    public bool MayEdit { get; private set; }

    /// <summary>It is a school's wish to change its public page, which this person may refuse.</summary>
    public bool MayDrop => DropProposal.MayDrop(Item, User.Actor()) && User.Actor().Has(Role.Editor | Role.Approver);

    /// <summary>What was said about the item so far.</summary>
    public List<Remark> Remarks { get; private set; } = [];

    /// <summary>The way it went, as its sender reads it too.</summary>
    public IReadOnlyList<StoryStep> Steps { get; private set; } = [];
    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel) => await LoadAsync(id, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        if (!ModelState.IsValid) return Page();

        var decision = new Decision(Step.To, Step.Version, ReturnReasons.Join(Step.Presets, Step.Reason), Step.At?.AtVietnamClock());
        if (await take.RunAsync(id, decision, Step.Because, User.Actor(), cancel) is { } refusal)
        {
            ModelState.AddModelError("", refusal.Message);
            db.ChangeTracker.Clear();
            await LoadAsync(id, cancel);
            return Page();
        }

        TempData.SayDone(decision.To is ContentState.Scheduled && decision.ScheduledFor is { } at
            ? $"Bài sẽ tự đăng vào {VietnameseDates.Time(at)} {VietnameseDates.WithWeekday(at)}."
            : await db.Items.AnyAsync(i => i.Id == id && i.State == Step.To, cancel)
                ? $"Trạng thái mới: {StateNames.Of(Step.To)}.{(Step.To is ContentState.Approved && User.Actor().Has(Role.Editor | Role.Approver) ? " Bạn có thể xuất bản ngay hoặc hẹn giờ đăng." : "")}"
                : "Đã ghi nhận ý kiến đồng ý của bạn. Bài còn bước duyệt tiếp theo.");
        return await db.Items.VisibleTo(User.Actor()).AnyAsync(i => i.Id == id, cancel) ? Redirect($"/quan-tri/duyet/{id}") : Redirect("/quan-tri");
    }

    /// <summary>What a school wanted to change on its public page is not used.</summary>
    public async Task<IActionResult> OnPostDropAsync(Guid id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        if (await drop.RunAsync(id, Step.Version, Step.Reason, User.Actor(), cancel) is { } refusal)
        {
            ModelState.AddModelError("", refusal.Message);
            db.ChangeTracker.Clear();
            await LoadAsync(id, cancel);
            return Page();
        }

        TempData.SayDone("Đã bỏ đề nghị sửa. Hồ sơ trên trang giữ nguyên.");
        return Redirect($"/quan-tri/duyet/{id}");
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancel)
    {
        var actor = User.Actor();
        if (await db.Items.AsNoTracking().VisibleTo(actor).SingleOrDefaultAsync(i => i.Id == id, cancel) is not { } item) return false;
        Item = item;
        Version = await db.Versions.AsNoTracking().SingleAsync(v => v.ItemId == id && v.Number == item.Version, cancel);
        Html = await renderer.RenderAsync(RichText.Parse(Version.Body), cancel);
        Moves = await offered.RunAsync(item, actor, cancel);
        Remarks = await db.RemarksAsync(id, cancel);
        Steps = StoryStep.Of(await db.Events.AsNoTracking().Where(e => e.ItemId == id).OrderByDescending(e => e.Id).Take(MostEvents).ToListAsync(cancel));
        MayEdit = actor.WhyNotEdit(item) is null && actor.Has(Role.Contributor | Role.UnitHead | Role.Editor | Role.Approver);
        return true;
    }
}

/// <summary>One decision as its form sends it.</summary>
public sealed class StepForm
{
    public ContentState To { get; set; }

    /// <summary>The version the person has read.</summary>
    public int Version { get; set; }

    [StringLength(2_000, ErrorMessage = "Lý do không được quá 2.000 ký tự.")]
    public string? Reason { get; set; }

    /// <summary>Some of <see cref="ReturnReasons.All"/>.</summary>
    public List<string> Presets { get; set; } = [];

    /// <summary>By the clock in Viet Nam.</summary>
    public DateTime? At { get; set; }
    public Takedown Because { get; set; } = Takedown.Other;
}
