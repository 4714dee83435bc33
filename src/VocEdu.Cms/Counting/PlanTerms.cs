using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;

namespace VocEdu.Cms.Counting;

/// <summary>A content group or an activity that a plan names.</summary>
public sealed record PlanTerm(string Code, string Text);

/// <summary>What the plan in force calls its content groups and activities, for people to choose from.</summary>
public sealed record PlanTerms(IReadOnlyList<PlanTerm> Themes, IReadOnlyList<PlanTerm> Activities)
{
    /// <summary>Of the plan whose target reaches furthest; none when no plan has a target.</summary>
    public static async Task<PlanTerms> OfCurrentPlanAsync(CmsDb db, CancellationToken cancel)
    {
        var document = await db.Targets.OrderByDescending(t => t.Year).ThenBy(t => t.PlanCode)
            .Join(db.Plans, t => t.PlanCode, p => p.Code, (_, p) => p.Document).FirstOrDefaultAsync(cancel);
        if (document is null) return new([], []);
        using var plan = JsonDocument.Parse(document);
        return new(Read(plan, "themes"), Read(plan, "activities"));
    }

    private static List<PlanTerm> Read(JsonDocument plan, string name) => plan.RootElement.TryGetProperty(name, out var terms)
        ? [.. terms.EnumerateArray().Select(t => new PlanTerm(t.GetProperty("code").GetString()!, t.GetProperty("text").GetString()!))]
        : [];
}
