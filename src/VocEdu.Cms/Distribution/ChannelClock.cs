using VocEdu.Cms.Distribution.Manual;

namespace VocEdu.Cms.Distribution;

/// <summary>Looks at channels and tasks every minute on the nodes that run jobs.</summary>
public sealed class ChannelClock(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ChannelClock> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await TryAsync<ChannelWatch>(watch => watch.RunAsync(stoppingToken));
            await TryAsync<ManualTasks>(tasks => tasks.RemindAsync(stoppingToken));
        }
    }

    private async Task TryAsync<T>(Func<T, Task> work) where T : notnull
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await work(scope.ServiceProvider.GetRequiredService<T>());
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.LogError(fault, "{Work} failed; it is tried again in a minute", typeof(T).Name);
        }
    }
}
