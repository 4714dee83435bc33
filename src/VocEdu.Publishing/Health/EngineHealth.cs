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
/// <param name="NeedPerson">Posts that wait for a person, removals that failed included.</param>
/// <param name="Closed">Channels that take nothing now.</param>
/// <param name="DispatcherBeatAt">Last sign of life of any dispatcher; null when none runs.</param>
public sealed record EngineState(
    IReadOnlyList<OverduePost> Overdue, int NeedPerson, IReadOnlyList<ClosedChannel> Closed, DateTimeOffset? DispatcherBeatAt)
{
    public bool DispatcherLives(DateTimeOffset now) => DispatcherBeatAt is { } beat && now - beat < TimeSpan.FromMinutes(1);
}

/// <summary>What is stuck: asked by the health page and by the watchdog.</summary>
public sealed class EngineHealth(PublishingDb db, TimeProvider clock)
{
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(5);

    public async Task<EngineState> RunAsync(CancellationToken cancel)
    {
        var late = clock.GetUtcNow() - Grace;
        var overdue = await db.Outbox
            .Where(p => p.WakeAt != null && p.DueAt < late && p.State != PostState.Posted && p.Channel!.State != ChannelState.Paused)
            .OrderBy(p => p.DueAt).Take(100)
            .Select(p => new OverduePost(p.Id, p.Channel!.Kind, p.Work!.Reference, p.Work.Title, p.State, p.DueAt, p.AnswerMessage))
            .ToListAsync(cancel);
        var needPerson = await db.Outbox.CountAsync(p => p.WakeAt == null
            && (p.State == PostState.Refused || p.State == PostState.NeedsCheck || (p.State == PostState.Posted && p.RemovalAskedAt != null)), cancel);
        var closed = await db.Channels.Where(c => c.State != ChannelState.Ready).OrderBy(c => c.Name)
            .Select(c => new ClosedChannel(c.Id, c.Kind, c.Name, c.State, c.StateSince, c.StateMessage)).ToListAsync(cancel);
        return new(overdue, needPerson, closed, await db.Dispatchers.MaxAsync(d => (DateTimeOffset?)d.BeatAt, cancel));
    }
}
