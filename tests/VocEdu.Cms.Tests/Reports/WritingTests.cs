using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using VocEdu.Cms.Data;
using VocEdu.Cms.Reports.Writing;
using VocEdu.Cms.Tests.Counting;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Reports;
using VocEdu.Publishing.Reports;
using VocEdu.Publishing.Works;

namespace VocEdu.Cms.Tests.Reports;

public sealed class WritingTests
{
    private ReportDesk _desk = null!;

    [OneTimeSetUp]
    public async Task Start() => _desk = await ReportDesk.OpenAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _desk.DisposeAsync();

    [Test]
    public async Task Draft_comes_with_figures_of_the_plans_window_and_sentences_about_them()
    {
        var report = await _desk.ReadAsync(await _desk.BeginAsync());
        var figures = report.Snapshot.Figures;
        Assert.That((figures.Span.From, figures.Span.DataDate), Is.EqualTo((new DateOnly(2025, 12, 15), new DateOnly(2026, 11, 21))));
        Assert.That(figures.Target, Is.EqualTo(180));
        Assert.That(figures.SinceStart, Is.GreaterThanOrEqualTo(5));
        Assert.That(report.Content.Sections.Single(s => s.Key == "II.1").Body.Text, Does.Contain("chốt đến hết ngày 21/11/2026").And.Contain("VE-COUNT-1"));
        Assert.That(report.Content.Sections.Single(s => s.Key == "mo-dau").Body.Text, Does.StartWith("Thực hiện Kế hoạch số 3066/KH-SLĐTBXH ngày 13/9/2021 của Sở Lao động - Thương binh và Xã hội về"));
    }

    [Test]
    public async Task Actual_and_estimate_stand_in_columns_of_their_own()
    {
        var table = (await _desk.ReadAsync(await _desk.BeginAsync())).Snapshot.Tables.Single(t => t.Code == "Biểu 01");
        Assert.That(table.Columns.Select(c => c.Name), Is.EqualTo(new[] { "Thể loại", "Chỉ tiêu năm", "Thực hiện trong kỳ", "Lũy kế từ đầu năm", "Ước cả năm", "Tỷ lệ (%)", "Cùng kỳ năm trước" }));
        foreach (var column in new[] { 2, 3, 4, 6 }) Assert.That(table.Rows.Sum(r => r[column].Number ?? 0), Is.EqualTo(table.Total![column].Number), table.Columns[column].Name);
    }

    [Test]
    public async Task New_figures_leave_what_a_person_wrote_and_renew_the_rest()
    {
        var id = await _desk.BeginAsync();
        await _desk.SaveAsync(id, new() { ["II.1"] = "Lời của cán bộ tổng hợp." });
        await _desk.App.PublishAsync("2026-11-18 08:00", "PS");
        await _desk.DoAsync(_desk.Reporter, id, "Recompute", new() { ["day"] = "2026-11-21" });

        var report = await _desk.ReadAsync(id);
        var written = report.Content.Sections.Single(s => s.Key == "II.1").Body;
        Assert.That((written.Text, written.IsBehind), Is.EqualTo(("Lời của cán bộ tổng hợp.", true)));
        Assert.That(report.Content.Sections.Single(s => s.Key == "II.2").Body.Text, Does.Contain("phóng sự"));
        Assert.That(await _desk.Reporter.GetStringAsync($"{ReportDesk.Reports}/{id}/viet"), Does.Contain("Lời của cán bộ tổng hợp.").And.Contain("Số liệu đã đổi: xem gợi ý mới"));
    }

