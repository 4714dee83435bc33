using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;

namespace VocEdu.Cms.Api;

/// <summary>Forgets answers that are kept for repeated requests once a day has passed.</summary>
public sealed class ForgetRequests(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ForgetRequests> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var before = clock.GetUtcNow() - ApiWrite.KeptFor;
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<CmsDb>().IdempotentRequests.Where(r => r.CreatedAt < before).ExecuteDeleteAsync(cancel);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RunAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                log.LogError(fault, "Kept answers could not be forgotten; it is tried again in an hour");
            }
        }
    }
}
