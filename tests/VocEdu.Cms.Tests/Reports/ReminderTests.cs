using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Cms.Reports.Duties;
using VocEdu.Domain.Content;
using VocEdu.Domain.Reports;

namespace VocEdu.Cms.Tests.Reports;

/// <summary>One report is owed, before 15/12/2026: its last day is Monday the 14th, fifteen days before it is Sunday 29/11.</summary>
public sealed class ReminderTests : ReporterFixture
{
    [OneTimeSetUp]
    public Task OweOne() => App.DoAsync(async s =>
    {
        var db = s.GetRequiredService<CmsDb>();
        await db.Set<Duty>().Where(d => d.PlanCode != "HN-GDNN-2025" || d.Cycle != ReportCycle.Yearly).ExecuteDeleteAsync();
        await db.Plans.ExecuteUpdateAsync(set => set.SetProperty(p => p.Document, "{}"));
        await db.Set<Duty>().ExecuteUpdateAsync(set => set.SetProperty(d => d.Since, new DateOnly(2026, 1, 1)));
    });

    [TestCase("2026-11-20", 0, TestName = "Sixteen working days ahead nobody is told")]
    [TestCase("2026-11-27", 1, TestName = "A reminder on a Sunday is given on the Friday before")]
    [TestCase("2026-12-05", 0, TestName = "On a Saturday nobody is told")]
    public async Task Reminders_come_on_working_days_and_each_once(string day, int told)
    {
        App.Clock.Now = new DateTimeOffset(DateOnly.Parse(day, null), new TimeOnly(2, 0), TimeSpan.Zero);
        var person = await App.PersonAsync(Role.Reporter);
        for (var i = 0; i < 2; i++) await App.Services.GetRequiredService<RemindOfReports>().RunAsync(CancellationToken.None);

        Assert.That(await App.AskAsync(s => s.GetRequiredService<CmsDb>().Notices.CountAsync(n => n.PersonId == person.Id)), Is.EqualTo(told));
    }
}
