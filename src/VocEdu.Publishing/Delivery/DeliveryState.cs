using Microsoft.EntityFrameworkCore;
using VocEdu.Publishing.Data;

namespace VocEdu.Publishing.Delivery;

/// <summary>Which database this is, and whether sending is paused. One row.</summary>
public sealed class DeliveryState
{
    public short Id { get; init; } = 1;

    /// <summary>Cluster, timeline and oid: a restored copy has another.</summary>
    public required string Database { get; set; }

    /// <summary>New with every resumption.</summary>
    public required Guid Epoch { get; set; }

    public DateTimeOffset? PausedAt { get; set; }

    /// <summary>Vietnamese: why, and what to do next.</summary>
    public string? Reason { get; set; }
}

/// <summary>Pauses all sending, and lets it go on. Waiting posts stay where they are.</summary>
public sealed class SwitchDelivery(PublishingDb db, RestoreGuard guard, TimeProvider clock)
{
    public async Task PauseAsync(string reason, CancellationToken cancel)
    {
        await guard.MaySendAsync(db, cancel);                   // the row is there from now on
        var now = clock.GetUtcNow();
        await db.DeliveryStates.Where(s => s.PausedAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.PausedAt, now).SetProperty(x => x.Reason, reason), cancel);
    }

    /// <summary>A person has seen that the database and the channels fit together. What may have been posted meanwhile is looked for before it is sent.</summary>
    public async Task ResumeAsync(CancellationToken cancel)
    {
        var epoch = Guid.NewGuid();
        await db.DeliveryStates.ExecuteUpdateAsync(s => s
            .SetProperty(x => x.PausedAt, (DateTimeOffset?)null).SetProperty(x => x.Reason, (string?)null).SetProperty(x => x.Epoch, epoch), cancel);
        await db.RingAsync(cancel);
    }
}
