using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Connectors;
using VocEdu.Domain.Channels;
using VocEdu.Publishing.Data;
using VocEdu.Publishing.Outbox;

namespace VocEdu.Publishing.Delivery;

/// <summary>The claim was lost to another worker: stop and write nothing.</summary>
public sealed class ClaimLostException(Guid postId, long number) : Exception($"Claim {number} on post {postId} is no longer ours.");

/// <summary>One post claimed for one step. Every write names the claim's number, so that a lost claim writes nothing.</summary>
public sealed record PostClaim(
    Guid PostId, long Number, long AttemptId, AttemptKind Step, Guid ChannelId, ChannelKind Kind, string ChannelRemoteId,
    ChannelPost Content, string? Progress, string? RemoteId, DateTimeOffset FirstAttemptAt, DateTimeOffset LeaseUntil,
    ChannelPost? NextContent, DateTimeOffset DueAt)
{
    /// <exception cref="ClaimLostException">Another worker has it now.</exception>
    internal async Task SaveProgressAsync(IServiceScopeFactory scopes, string progress, DateTimeOffset leaseUntil, CancellationToken cancel)
    {
        FaultPoint.Reach("progress");
        await using var scope = scopes.CreateAsyncScope();
        var saved = await Ours(scope).ExecuteUpdateAsync(post => post
            .SetProperty(p => p.Progress, progress).SetProperty(p => p.LeaseUntil, leaseUntil).SetProperty(p => p.WakeAt, leaseUntil), cancel);
        if (saved == 0) throw new ClaimLostException(PostId, Number);
        FaultPoint.Reach("progress-saved");
    }

    /// <returns>False when another worker has it now.</returns>
    internal async Task<bool> RenewAsync(IServiceScopeFactory scopes, DateTimeOffset leaseUntil, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await Ours(scope).ExecuteUpdateAsync(post => post
            .SetProperty(p => p.LeaseUntil, leaseUntil).SetProperty(p => p.WakeAt, leaseUntil), cancel) == 1;
    }

    private IQueryable<OutboxPost> Ours(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<PublishingDb>().Outbox
        .Where(p => p.Id == PostId && p.Claim == Number && p.ClaimedBy != null);
}
