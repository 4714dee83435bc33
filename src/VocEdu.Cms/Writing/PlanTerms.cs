using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Writing;

/// <param name="Code">Plan and code as items keep it: <c>KH3066-2021:ND2.5</c>.</param>
public sealed record PlanTerm(string Code, string Text);

/// <summary>What one plan in force lets an item be filed under.</summary>
public sealed record PlanTerms(string Title, IReadOnlyList<PlanTerm> Themes, IReadOnlyList<PlanTerm> Audiences, IReadOnlyList<PlanTerm> Activities)
{
    public static async Task<IReadOnlyList<PlanTerms>> InForceAsync(CmsDb db, DateTimeOffset now, CancellationToken cancel)
    {
        var year = Vietnam.LocalDate(now).Year;
        var plans = await db.Plans.AsNoTracking().Where(p => p.FirstYear <= year && p.LastYear >= year)
            .OrderBy(p => p.FirstYear).ThenBy(p => p.Code).Select(p => new { p.Code, p.Title, p.Document }).ToListAsync(cancel);
        return [.. plans.Select(plan =>
        {
            using var document = JsonDocument.Parse(plan.Document);
            return new PlanTerms(plan.Title, Read(document, plan.Code, "themes"), Read(document, plan.Code, "audiences"), Read(document, plan.Code, "activities"));
        })];
    }

    private static List<PlanTerm> Read(JsonDocument document, string plan, string list) =>
        document.RootElement.TryGetProperty(list, out var terms) && terms.ValueKind is JsonValueKind.Array
            ? [.. terms.EnumerateArray().Select(term => new PlanTerm($"{plan}:{term.GetProperty("code").GetString()}", term.GetProperty("text").GetString() ?? ""))]
            : [];
}
