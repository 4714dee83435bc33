using Microsoft.EntityFrameworkCore;
using Npgsql;
using VocEdu.Cms.Data;
using VocEdu.Publishing.Delivery;

namespace VocEdu.Cms.Review;

/// <summary>Runs on every job node: publishes what has come due at its very second, with no web request.</summary>
public sealed class ScheduleClock(PublishDueContent due, NpgsqlDataSource database, TimeProvider clock, ILogger<ScheduleClock> log) : BackgroundService
{
    private const string Bell = "vocedu_schedule";

    /// <summary>Tells the clocks of all nodes, at commit, that something was scheduled.</summary>
    public static Task<int> RingAsync(CmsDb db, CancellationToken cancel) => db.Database.ExecuteSqlAsync($"select pg_notify({Bell}, '')", cancel);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var alarm = new Alarm(Bell, database, clock, log);
        var listening = alarm.ListenAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await due.RunAsync(stoppingToken);
                await alarm.WaitAsync(await due.NextAsync(stoppingToken), stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception fault)
            {
                log.LogError(fault, "The schedule could not be read and is read again");
                await alarm.RestAsync(stoppingToken);
            }
        }
        await listening;
    }
}
