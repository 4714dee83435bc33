using System.Security.Claims;
using System.Text.Json.Nodes;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Plans;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Api;

/// <summary>A plan's head.</summary>
/// <param name="ClosingDay"><c>MM-dd</c>, for a window with its own closing day.</param>
public sealed record PlanGiven(string Title = "", string? Number = null, string Issuer = "", int FirstYear = 0, int LastYear = 0, WindowKind Window = WindowKind.Rule, string? ClosingDay = null, bool AcceptsPress = true)
{
    public PlanHead Head => new(Title, Number, Issuer, FirstYear, LastYear, Window, ClosingDay, AcceptsPress);
}

/// <param name="Code">Capital letters, digits and hyphens; works are filed under it for ever.</param>
public sealed record NewPlanGiven(string? Code = null, PlanGiven? Head = null);

/// <param name="FirstYear">Every year of the old plan is moved on to begin here.</param>
public sealed record PlanCopyGiven(string? Code = null, string? Title = null, int FirstYear = 0);

/// <param name="Entries">The whole list as it is to be; what an entry has beside the fields of the back office is kept.</param>
public sealed record EntriesGiven
{
    public IReadOnlyList<JsonObject?> Entries { get; init; } = [];
}

internal static class PlanWriting
{
    private const int MostEntries = 500;

    public static void MapPlanWriting(this IEndpointRouteBuilder plans)
    {
        plans.MapPost("", MakeAsync).Produces<PlanSeen>(StatusCodes.Status201Created).WithName("MakePlan").WithSummary("Begin a plan that says nothing yet").Writes("Lập kế hoạch qua API", "plan");
        plans.MapPost("/{code}/copies", CopyAsync).Produces<PlanSeen>(StatusCodes.Status201Created).WithName("CopyPlan").WithSummary("Begin next years' plan with everything this one says")
            .Writes("Chép kế hoạch qua API", "plan");
        plans.MapPut("/{code}", DescribeAsync).Produces<PlanSeen>().WithName("DescribePlan").WithSummary("Change a plan's title, number, issuer, years and counting window")
            .TakesIfMatch(required: true).Writes("Sửa kế hoạch qua API", "plan");
        plans.MapPut("/{code}/{list}", ReplaceAsync).Produces<PlanSeen>().WithName("ReplacePlanList").WithSummary("Put a list of a plan in place of the one you have read")
            .WithDescription($"`list` is one of {string.Join(", ", PlanPart.All.Select(p => $"`{p.List}`"))}. `If-Match` must carry the ETag of the plan you read: without it 428, when somebody changed it meanwhile 412.")
            .TakesIfMatch(required: true).Writes("Sửa kế hoạch qua API", "plan");
    }

    private static async Task<IResult> MakeAsync(Body<NewPlanGiven> body, ClaimsPrincipal user, CmsDb db, MakePlan make, CancellationToken cancel) =>
        await make.RunAsync(user.Actor(), body.Value.Code, (body.Value.Head ?? new()).Head, cancel) is { } refusal ? Problems.Of(refusal) : await CreatedAsync(db, body.Value.Code!, cancel);

    private static async Task<IResult> CopyAsync(string code, Body<PlanCopyGiven> body, ClaimsPrincipal user, CmsDb db, CopyPlan copy, CancellationToken cancel) =>
        await copy.RunAsync(user.Actor(), code, body.Value.Code, body.Value.Title, body.Value.FirstYear, cancel) is { } refusal ? Problems.Of(refusal) : await CreatedAsync(db, body.Value.Code!, cancel);

    private static Task<IResult> DescribeAsync(string code, Body<PlanGiven> body, HttpRequest request, ClaimsPrincipal user, CmsDb db, EditPlan edit, CancellationToken cancel) =>
        ChangeAsync(code, request, db, from => edit.DescribeAsync(user.Actor(), code, body.Value.Head, cancel, from), cancel);

    private static Task<IResult> ReplaceAsync(string code, string list, Body<EntriesGiven> body, HttpRequest request, ClaimsPrincipal user, CmsDb db, EditPlan edit, CancellationToken cancel)
    {
        if (PlanPart.All.FirstOrDefault(p => p.List == list) is not { } part) return Task.FromResult(Problems.NotFound());
        var entries = body.Value.Entries;
        if (entries.Count > MostEntries) return Task.FromResult(Problems.Of(new Refusal("plan.long", $"Một danh sách có nhiều nhất {MostEntries} mục.", "entries")));
        return entries.Any(e => e is null || part.Fields.Any(f => e[f.Name] is JsonObject || (e[f.Name] is JsonArray values && values.Any(v => v is not JsonValue))))
            ? Task.FromResult(Problems.Of(new Refusal("plan.list", "Mỗi mục là một đối tượng; danh sách trong mục chỉ gồm chữ hoặc số.", "entries")))
            : ChangeAsync(code, request, db, from => edit.ReplaceAsync(user.Actor(), code, from, part, [.. entries.Select(e => e!)], cancel), cancel);
    }

    private static async Task<IResult> ChangeAsync(string code, HttpRequest request, CmsDb db, Func<int, Task<Refusal?>> change, CancellationToken cancel)
    {
        if (await db.PlanAsync(code, cancel) is not { } plan) return Problems.NotFound();
        if (ItemWriting.VersionIn(request) is not { } from) return Problems.VersionMissing();
        var refusal = await change(from);
        if (refusal is { Code: "plan.stale" }) return Problems.Stale(plan.Version);
        if (refusal is not null) return Problems.Of(refusal);
        var seen = await SeenAsync(db, code, cancel);
        return Answer.Ok(seen, PlansResource.ETagOf(seen));
    }

    private static async Task<IResult> CreatedAsync(CmsDb db, string code, CancellationToken cancel)
    {
        var seen = await SeenAsync(db, code, cancel);
        return Answer.Created($"{ApiServices.Root}/plans/{code}", seen, PlansResource.ETagOf(seen));
    }

    private static async Task<PlanSeen> SeenAsync(CmsDb db, string code, CancellationToken cancel) => PlansResource.Seen((await db.PlanAsync(code, cancel))!);
}
