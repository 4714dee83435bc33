using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Counting;
using VocEdu.Cms.Data;
using VocEdu.Domain.Counting;
using VocEdu.Publishing.Targets;
using VocEdu.Publishing.Works;

namespace VocEdu.Cms.Api;

/// <summary>What a plan asks for in one year.</summary>
public sealed record TargetRow(string Plan, string PlanTitle, string Code, int Year, int Value, string Unit, string Text);

/// <summary>How a target stands at the end of a local day, province-wide.</summary>
/// <param name="Works">Where the works behind <c>Done</c> are listed.</param>
/// <param name="NeededPerWeek">0 when it is reached, null when no time is left.</param>
/// <param name="Postings">Posts on channels in the same days: another statistic, never added to the works.</param>
public sealed record ProgressSeen(
    string Plan, string Code, int Year, DateOnly From, DateOnly To, DateOnly On, int Done, int Target, double ExpectedToday, double Ahead, double Rate,
    double? NeededPerWeek, Forecast? Forecast, string Works, IReadOnlyList<FigureSeen> ByGenre, IReadOnlyList<FigureSeen> ByUnit, int Postings);

public sealed record FigureSeen(string Code, string Name, int Count, string Works);

public static class TargetsResource
{
    public static void MapTargets(this IEndpointRouteBuilder api)
    {
        var targets = api.MapGroup("/targets").WithTags("Targets").RequireAuthorization(new NeedsRoleAttribute(CountingServices.Readers));
        targets.MapGet("", async (CmsDb db, CancellationToken cancel) => Answer.Ok(new Page<TargetRow>(await db.Targets
            .Join(db.Plans, t => t.PlanCode, p => p.Code, (t, p) => new { t, p.Title }).OrderBy(x => x.t.PlanCode).ThenBy(x => x.t.Code).ThenBy(x => x.t.Year)
            .Select(x => new TargetRow(x.t.PlanCode, x.Title, x.t.Code, x.t.Year, x.t.Value, x.t.Unit, x.t.Text)).ToListAsync(cancel), null)))
            .Produces<Page<TargetRow>>().WithName("ListTargets").WithSummary("What each plan asks for in each year");
        targets.MapGet("/{plan}/{code}/progress", ProgressAsync).Produces<ProgressSeen>().WithName("GetProgress")
            .WithSummary("How a target stands on a day").WithDescription("`on` is a local day, today if it is left out; the year is the one that day counts in.");
    }

    private static async Task<IResult> ProgressAsync(
        string plan, string code, DateOnly? on, HttpRequest request, CountProgress count, TimeProvider clock, CancellationToken cancel)
    {
        if (await count.RunAsync(plan, code, on ?? Vietnam.Today(clock), cancel) is not { } stands) return Problems.NotFound();
        var progress = stands.Progress;
        return Answer.Unless(request, new ProgressSeen(
            stands.Plan.Code, stands.Target.Code, stands.Target.Year, progress.Period.From, progress.Period.To, progress.Day, progress.Done, progress.Target,
            progress.ExpectedToday, progress.Ahead, progress.Rate, progress.NeededPerWeek, progress.Forecast, Address(stands.Done),
            [.. stands.ByGenre.Select(Seen)], [.. stands.ByUnit.Select(Seen)], stands.Postings));
    }

    private static FigureSeen Seen(Figure figure) => new(figure.Code, figure.Name, figure.Count, Address(figure.Opens));

    private static string Address(WorkFilter filter)
    {
        var query = new QueryString().Add("from", filter.From.ToString("O", System.Globalization.CultureInfo.InvariantCulture))
            .Add("to", filter.To.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
        if (filter.Counted is { } counted) query = query.Add("counted", counted ? "true" : "false");
        if (filter.Genre is { } genre) query = query.Add("genre", genre);
        if (filter.UnitCode is { } unit) query = query.Add("unit", unit);
        if (filter.Origin is { } origin) query = query.Add("origin", origin.ToString());
        return $"{ApiServices.Root}/works{query}";
    }
}
