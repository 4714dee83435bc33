using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;
using VocEdu.Domain.Review;

namespace VocEdu.Cms.Review.Steps;

/// <summary>An item's steps as a person sees them, with what that person may do beside deciding.</summary>
/// <param name="Look">Null while the item is not in review.</param>
/// <param name="Steps">The steps it passes or will pass.</param>
/// <param name="Optional">Steps that can be switched on, and whether they are.</param>
/// <param name="Waiting">Names of those whose word the open step waits for.</param>
public sealed record ReviewStepsView(
    ContentItem Item, ReviewLook? Look, IReadOnlyList<ReviewStep> Steps, IReadOnlyList<(ReviewStep Step, bool On)> Optional, IReadOnlyList<string> Waiting,
    bool MayChoose, bool MaySendBack, DateTimeOffset Now)
{
    public bool MayClaim => Look is { IsHolder: true, Round.Step.Everyone: false } && Look.Round.ClaimedBy != Look.Actor.Id;

    public bool IsMine => Look?.Round.ClaimedBy is { } claimer && claimer == Look.Actor.Id;

    public bool IsOverdue => Look?.Round.DueAt < Now;
}

public sealed class ReviewStepsViewComponent(CmsDb db, ReviewRounds rounds, StepHolders holders, OfferedMoves offered, TimeProvider clock) : ViewComponent
{
    private static readonly ContentState[] Before = [ContentState.Draft, ContentState.Received, ContentState.Editing, ContentState.ChangesRequested, ContentState.InReview];

    public async Task<IViewComponentResult> InvokeAsync(Guid itemId)
    {
        var cancel = HttpContext.RequestAborted;
        var actor = HttpContext.User.Actor();
        var item = await db.Items.AsNoTracking().SingleAsync(i => i.Id == itemId, cancel);
        if (!Before.Contains(item.State) || !actor.Has(StepHolders.Deciders)) return Content("");

        var now = clock.GetUtcNow();
        var look = await rounds.LookAsync(item, actor, now, cancel);
        var process = look is null
            ? await rounds.ProcessAsync(item, cancel)
            : await db.ReviewProcesses.AsNoTracking().SingleAsync(p => p.Id == look.Round.ProcessId, cancel);
        var chosen = await db.ReviewChoices.Where(c => c.ItemId == itemId).Select(c => c.Steps).SingleOrDefaultAsync(cancel) ?? [];
        var steps = look?.Round.Steps ?? ReviewProcessRules.For(process.Steps, chosen);
        var names = look is null ? [] : await holders.NamesAsync([.. look.Turn.Seats.Except(look.Turn.Agreed)], cancel);
        var moves = await offered.RunAsync(item, actor, cancel);
        return View("/Review/Steps/_Steps.cshtml", new ReviewStepsView(item, look, steps,
            [.. process.Steps.Where(s => s.Optional).Select(s => (s, steps.Any(on => on.Name == s.Name)))], [.. names.Values.Order()],
            actor.Has(Role.Editor | Role.Approver), moves.Any(m => m is { From: ContentState.InReview, Action: ContentAction.Return }), now));
    }
}
