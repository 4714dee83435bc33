using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using VocEdu.Domain.Counting;
using VocEdu.Publishing.Data;

namespace VocEdu.Publishing.Targets;

/// <summary>Takes over the plans of a configuration file, and what other files change in them.</summary>
/// <remarks>
/// A file has <c>plans</c> (whole plans, <c>config/plans.json</c>) or <c>amendments</c>: <c>{ plan, lastYear, window, closingDay,
/// acceptsPress, targets: [{ code, year, value }] }</c>. Only targets that count (<c>kind: count</c>) become figures; the rest
/// stays in the plan's document. Targets that an earlier load made stay until a file says otherwise.
/// </remarks>
public sealed class LoadPlans(PublishingDb db)
{
    /// <param name="json">The text of a file.</param>
    /// <exception cref="InvalidDataException">The file is no such JSON, or amends a plan that was not loaded; says which.</exception>
    public Task<int> RunAsync(string json, CancellationToken cancel) => db.TogetherAsync(() => LoadAsync(json, cancel), cancel);

    private async Task<int> LoadAsync(string json, CancellationToken cancel)
    {
        var file = Read(json);
        foreach (var plan in file["plans"]?.AsArray() ?? []) await UpsertAsync(plan!.AsObject(), cancel);
        await db.SaveChangesAsync(cancel);
        foreach (var amendment in file["amendments"]?.AsArray() ?? []) await AmendAsync(amendment!.AsObject(), cancel);
        return await db.SaveChangesAsync(cancel);
    }

    private async Task UpsertAsync(JsonObject source, CancellationToken cancel)
    {
        var code = Text(source, "code");
        var period = source["period"]!.AsObject();
        var first = period["firstYear"]!.GetValue<int>();
        var last = period["lastYear"]?.GetValue<int>() ?? first + 9;        // open-ended plans: ten years until a person says otherwise
        var plan = await db.Plans.Include(p => p.Targets).SingleOrDefaultAsync(p => p.Code == code, cancel);
        if (plan is null)
        {
            plan = new() { Code = code, Title = "", Issuer = "", FirstYear = first, LastYear = last, Window = WindowKind.Rule, Document = "{}" };
            db.Plans.Add(plan);
        }
        plan.Number = source["number"]?.GetValue<string>();
        plan.Title = Text(source, "title");
        plan.Issuer = source["issuer"]?["name"]?.GetValue<string>() ?? "";
        (plan.FirstYear, plan.LastYear) = (first, Math.Max(last, plan.LastYear));
        plan.Document = source.ToJsonString();
        Settle(plan, source);

        foreach (var target in (source["targets"]?.AsArray() ?? []).Select(t => t!.AsObject()).Where(t => t["kind"]?.GetValue<string>() == "count"))
        {
            foreach (var year in target["years"]!.AsArray().Select(y => y!.GetValue<int>()))
                Set(plan, Text(target, "code"), year, target["value"]!.GetValue<int>(), Text(target, "unit"), Text(target, "text"));
        }
    }

    private async Task AmendAsync(JsonObject amendment, CancellationToken cancel)
    {
        var code = Text(amendment, "plan");
        var plan = await db.Plans.Include(p => p.Targets).SingleOrDefaultAsync(p => p.Code == code, cancel)
            ?? throw new InvalidDataException($"An amendment names plan {code}, which has not been loaded.");
        plan.LastYear = amendment["lastYear"]?.GetValue<int>() ?? plan.LastYear;
        Settle(plan, amendment);
        foreach (var target in (amendment["targets"]?.AsArray() ?? []).Select(t => t!.AsObject()))
        {
            var targetCode = Text(target, "code");
            var like = plan.Targets.Where(t => t.Code == targetCode).MaxBy(t => t.Year)
                ?? throw new InvalidDataException($"An amendment of plan {code} names target {targetCode}, which the plan does not have.");
            Set(plan, targetCode, target["year"]!.GetValue<int>(), target["value"]!.GetValue<int>(), like.Unit, like.Text);
        }
    }

    private static void Settle(Plan plan, JsonObject source)
    {
        if (source["window"]?.GetValue<string>() is { } window) plan.Window = Enum.Parse<WindowKind>(window);
        if (source["closingDay"]?.GetValue<string>() is { } closing) plan.ClosingDay = closing;
        if (source["acceptsPress"]?.GetValue<bool>() is { } press) plan.AcceptsPress = press;
    }

    private static void Set(Plan plan, string code, int year, int value, string unit, string text)
    {
        var target = plan.Targets.Find(t => t.Code == code && t.Year == year);
        if (target is null) plan.Targets.Add(new() { PlanCode = plan.Code, Code = code, Year = year, Value = value, Unit = unit, Text = text });
        else (target.Value, target.Unit, target.Text) = (value, unit, text);
    }

    private static JsonObject Read(string json)
    {
        try
        {
            return JsonNode.Parse(json)!.AsObject();
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or NullReferenceException)
        {
            throw new InvalidDataException("The plans file is not a JSON object.", fault);
        }
    }

    private static string Text(JsonObject source, string name) =>
        source[name]?.GetValue<string>() ?? throw new InvalidDataException($"A plan or target in the plans file has no {name}.");
}
