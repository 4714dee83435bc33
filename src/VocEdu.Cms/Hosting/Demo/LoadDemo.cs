using Microsoft.EntityFrameworkCore;
using Npgsql;
using VocEdu.Cms.Data;
using VocEdu.Cms.Reports.Writing;
using VocEdu.Publishing.Targets;

namespace VocEdu.Cms.Hosting.Demo;

/// <summary>Fills an empty database with the demo, and carries on after an interruption.</summary>
public sealed class LoadDemo(IServiceScopeFactory scopes, NpgsqlDataSource database, ILogger<LoadDemo> log)
{
    private const long LockKey = 0x56_6F_63_44_65_6D_6F; // "VocDemo"

    /// <summary>One node loads, the next waits and finds it done; the lock ends with the transaction, however the program ends.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using var claim = new NpgsqlCommand($"select pg_advisory_xact_lock({LockKey})", connection, transaction) { CommandTimeout = 0 };
        await claim.ExecuteNonQueryAsync(cancel);
        await LoadAsync(cancel);
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var files = services.GetRequiredService<DemoFiles>();
        if (!files.Exist) throw new InvalidOperationException("Demo:Folder has no config/demo.");
        if (await IsDoneAsync(services.GetRequiredService<CmsDb>(), cancel)) return;
        if (await BelongsToOthersAsync(services, cancel))
        {
            log.LogInformation("Demo: not loaded, the database holds units or items of its own; Demo:Load can be switched off");
            return;
        }

        var started = System.Diagnostics.Stopwatch.StartNew();
        await services.GetRequiredService<DemoUnits>().LoadAsync(cancel);
        await services.GetRequiredService<DemoPeople>().LoadAsync(cancel);
        await services.GetRequiredService<LoadPlans>().RunAsync(files.Read("plans").ToJsonString(), cancel);
        await services.GetRequiredService<DemoChannels>().LoadAsync(cancel);
        await services.GetRequiredService<DemoContent>().LoadAsync(cancel);
        await services.GetRequiredService<DemoSubmissions>().LoadAsync(cancel);
        await services.GetRequiredService<DemoPress>().LoadAsync(cancel);
        await services.GetRequiredService<DemoNeeds>().LoadAsync(cancel);
        await services.GetRequiredService<DemoReports>().LoadAsync(cancel);
        log.LogInformation("Demo: loaded in {Seconds:0} s", started.Elapsed.TotalSeconds);
    }

    /// <summary>Real work is in the database. What people write while the demo is being loaded does not stop it from being finished.</summary>
    private static async Task<bool> BelongsToOthersAsync(IServiceProvider services, CancellationToken cancel) =>
        !await services.GetRequiredService<DemoStory>().AnyAsync(cancel)
        && (await services.GetRequiredService<CmsDb>().Items.AnyAsync(cancel) || await services.GetRequiredService<DemoUnits>().HasOthersAsync(cancel));

    /// <summary>The report comes last.</summary>
    private static Task<bool> IsDoneAsync(CmsDb db, CancellationToken cancel) => db.Set<Report>().AnyAsync(cancel);
}
