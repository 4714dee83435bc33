using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Plans;
using VocEdu.Cms.Units;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Publishing.Targets;

namespace VocEdu.Cms.Counting;

/// <param name="Opens">Where something can be done about it, or where the list lies.</param>
public sealed record Gap(string Code, string Name, string Opens);

/// <param name="Expected">Where an even pace would be today.</param>
public sealed record UnitStanding(string UnitId, string Name, int Done, int Target, double Expected, string Opens)
{
    public int Missing => Math.Max(Target - Done, 0);
}

/// <summary>What a plan's year still lacks, and how each unit with a share of the target stands.</summary>
public sealed record DashboardGaps(
    IReadOnlyList<Figure> Themes, IReadOnlyList<Figure> Activities, IReadOnlyList<Gap> NoGenre, IReadOnlyList<Gap> NoTheme, IReadOnlyList<Gap> NoActivity, IReadOnlyList<UnitStanding> Units)
{
    public static async Task<DashboardGaps> ReadAsync(CmsDb db, CoverPlan cover, TargetProgress standing, DateOnly today, CancellationToken cancel)
    {
        var plan = standing.Plan;
        var document = JsonNode.Parse(plan.Document)!;
        var (themes, activities) = (NamesOf(document, "themes", plan.Code), NamesOf(document, "activities", plan.Code));
        var year = standing.Target.Year;
        var rows = await cover.RunAsync(plan, cancel);
        var done = standing.ByTheme.Select(f => f.Code).ToHashSet();
        var genres = standing.ByGenre.Select(f => f.Code).ToHashSet();
        return new(
            Named(standing.ByTheme, themes), Named(standing.ByActivity, activities),
            [.. Genres.All.Where(g => g.Counting is GenreCounting.Counts && !genres.Contains(g.Code)).Select(g => new Gap(g.Code, g.Name, (standing.Done with { Genre = g.Code }).Address()))],
            // A theme is covered by its parts: only what has none is missing.
            [.. themes.Where(t => !done.Any(d => d == t.Key || d.StartsWith(t.Key + ".", StringComparison.Ordinal))).Select(t => new Gap(t.Key, t.Value, (standing.Done with { Theme = t.Key }).Address()))],
            [.. rows.Where(r => r.Cells.Any(c => c.Year == year && c.IsGap)).Select(r => new Gap(r.Code, r.Text, $"/quan-tri/ke-hoach/{plan.Code}/ho-so/{r.Code}?nam={year}"))],
            await UnitsAsync(db, standing, today, cancel));
    }

    private static async Task<List<UnitStanding>> UnitsAsync(CmsDb db, TargetProgress standing, DateOnly today, CancellationToken cancel)
    {
        var shares = await db.UnitTargets.AsNoTracking().Where(t => t.PlanCode == standing.Plan.Code && t.Code == standing.Target.Code && t.Year == standing.Target.Year).ToListAsync(cancel);
        var ids = shares.ConvertAll(s => s.UnitCode);
        var names = (await db.Units.AsNoTracking().Include(u => u.Names).Where(u => ids.Contains(u.Id)).ToListAsync(cancel)).ToDictionary(u => u.Id, u => u.NameOn(today).Name);
        var done = standing.ByUnit.ToDictionary(f => f.Code, f => f.Count);
        return [.. shares.Select(s => new UnitStanding(s.UnitCode, names.GetValueOrDefault(s.UnitCode, s.UnitCode), done.GetValueOrDefault(s.UnitCode), s.Value,
                s.Value * standing.Progress.Period.ElapsedShare(standing.Progress.Day), (standing.Done with { UnitCode = s.UnitCode }).Address()))
            .OrderByDescending(u => u.Missing).ThenBy(u => u.Name, UnitChoices.ByName)];
    }

    private static Dictionary<string, string> NamesOf(JsonNode document, string list, string plan) =>
        (document[list] as JsonArray ?? []).Where(e => e?["code"] is not null).DistinctBy(e => e!["code"]!.ToString()).ToDictionary(e => $"{plan}:{e!["code"]}", e => e!["text"]?.ToString() ?? "");

    private static List<Figure> Named(IReadOnlyList<Figure> figures, Dictionary<string, string> names) => [.. figures.Select(f => f with { Name = names.GetValueOrDefault(f.Code, f.Code) })];
}
