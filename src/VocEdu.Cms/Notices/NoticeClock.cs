using VocEdu.Cms.Review.Steps;

namespace VocEdu.Cms.Notices;

/// <summary>Runs on every job node: reminds, writes the morning's mails and sends what is due, with no web request.</summary>
public sealed class NoticeClock(IServiceScopeFactory scopes, TimeProvider clock, ILogger<NoticeClock> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await TryAsync("remind", services => services.GetRequiredService<RemindReviewers>().RunAsync(stoppingToken));
            await TryAsync("write the daily mail", services => services.GetRequiredService<QueueMail>().DailyAsync(clock.GetUtcNow(), stoppingToken));
            await TryAsync("send mail", services => services.GetRequiredService<SendMail>().RunAsync(stoppingToken));
        }
    }

    private async Task TryAsync(string what, Func<IServiceProvider, Task<int>> work)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await work(scope.ServiceProvider);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.LogError(fault, "Could not {What}; it is tried again in seconds", what);
        }
    }
}
