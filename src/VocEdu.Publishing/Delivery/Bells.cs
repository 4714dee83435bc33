using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Quartz;
using VocEdu.Publishing.Channels;
using VocEdu.Publishing.Data;
using VocEdu.Publishing.Figures;
using VocEdu.Publishing.Health;

namespace VocEdu.Publishing.Delivery;

/// <summary>Wakes the dispatchers of all nodes, should one have missed a notification.</summary>
[DisallowConcurrentExecution]
public sealed class RingBell(PublishingDb db) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await db.RingAsync(cancellationToken);
}

/// <summary>Says aloud what is five minutes late, and forgets nodes that are gone.</summary>
[DisallowConcurrentExecution]
public sealed class WatchOverdue(EngineHealth health, PublishingDb db, TimeProvider clock, ILogger<WatchOverdue> log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var state = await health.RunAsync(cancellationToken);
        foreach (var post in state.Overdue)
            log.LogError("Overdue since {Since}: {Reference} on {Channel} is {State}: {Answer}", post.Since, post.Reference, post.Kind, post.State, post.Answer);
        var gone = clock.GetUtcNow() - TimeSpan.FromDays(1);
        await db.Dispatchers.Where(d => d.BeatAt < gone).ExecuteDeleteAsync(cancellationToken);
    }
}

/// <summary>Renews tokens that end within two days, and every channel's once a day.</summary>
[DisallowConcurrentExecution]
public sealed class RenewTokens(ProbeChannels probe, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await probe.RunAsync(clock.GetUtcNow() + TimeSpan.FromDays(2), cancellationToken);
}

[DisallowConcurrentExecution]
public sealed class ProbeDaily(ProbeChannels probe) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await probe.RunAsync(null, cancellationToken);
}

/// <summary>Figures of what was posted and of the channels, once a day for each; a bounded number of posts an hour spares the platforms' allowances.</summary>
[DisallowConcurrentExecution]
public sealed class CountFigures(CountPosts posts, CountChannels channels) : IJob
{
    private const int EachHour = 100;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await channels.RunAsync(cancellationToken);
        await posts.RunAsync(EachHour, cancellationToken);
    }
}
