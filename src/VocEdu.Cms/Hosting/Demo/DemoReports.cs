using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Reports.Units;
using VocEdu.Cms.Reports.Writing;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Reports;

namespace VocEdu.Cms.Hosting.Demo;

/// <summary>The year's report as a draft, and a round in which the division and some schools report.</summary>
internal sealed class DemoReports(CmsDb db, WriteReport write, ManageRounds rounds, DemoPeople people, TimeProvider clock)
{
    private const string Plan = "KH3066-2021";
    private const int Schools = 5;

    public async Task LoadAsync(CancellationToken cancel)
    {
        var reporter = await people.ActorAsync("tonghop");
        var today = Vietnam.Today(clock);
        var year = ReportPeriod.WholeYear(CountingWindow.Rule.YearOf(today));
        if (!await db.Set<UnitRound>().AnyAsync(cancel))
        {
            var schools = await db.Units.Where(u => u.Kind.StartsWith("truong_")).OrderBy(u => u.Id).Select(u => u.Id).Take(Schools).ToListAsync(cancel);
            var (_, refusal) = await rounds.OpenAsync($"Báo cáo công tác truyền thông giáo dục nghề nghiệp {year.InSentence}", year, today.AddDays(14), [DemoUnits.Division, .. schools], reporter, cancel);
            if (refusal is not null) throw new InvalidOperationException($"Demo round: {refusal.Message}");
        }

        if (await db.Set<Report>().AnyAsync(cancel) || !await db.Plans.AnyAsync(p => p.Code == Plan, cancel)) return;
        var (report, why) = await write.BeginAsync(Plan, null, year, reporter, cancel);
        if (report is null) throw new InvalidOperationException($"Demo report: {why!.Message}");
    }
}
