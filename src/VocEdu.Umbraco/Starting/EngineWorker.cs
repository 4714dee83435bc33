using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Sync;
using VocEdu.Publishing.Delivery;

namespace VocEdu.Umbraco.Starting;

/// <summary>Runs the engine inside the site: prepares it once Umbraco runs, then sends posts and keeps the books on the server that Umbraco lets publish.</summary>
/// <remarks>A database that does not answer never stops the site: it is tried again.</remarks>
public sealed class EngineWorker(
    PrepareEngine prepare, EngineJobs jobs, EngineReadiness readiness, EngineBell bell, IRuntimeState runtime, IServerRoleAccessor role,
    IServiceProvider services, TimeProvider clock, ILogger<EngineWorker> log) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(15);
    private Dispatcher? _dispatcher;
    private DateTimeOffset? _contentsAt = DateTimeOffset.MinValue;       // null: done

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();                 // the site starts meanwhile
        try
        {
            while (!stoppingToken.IsCancellationRequested) await BeatAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            log.LogDebug("The site stops, and the engine with it");
        }
        finally
        {
            await StepDownAsync();
        }
    }

    private async Task BeatAsync(CancellationToken stopping)
    {
        try
        {
            if (runtime.Level is not RuntimeLevel.Run)          // being installed or upgraded
            {
                await StepDownAsync();
            }
            else
            {
                if (!readiness.Prepared) await PrepareAsync(stopping);
                if (_contentsAt <= clock.GetUtcNow()) await PrepareContentsAsync(stopping);
                // The role is not known in the first seconds; a subscriber only shows pages.
                if (role.CurrentServerRole is ServerRole.Single or ServerRole.SchedulingPublisher) await LeadAsync(stopping);
                else await FollowAsync(stopping);
            }
            await bell.WaitAsync(Beat, stopping);
        }
        catch (Exception fault) when (!stopping.IsCancellationRequested)
        {
            readiness.Fault = fault.Message;
            log.LogError(fault, "The engine could not work and tries again in {Seconds} s; the site itself is not touched", TryAgain.TotalSeconds);
            await Task.Delay(TryAgain, clock, stopping);
        }
    }

    private async Task PrepareAsync(CancellationToken stopping)
    {
        await prepare.TablesAsync(stopping);
        (readiness.PreparedAt, readiness.Fault) = (clock.GetUtcNow(), null);
    }

    private async Task PrepareContentsAsync(CancellationToken stopping)
    {
        try
        {
            await prepare.ContentsAsync(stopping);
            (_contentsAt, readiness.Incomplete) = (null, null);
        }
        catch (AggregateException faults)
        {
            (_contentsAt, readiness.Incomplete) = (clock.GetUtcNow() + TryAgain, string.Join(' ', faults.InnerExceptions.Select(fault => fault.Message)));
            log.LogError(faults, "Not everything could be prepared; the rest works, and it is tried again in {Seconds} s", TryAgain.TotalSeconds);
        }
    }

    private async Task LeadAsync(CancellationToken stopping)
    {
        if (_dispatcher is null)
        {
            _dispatcher = ActivatorUtilities.CreateInstance<Dispatcher>(services);
            await _dispatcher.StartAsync(stopping);
            readiness.Leads = true;
            bell.RingForAll();              // what the last one left open
        }
        await ForAllAsync(all => jobs.RunDueAsync(all, stopping));
        readiness.Fault = null;
    }

    private async Task FollowAsync(CancellationToken stopping)
    {
        await StepDownAsync();
        await ForAllAsync(all => all ? jobs.AskLeaderAsync(stopping) : Task.CompletedTask);
    }

    /// <summary>That all documents were to be compared is not forgotten when it cannot be done now.</summary>
    private async Task ForAllAsync(Func<bool, Task> run)
    {
        var all = bell.TakeForAll();
        try
        {
            await run(all);
        }
        catch when (all)
        {
            bell.RingForAll();
            throw;
        }
    }

    private async Task StepDownAsync()
    {
        if (_dispatcher is not { } dispatcher) return;
        (_dispatcher, readiness.Leads) = (null, false);
        try
        {
            await dispatcher.StopAsync(CancellationToken.None);
        }
        catch (Exception fault)
        {
            log.LogWarning(fault, "The dispatcher did not stop in order; what it was sending is looked up by whoever comes next");
        }
        dispatcher.Dispose();
    }
}