    [Test]
    public async Task Two_who_write_at_once_are_shown_each_others_text_and_lose_nothing()
    {
        var id = await _desk.BeginAsync();
        using var other = await _desk.App.SignInAsync(Role.Reporter);
        var version = (await _desk.ReadAsync(id)).Version;
        await _desk.SaveAsync(id, new() { ["I"] = "Đoạn của người thứ nhất.", ["IV"] = "Nhiệm vụ của người thứ nhất." }, by: other);
        var answer = await _desk.SaveAsync(id, new() { ["I"] = "Đoạn của người thứ hai.", ["IV"] = "" }, version);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("Đoạn của người thứ hai.").And.Contain("Đoạn của người thứ nhất.").And.Contain("Nhiệm vụ của người thứ nhất."));
        Assert.That((await _desk.ReadAsync(id)).Content.Sections.Single(s => s.Key == "I").Body.Text, Is.EqualTo("Đoạn của người thứ nhất."));
    }

    [Test]
    public async Task What_was_typed_and_not_saved_is_there_again()
    {
        var id = await _desk.BeginAsync();
        await _desk.SaveAsync(id, new() { ["V"] = "Kiến nghị đang gõ dở" }, handler: "Keep");

        Assert.That(await _desk.Reporter.GetStringAsync($"{ReportDesk.Reports}/{id}/viet"), Does.Contain("Kiến nghị đang gõ dở").And.Contain("chưa lưu"));
        Assert.That((await _desk.ReadAsync(id)).Content.Sections.Single(s => s.Key == "V").Body.Text, Is.Empty);
    }

    [Test]
    public async Task Who_wrote_in_it_does_not_sign_it()
    {
        var person = await _desk.App.PersonAsync(Role.Reporter | Role.Approver);
        using var both = await _desk.App.SignInAsync(person.UserName!, CmsApp.Password);
        var id = await _desk.BeginAsync();
        await _desk.SaveAsync(id, by: both);
        await _desk.DoAsync(_desk.Reporter, id, "Send");
        var answer = await _desk.DoAsync(both, id, "Sign", new() { ["version"] = $"{(await _desk.ReadAsync(id)).Version}" });

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That((await _desk.ReadAsync(id)).State, Is.EqualTo(ReportState.InReview));
        Assert.That((await _desk.DoAsync(_desk.Reporter, id, "Sign", new() { ["version"] = "2" })).StatusCode, Is.EqualTo(HttpStatusCode.Redirect).Or.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await _desk.ReadAsync(id)).State, Is.EqualTo(ReportState.InReview));
    }

    [Test]
    public async Task Report_comes_back_with_a_reason_and_can_be_written_again()
    {
        var id = await _desk.BeginAsync();
        await _desk.SaveAsync(id);
        await _desk.DoAsync(_desk.Reporter, id, "Send");
        Assert.That((await _desk.DoAsync(_desk.Leader, id, "Return", new() { ["reason"] = " " })).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        await _desk.DoAsync(_desk.Leader, id, "Return", new() { ["reason"] = "Bổ sung nguyên nhân." });

        var report = await _desk.ReadAsync(id);
        Assert.That(report.State, Is.EqualTo(ReportState.Draft));
        Assert.That(report.Remark, Does.Contain("Bổ sung nguyên nhân."));
    }

    [Test]
    public async Task Hostile_forms_are_answered_and_never_break_the_page()
    {
        var id = await _desk.BeginAsync();
        var huge = new string('ế', 120_000) + "\0\u0001<script>alert(1)</script>";
        var answer = await _desk.SaveAsync(id, new() { ["I"] = huge, ["To"] = "=HYPERLINK(\"http://x\")" });
        Assert.That((int)answer.StatusCode, Is.LessThan(500));
        var page = await _desk.Reporter.GetAsync($"{ReportDesk.Reports}/{id}");
        Assert.That(page.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await page.Content.ReadAsStringAsync(), Does.Not.Contain("<script>alert(1)"));
        Assert.That((await _desk.Reporter.GetAsync($"{ReportDesk.Reports}/{id}?handler=Word")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await _desk.Reporter.GetAsync($"{ReportDesk.Reports}/{Guid.NewGuid()}")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await _desk.Reporter.GetAsync($"{ReportDesk.Reports}/lap?nghia-vu={Guid.NewGuid()}&ky=Year-0-99")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }
}
