using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;
using VocEdu.Publishing.Targets;

namespace VocEdu.Cms.Plans;

/// <summary>Makes next year's plan from this one: everything it says, its years moved on, without number and date until it is issued.</summary>
public sealed class CopyPlan(CmsDb db, AuditLog audit, TimeProvider clock)
{
    /// <param name="code">Of the new plan; works are filed under it for ever.</param>
    public Task<Refusal?> RunAsync(Actor by, string from, string? code, string? title, int firstYear, CancellationToken cancel) => db.TogetherAsync(async () =>
    {
        if (await MakePlan.TakeAsync(db, by, code, cancel) is { } taken) return taken;
        if (string.IsNullOrWhiteSpace(title) || title.Length > 500) return new("plan.title", "Vui lòng nhập tên kế hoạch, không quá 500 ký tự.", "Title");
        if (firstYear is < 2000 or > 2100) return new("plan.years", "Năm bắt đầu không hợp lệ.", "FirstYear");
        if (await db.Plans.AsNoTracking().Include(p => p.Targets).SingleOrDefaultAsync(p => p.Code == from, cancel) is not { } old)
            return new Refusal("plan.none", "Không tìm thấy kế hoạch này. Hãy mở lại danh sách kế hoạch.");

        var shift = firstYear - old.FirstYear;
        var document = JsonNode.Parse(old.Document)!.AsObject();
        Move(document, shift);
        (document["code"], document["title"], document["number"], document["date"], document["copiedFrom"]) = (code, title.Trim(), null, null, from);
        var plan = new Plan
        {
            Code = code!, Title = title.Trim(), Issuer = old.Issuer, FirstYear = firstYear, LastYear = old.LastYear + shift, Window = old.Window,
            ClosingDay = old.ClosingDay, AcceptsPress = old.AcceptsPress, Document = document.ToJsonString(),
        };
        plan.Targets.AddRange(old.Targets.Select(t => new Target { PlanCode = code!, Code = t.Code, Year = t.Year + shift, Value = t.Value, Unit = t.Unit, Text = t.Text }));
        db.Plans.Add(plan);
        MakePlan.Note(db, plan, $"Chép từ kế hoạch {from}", by, clock.GetUtcNow());
        audit.Add(by, "Chép kế hoạch", "plan", plan.Code, $"{from} → {code}, {plan.FirstYear}–{plan.LastYear}");
        await db.SaveChangesAsync(cancel);
        return (Refusal?)null;
    }, cancel);

    /// <summary>Moves every year the document names as a year; texts are the author's.</summary>
    private static void Move(JsonNode? node, int by)
    {
        if (node is JsonArray list)
        {
            foreach (var entry in list) Move(entry, by);
            return;
        }
        if (node is not JsonObject at) return;
        foreach (var (name, value) in at.ToList())
        {
            if (name is "firstYear" or "lastYear" or "byYear" or "orientationYear" or "visionYear" && value is JsonValue year) at[name] = (int)year + by;
            else if (name is "years" && value is JsonArray years) at[name] = new JsonArray([.. years.Select(y => (JsonNode)((int)y! + by))]);
            else Move(value, by);
        }
    }
}
