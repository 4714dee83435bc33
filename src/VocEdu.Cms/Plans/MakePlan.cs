using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;
using VocEdu.Publishing.Targets;

namespace VocEdu.Cms.Plans;

/// <summary>Begins a plan that says nothing yet but its name and years; people then add what it says.</summary>
public sealed partial class MakePlan(CmsDb db, AuditLog audit, TimeProvider clock)
{
    /// <param name="code">Works are filed under it for ever.</param>
    public Task<Refusal?> RunAsync(Actor by, string? code, PlanHead head, CancellationToken cancel) => db.TogetherAsync(async () =>
    {
        if (await TakeAsync(db, by, code, cancel) is { } taken) return taken;
        if (head.WhyNot() is { } refusal) return refusal;
        var plan = new Plan { Code = code!, Title = "", Issuer = "", FirstYear = head.FirstYear, LastYear = head.LastYear, Window = head.Window, Document = "{}" };
        var document = new JsonObject { ["code"] = code };
        head.Apply(plan, document);
        plan.Document = document.ToJsonString();
        db.Plans.Add(plan);
        Note(db, plan, "Lập kế hoạch", by, clock.GetUtcNow());
        audit.Add(by, "Lập kế hoạch", "plan", plan.Code, $"{plan.Title}, {plan.FirstYear}–{plan.LastYear}");
        await db.SaveChangesAsync(cancel);
        return (Refusal?)null;
    }, cancel);

    /// <returns>Why a plan with this code may not be begun; null: nobody else takes the code until the transaction ends.</returns>
    internal static async Task<Refusal?> TakeAsync(CmsDb db, Actor by, string? code, CancellationToken cancel)
    {
        if (!by.Has(PlanServices.Planners)) return new("plan.role", "Bạn không có quyền lập kế hoạch. Hãy nhờ cán bộ tổng hợp báo cáo hoặc biên tập viên.");
        if (code is null || !Codes().IsMatch(code)) return new("plan.code", "Mã kế hoạch gồm 3 đến 40 chữ in hoa không dấu, số và gạch ngang, ví dụ KH-2027.", "Code");
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({"plan " + code}, 0))", cancel);
        return await db.Plans.AnyAsync(p => p.Code == code, cancel) ? new Refusal("plan.code", "Đã có kế hoạch mang mã này. Hãy chọn mã khác.", "Code") : null;
    }

    /// <summary>Keeps a plan as it is now as its newest version.</summary>
    internal static void Note(CmsDb db, Plan plan, string what, Actor by, DateTimeOffset now) =>
        db.PlanVersions.Add(new() { PlanCode = plan.Code, Number = plan.Version, Title = plan.Title, Document = plan.Document, What = what, ChangedBy = by.Name, ChangedAt = now });

    [GeneratedRegex("^[A-Z0-9][A-Z0-9-]{1,38}[A-Z0-9]$", RegexOptions.None, 1000)]
    private static partial Regex Codes();
}
