using Microsoft.EntityFrameworkCore;
using Npgsql;
using VocEdu.Cms.Data;
using VocEdu.Publishing.Targets;

namespace VocEdu.Cms.Hosting.Demo;

/// <summary>Fills an empty database with the demo, beside the running site, and carries on after an interruption.</summary>
internal sealed class DemoLoader(IServiceScopeFactory scopes, NpgsqlDataSource database, DemoProgress progress, ILogger<DemoLoader> log) : BackgroundService
{
    private const long LockKey = 0x56_6F_63_44_65_6D_6F; // "VocDemo"

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            // One node loads; the lock ends with the connection, however the program ends.
            await using var connection = await database.OpenConnectionAsync(stoppingToken);
            await using var claim = new NpgsqlCommand($"select pg_try_advisory_lock({LockKey})", connection);
            if (await claim.ExecuteScalarAsync(stoppingToken) is true) await LoadAsync(stoppingToken);
            progress.Finish(null);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            log.LogInformation("Demo: interrupted; it goes on at the next start");
        }
        catch (Exception fault)
        {
            log.LogError(fault, "Demo: could not be loaded to the end; it goes on at the next start");
            progress.Finish(fault);
        }
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var files = services.GetRequiredService<DemoFiles>();
        if (!files.Exist) throw new InvalidOperationException("Demo:Folder has no config/demo.");
        if (await IsDoneAsync(services.GetRequiredService<CmsDb>(), cancel)) return;

        var started = System.Diagnostics.Stopwatch.StartNew();
        await services.GetRequiredService<DemoUnits>().LoadAsync(cancel);
        await services.GetRequiredService<DemoPeople>().LoadAsync(cancel);
        await services.GetRequiredService<LoadPlans>().RunAsync(files.Read("plans").ToJsonString(), cancel);
        await services.GetRequiredService<DemoChannels>().LoadAsync(cancel);
        await services.GetRequiredService<DemoContent>().LoadAsync(cancel);
        await services.GetRequiredService<DemoPress>().LoadAsync(cancel);
        log.LogInformation("Demo: loaded in {Seconds:0} s", started.Elapsed.TotalSeconds);
    }

    /// <summary>The press mentions come last.</summary>
    private static Task<bool> IsDoneAsync(CmsDb db, CancellationToken cancel) =>
        db.Works.AnyAsync(w => w.Origin == Publishing.Works.WorkOrigin.External, cancel);
}

/// <summary>Whether the demo has been loaded, for the health page and the start script.</summary>
public sealed class DemoProgress
{
    public bool Finished { get; private set; }
    public string? Problem { get; private set; }

    internal void Finish(Exception? fault) => (Finished, Problem) = (true, fault?.Message);
}
