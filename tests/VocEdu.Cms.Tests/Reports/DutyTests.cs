using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Cms.Reports.Duties;
using VocEdu.Domain.Content;
using VocEdu.Domain.Reports;

namespace VocEdu.Cms.Tests.Reports;

public sealed class DutyTests : ReporterFixture
{
    private const string Board = "/quan-tri/bao-cao";

    [Test]
    public async Task What_the_plans_ask_for_is_owed_from_the_start()
    {
        await using var app = await CmsApp.StartAsync();
        var duties = await app.AskAsync(s => s.GetRequiredService<CmsDb>().Set<Duty>().AsNoTracking().ToListAsync());
        var seen = duties.Where(d => d.Cycle is not ReportCycle.NoDay).Select(d => (d.PlanCode, d.Cycle, d.DueDay, d.DueMonth));
        Assert.That(seen, Is.EquivalentTo(new (string?, ReportCycle, int?, int)[]
        {
            ("HN-GDNN-2025", ReportCycle.FirstHalf, 25, 5), ("HN-GDNN-2025", ReportCycle.Yearly, 15, 12), ("HN-GDNN-2025", ReportCycle.Quarterly, null, 0),
            ("HD-NNL-2023", ReportCycle.Yearly, 30, 11), ("HUYEN-CT21-2023", ReportCycle.Yearly, 5, 12),
        }));
    }

    [Test]
    public async Task Taking_the_plans_over_again_changes_nothing_that_people_keep()
    {
        var quarterly = (await DutiesAsync()).Single(d => d.Cycle is ReportCycle.Quarterly);
        await Reporter.SubmitAsync($"{Board}/nghia-vu/{quarterly.Id}", Fields(quarterly, day: "20"));
        await App.DoAsync(async s => await s.GetRequiredService<DutiesFromPlans>().RunAsync(CancellationToken.None));

        var after = await DutiesAsync();
        Assert.That(after.Single(d => d.Id == quarterly.Id).DueDay, Is.EqualTo(20));
        Assert.That(after.GroupBy(d => (d.PlanCode, d.DutyCode)).All(g => g.Key.DutyCode is null || g.Count() == 1));
    }

    [Test]
    public async Task Board_says_what_is_soon_and_a_filing_says_in_time_or_late()
    {
        var duty = (await DutiesAsync()).Single(d => d.PlanCode == "HD-NNL-2023" && d.Cycle is ReportCycle.Yearly);
        Assert.That(await Reporter.GetStringAsync(Board), Does.Contain("trước ngày 30/11/2026").And.Contain("Sắp đến hạn"));

        var fields = new Dictionary<string, string> { ["Form.DutyId"] = duty.Id.ToString(), ["Form.Handle"] = "Year-2026-0", ["Form.SentOn"] = "2026-11-20", ["Form.DocumentNumber"] = "17/BC-SGDĐT" };
        var answer = await Reporter.SubmitAsync(Board, fields, $"{Board}?handler=File");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(await Reporter.GetStringAsync(Board), Does.Contain("Đã gửi đúng hạn").And.Contain("17/BC-SGDĐT"));

        var tomorrow = await Reporter.SubmitAsync(Board, new(fields) { ["Form.SentOn"] = "2026-11-30" }, $"{Board}?handler=File");
        Assert.That(tomorrow.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        await Reporter.SubmitAsync(Board, fields, $"{Board}?handler=Unfile");
        Assert.That(await Reporter.GetStringAsync(Board), Does.Not.Contain("17/BC-SGDĐT"));
    }

    [Test]
    public async Task Report_added_by_hand_is_due_on_the_board_and_in_the_calendar()
    {
        var answer = await Reporter.SubmitAsync($"{Board}/nghia-vu/them", new()
        {
            ["Form.Title"] = "Báo cáo sơ kết đợt cao điểm", ["Form.Recipient"] = "Hội đồng tuyển sinh", ["Form.Cycle"] = "Once", ["Form.DueMonth"] = "0",
            ["Form.OnceFrom"] = "2026-10-01", ["Form.OnceTo"] = "2026-11-30", ["Form.OnceDue"] = "2026-12-10", ["Form.Before"] = "true",
        });
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(await Reporter.GetStringAsync(Board), Does.Contain("Báo cáo sơ kết đợt cao điểm").And.Contain("trước ngày 10/12/2026"));
        Assert.That(await Reporter.GetStringAsync("/quan-tri/lich?ngay=2026-12-01"), Does.Contain("Báo cáo gửi Hội đồng tuyển sinh"));
    }

    [TestCase("Form.DueDay", "31")]
    [TestCase("Form.DueMonth", "13")]
    [TestCase("Form.Title", "")]
    [TestCase("Form.Cycle", "99")]
    public async Task Duty_that_cannot_be_is_refused_and_kept_on_the_page(string field, string value)
    {
        var fields = new Dictionary<string, string> { ["Form.Title"] = "Báo cáo giữ lại", ["Form.Recipient"] = "Sở", ["Form.Cycle"] = "Yearly", ["Form.DueMonth"] = "11", ["Form.DueDay"] = "5" };
        fields[field] = value;
        var answer = await Reporter.SubmitAsync($"{Board}/nghia-vu/them", fields);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        if (field != "Form.Title") Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("Báo cáo giữ lại"));
    }

    [TestCase(Role.Contributor, HttpStatusCode.Forbidden)]
    [TestCase(Role.UnitHead, HttpStatusCode.Forbidden)]
    [TestCase(Role.Approver, HttpStatusCode.OK)]
    public async Task Board_is_read_by_those_who_answer_for_reports(Role role, HttpStatusCode expected)
    {
        using var browser = await App.SignInAsync(role);
        Assert.That((await browser.GetAsync(Board)).StatusCode, Is.EqualTo(expected));
    }

    private Task<List<Duty>> DutiesAsync() => App.AskAsync(s => s.GetRequiredService<CmsDb>().Set<Duty>().AsNoTracking().ToListAsync());

    private static Dictionary<string, string> Fields(Duty duty, string day) => new()
    {
        ["Form.Title"] = duty.Title, ["Form.Recipient"] = duty.Recipient, ["Form.Cycle"] = $"{duty.Cycle}", ["Form.DueMonth"] = $"{duty.DueMonth}", ["Form.DueDay"] = day,
    };
}
