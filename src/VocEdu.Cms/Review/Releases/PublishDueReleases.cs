using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Cms.Notices;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Review.Releases;

/// <summary>Publishes the sets that have come due, each whole or not at all. Any number of nodes may run it.</summary>
public sealed class PublishDueReleases(IServiceScopeFactory scopes, TimeProvider clock, ILogger<PublishDueReleases> log)
{
    /// <returns>How many sets became public.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var published = 0;
        foreach (var id in await DueAsync(cancel))
        {
            await using var scope = scopes.CreateAsyncScope();
            try
            {
                var refusal = await scope.ServiceProvider.GetRequiredService<PublishRelease>().RunAsync(id, seenVersion: null, Actor.Clock, cancel);
                if (refusal is null) published++;
                else if (refusal.Code == MediaReadiness.Waiting) log.LogInformation("Release set {SetId} waits for its files", id);
                else await RefuseAsync(id, refusal, cancel);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                log.LogError(fault, "Release set {SetId} could not be published; nothing of it is public, and it is tried again within seconds", id);
            }
        }

        return published;
    }

    private async Task<List<Guid>> DueAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<CmsDb>().Releases
            .Where(s => s.State == ReleaseState.Open && s.ScheduledFor <= now).OrderBy(s => s.ScheduledFor).ThenBy(s => s.Id).Select(s => s.Id).ToListAsync(cancel);
    }

    /// <summary>Takes the time back and says why. Another node may simply have been faster.</summary>
    private async Task RefuseAsync(Guid id, Refusal refusal, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (db, now) = (scope.ServiceProvider.GetRequiredService<CmsDb>(), clock.GetUtcNow());
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.LockReleaseAsync(id, cancel) is not { State: ReleaseState.Open } set || !(set.ScheduledFor <= now)) return;
        var at = set.ScheduledFor;
        (set.ScheduledFor, set.Refusal, set.RefusedAt) = (null, refusal.Message, now);
        set.Touch(Actor.Clock.Name, now);
        scope.ServiceProvider.GetRequiredService<AuditLog>().Add(Actor.Clock, "Chưa đăng được đợt phát hành", ReleaseAudit.Kind, id.ToString(), refusal.Message);
        await scope.ServiceProvider.GetRequiredService<Notify>().RolesAsync(Role.Editor | Role.Approver, null, null, new(
            $"release:{id}:refused:{at:O}", $"Chưa đăng được đợt phát hành: {set.Name}", $"Đến giờ hẹn nhưng đợt chưa đăng được, chưa bài nào được đăng.\n{refusal.Message}\nHãy xử lý rồi hẹn giờ lại hoặc đăng ngay.",
            set.Path, NoticeKind.Deadline, now), cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        log.LogWarning("Release set {SetId} was refused: {Code}", id, refusal.Code);
    }
}
