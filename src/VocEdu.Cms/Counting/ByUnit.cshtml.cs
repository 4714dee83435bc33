using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Units;
using VocEdu.Domain.Counting;
using VocEdu.Publishing.Targets;
using VocEdu.Publishing.Works;

namespace VocEdu.Cms.Counting;

/// <summary>A year's counted works by unit: of the day of publication, or of today. Both tables have the same total (vietnam.md §14).</summary>
[NeedsRole(CountingServices.Readers)]
public sealed class ByUnitModel(CmsDb db, Successions successions, TimeProvider clock) : PageModel
{
    private const int YearsBack = 4;

    [BindProperty(SupportsGet = true, Name = "nam")] public int? Year { get; set; }
    [BindProperty(SupportsGet = true, Name = "quy-doi")] public string? RolledUp { get; set; }

    public bool IsRolledUp => RolledUp is "co";
    public (int Year, DateOnly From, DateOnly To) Period { get; private set; }
    public IReadOnlyList<int> Years { get; private set; } = [];
    public List<Row> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var today = Vietnam.Today(clock);
        var present = CountingWindow.Rule.YearOf(today);
        Years = [.. Enumerable.Range(0, YearsBack).Select(back => present - back)];
        var year = Year is { } asked && Years.Contains(asked) ? asked : present;
        var window = CountingWindow.Rule.Year(year);
        Period = (year, window.From, window.To);

        IReadOnlyDictionary<string, int> counts = await db.CountedDays.Where(d => d.Kind == FigureKind.Unit && d.Day >= window.From && d.Day <= window.To)
            .GroupBy(d => d.Code).Select(g => new { g.Key, Count = g.Sum(d => d.Count) }).Where(g => g.Count > 0).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var succession = await successions.AllAsync(cancel);
        var former = counts.Keys.Where(unit => succession.CurrentOf(unit, today) != unit).ToLookup(unit => succession.CurrentOf(unit, today));
        if (IsRolledUp) counts = succession.RollUp(counts, today);

        var names = (await db.Units.AsNoTracking().Include(u => u.Names).Where(u => counts.Keys.Contains(u.Id)).ToListAsync(cancel)).ToDictionary(u => u.Id, u => u.NameOn(u.ClosedOn?.AddDays(-1) ?? today).Name);
        var filter = new WorkFilter(window.From, window.To, Counted: true);
        Rows = [.. counts.Select(c => new Row(c.Key, names.GetValueOrDefault(c.Key, c.Key), c.Value,
                filter with { UnitCode = c.Key, FormerUnits = IsRolledUp ? [.. former[c.Key]] : null }))
            .OrderByDescending(r => r.Count).ThenBy(r => r.Name, UnitChoices.ByName)];
    }

    public sealed record Row(string UnitId, string Name, int Count, WorkFilter Opens);
}
