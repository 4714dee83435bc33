using VocEdu.Connectors;
using VocEdu.Domain.Channels;
using VocEdu.Publishing.Delivery;

namespace VocEdu.Publishing.Outbox;

public sealed partial class OutboxPost
{
    /// <summary>What became of sending it.</summary>
    public void RecordSending(PostOutcome outcome, ChannelKind kind, DateTimeOffset now)
    {
        switch (outcome)
        {
            case PostOutcome.Posted posted:
                Arrived(posted.RemoteId, posted.Permalink, now, posted.Remark);
                break;
            case PostOutcome.Unknown unknown:
                Doubt();
                Rest(PostState.Unknown, now + LookUpPlan.Of(kind)[0], unknown.Why);
                break;
            case PostOutcome.Refused refused:
                if (RemovalAskedAt is null) Rest(PostState.Refused, null, refused.Why);
                else Drop(now);
                break;
            case PostOutcome.TryLater or PostOutcome.ChannelLimited or PostOutcome.ChannelBlocked when RemovalAskedAt is not null:
                Drop(now);
                break;
            case PostOutcome.ChannelLimited limited:
                Attempts--;
                Rest(PostState.Blocked, limited.Until, limited.Why);
                break;
            case PostOutcome.ChannelBlocked blocked:
                Attempts--;
                Rest(PostState.Blocked, now, blocked.Why);      // goes on as soon as the channel is open again
                break;
            case PostOutcome.TryLater later:
                TryAgain(later, now);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Not an answer to sending.");
        }
    }

    private void TryAgain(PostOutcome.TryLater later, DateTimeOffset now)
    {
        if (!later.CountsAsAttempt) Attempts--;
        var givenUp = Attempts >= BackOff.Attempts || now - FirstAttemptAt >= BackOff.Patience && !later.CountsAsAttempt;
        if (givenUp) Rest(PostState.NeedsCheck, null, later.Why);
        else Rest(PostState.RetryAt, now + (later.After ?? BackOff.After(Attempts)), later.Why);
    }

