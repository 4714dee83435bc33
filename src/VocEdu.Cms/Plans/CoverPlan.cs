using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Domain.Counting;
using VocEdu.Publishing.Targets;

namespace VocEdu.Cms.Plans;

/// <summary>One activity in one year.</summary>
/// <param name="Works">Counted works filed under it.</param>
/// <param name="Records">Events, trainings, products and documents.</param>
/// <param name="Proven">Of those, how many carry proof.</param>
/// <param name="Due">The year has begun.</param>
public sealed record CoverCell(int Year, bool Planned, int Works, int Records, int Proven, bool Due)
{
    public bool Done => Works + Records > 0;
    public bool IsGap => Planned && Due && !Done;

    /// <summary>Something was done and nothing proves it: a public work proves itself.</summary>
    public bool LacksProof => Works == 0 && Records > 0 && Proven == 0;
}

public sealed record CoverRow(string Code, string Text, IReadOnlyList<string> Lead, string? Product, IReadOnlyList<CoverCell> Cells);

/// <summary>Activity by year: planned, done, proven. Works come from the figures kept by day.</summary>
public sealed class CoverPlan(CmsDb db, TimeProvider clock)
{
    public async Task<IReadOnlyList<CoverRow>> RunAsync(Plan plan, CancellationToken cancel)
    {
        var window = plan.CountingWindow;
        var now = window.YearOf(Vietnam.Today(clock));
        var years = Enumerable.Range(plan.FirstYear, plan.LastYear - plan.FirstYear + 1).ToList();
        var (from, to, prefix) = (window.Year(plan.FirstYear).From, window.Year(plan.LastYear).To, $"{plan.Code}:");
        var days = await db.CountedDays.AsNoTracking().Where(d => d.Kind == FigureKind.Activity && d.Day >= from && d.Day <= to && d.Code.StartsWith(prefix))
            .GroupBy(d => new { d.Code, d.Day }).Select(g => new { g.Key.Code, g.Key.Day, Count = g.Sum(d => d.Count) }).ToListAsync(cancel);
        var works = days.GroupBy(d => (d.Code, Year: window.YearOf(d.Day))).ToDictionary(g => g.Key, g => g.Sum(d => d.Count));
        var records = await db.Set<ActivityRecord>().AsNoTracking().Where(r => r.RemovedAt == null && r.Activity.StartsWith(prefix))
            .GroupBy(r => new { r.Activity, r.Year })
            .Select(g => new { g.Key.Activity, g.Key.Year, All = g.Count(), Proven = g.Count(r => r.Url != null || r.MediaId != null || r.Attendance != null) })
            .ToDictionaryAsync(g => (g.Activity, g.Year), g => (g.All, g.Proven), cancel);

        return [.. plan.Entries("activities").Select(a =>
        {
            var code = prefix + a["code"];
            var planned = PlanEntry.YearsOf(a);
            return new CoverRow(a["code"]!.ToString(), a["text"]?.ToString() ?? "", [.. (a["lead"] as JsonArray ?? []).Select(l => l!.ToString())], a["product"]?.ToString(),
            [
                .. years.Select(year =>
                {
                    var (all, proven) = records.GetValueOrDefault((code, year));
                    return new CoverCell(year, planned.Count == 0 || planned.Contains(year), works.GetValueOrDefault((code, year)), all, proven, year <= now);
                }),
            ]);
        })];
    }
}
