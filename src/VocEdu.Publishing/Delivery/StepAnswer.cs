using VocEdu.Connectors;
using VocEdu.Domain.Channels;
using VocEdu.Publishing.Channels;
using VocEdu.Publishing.Outbox;

namespace VocEdu.Publishing.Delivery;

/// <summary>What came of one claimed step.</summary>
public abstract record StepAnswer
{
    private StepAnswer() { }

    public sealed record Sent(PostOutcome Outcome) : StepAnswer;

    public sealed record TakenDown(PostOutcome Outcome) : StepAnswer;

    public sealed record Edited(PostOutcome Outcome) : StepAnswer;

    /// <summary>What an unfinished delivery left was taken away.</summary>
    public sealed record Discarded(PostOutcome Outcome) : StepAnswer;

    public sealed record Looked(LookUp Seen) : StepAnswer;

    /// <summary>Nothing left the house: the page does not answer yet, or the program stops.</summary>
    public sealed record NotBegun(ChannelAnswer? Reason, TimeSpan After) : StepAnswer;

    public string Name => this switch
    {
        Sent { Outcome: PostOutcome.TryLater { CountsAsAttempt: false } } => "Processing",
        Sent sent => sent.Outcome.GetType().Name,
        TakenDown down => down.Outcome.GetType().Name,
        Edited { Outcome: PostOutcome.Posted } => nameof(Edited),
        Edited edited => edited.Outcome.GetType().Name,
        Discarded { Outcome: PostOutcome.Removed } => nameof(Discarded),
        Discarded discarded => discarded.Outcome.GetType().Name,
        Looked looked => looked.Seen.GetType().Name,
        _ => nameof(NotBegun),
    };

    public ChannelAnswer? Why => this switch
    {
        Sent sent => WhyOf(sent.Outcome),
        TakenDown down => WhyOf(down.Outcome),
        Edited edited => WhyOf(edited.Outcome),
        Discarded discarded => WhyOf(discarded.Outcome),
        Looked { Seen: LookUp.CannotTell silent } => silent.Why,
        NotBegun begun => begun.Reason,
        _ => null,
    };

    internal void ApplyTo(OutboxPost post, PostClaim claim, DateTimeOffset now)
    {
        switch (this)
        {
            case Sent sent: post.RecordSending(sent.Outcome, claim.Kind, now); break;
            case Edited edited: post.RecordEdit(edited.Outcome, claim.NextContent ?? claim.Content, now); break;
            case Discarded discarded: post.RecordDiscard(discarded.Outcome, now); break;
            case TakenDown down: post.RecordRemoval(down.Outcome, now); break;
            case Looked looked: post.RecordLookUp(looked.Seen, claim.Kind, now); break;
            case NotBegun begun: post.HandBack(begun.Reason, now + begun.After); break;
        }
        Tell(post.Channel!, post, now);
    }

    private void Tell(Channel channel, OutboxPost post, DateTimeOffset now)
    {
        var outcome = this switch { Sent sent => sent.Outcome, TakenDown down => down.Outcome, Edited edited => edited.Outcome, Discarded gone => gone.Outcome, _ => null };
        if (post.State == PostState.Posted && post.PostedAt == now) channel.LastPostedAt = now;
        if (channel.State == ChannelState.Paused) return;       // what a person stopped only a person starts
        switch (outcome)
        {
            case PostOutcome.ChannelBlocked blocked: channel.Block(blocked.Why, now); break;
            case PostOutcome.ChannelLimited limited: channel.Limit(limited.Why, limited.Until, now); break;
        }
    }

    private static ChannelAnswer? WhyOf(PostOutcome outcome) => outcome switch
    {
        PostOutcome.TryLater later => later.Why,
        PostOutcome.Refused refused => refused.Why,
        PostOutcome.ChannelBlocked blocked => blocked.Why,
        PostOutcome.ChannelLimited limited => limited.Why,
        PostOutcome.Unknown unknown => unknown.Why,
        PostOutcome.Posted { Remark: { } remark } => remark.Why,
        _ => null,
    };
}
