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
                // The role is not known in the first seconds; a subscriber only shows pages.
                if (role.CurrentServerRole is ServerRole.Single or ServerRole.SchedulingPublisher) await LeadAsync(stopping);
                else await StepDownAsync();
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
        await prepare.RunAsync(stopping);
        (readiness.PreparedAt, readiness.Fault) = (clock.GetUtcNow(), null);
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
        await jobs.RunDueAsync(bell.TakeForAll(), stopping);
        readiness.Fault = null;
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
