using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Domain.Counting;
using VocEdu.Publishing.Health;
using VocEdu.Publishing.Targets;
using VocEdu.Umbraco.Starting;

namespace VocEdu.Umbraco.Api;

/// <summary>The dashboard: progress to each target of the year, channels, what is stuck.</summary>
internal static class OverviewEndpoint
{
    public static async Task<IResult> RunAsync([FromServices] EngineReadiness readiness, IServiceProvider services, CancellationToken cancel)
    {
        if (readiness.Misconfigured is not null || !readiness.Prepared) return Results.Ok(Overview.NotRunning(readiness.Misconfigured, readiness.Fault));

        var db = services.GetRequiredService<UmbracoDb>();
        var state = await services.GetRequiredService<EngineHealth>().RunAsync(cancel);
        var channels = await db.Channels.AsNoTracking().OrderBy(c => c.Name).ToListAsync(cancel);
        return Results.Ok(new Overview(null, true, readiness.Fault ?? readiness.Incomplete, readiness.ComparedAt, state.PausedAt is null ? null : state.PauseReason, state.Overdue.Count, state.NeedPerson,
            [.. channels.Select(ChannelState.Of)], await TargetsAsync(services, db, cancel)));
    }

    private static async Task<List<TargetState>> TargetsAsync(IServiceProvider services, UmbracoDb db, CancellationToken cancel)
    {
        var today = Vietnam.LocalDate(services.GetRequiredService<TimeProvider>().GetUtcNow());
        var count = services.GetRequiredService<CountProgress>();
        var codes = await db.Targets.Where(t => t.Year >= today.Year && t.Year <= today.Year + 1).Select(t => new { t.PlanCode, t.Code }).Distinct().OrderBy(t => t.PlanCode).ThenBy(t => t.Code).ToListAsync(cancel);
        var targets = new List<TargetState>();
        foreach (var code in codes)
        {
            if (await count.RunAsync(code.PlanCode, code.Code, today, cancel) is not { } stands) continue;
            var (target, progress) = (stands.Target, stands.Progress);
            targets.Add(new(stands.Plan.Code, stands.Plan.Title, target.Text, target.Unit, target.Year, progress.Period.From, progress.Period.To, progress.Done, progress.Target,
                Math.Round(progress.ExpectedToday, 1), progress.NeededPerWeek is { } needed ? Math.Round(needed, 1) : null, progress.Forecast, [.. stands.ByGenre.Select(g => new GenreCount(g.Name, g.Count))]));
        }
        return targets;
    }
}
