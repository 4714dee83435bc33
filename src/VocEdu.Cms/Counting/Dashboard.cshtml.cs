using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Plans;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Publishing.Targets;

namespace VocEdu.Cms.Counting;

/// <summary>Will the year's target be met, and what needs somebody now.</summary>
[NeedsRole(CountingServices.Readers)]
public sealed class DashboardModel(CmsDb db, CountProgress count, CountByMonth months, CoverPlan cover, Attention attention, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "ke-hoach")] public string? PlanCode { get; set; }
    [BindProperty(SupportsGet = true, Name = "nam")] public int? Year { get; set; }

    public IReadOnlyList<YearOfPlan> Choices { get; private set; } = [];
    public TargetProgress? Standing { get; private set; }
    public IReadOnlyList<MonthFigure> Months { get; private set; } = [];
    public OtherWindow? Other { get; private set; }
    public YearBefore? Before { get; private set; }
    public DashboardGaps? Gaps { get; private set; }
    public IReadOnlyList<OutcomeStanding> Outcomes { get; private set; } = [];
    public AttentionNeeded Attention { get; private set; } = null!;
    public DateOnly Today { get; private set; }

    /// <summary>The year is under way: an even pace, a forecast and a need per week say something.</summary>
    public bool UnderWay => Standing is { } s && s.Progress.Period.Contains(Today);

    /// <summary>The plan asks for nothing in the year that is under way.</summary>
    public int? YearWithoutTarget { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Today = Vietnam.Today(clock);
        Attention = await attention.RunAsync(cancel);
        Outcomes = await db.OutcomesAsync(Today.Year, cancel);
        Choices = await ChoicesAsync(cancel);
        if (Choose() is not { } choice) return;

        var window = choice.Window.Year(choice.Year);
        var day = window.Contains(Today) ? Today : Today > window.To ? window.To : window.From;
        Standing = await count.RunAsync(choice.PlanCode, choice.Code, day, cancel);
        if (Standing is null) return;
        Months = await months.RunAsync(Standing, cancel);
        Other = await months.OtherAsync(Standing, Today, cancel);
        Before = await months.BeforeAsync(Standing, cancel);
        Gaps = await DashboardGaps.ReadAsync(db, cover, Standing, Today, cancel);
    }

    public bool Is(YearOfPlan choice) => Standing is { } s && s.Plan.Code == choice.PlanCode && s.Target.Year == choice.Year;

    private YearOfPlan? Choose()
    {
        var plan = Choices.Where(c => PlanCode is null || c.PlanCode == PlanCode).ToList();
        var current = plan.Find(c => c.Year == c.Window.YearOf(Today));
        if (current is null && plan.Count > 0) YearWithoutTarget = plan[0].Window.YearOf(Today);
        return plan.Find(c => c.Year == Year) ?? current ?? plan.FirstOrDefault();
    }

    private async Task<List<YearOfPlan>> ChoicesAsync(CancellationToken cancel)
    {
        var targets = await db.Targets.AsNoTracking()
            .Join(db.Plans, t => t.PlanCode, p => p.Code, (t, p) => new { t.PlanCode, t.Code, t.Year, p.Number, p.Title, p.Window, p.ClosingDay })
            .ToListAsync(cancel);
        return
        [
            .. targets.OrderByDescending(t => t.Year).ThenBy(t => t.PlanCode, StringComparer.Ordinal).ThenBy(t => t.Code, StringComparer.Ordinal)
                .DistinctBy(t => (t.PlanCode, t.Year))
                .Select(t => new YearOfPlan(t.PlanCode, t.Code, t.Year, t.Number ?? t.Title, Plan.CutBy(t.Window, t.ClosingDay))),
        ];
    }

    /// <summary>A year for which a plan has a target.</summary>
    public sealed record YearOfPlan(string PlanCode, string Code, int Year, string PlanName, CountingWindow Window);
}
