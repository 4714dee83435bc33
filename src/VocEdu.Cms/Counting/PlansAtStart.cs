using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Data;
using VocEdu.Publishing.Targets;

namespace VocEdu.Cms.Counting;

/// <summary>Section <c>Plans</c>: where the owner's plans lie.</summary>
public sealed class PlanFiles
{
    /// <summary>Holds <c>plans.json</c>; relative to the program's folder.</summary>
    public string Folder { get; set; } = "../../config";
}

/// <summary>Takes over the plans in <c>config/</c> the first time; from then on people keep them on the page of targets.</summary>
public sealed class PlansAtStart(IServiceScopeFactory scopes, IOptions<PlanFiles> files, ILogger<PlansAtStart> log)
    : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CmsDb>();
        var load = scope.ServiceProvider.GetRequiredService<LoadPlans>();
        await db.TogetherAsync(async () =>
        {
            // Two nodes that start together: the second finds the first one's plans.
            await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended('plans at start', 0))", cancellationToken);
            if (await db.Plans.AnyAsync(cancellationToken)) return 0;
            var file = Path.Combine(files.Value.Folder, "plans.json");
            if (!File.Exists(file)) return 0;
            await load.RunAsync(await File.ReadAllTextAsync(file, cancellationToken), cancellationToken);
            log.LogInformation("Took over the plans of {File}", file);
            return 0;
        }, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
