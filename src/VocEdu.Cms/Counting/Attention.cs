using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Distribution;
using VocEdu.Cms.Distribution.Manual;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Publishing.Health;

namespace VocEdu.Cms.Counting;

/// <param name="Waiting">Items that have waited for approval for more than a day.</param>
/// <param name="ItemsToday">Items that appear on the site later today.</param>
/// <param name="PostsToday">Posts that are due on their channels today and not there yet.</param>
/// <param name="ByHand">Tasks on channels by hand that are overdue, or have to be taken down.</param>
public sealed record AttentionNeeded(EngineState Engine, bool DispatcherLives, int Waiting, int ItemsToday, int PostsToday, int ByHand)
{
    public bool Nothing => Engine is { NeedPerson: 0, Overdue.Count: 0, Closed.Count: 0 } && DispatcherLives && Waiting == 0 && ByHand == 0;
}

/// <summary>What somebody has to look at now.</summary>
public sealed class Attention(CmsDb db, EngineHealth health, TimeProvider clock)
{
    public async Task<AttentionNeeded> RunAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var engine = await health.RunAsync(cancel);
        var yesterday = now.AddDays(-1);
        var tomorrow = Vietnam.Instant(Vietnam.LocalDate(now).AddDays(1));
        return new(engine, engine.DispatcherLives(now),
            await db.Items.CountAsync(i => i.State == ContentState.InReview && i.StateSince < yesterday, cancel),
            await db.Items.CountAsync(i => i.ScheduledFor != null && i.ScheduledFor < tomorrow, cancel),
            await db.Outbox.In(PostGroup.Today, now).CountAsync(cancel),
            await db.Set<ManualTask>().CountAsync(t => (t.DueAt < now && t.DoneAt == null && t.CancelledAt == null) || (t.TakedownAskedAt != null && t.TakenDownAt == null), cancel));
    }
}
