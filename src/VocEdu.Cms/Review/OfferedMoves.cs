using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Review.Steps;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Review;

/// <summary>The moves a person is offered for an item: its buttons.</summary>
public sealed class OfferedMoves(CmsDb db, ReviewRounds rounds, TimeProvider clock)
{
    public async Task<IReadOnlyList<Move>> RunAsync(ContentItem item, Actor actor, CancellationToken cancel) =>
        Offered(item, actor, await FactsAsync(item, actor, await rounds.LookAsync(item, actor, clock.GetUtcNow(), cancel), cancel));

    internal static IReadOnlyList<Move> Offered(ContentItem item, Actor actor, MoveFacts facts) => ContentLifecycle.Offered(item.State, actor.Roles, facts);

    /// <summary>The moves that will be offered once a new item is saved.</summary>
    public async Task<IReadOnlyList<Move>> ForNewAsync(Actor actor, CancellationToken cancel) => ContentLifecycle.Offered(SaveContent.FirstState(actor), actor.Roles, new()
    {
        IsAuthor = true,
        UnitHeadMustApprove = await db.Units.AnyAsync(u => u.Id == actor.UnitId && u.NeedsUnitHead, cancel),
    });

    /// <summary>What holds before the person has chosen anything.</summary>
    /// <param name="review">The open step, when the item is in review.</param>
    internal async Task<MoveFacts> FactsAsync(ContentItem item, Actor actor, ReviewLook? review, CancellationToken cancel) => new()
    {
        IsAuthor = await IsAuthorAsync(item, actor, cancel) && review?.Round.Step.AuthorMay != true,
        HoldsStep = review is null ? null : review.WhyNot is null,
        IsPublic = item.PublishedVersion is not null,
        UnitHeadMustApprove = await db.Units.Where(u => u.Id == item.UnitId).Select(u => u.NeedsUnitHead).SingleAsync(cancel),
    };

    /// <summary>Four eyes: whoever wrote any version since the last publication counts as its author.</summary>
    private Task<bool> IsAuthorAsync(ContentItem item, Actor actor, CancellationToken cancel) =>
        db.Versions.AnyAsync(v => v.ItemId == item.Id && v.Number > (item.PublishedVersion ?? 0) && v.SavedBy == actor.Id, cancel);
}
