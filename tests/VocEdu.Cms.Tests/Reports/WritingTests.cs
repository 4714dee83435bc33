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
    public async Task Figures_that_moved_are_not_signed()
    {
        await using var desk = await ReportDesk.OpenAsync();
        var id = await desk.BeginAsync();
        await desk.SaveAsync(id);
        await desk.DoAsync(desk.Reporter, id, "Send");
        await desk.App.PublishAsync("2026-11-19 08:00");
        var answer = await desk.DoAsync(desk.Leader, id, "Sign", new() { ["version"] = $"{(await desk.ReadAsync(id)).Version}" });
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("Số liệu đã thay đổi từ khi lập báo cáo"));
    }

    [Test]
    public async Task Signed_report_states_rules_works_and_hash_and_nobody_changes_it()
    {
        await using var desk = await ReportDesk.OpenAsync();
        var id = await desk.BeginAsync();
        await desk.SignAsync(id);

        var signed = await desk.App.AskAsync(s => s.GetRequiredService<CmsDb>().Set<SignedReport>().AsNoTracking().SingleAsync(r => r.Id == id));
        Assert.That((signed.Rules, signed.Counted), Is.EqualTo((CountingRules.Version, 5)));
        Assert.That(signed.Hash, Is.EqualTo(signed.ComputeHash()));
        foreach (var change in new[]
        {
            "update publishing.signed_report set counted = 6", "delete from publishing.signed_report", "update publishing.signed_work set title = ''", "delete from publishing.signed_work",
            "truncate publishing.signed_report", "insert into publishing.signed_work select report_id, gen_random_uuid(), reference, title, genre, origin, unit_code, unit_name, author, outlet, link, channels, first_public_on from publishing.signed_work limit 1",
        })
        {
            await using var command = desk.App.Database.CreateCommand(change);
            Assert.That(async () => await command.ExecuteNonQueryAsync(), Throws.InstanceOf<PostgresException>().With.Property("SqlState").EqualTo("23001"), change);
        }

        Assert.That((await desk.SaveAsync(id, new() { ["I"] = "Sửa sau khi chốt" })).StatusCode, Is.Not.EqualTo(HttpStatusCode.OK));
        Assert.That((await desk.ReadAsync(id)).Content.Sections.Single(s => s.Key == "I").Body.Text, Is.Empty);
        Assert.That((await desk.App.AskAsync(s => s.GetRequiredService<VerifyReports>().RunAsync(CancellationToken.None))).Flaw, Is.Null);
    }

    [Test]
    public async Task Later_changes_are_adjustments_on_its_page_and_in_the_next_report()
    {
        await using var desk = await ReportDesk.OpenAsync();
        var first = await desk.BeginAsync();
        await desk.SignAsync(first);
        var late = await desk.App.PublishAsync("2026-02-02 08:00", title: "Bài được ghi muộn");
        var gone = await desk.App.AskAsync(s => s.GetRequiredService<CmsDb>().Works.FirstAsync(w => w.Genre == "VIDEO"));
        await desk.App.AskAsync(s => s.GetRequiredService<TakeDownWork>().RunAsync(gone.Source, Takedown.PublishedByMistake, "Đăng nhầm", "Kiểm thử", CancellationToken.None));

        var page = await desk.Reporter.GetStringAsync($"{ReportDesk.Reports}/{first}");
        Assert.That(page, Does.Contain("Bài được ghi muộn").And.Contain(gone.Title).And.Contain("tổng số chênh lệch 0"));
        Assert.That((await desk.ReadAsync(first)).Snapshot.Figures.SinceStart, Is.EqualTo(5), "the signed figures stay");

        var next = await desk.ReadAsync(await desk.BeginAsync());
        var table = next.Snapshot.Tables.Single(t => t.Code == "Biểu điều chỉnh");
        Assert.That(table.Rows.Select(r => r[0].Text), Is.EquivalentTo(new[] { late.Reference, gone.Reference }));
        Assert.That(next.Content.Sections.Single(s => s.Key == "II.12").Body.Text, Does.Contain("bổ sung 1 tác phẩm; giảm 1 tác phẩm. Tổng số không đổi."));

        // The database finds what the rule finds.
        var signed = await desk.App.AskAsync(s => s.GetRequiredService<CmsDb>().Set<SignedReport>().AsNoTracking().SingleAsync(r => r.Id == first));
        var found = await desk.App.AskAsync(s => s.GetRequiredService<FindAdjustments>().RunAsync(signed, CancellationToken.None));
        var then = await desk.App.AskAsync(s => s.GetRequiredService<CmsDb>().Set<SignedWork>().AsNoTracking().Where(w => w.ReportId == first).ToListAsync());
        var now = await desk.App.AskAsync(s => s.GetRequiredService<CmsDb>().Works.AsNoTracking().Where(w => w.Counts && w.FirstPublicOn >= signed.YearFrom && w.FirstPublicOn <= signed.DataDate).ToListAsync());
        Assert.That(found, Is.EqualTo(Adjustment.Between(then.Select(w => w.Stated), now.Select(w => new StatedWork(w.Id, w.Reference, w.Title, w.Genre, w.UnitCode, w.FirstPublicOn)))));
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
