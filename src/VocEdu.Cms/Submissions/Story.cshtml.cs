using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Review;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing.Checks;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Submissions;

/// <summary>What became of one story: every step in plain words, the officer's remarks, what happens next, and where it can be seen.</summary>
[NeedsRole(Role.Contributor | Role.UnitHead)]
public sealed class StoryModel(CmsDb db, StoryProgress progress, StoryRemarks remarks, OfferedMoves offered, MoveContent move, CheckContent checks, TimeProvider clock) : PageModel
{
    public StoryView Story { get; private set; } = null!;
    public bool MayEdit { get; private set; }

    /// <summary>What the genre still asks for, while that matters.</summary>
    public RequiredField Missing { get; private set; }
    public Move? Recall { get; private set; }
    public string Next => progress.Next(Story.Item, clock.GetUtcNow());

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel) => await LoadAsync(id, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostRemarkAsync(Guid id, string? words, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        if (await remarks.SayAsync(id, words, User.Actor(), cancel) is { } refusal) TempData.SayFailed(refusal.Message);
        else TempData.SayDone("Đã gửi ý kiến.");
        return Redirect($"/quan-tri/bai-cua-toi/{id}");
    }

    public async Task<IActionResult> OnPostRecallAsync(Guid id, int version, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        if (await move.RunAsync(id, new(ContentState.Draft, version), User.Actor(), cancel) is { } refusal) TempData.SayFailed(refusal.Message);
        else TempData.SayDone("Đã thu hồi bài. Bài vẫn còn nguyên; bạn có thể sửa rồi gửi lại.");
        return Redirect($"/quan-tri/bai-cua-toi/{id}");
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancel)
    {
        var actor = User.Actor();
        if (await StoryView.FindAsync(db, id, actor, cancel) is not { } story) return false;
        Story = story;
        if (story.Item.State < ContentState.Approved) Missing = await checks.MissingAsync(story.Item, story.Version, cancel);
        MayEdit = story.Item.State is ContentState.Draft or ContentState.ChangesRequested;
        Recall = (await offered.RunAsync(story.Item, actor, cancel)).FirstOrDefault(step => step.Action is ContentAction.Recall && step.To is ContentState.Draft);
        return true;
    }
}
