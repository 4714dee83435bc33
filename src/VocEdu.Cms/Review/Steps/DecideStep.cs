using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Review.Steps;

/// <summary>Writes down what a person decided in the open step, and opens the next one. The caller holds the item's lock, has asked the rules, and saves.</summary>
public sealed class DecideStep(CmsDb db, ReviewRounds rounds, StepHolders holders, StoryNotices notices)
{
    /// <returns>Whether only a step was decided and the item stays in review; and who decided, with the name of whoever was represented.</returns>
    public async Task<(bool StepOnly, Actor By)> RunAsync(ContentItem item, ReviewLook review, Decision decision, DateTimeOffset now, CancellationToken cancel)
    {
        var (round, actor) = (review.Round, review.Actor);
        if (decision is { To: ContentState.Editing, Reason: null })
        {
            await rounds.CloseAsync(item, RoundOutcome.Recalled, now, cancel);      // its editors take it back: nothing was decided
            return (false, actor);
        }

        var seats = SeatsOf(review);
        var names = await holders.NamesAsync([.. seats.Where(seat => seat != actor.Id)], cancel);
        var by = names.Count > 0 ? actor with { Name = $"{actor.Name}, thay mặt {string.Join(", ", names.Values)}" } : actor;
        foreach (var seat in seats.DefaultIfEmpty(actor.Id ?? Guid.Empty))
        {
            db.ReviewDecisions.Add(new ReviewDecision
            {
                RoundId = round.Id,
                ItemId = item.Id,
                Version = round.Version,
                Hash = round.Hash,
                Step = round.At,
                StepName = round.Step.Name,
                Verdict = decision.To switch { ContentState.Approved => Verdict.Agreed, ContentState.NotUsed => Verdict.Declined, _ => Verdict.SentBack },
                DecidedBy = actor.Id,
                DecidedByName = actor.Name,
                OnBehalfOf = names.ContainsKey(seat) ? seat : null,
                OnBehalfOfName = names.GetValueOrDefault(seat),
                At = now,
                Remark = decision.Reason,
            });
        }

        if (decision.To is not ContentState.Approved)
        {
            var outcome = decision.To is ContentState.NotUsed ? RoundOutcome.Declined : RoundOutcome.Returned;
            await rounds.CloseAsync(item, outcome, now, cancel);
            return (false, by);
        }

        var passed = review.Turn.IsPassedWith(seats);
        if (passed && round.IsLastStep)
        {
            await rounds.CloseAsync(item, RoundOutcome.Approved, now, cancel);
            return (false, by);
        }

        var version = await db.Versions.FindAsync([item.Id, item.Version], cancel);
        db.Events.Add(Step.Of(item, version!, item.State, by, now, passed ? "step-passed" : "step-agreed", decision.Reason, round.Step.Name));
        item.UpdatedAt = now;
        if (passed)
        {
            round.Open(round.At + 1, now, rounds.Due(round, round.At + 1, now));
            await notices.TurnAsync(item, round, by, decision.Reason, now, cancel);
        }

        return (true, by);
    }

    /// <summary>Where one yes is enough it is the person's own, if there is one; where all have to agree it counts for everybody represented.</summary>
    private static IReadOnlyList<Guid> SeatsOf(ReviewLook review)
    {
        var seats = review.Actor.Id is { } id ? review.Turn.SeatsOf(id, review.Represented) : [];
        return review.Round.Step.Everyone ? seats : [.. seats.Take(1)];
    }
}
