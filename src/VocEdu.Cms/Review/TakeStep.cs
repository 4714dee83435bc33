using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Review;

/// <summary>Carries out whichever step a person chose, through the one use case that may.</summary>
public sealed class TakeStep(MoveContent move, PublishContent publish, WithdrawContent withdraw)
{
    /// <param name="because">Why it is withdrawn; looked at only then.</param>
    /// <returns>Why it was refused, or null once the step is saved.</returns>
    public Task<Refusal?> RunAsync(Guid itemId, Decision decision, Takedown because, Actor actor, CancellationToken cancel) => decision.To switch
    {
        ContentState.Published => publish.RunAsync(itemId, actor, decision.Reason, cancel),
        ContentState.Withdrawn => withdraw.RunAsync(itemId, because, decision.Reason, actor, cancel),
        _ => move.RunAsync(itemId, decision, actor, cancel),
    };
}
