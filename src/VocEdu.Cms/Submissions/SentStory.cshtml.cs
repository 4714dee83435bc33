using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Review;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Site;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Documents;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Submissions;

/// <summary>One sent story as the officer meets it: text, large pictures, consents, originals, its way, and every decision one press away.</summary>
[NeedsRole(Role.Editor | Role.Approver)]
public sealed class SentStoryModel(
    CmsDb db, AccountsDb accounts, StoryProgress progress, StoryRemarks remarks, OfferedMoves offered, MoveContent move, PageRenderer renderer, TimeProvider clock) : PageModel
{
    public StoryView Story { get; private set; } = null!;
    public string Html { get; private set; } = "";
    public string UnitName { get; private set; } = "";
    public StoryCall? Call { get; private set; }
    public IReadOnlyList<Choice> Editors { get; private set; } = [];
    public IReadOnlyList<Move> Moves { get; private set; } = [];
    public string Next => progress.Next(Story.Item, clock.GetUtcNow());

    /// <summary>What was typed, where the body does not hold every letter of it: soft hyphens are letters in an old font.</summary>
    public string? Raw => Story.Submission is { Text: { Length: > 0 } text } && text.Contains('\u00AD', StringComparison.Ordinal) ? LegacyText.ConvertParagraphs(text) : null;

    public static async Task<IReadOnlyList<Choice>> EditorsAsync(AccountsDb accounts, CancellationToken cancel) => await accounts.Users.AsNoTracking()
        .Where(p => p.DisabledAt == null && (p.Roles & Role.Editor) != Role.None).OrderBy(p => p.FullName).Select(p => new Choice(p.Id.ToString(), p.FullName)).ToListAsync(cancel);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        var actor = User.Actor();
        if (await StoryView.FindAsync(db, id, actor, cancel) is not { } story) return NotFound();
        Story = story;
        Html = await renderer.RenderAsync(RichText.Parse(story.Version.Body), cancel);
        UnitName = (await db.Units.AsNoTracking().Include(u => u.Names).SingleAsync(u => u.Id == story.Item.UnitId, cancel)).NameOn(Vietnam.Today(clock)).Name;
        Call = story.Submission?.CallId is { } call ? await db.Set<StoryCall>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == call, cancel) : null;
        Editors = await EditorsAsync(accounts, cancel);
        Moves = await offered.RunAsync(story.Item, actor, cancel);
        return Page();
    }

    public Task<IActionResult> OnPostReceiveAsync(Guid id, int version, string? back, CancellationToken cancel) =>
        DoAsync(id, back, "Đã tiếp nhận bài. Bây giờ bạn có thể biên tập.", move.RunAsync(id, new(ContentState.Received, version), User.Actor(), cancel));

    /// <summary>Editing begins with opening the editor.</summary>
    public async Task<IActionResult> OnPostEditAsync(Guid id, int version, CancellationToken cancel)
    {
        var refusal = await move.RunAsync(id, new(ContentState.Editing, version), User.Actor(), cancel);
        if (refusal is { Code: "content.unknown" }) return NotFound();
        if (refusal is null) return Redirect($"/quan-tri/noi-dung/{id}");
        TempData.SayFailed(refusal.Message);
        return Redirect($"/quan-tri/bai-don-vi-gui/{id}");
    }

    public Task<IActionResult> OnPostReturnAsync(Guid id, int version, List<string> presets, string? reason, string? back, CancellationToken cancel) =>
        DoAsync(id, back, "Đã gửi yêu cầu bổ sung cho đơn vị.", move.RunAsync(id, new(ContentState.ChangesRequested, version, ReturnReasons.Join(presets, Clean(reason))), User.Actor(), cancel));

    public Task<IActionResult> OnPostDeclineAsync(Guid id, int version, string? reason, string? back, CancellationToken cancel) =>
        DoAsync(id, back, "Đã trả lời đơn vị rằng bài không được sử dụng.", move.RunAsync(id, new(ContentState.NotUsed, version, Clean(reason)), User.Actor(), cancel));

    public Task<IActionResult> OnPostRemarkAsync(Guid id, string? words, string? back, CancellationToken cancel) =>
        DoAsync(id, back, "Đã gửi ý kiến.", remarks.SayAsync(id, words, User.Actor(), cancel));

    public async Task<IActionResult> OnPostAssignAsync(Guid id, Guid editor, string? back, CancellationToken cancel) =>
        (await EditorsAsync(accounts, cancel)).FirstOrDefault(person => person.Code == editor.ToString()) is { } person
            ? await DoAsync(id, back, $"Đã phân công cho {person.Name}.", remarks.AssignAsync(id, editor, person.Name, User.Actor(), cancel))
            : NotFound();

    /// <param name="back">The list to return to, by its query; null: the story's own page.</param>
    private async Task<IActionResult> DoAsync(Guid id, string? back, string done, Task<Refusal?> work)
    {
        var refusal = await work;
        if (refusal is { Code: "content.unknown" }) return NotFound();
        if (refusal is null) TempData.SayDone(done);
        else TempData.SayFailed(refusal.Message);
        return Redirect(back is null ? $"/quan-tri/bai-don-vi-gui/{id}" : InboxModel.At(back));
    }

    private static string? Clean(string? reason) => string.IsNullOrWhiteSpace(reason) ? null : VietnameseText.Normalize(reason).Trim();
}
