using Microsoft.EntityFrameworkCore;
using VocEdu.Domain.Channels;
using VocEdu.Publishing.Channels;
using VocEdu.Publishing.Data;
using VocEdu.Publishing.Outbox;

namespace VocEdu.Publishing.Health;

/// <param name="Since">How long it should have been on its channel.</param>
public sealed record OverduePost(Guid PostId, ChannelKind Kind, string Reference, string Title, PostState State, DateTimeOffset Since, string? Answer);

public sealed record ClosedChannel(Guid Id, ChannelKind Kind, string Name, ChannelState State, DateTimeOffset Since, string? Answer);

/// <param name="Overdue">Posts five minutes past their time that no person has been asked about; at most 100, oldest first.</param>
/// <param name="NeedPerson">Posts that wait for a person, edits and removals that failed included.</param>
/// <param name="Closed">Channels that take nothing now.</param>
/// <param name="DispatcherBeatAt">Last sign of life of any dispatcher; null when none runs.</param>
public sealed record EngineState(
    IReadOnlyList<OverduePost> Overdue, int NeedPerson, IReadOnlyList<ClosedChannel> Closed, DateTimeOffset? DispatcherBeatAt)
{
    /// <summary>Set while all sending is paused.</summary>
    public DateTimeOffset? PausedAt { get; init; }

    /// <summary>Vietnamese: why sending is paused, and what to do next.</summary>
    public string? PauseReason { get; init; }

    public bool DispatcherLives(DateTimeOffset now) => DispatcherBeatAt is { } beat && now - beat < TimeSpan.FromMinutes(1);
}

/// <summary>What is stuck: asked by the health page and by the watchdog.</summary>
public sealed class EngineHealth(PublishingDb db, TimeProvider clock)
{
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(5);

    public async Task<EngineState> RunAsync(CancellationToken cancel)
    {
        var overdue = await db.Outbox.Overdue(clock.GetUtcNow())
            .OrderBy(p => p.DueAt).Take(100)
            .Select(p => new OverduePost(p.Id, p.Channel!.Kind, p.Work!.Reference, p.Work.Title, p.State, p.DueAt, p.AnswerMessage))
            .ToListAsync(cancel);
        var needPerson = await db.Outbox.NeedingPerson().CountAsync(cancel);
        var closed = await db.Channels.Where(c => c.State != ChannelState.Ready).OrderBy(c => c.Name)
            .Select(c => new ClosedChannel(c.Id, c.Kind, c.Name, c.State, c.StateSince, c.StateMessage)).ToListAsync(cancel);
        var delivery = await db.DeliveryStates.AsNoTracking().SingleOrDefaultAsync(cancel);
        return new(overdue, needPerson, closed, await db.Dispatchers.MaxAsync(d => (DateTimeOffset?)d.BeatAt, cancel))
        {
            PausedAt = delivery?.PausedAt,
            PauseReason = delivery?.Reason,
        };
    }
}

public static class StuckPosts
{
    /// <summary>Only a person can move them: refused, in doubt for good, or an edit, a removal or a tidying that failed.</summary>
    public static IQueryable<OutboxPost> NeedingPerson(this IQueryable<OutboxPost> posts) => posts.Where(p => p.WakeAt == null
        && (p.State == PostState.Refused || p.State == PostState.NeedsCheck
            || (p.State == PostState.Posted && (p.RemovalAskedAt != null || p.NextContent != null))
            || (p.State == PostState.Cancelled && p.Progress != null)));

    /// <summary>Should have been on their channel for five minutes, and nobody has been asked about them.</summary>
    public static IQueryable<OutboxPost> Overdue(this IQueryable<OutboxPost> posts, DateTimeOffset now)
    {
        var late = now - EngineHealth.Grace;
        return posts.Where(p => p.WakeAt != null && p.DueAt < late && p.State != PostState.Posted && p.State != PostState.Cancelled
            && p.Channel!.State != ChannelState.Paused);
    }
}
