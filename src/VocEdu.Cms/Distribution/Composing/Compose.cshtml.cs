using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Distribution.Manual;
using VocEdu.Cms.Distribution.Queue;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Channels;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Distribution.Composing;

/// <summary>The composer: what an item says on each channel, beside what its readers will see there. Saving writes a version like any other, so approval follows.</summary>
[NeedsRole(Role.Contributor | Role.UnitHead | Role.Editor | Role.Approver | Role.ChannelManager)]
public sealed class ComposeModel(CmsDb db, ComposeView view, ReadComposed read, ChannelQueue queue, SaveContent save, ManualTasks tasks) : PageModel
{
    [BindProperty] public int FromVersion { get; set; }
    [BindProperty] public ComposeForm Facebook { get; set; } = new();
    [BindProperty] public ComposeForm YouTube { get; set; } = new();
    [BindProperty] public ComposeForm Zalo { get; set; } = new();

    /// <summary>The channel that takes the story's own words again.</summary>
    [BindProperty] public ChannelKind? Take { get; set; }

    /// <summary>The channel whose own words stay although the story changed.</summary>
    [BindProperty] public ChannelKind? Keep { get; set; }

    public ContentItem Item { get; private set; } = null!;
    public ContentVersion Version { get; private set; } = null!;
    public IReadOnlyList<ChannelView> Views { get; private set; } = [];
    public bool MayEdit { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel)) return NotFound();
        FromVersion = Version.Number;
        Views = await view.ForAsync(Item, Version, null, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel)) return NotFound();
        if (Take is { } taken) (Of(taken).Title, Of(taken).Text) = (null, null);
        if (User.Actor().WhyNotEdit(Item) is { } closed) return await ShowAsync([closed], cancel);

        await using var transaction = await db.Database.JoinTransactionAsync(cancel);
        await queue.HoldAsync(cancel);
        Views = await view.ForAsync(Item, Version, Of, cancel);
        var (texts, mistakes) = await read.RunAsync(Version.ChannelTexts, Views, Keep, User.Actor(), cancel);
        if (!ModelState.IsValid || mistakes.Count > 0) return await ShowAsync(mistakes, cancel);

        var began = FromVersion == Version.Number ? Version : await db.Versions.AsNoTracking().SingleOrDefaultAsync(v => v.ItemId == id && v.Number == FromVersion, cancel);
        if (began is null || !Same(began.ChannelTexts, Version.ChannelTexts)) return await ConflictAsync(cancel);

        // Only the story changed meanwhile: both belong together, and the channels follow the newer one.
        var before = Item.State;
        var draft = ContentDraft.Of(Version) with { ChannelTexts = texts, Note = "Soạn cho các kênh" };
        switch (await save.RunAsync(id, Version.Number, draft, User.Actor(), cancel))
        {
            case SaveOutcome.Refused refused:
                return await ShowAsync([refused.Why], cancel);
            case SaveOutcome.Conflict:
                return await FindAsync(id, cancel) ? await ConflictAsync(cancel) : NotFound();
            case SaveOutcome.Saved saved:
                await transaction.CommitAsync(cancel);
                TempData.SayDone(before is ContentState.Approved or ContentState.Scheduled && saved.Item.State == ContentState.InReview
                    ? $"Đã lưu phiên bản {saved.Version.Number}. Lời cho kênh là một phần của bản được duyệt nên bài trở về chờ duyệt."
                    : $"Đã lưu phiên bản {saved.Version.Number}.");
                return Redirect(Request.Path);
            default:
                throw new InvalidOperationException("A save ended in a way this page does not know.");
        }
    }

    /// <summary>Gives out the work on channels by hand; the text is not touched.</summary>
    public async Task<IActionResult> OnPostManualAsync(Guid id, [FromForm] List<Guid> manual, CancellationToken cancel)
    {
        if (!User.Actor().Has(ManualTasks.Workers)) return Forbid();
        if (!await FindAsync(id, cancel)) return NotFound();
        await tasks.AssignAsync(Item, manual, User.Actor(), cancel);
        TempData.SayDone(manual.Count == 0 ? "Bạn chưa chọn kênh nào." : "Đã giao việc đăng thủ công.");
        return Redirect($"{Request.Path}#thu-cong");
    }

    public ComposeForm Of(ChannelKind kind) => kind switch
    {
        ChannelKind.Facebook => Facebook,
        ChannelKind.YouTube => YouTube,
        _ => Zalo,
    };

    private async Task<bool> FindAsync(Guid id, CancellationToken cancel)
    {
        if (await db.Items.AsNoTracking().VisibleTo(User.Actor()).SingleOrDefaultAsync(i => i.Id == id, cancel) is not { } item) return false;
        Item = item;
        Version = await db.Versions.AsNoTracking().SingleAsync(v => v.ItemId == id && v.Number == item.Version, cancel);
        MayEdit = User.Actor().WhyNotEdit(item) is null;
        return true;
    }

    /// <summary>Nothing was written; what was typed stays, and beside it stands what somebody else saved.</summary>
    private async Task<IActionResult> ConflictAsync(CancellationToken cancel)
    {
        FromVersion = Version.Number;
        ModelState.Remove(nameof(FromVersion));
        var page = await ShowAsync([new("compose.conflict", $"{Version.SavedByName} vừa soạn lại lời cho các kênh. Lời của bạn vẫn còn ở đây; hãy xem lời của họ rồi bấm “Lưu” để dùng lời của bạn.")], cancel);
        Views = [.. Views.Select(v => v with { Theirs = Version.ChannelTexts.Of(v.Kind) })];
        Response.StatusCode = StatusCodes.Status409Conflict;
        return page;
    }

    private async Task<IActionResult> ShowAsync(IEnumerable<Refusal> mistakes, CancellationToken cancel)
    {
        foreach (var mistake in mistakes) ModelState.AddModelError(mistake.Field ?? "", mistake.Message);
        Views = await view.ForAsync(Item, Version, Of, cancel);
        return Page();
    }

    private static bool Same(ChannelTexts a, ChannelTexts b) => Json<ChannelTexts>.Comparer.Equals(a, b);
}
