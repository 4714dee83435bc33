using VocEdu.Cms.Hosting;

namespace VocEdu.Cms.Shared;

/// <summary>What a node counts in memory and adds to the sums of a day now and then.</summary>
public interface IDaySums
{
    /// <summary>Adds what was counted; what cannot be added now is kept for the next time.</summary>
    Task StoreAsync(CancellationToken cancel);
}

/// <summary>Adds up what this node counted twice a minute, and when it stops.</summary>
public sealed class DaySumsClock(IEnumerable<IDaySums> sums, TimeProvider clock, ILogger<DaySumsClock> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await StoreAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await StoreAsync(stoppingToken);
    }

    private async Task StoreAsync(CancellationToken cancel)
    {
        foreach (var counted in sums)
        {
            try
            {
                await counted.StoreAsync(cancel);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                log.LogWarning(fault, "{Counter} could not add to the day's sums; it is tried again", counted.GetType().Name);
            }
        }
    }
}

public static class DaySumsServices
{
    /// <summary>Readers are counted where the site runs.</summary>
    public static void AddDaySums<T>(this WebApplicationBuilder builder) where T : class, IDaySums
    {
        builder.Services.AddSingleton<T>().AddSingleton<IDaySums>(services => services.GetRequiredService<T>());
        if (builder.Runs(HostRoles.Site)) builder.Services.AddHostedService<DaySumsClock>();
    }
}
