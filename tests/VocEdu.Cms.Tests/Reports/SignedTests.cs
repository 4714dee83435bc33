using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using VocEdu.Cms.Data;
using VocEdu.Cms.Tests.Counting;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Reports;
using VocEdu.Publishing.Reports;
using VocEdu.Publishing.Works;

namespace VocEdu.Cms.Tests.Reports;

/// <summary>A report that was signed off, and what happens to its works afterwards.</summary>
public sealed class SignedTests
{
    private ReportDesk _desk = null!;
    private Guid _id;

    [OneTimeSetUp]
    public async Task Sign()
    {
        _desk = await ReportDesk.OpenAsync();
        _id = await _desk.BeginAsync();
        await _desk.SignAsync(_id);
    }

    [OneTimeTearDown]
    public async Task Stop() => await _desk.DisposeAsync();

    [Test]
    public async Task Figures_that_moved_are_not_signed()
    {
        var id = await _desk.BeginAsync(year: 2025);
        await _desk.SaveAsync(id);
        await _desk.DoAsync(_desk.Reporter, id, "Send");
        await _desk.App.PublishAsync("2025-04-01 08:00");
        var answer = await _desk.DoAsync(_desk.Leader, id, "Sign", new() { ["version"] = $"{(await _desk.ReadAsync(id)).Version}" });
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("Số liệu đã thay đổi từ khi lập báo cáo"));
    }

    [Test]
    public async Task Works_that_may_be_counted_twice_are_named_before_the_figures_are_frozen()
    {
        var id = await _desk.BeginAsync(year: 2025);
        Assert.That(await _desk.Reporter.GetStringAsync($"{ReportDesk.Reports}/{id}"), Does.Contain("?handler=Doubtful"));
        Assert.That(WebUtility.HtmlDecode(await _desk.Reporter.GetStringAsync($"{ReportDesk.Reports}/{id}?handler=Doubtful")), Does.Contain("Không còn cặp tác phẩm nào"));
        await _desk.App.PublishAsync("2025-06-01 08:00", title: "Ngày hội tư vấn tuyển sinh");
        await _desk.App.PublishAsync("2025-06-09 08:00", title: "NGÀY HỘI tư vấn – tuyển sinh", unit: CmsApp.OtherSchoolId);
        Assert.That(WebUtility.HtmlDecode(await _desk.Reporter.GetStringAsync($"{ReportDesk.Reports}/{id}?handler=Doubtful")), Does.Contain("Có 1 cặp tác phẩm có thể trùng"));
    }

    [Test]
    public async Task Signed_report_states_rules_works_and_hash_and_nobody_changes_it()
    {
        var signed = await _desk.App.AskAsync(s => s.GetRequiredService<CmsDb>().Set<SignedReport>().AsNoTracking().SingleAsync(r => r.Id == _id));
        Assert.That((signed.Rules, signed.Counted), Is.EqualTo((CountingRules.Version, 5)));
        Assert.That(signed.Hash, Is.EqualTo(signed.ComputeHash()));
        foreach (var change in new[]
        {
            "update publishing.signed_report set counted = 6", "delete from publishing.signed_report", "update publishing.signed_work set title = ''", "delete from publishing.signed_work",
            "truncate publishing.signed_report", "insert into publishing.signed_work select report_id, gen_random_uuid(), reference, title, genre, origin, unit_code, unit_name, author, outlet, link, channels, first_public_on from publishing.signed_work limit 1",
        })
        {
            await using var command = _desk.App.Database.CreateCommand(change);
            Assert.That(async () => await command.ExecuteNonQueryAsync(), Throws.InstanceOf<PostgresException>().With.Property("SqlState").EqualTo("23001"), change);
        }

        Assert.That((await _desk.SaveAsync(_id, new() { ["I"] = "Sửa sau khi chốt" })).StatusCode, Is.Not.EqualTo(HttpStatusCode.OK));
        Assert.That((await _desk.ReadAsync(_id)).Content.Sections.Single(s => s.Key == "I").Body.Text, Is.Empty);
        Assert.That((await _desk.App.AskAsync(s => s.GetRequiredService<VerifyReports>().RunAsync(CancellationToken.None))).Flaw, Is.Null);
    }

    [Test]
    public async Task Later_changes_are_adjustments_on_its_page_and_in_the_next_report()
    {
        var late = await _desk.App.PublishAsync("2026-02-02 08:00", title: "Bài được ghi muộn");
        var gone = await _desk.App.AskAsync(s => s.GetRequiredService<CmsDb>().Works.FirstAsync(w => w.Genre == "VIDEO"));
        await _desk.App.AskAsync(s => s.GetRequiredService<TakeDownWork>().RunAsync(gone.Source, Takedown.PublishedByMistake, "Đăng nhầm", "Kiểm thử", CancellationToken.None));

        var page = await _desk.Reporter.GetStringAsync($"{ReportDesk.Reports}/{_id}");
        Assert.That(page, Does.Contain("Bài được ghi muộn").And.Contain(gone.Title).And.Contain("tổng số chênh lệch 0"));
        Assert.That((await _desk.ReadAsync(_id)).Snapshot.Figures.SinceStart, Is.EqualTo(5), "the signed figures stay");

        var next = await _desk.ReadAsync(await _desk.BeginAsync());
        var table = next.Snapshot.Tables.Single(t => t.Code == "Biểu điều chỉnh");
        Assert.That(table.Rows.Select(r => r[0].Text), Is.EquivalentTo(new[] { late.Reference, gone.Reference }));
        Assert.That(next.Content.Sections.Single(s => s.Key == "II.12").Body.Text, Does.Contain("bổ sung 1 tác phẩm; giảm 1 tác phẩm. Tổng số không đổi."));

        // The database finds what the rule finds.
        var signed = await _desk.App.AskAsync(s => s.GetRequiredService<CmsDb>().Set<SignedReport>().AsNoTracking().SingleAsync(r => r.Id == _id));
        var found = await _desk.App.AskAsync(s => s.GetRequiredService<FindAdjustments>().RunAsync(signed, CancellationToken.None));
        var then = await _desk.App.AskAsync(s => s.GetRequiredService<CmsDb>().Set<SignedWork>().AsNoTracking().Where(w => w.ReportId == _id).ToListAsync());
        var now = await _desk.App.AskAsync(s => s.GetRequiredService<CmsDb>().Works.AsNoTracking().Where(w => w.Counts && w.FirstPublicOn >= signed.YearFrom && w.FirstPublicOn <= signed.DataDate).ToListAsync());
        Assert.That(found, Is.EqualTo(Adjustment.Between(then.Select(w => w.Stated), now.Select(w => new StatedWork(w.Id, w.Reference, w.Title, w.Genre, w.UnitCode, w.FirstPublicOn)))));
    }
}
