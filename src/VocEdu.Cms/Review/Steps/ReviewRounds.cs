using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Calendar;
using VocEdu.Domain.Content;
using VocEdu.Domain.Review;

namespace VocEdu.Cms.Review.Steps;

/// <summary>An item's open step, as one person stands to it.</summary>
/// <param name="Decisions">What was decided on this text in this round; undone ones are left out.</param>
/// <param name="Represented">Whose deputy the person is in this step.</param>
public sealed record ReviewLook(ReviewRound Round, ReviewTurn Turn, IReadOnlyList<ReviewDecision> Decisions, IReadOnlySet<Guid> Represented, Actor Actor)
{
    /// <summary>Why the person may not decide the step, or null.</summary>
    public Refusal? WhyNot => Actor.Id is not { } id ? ReviewRefusals.NotYourStep(Round.Step)
        : Turn.WhyNot(id, Represented) ?? (Round.ClaimedBy is { } claimer && claimer != id ? Claimed(Round) : null);

    /// <summary>The step is the person's, whoever has taken it on.</summary>
    public bool IsHolder => Actor.Id is { } id && Turn.WhyNot(id, Represented) is null;

    private static Refusal Claimed(ReviewRound round) => new("review.claimed",
        $"{round.ClaimedByName} đã nhận xử lý bài này. Nếu bạn muốn quyết định, hãy bấm “Nhận thay” trước.");
}

/// <summary>Keeps an item's review in step with its text: opens it, starts it again when the text changes, closes it.</summary>
public sealed class ReviewRounds(CmsDb db, StepHolders holders, WorkingDays calendar)
{
    /// <summary>The open round of an item that is in review, in step with the newest text. The caller holds the item's lock.</summary>
    /// <returns>The tracked round, saved by the caller; and whether decisions on an older text were undone.</returns>
    public async Task<(ReviewRound Round, bool Restarted)> OpenAsync(ContentItem item, ContentVersion version, DateTimeOffset now, CancellationToken cancel)
    {
        var open = await db.ReviewRounds.SingleOrDefaultAsync(r => r.ItemId == item.Id && r.ClosedAt == null, cancel);
        if (open?.Hash == version.Hash) return (open, false);
        var round = await InStepAsync(open, item, version, now, cancel);
        if (open is null) db.ReviewRounds.Add(round);
        var undone = await UndoAsync(round, fromStep: 0, cancel);
        return (round, undone);
    }

    /// <summary>Ends the round of an item that has left review. The caller holds the item's lock.</summary>
    public async Task CloseAsync(ContentItem item, RoundOutcome outcome, DateTimeOffset now, CancellationToken cancel)
    {
        if (await db.ReviewRounds.SingleOrDefaultAsync(r => r.ItemId == item.Id && r.ClosedAt == null, cancel) is not { } round) return;
        (round.ClosedAt, round.Outcome) = (now, outcome);
    }

    /// <summary>The open step as a person sees it now; nothing is written. Null when the item is not in review.</summary>
    public async Task<ReviewLook?> LookAsync(ContentItem item, Actor actor, DateTimeOffset now, CancellationToken cancel)
    {
        if (item.State is not ContentState.InReview) return null;
        var version = await db.Versions.AsNoTracking().SingleAsync(v => v.ItemId == item.Id && v.Number == item.Version, cancel);
        var open = await db.ReviewRounds.AsNoTracking().SingleOrDefaultAsync(r => r.ItemId == item.Id && r.ClosedAt == null, cancel);
        return await LookAsync(open?.Hash == version.Hash ? open : await InStepAsync(open, item, version, now, cancel), item, actor, now, cancel);
    }

    internal async Task<ReviewLook> LookAsync(ReviewRound round, ContentItem item, Actor actor, DateTimeOffset now, CancellationToken cancel)
    {
        var decisions = await db.ReviewDecisions.Where(d => d.RoundId == round.Id && !d.Undone && d.Hash == round.Hash).OrderBy(d => d.Id).ToListAsync(cancel);
        var authors = await holders.AuthorsAsync(item, cancel);
        var named = await holders.OfAsync(round.Step, authors, cancel);
        if (actor.Id is { } id && actor.Has(round.Step.Role)) named.Add(id);
        var turn = new ReviewTurn(round.Step, named, authors,
            decisions.Where(d => d.Step == round.At).Select(d => d.OnBehalfOf ?? d.DecidedBy).OfType<Guid>().ToHashSet(),
            decisions.Where(d => d.Step != round.At).Select(d => d.DecidedBy).OfType<Guid>().ToHashSet(),
            await db.ReviewProcesses.Where(p => p.Id == round.ProcessId).Select(p => p.OnePersonMay).SingleAsync(cancel));
        return new(round, turn, decisions, await holders.RepresentedAsync(actor.Id, round.Step, now, cancel), actor);
    }

    /// <summary>The decisions of these steps no longer stand.</summary>
    /// <returns>Whether there were any.</returns>
    internal async Task<bool> UndoAsync(ReviewRound round, int fromStep, CancellationToken cancel)
    {
        var gone = await db.ReviewDecisions.Where(d => d.RoundId == round.Id && !d.Undone && d.Step >= fromStep).ToListAsync(cancel);
        gone.ForEach(decision => decision.Undone = true);
        return gone.Count > 0;
    }

    internal DateTimeOffset Due(ReviewRound round, int step, DateTimeOffset now) => calendar.Due(now, round.Steps[step].DueDays);

    /// <summary>The process for an item: of its genre, of its kind, or the one for everything.</summary>
    public async Task<ReviewProcess> ProcessAsync(ContentItem item, CancellationToken cancel)
    {
        var scopes = ReviewScope.Of(item);
        var newest = await db.ReviewProcesses.AsNoTracking().Where(p => scopes.Contains(p.Scope))
            .Where(p => !db.ReviewProcesses.Any(later => later.Scope == p.Scope && later.Number > p.Number)).ToListAsync(cancel);
        return newest.Where(p => p.Steps.Count > 0).MinBy(p => Array.IndexOf(scopes, p.Scope))
            ?? throw new InvalidOperationException("There is no review process for everything.");
    }

    /// <summary>A round at its first step for this text: a new one, or the given one started again.</summary>
    private async Task<ReviewRound> InStepAsync(ReviewRound? open, ContentItem item, ContentVersion version, DateTimeOffset now, CancellationToken cancel)
    {
        if (open is null)
        {
            var process = await ProcessAsync(item, cancel);
            var chosen = await db.ReviewChoices.Where(c => c.ItemId == item.Id).Select(c => c.Steps).SingleOrDefaultAsync(cancel) ?? [];
            open = new ReviewRound
            {
                Id = Guid.CreateVersion7(now), ItemId = item.Id, ProcessId = process.Id, Version = version.Number, Hash = version.Hash,
                Steps = ReviewProcessRules.For(process.Steps, chosen), OpenedAt = now, StepSince = now, DueAt = now,
            };
        }

        (open.Version, open.Hash) = (version.Number, version.Hash);
        open.Open(0, now, Due(open, 0, now));
        return open;
    }
}
