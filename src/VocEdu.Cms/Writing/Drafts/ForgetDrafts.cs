using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;

namespace VocEdu.Cms.Writing.Drafts;

/// <summary>Sweeps away drafts nobody came back for, and who was where yesterday. Two nodes at once do no harm.</summary>
public sealed class ForgetDrafts(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ForgetDrafts> log) : BackgroundService
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    /// <returns>How many drafts went.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CmsDb>();
        await db.Presences.Where(p => p.SeenAt < now - TimeSpan.FromDays(1)).ExecuteDeleteAsync(cancel);
        return await db.Drafts.Where(d => d.SavedAt < now - KeptFor).ExecuteDeleteAsync(cancel);
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
                log.LogError(fault, "Old drafts could not be swept; it is tried again in an hour");
            }
        }
    }
}
