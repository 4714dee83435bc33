using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using VocEdu.Connectors;
using VocEdu.Publishing.Channels;
using VocEdu.Publishing.Outbox;

namespace VocEdu.Publishing.Delivery;

/// <summary>Has the connector send, look up, change or take down one claimed post, under a lease that is renewed while it works.</summary>
public sealed class ClaimedStep(
    IServiceScopeFactory scopes, SecretStores secrets, PublicPage page, TimeProvider clock, IOptions<PublishingOptions> options,
    ILogger<ClaimedStep> log)
{
    private static readonly ChannelAnswer Interrupted = new("interrupted",
        "Chương trình dừng khi đang gửi. Hệ thống sẽ tìm bài trên kênh trước khi gửi lại.");

    private static readonly ChannelAnswer Fault = new("fault",
        "Chương trình gặp lỗi khi đang gửi. Hệ thống sẽ tìm bài trên kênh trước khi gửi lại; chi tiết có trong nhật ký.");

    /// <exception cref="ClaimLostException">Another worker has the post now.</exception>
    public async Task<StepAnswer> TakeAsync(PostClaim claim, CancellationToken stop)
    {
        using var working = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var lost = false;
        await using var renewal = clock.CreateTimer(_ => _ = RenewAsync(), null, options.Value.Lease / 3, options.Value.Lease / 3);
        try
        {
            if (stop.IsCancellationRequested) return new StepAnswer.NotBegun(null, TimeSpan.Zero);
            return await AskAsync(claim, working.Token);
        }
        catch (ClaimLostException)
        {
            throw;
        }
        catch (OperationCanceledException) when (Volatile.Read(ref lost))
        {
            throw new ClaimLostException(claim.PostId, claim.Number);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return Unclear(claim, Interrupted);
        }
        catch (Exception fault)
        {
            log.LogError(fault, "{Channel} post {PostId}: {Step} failed", claim.Kind, claim.PostId, claim.Step);
            return Unclear(claim, Fault);
        }

        async Task RenewAsync()
        {
            try
            {
                if (await claim.RenewAsync(scopes, clock.GetUtcNow() + options.Value.Lease, working.Token)) return;
                Volatile.Write(ref lost, true);
                await working.CancelAsync();
            }
            catch (OperationCanceledException)
            {
                log.LogDebug("Post {PostId}: renewal ended with its step", claim.PostId);
            }
            catch (Exception fault)
            {
                log.LogWarning(fault, "Post {PostId}: the lease could not be renewed, the next beat tries again", claim.PostId);
            }
        }
    }

    private async Task<StepAnswer> AskAsync(PostClaim claim, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var channel = scope.ServiceProvider.GetServices<IChannel>().Single(c => c.Kind == claim.Kind);
        var account = new ChannelAccount(claim.ChannelId, claim.ChannelRemoteId, secrets.Of(claim.ChannelId));
        EnsureFresh(claim);
        if (claim.Step == AttemptKind.Remove)
            return new StepAnswer.TakenDown(await channel.RemoveAsync(account, claim.RemoteId!, cancel));

        var job = new PostJob
        {
            Account = account,
            Post = claim.Step == AttemptKind.Edit ? claim.NextContent ?? claim.Content : claim.Content,
            Shown = claim.Step == AttemptKind.Edit ? claim.Content : null,
            ShowAt = claim.DueAt,
            Progress = claim.Progress,
            FirstAttemptAt = claim.FirstAttemptAt,
            SaveProgressAsync = (progress, stop) =>
                claim.SaveProgressAsync(scopes, progress, clock.GetUtcNow() + options.Value.Lease, stop),
        };
        if (claim.Step == AttemptKind.Edit) return new StepAnswer.Edited(await channel.EditAsync(job, claim.RemoteId!, cancel));
        if (claim.Step == AttemptKind.Discard) return new StepAnswer.Discarded(await channel.DiscardAsync(job, cancel));
        if (claim.Step == AttemptKind.LookUp) return new StepAnswer.Looked(await channel.FindAsync(job, cancel));
        if (claim.Progress is null && await page.WhyNotAsync(claim.Content, cancel) is { } why)
            return new StepAnswer.NotBegun(why, TimeSpan.FromSeconds(30));
        EnsureFresh(claim);
        return new StepAnswer.Sent(await channel.SendAsync(job, cancel));
    }

    // A machine that slept between claim and request must not send: another one may have sent meanwhile.
    private void EnsureFresh(PostClaim claim)
    {
        if (clock.GetUtcNow() >= claim.LeaseUntil) throw new ClaimLostException(claim.PostId, claim.Number);
    }

    private static StepAnswer Unclear(PostClaim claim, ChannelAnswer why) => claim.Step switch
    {
        AttemptKind.Send => new StepAnswer.Sent(new PostOutcome.Unknown(why)),
        AttemptKind.Remove => new StepAnswer.TakenDown(new PostOutcome.Unknown(why)),
        AttemptKind.Edit => new StepAnswer.Edited(new PostOutcome.Unknown(why)),
        AttemptKind.Discard => new StepAnswer.Discarded(new PostOutcome.Unknown(why)),
        _ => new StepAnswer.Looked(new LookUp.CannotTell(why)),
    };
}
