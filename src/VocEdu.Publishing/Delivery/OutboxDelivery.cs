using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using VocEdu.Connectors;
using VocEdu.Publishing.Channels;
using VocEdu.Publishing.Data;
using VocEdu.Publishing.Outbox;

namespace VocEdu.Publishing.Delivery;

/// <summary>Claims what is due, has the channel act, and records the answer: three transactions, none of them open while a channel is asked.</summary>
/// <remarks>Each channel has one post in flight, in the order of their due times; channels do not wait for one another.</remarks>
public sealed class OutboxDelivery(
    IServiceScopeFactory scopes, ClaimedStep step, RestoreGuard guard, TimeProvider clock, IOptions<PublishingOptions> options, ILogger<OutboxDelivery> log)
{
    /// <summary>Does everything that is due now, channel beside channel.</summary>
    /// <returns>How many steps were taken.</returns>
    public async Task<int> SendDueAsync(CancellationToken cancel)
    {
        var lanes = Enumerable.Range(0, options.Value.Parallel).Select(async _ =>
        {
            var taken = 0;
            while (!cancel.IsCancellationRequested && await ClaimAsync(cancel) is { } claim)
            {
                await RunAsync(claim, cancel);
                taken++;
            }
            return taken;
        });
        return (await Task.WhenAll(lanes)).Sum();
    }

    /// <summary>Claims the next due post of any open channel that has none in flight. The claim is committed before this returns.</summary>
    public async Task<PostClaim?> ClaimAsync(CancellationToken cancel)
    {
        while (true)
        {
            var (claim, quarantined) = await ClaimNextAsync(cancel);
            if (!quarantined) return claim;
        }
    }

    private async Task<(PostClaim? Claim, bool Quarantined)> ClaimNextAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PublishingDb>();
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);

        if (!await guard.MaySendAsync(db, cancel))
        {
            await transaction.CommitAsync(cancel);              // the pause is kept
            return (null, false);
        }

        // The channel's row is the lock that keeps one post in flight. Another node may have claimed between this
        // statement's snapshot and its lock, so the second statement looks again.
        var channels = await db.Channels.FromSql($"""
            select c.* from publishing.channel c
            where (c.state = 'Ready' or (c.state = 'Limited' and c.paused_until <= {now}))
              and exists (select from publishing.outbox_post p where p.channel_id = c.id and p.wake_at <= {now}
                and (p.first_attempt_at is not null or c.next_post_at is null or c.next_post_at <= {now}))
              and not exists (select from publishing.outbox_post b where b.channel_id = c.id and b.lease_until > {now})
            order by c.id limit 1 for update of c skip locked
            """).ToListAsync(cancel);
        if (channels is not [var channel]) return (null, false);

        var mayBegin = channel.NextPostAt is null || channel.NextPostAt <= now;
        var due = await db.Outbox.FromSql($"""
            select p.* from publishing.outbox_post p
            where p.channel_id = {channel.Id} and p.wake_at <= {now} and (p.first_attempt_at is not null or {mayBegin})
              and not exists (select from publishing.outbox_post b where b.channel_id = p.channel_id and b.lease_until > {now})
            order by p.due_at, p.number limit 1 for update skip locked
            """).ToListAsync(cancel);
        if (due is not [var post]) return (null, false);
        if (!post.HasReadableContent && post.NextStep is not (AttemptKind.Remove or AttemptKind.Discard))
        {
            post.Quarantine();
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            log.LogError("{Channel} post {PostId}: its stored content cannot be read; a person must look at it", channel.Kind, post.Id);
            return (null, true);
        }

        channel.Open(now);
        if (post.FirstAttemptAt is null && post.NextStep == AttemptKind.Send) channel.NextPostAt = channel.Gap is { } gap ? now + gap : null;
        var attempt = post.Take(options.Value.Worker, now, options.Value.Lease);
        db.Attempts.Add(attempt);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        FaultPoint.Reach("claimed");
        guard.Remember(await db.DeliveryStates.Select(s => s.Epoch).SingleAsync(cancel), attempt.Id);
        return (new(post.Id, post.Claim, attempt.Id, attempt.Kind, channel.Id, channel.Kind, channel.RemoteId,
            post.Content, post.Progress, post.RemoteId, post.FirstAttemptAt ?? now, post.LeaseUntil!.Value,
            post.NextContent, post.DueAt), false);
    }

    /// <summary>Takes the claimed step and records what came of it, unless the claim was lost meanwhile.</summary>
    public async Task RunAsync(PostClaim claim, CancellationToken stop)
    {
        try
        {
            var answer = await step.TakeAsync(claim, stop);
            await RecordAsync(claim, answer);
        }
        catch (ClaimLostException lost)
        {
            log.LogWarning("{Reason} Nothing was written.", lost.Message);
        }
    }

    // Not cancellable: an answer that is known is worth the moment it takes to save it.
    private async Task RecordAsync(PostClaim claim, StepAnswer answer)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PublishingDb>();
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(CancellationToken.None);

        var found = await db.Outbox.FromSql($"""
            select * from publishing.outbox_post where id = {claim.PostId} and claim = {claim.Number} and claimed_by is not null for update
            """).Include(p => p.Channel).ToListAsync(CancellationToken.None);
        if (found is not [var post]) throw new ClaimLostException(claim.PostId, claim.Number);

        answer.ApplyTo(post, claim, now);
        var attempt = await db.Attempts.SingleAsync(a => a.Id == claim.AttemptId, CancellationToken.None);
        (attempt.FinishedAt, attempt.Outcome) = (now, answer.Name);
        (attempt.Code, attempt.Message) = (answer.Why?.Code, answer.Why?.Message);

        await db.SaveChangesAsync(CancellationToken.None);
        await db.RingAsync(CancellationToken.None);
        FaultPoint.Reach("saving");
        await transaction.CommitAsync(CancellationToken.None);
        FaultPoint.Reach("saved");
        log.LogInformation("{Channel} post {PostId}: {Step} {Outcome}, now {State} {Code}",
            claim.Kind, claim.PostId, claim.Step, answer.Name, post.State, answer.Why?.Code);
    }

    /// <summary>The earliest moment at which anything will be due; null when nothing waits.</summary>
    public async Task<DateTimeOffset?> NextWakeAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PublishingDb>();
        var now = clock.GetUtcNow();
        var wakes = await db.Database.SqlQuery<DateTimeOffset?>($"""
            select min(greatest(p.at, case when c.state = 'Limited' then c.paused_until end, b.lease_until)) as "Value"
            from publishing.channel c
            cross join lateral (
              select greatest(wake_at, case when first_attempt_at is null then c.next_post_at end) as at
              from publishing.outbox_post where channel_id = c.id and wake_at is not null order by 1 limit 1) p
            left join lateral (
              select lease_until from publishing.outbox_post
              where channel_id = c.id and lease_until > {now} limit 1) b on true
            where c.state in ('Ready', 'Limited') and not exists (select from publishing.delivery_state where paused_at is not null)
            """).ToListAsync(cancel);
        return wakes.Single();
    }
}
