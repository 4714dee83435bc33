using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Counting;
using VocEdu.Cms.Data;
using VocEdu.Cms.Plans;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Api;

/// <summary>An official communication plan.</summary>
/// <param name="Number">Null until it is issued.</param>
public sealed record PlanRow(string Code, string? Number, string Title, string Issuer, int FirstYear, int LastYear, WindowKind Window, string? ClosingDay, bool AcceptsPress, int Version);

/// <param name="Document">Everything it says: stages, targets, themes, audiences, messages, channels, activities, duties, reporting.</param>
public sealed record PlanSeen(PlanRow Plan, JsonElement Document);

/// <summary>One activity in one year.</summary>
/// <param name="Works">Counted works filed under it.</param>
/// <param name="Records">Events, trainings, products and documents; <paramref name="Proven"/> of them carry proof.</param>
/// <param name="Gap">Planned, its year has begun, and nothing was done.</param>
public sealed record CoverageRow(string Activity, string Text, int Year, bool Planned, int Works, int Records, int Proven, bool Gap);

public static class PlansResource
{
    public static void MapPlans(this IEndpointRouteBuilder api)
    {
        var plans = api.MapGroup("/plans").WithTags("Plans").RequireAuthorization(new NeedsRoleAttribute(CountingServices.Readers));
        plans.MapGet("", async (CmsDb db, CancellationToken cancel) => Answer.Ok(new Page<PlanRow>(
            await db.Plans.AsNoTracking().OrderByDescending(p => p.FirstYear).ThenBy(p => p.Code).Select(p => Row(p)).ToListAsync(cancel), null)))
            .Produces<Page<PlanRow>>().WithName("ListPlans").WithSummary("Communication plans, the newest first");
        plans.MapGet("/{code}", async (string code, HttpRequest request, CmsDb db, CancellationToken cancel) =>
            await db.PlanAsync(code, cancel) is { } plan && Seen(plan) is var seen ? Answer.Unless(request, seen, ETagOf(seen)) : Problems.NotFound())
            .Produces<PlanSeen>().WithName("GetPlan").WithSummary("A plan and everything it says");
        plans.MapPlanWriting();
        plans.MapGet("/{code}/coverage", async (string code, HttpRequest request, CmsDb db, CoverPlan cover, CancellationToken cancel) =>
            await db.PlanAsync(code, cancel) is { } plan
                ? Answer.Unless(request, new Page<CoverageRow>([.. (await cover.RunAsync(plan, cancel)).SelectMany(r => r.Cells.Select(c =>
                    new CoverageRow(r.Code, r.Text, c.Year, c.Planned, c.Works, c.Records, c.Proven, c.IsGap)))], null))
                : Problems.NotFound())
            .Produces<Page<CoverageRow>>().WithName("GetCoverage").WithSummary("Activity by year: what was planned, done and proven");
    }

    internal static PlanSeen Seen(Publishing.Targets.Plan plan) => new(Row(plan), JsonSerializer.Deserialize<JsonElement>(plan.Document));

    /// <summary>The version, which a writer names again, and a mark of everything else.</summary>
    internal static string ETagOf(PlanSeen seen) =>
        $"\"{seen.Plan.Version}-{Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(seen, ApiJson.Options)).AsSpan(0, 8))}\"";

    private static PlanRow Row(Publishing.Targets.Plan plan) =>
        new(plan.Code, plan.Number, plan.Title, plan.Issuer, plan.FirstYear, plan.LastYear, plan.Window, plan.ClosingDay, plan.AcceptsPress, plan.Version);
}
