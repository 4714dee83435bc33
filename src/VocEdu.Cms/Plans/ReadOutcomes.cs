using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Publishing.Targets;

namespace VocEdu.Cms.Plans;

/// <param name="Code">As the plan numbers it.</param>
/// <param name="ByYear">The year in which it is to be reached.</param>
public sealed record Outcome(string Code, string Text, decimal? Value, string Unit, int? ByYear);

/// <param name="Latest">What the newest document states; null: nobody has written down anything.</param>
public sealed record OutcomeStanding(string PlanCode, string PlanName, Outcome Outcome, IndicatorReading? Latest);

/// <summary>Outcomes of plans beside their counts, never mixed with them.</summary>
public static class ReadOutcomes
{
    public static IReadOnlyList<Outcome> Outcomes(this Plan plan) =>
    [
        .. plan.Entries("targets").Where(o => o["kind"]?.ToString() == "outcome").Select(o => new Outcome(
            o["code"]!.ToString(), o["text"]?.ToString() ?? "", o["value"]?.GetValue<decimal>(), o["unit"]?.ToString() ?? "", (int?)o["byYear"])),
    ];

    /// <summary>Every outcome of the plans in force, with what was stated last.</summary>
    public static async Task<IReadOnlyList<OutcomeStanding>> OutcomesAsync(this CmsDb db, int year, CancellationToken cancel)
    {
        var plans = await db.Plans.AsNoTracking().Where(p => p.FirstYear <= year && p.LastYear >= year).OrderBy(p => p.FirstYear).ThenBy(p => p.Code).ToListAsync(cancel);
        var codes = plans.ConvertAll(p => p.Code);
        var latest = (await db.Set<IndicatorReading>().AsNoTracking().Where(r => codes.Contains(r.PlanCode) && r.RemovedAt == null)
            .GroupBy(r => new { r.PlanCode, r.TargetCode }).Select(g => g.OrderByDescending(r => r.TakenOn).ThenByDescending(r => r.CreatedAt).First()).ToListAsync(cancel))
            .ToDictionary(r => (r.PlanCode, r.TargetCode));
        return [.. plans.SelectMany(p => p.Outcomes().Select(o => new OutcomeStanding(p.Code, p.Number ?? p.Code, o, latest.GetValueOrDefault((p.Code, o.Code)))))];
    }
}
