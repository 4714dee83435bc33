using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Cms.Review.Releases;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Review;

/// <summary>Publishes what has been scheduled and has come due. Needs no web request; any number of nodes may run it.</summary>
public sealed class PublishDueContent(IServiceScopeFactory scopes, PublishDueReleases releases, TimeProvider clock, ILogger<PublishDueContent> log)
{
    /// <returns>How many items and release sets became public.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var published = 0;
        foreach (var id in await DueAsync(cancel))
        {
            // A scope of its own: one item that fails never stops the others.
            await using var scope = scopes.CreateAsyncScope();
            try
            {
                var refusal = await scope.ServiceProvider.GetRequiredService<PublishContent>().RunAsync(id, Actor.Clock, correction: null, cancel);
                if (refusal is null) published++;
                else if (refusal.Code == MediaReadiness.Waiting) log.LogInformation("Scheduled item {ItemId} waits for its files", id);
                else await RefuseAsync(scope.ServiceProvider, id, refusal, cancel);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                log.LogError(fault, "Scheduled item {ItemId} could not be published; it is tried again within seconds", id);
            }
        }

        return published + await releases.RunAsync(cancel);
    }

    /// <returns>The next moment in the future something is scheduled for; null when nothing is.</returns>
    public async Task<DateTimeOffset?> NextAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CmsDb>();
        var item = await db.Items.Where(i => i.ScheduledFor > now).MinAsync(i => i.ScheduledFor, cancel);
        var set = await db.Releases.Where(s => s.ScheduledFor > now).MinAsync(s => s.ScheduledFor, cancel);
        return item is null || set < item ? set : item;
    }

    private async Task<List<Guid>> DueAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<CmsDb>().Items
            .Where(i => i.State == ContentState.Scheduled && i.ScheduledFor <= now)
            .OrderBy(i => i.ScheduledFor).ThenBy(i => i.Id)
            .Select(i => i.Id).ToListAsync(cancel);
    }

    /// <summary>Puts the item back among the approved, with the reason in its timeline. Another node may simply have been faster.</summary>
    private async Task RefuseAsync(IServiceProvider services, Guid id, Refusal refusal, CancellationToken cancel)
    {
        var db = services.GetRequiredService<CmsDb>();
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var item = await db.Items.FromSql($"select * from cms.content_item where id = {id} for update").SingleAsync(cancel);
        var now = clock.GetUtcNow();
        if (item.State is not ContentState.Scheduled || item.ScheduledFor > now) return;

        var version = await db.Versions.SingleAsync(v => v.ItemId == id && v.Number == item.Version, cancel);
        (item.State, item.StateSince, item.ScheduledFor) = (ContentState.Approved, now, null);
        db.Events.Add(Step.Of(item, version, ContentState.Scheduled, Actor.Clock, now, "schedule-refused", refusal.Message));
        await services.GetRequiredService<StoryNotices>().MovedAsync(item, ContentState.Scheduled, Actor.Clock, refusal.Message, now, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        log.LogWarning("Scheduled item {ItemId} was refused: {Code}", id, refusal.Code);
    }
}