    /// <summary>What a look on the channel showed.</summary>
    public void RecordLookUp(LookUp seen, ChannelKind kind, DateTimeOffset now)
    {
        var plan = LookUpPlan.Of(kind);
        switch (seen)
        {
            case LookUp.Found found:
                Arrived(found.RemoteId, found.Permalink, now);
                break;
            case LookUp.CanResume when RemovalAskedAt is not null:
                Drop(now);
                break;
            case LookUp.CanResume when Attempts >= BackOff.Attempts:
                Rest(PostState.NeedsCheck, null, Answer());
                break;
            case LookUp.CanResume:
                InDoubtSince = null;
                Rest(PostState.Due, now, null);
                break;
            case LookUp.CannotTell silent when now - FirstAttemptAt >= BackOff.Patience:
                Rest(PostState.NeedsCheck, null, silent.Why);
                break;
            case LookUp.CannotTell silent:
                Rest(PostState.Unknown, now + LookUpPlan.WhenSilent, silent.Why);
                break;
            case LookUp.NotFound when LookUps++ < plan.Count - 1:
                Rest(PostState.Unknown, now + plan[LookUps], Answer());
                break;
            case LookUp.NotFound when RemovalAskedAt is not null:
                Drop(now);
                break;
            case LookUp.NotFound when Doubts > 1:
                Rest(PostState.NeedsCheck, null, Answer());     // twice in doubt is no accident: a person looks
                break;
            case LookUp.NotFound when InDoubtSince is not null && DueAt > now:
                (InDoubtSince, FirstAttemptAt, LookUps) = (null, null, 0);
                Rest(PostState.Planned, DueAt, null);
                break;
            case LookUp.NotFound:
                (Progress, InDoubtSince) = (null, null);
                (Content, NextContent) = (NextContent ?? Content, null);
                Rest(PostState.Due, now, null);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(seen), seen, "Not an answer to a look-up.");
        }
    }

    /// <summary>What became of taking it down. It stays posted until the channel says it is gone.</summary>
    public void RecordRemoval(PostOutcome outcome, DateTimeOffset now)
    {
        if (outcome is PostOutcome.Removed) Rest(PostState.Removed, null, null);
        else Stay(PostState.Posted, outcome, now);              // taking down twice harms nobody
    }

    /// <summary>Gives the claim back before anything left the house.</summary>
    public void HandBack(ChannelAnswer? why, DateTimeOffset wakeAt)
    {
        if (State != PostState.Sending)
        {
            Rest(State, wakeAt, Answer());
            return;
        }
        if (--Attempts == 0 && Progress is null) FirstAttemptAt = null;
        if (RemovalAskedAt is not null) Drop(wakeAt);
        else Rest(why is null ? PostState.Due : PostState.RetryAt, wakeAt, why);
    }

    /// <summary>What became of changing it on the channel.</summary>
    /// <param name="edited">What it was to say.</param>
    public void RecordEdit(PostOutcome outcome, ChannelPost edited, DateTimeOffset now)
    {
        switch (outcome)
        {
            case PostOutcome.Posted posted:
                (Content, Permalink) = (edited, posted.Permalink.AbsoluteUri);
                var changedMeanwhile = !PostContent.AreSame(NextContent, edited);
                if (changedMeanwhile) Attempts = 0;
                if (!changedMeanwhile) NextContent = null;
                Rest(PostState.Posted, changedMeanwhile ? now : null, posted.Remark?.Why);
                if (!changedMeanwhile && posted.Remark is { Again: true } remark)
                {
                    NextContent = edited;
                    TryAgain(PostState.Posted, remark.Why, null, now);
                }
                break;
            case PostOutcome.TryLater { CountsAsAttempt: true } or PostOutcome.Unknown:     // the same words twice harm nobody
                NextContent ??= edited;
                Stay(PostState.Posted, outcome, now);
                break;
            default:
                Stay(PostState.Posted, outcome, now);
                break;
        }
        if (RemovalAskedAt is not null) WakeAt = now;           // taken down while it was being edited
    }

    /// <summary>What became of taking away what an unfinished delivery had left.</summary>
    public void RecordDiscard(PostOutcome outcome, DateTimeOffset now)
    {
        switch (outcome)
        {
            case PostOutcome.Removed when NextContent is { } wanted && RemovalAskedAt is null:
                (Progress, FirstAttemptAt, Doubts, LookUps, NextContent) = (null, null, 0, 0, null);
                Plan(wanted, DueAt, DueAt, [], now);
                break;
            case PostOutcome.Removed:
                Progress = null;
                Rest(PostState.Cancelled, null, null);
                break;
            default:
                Stay(PostState.Cancelled, outcome, now);
                break;
        }
    }

    /// <summary>The channel did not do what it was asked about a post it has: the post stays as it is, and is asked about again unless the channel refused.</summary>
    private void Stay(PostState state, PostOutcome outcome, DateTimeOffset now)
    {
        switch (outcome)
        {
            case PostOutcome.ChannelLimited limited:
                Rest(state, limited.Until, limited.Why);
                break;
            case PostOutcome.ChannelBlocked blocked:
                Rest(state, now, blocked.Why);
                break;
            case PostOutcome.TryLater { CountsAsAttempt: false } later:
                Rest(state, now + (later.After ?? BackOff.After(1)), later.Why);
                break;
            case PostOutcome.TryLater later:
                TryAgain(state, later.Why, later.After, now);
                break;
            case PostOutcome.Unknown unknown:
                TryAgain(state, unknown.Why, null, now);
                break;
            case PostOutcome.Refused refused:
                Rest(state, null, refused.Why);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Not an answer about a post the channel has.");
        }
    }

    private void TryAgain(PostState state, ChannelAnswer why, TimeSpan? after, DateTimeOffset now)
    {
        Attempts++;
        Rest(state, Attempts < BackOff.Attempts ? now + (after ?? BackOff.After(Attempts)) : null, why);
    }

    // Nothing of it is public; what lies hidden on the channel is taken away.
    private void Drop(DateTimeOffset now)
    {
        Attempts = 0;
        Rest(PostState.Cancelled, Progress is null ? null : now, null);
    }

    private void Arrived(string remoteId, Uri permalink, DateTimeOffset now, PostRemark? remark = null)
    {
        (RemoteId, Permalink) = (remoteId, permalink.AbsoluteUri);
        PostedAt ??= now;
        InDoubtSince = null;
        if (RemovalAskedAt is null && remark is { Again: true }) NextContent ??= Content;
        var more = RemovalAskedAt is not null || NextContent is not null;
        Attempts = more ? 0 : Attempts;
        Rest(PostState.Posted, more ? now + (remark is null ? TimeSpan.Zero : BackOff.After(4)) : null, remark?.Why);
    }

    private ChannelAnswer? Answer() => AnswerMessage is null ? null : new(AnswerCode ?? "", AnswerMessage);
}
