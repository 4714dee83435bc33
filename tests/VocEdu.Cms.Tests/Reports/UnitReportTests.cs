using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Cms.Reports.Units;
using VocEdu.Cms.Units;
using VocEdu.Cms.Tests.Media;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Tests.Reports;

/// <summary>A commune reports to its school district, that one to the body: numbers add up by themselves.</summary>
public sealed class UnitReportTests
{
    private const string Rounds = "/quan-tri/bao-cao/don-vi", Commune = "xa-mot", OtherCommune = "xa-hai";
    private CmsApp _app = null!;
    private HttpClient _reporter = null!, _middle = null!, _commune = null!, _otherCommune = null!;
    private Dictionary<string, Guid> _reports = [];

    [OneTimeSetUp]
    public async Task Start()
    {
        _app = await CmsApp.StartAsync();
        await _app.DoAsync(async s =>
        {
            var db = s.GetRequiredService<CmsDb>();
            foreach (var (id, name) in new[] { (Commune, "Xã Một"), (OtherCommune, "Xã Hai") })
            {
                var unit = new Unit { Id = id, Kind = "xa_phuong", ParentId = CmsApp.SchoolId };
                unit.Names.Add(new UnitName { ValidFrom = new(2020, 1, 1), Name = name, ShortName = name });
                db.Units.Add(unit);
            }
            await db.SaveChangesAsync();
        });
        (_reporter, _middle, _commune, _otherCommune) = (await _app.SignInAsync(Role.Reporter), await _app.SignInAsync(Role.UnitHead, CmsApp.SchoolId), await _app.SignInAsync(Role.UnitHead, Commune), await _app.SignInAsync(Role.UnitHead, OtherCommune));
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        foreach (var browser in new[] { _reporter, _middle, _commune, _otherCommune }) browser.Dispose();
        await _app.DisposeAsync();
    }

    [SetUp]
    public async Task OpenRound()
    {
        var title = $"Báo cáo quý IV {Guid.NewGuid():N}";
        var answer = await _reporter.SubmitAsync($"{Rounds}/mo", new()
        {
            ["Form.Title"] = title, ["Form.Kind"] = "Quarter", ["Form.Year"] = "2026", ["Form.Number"] = "4", ["Form.Due"] = "2026-12-10",
            ["Form.Units[0]"] = CmsApp.SchoolId, ["Form.Units[1]"] = Commune, ["Form.Units[2]"] = OtherCommune,
        });
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        _reports = await _app.AskAsync(async s =>
        {
            var db = s.GetRequiredService<CmsDb>();
            var round = await db.Set<UnitRound>().SingleAsync(r => r.Title == title);
            return await db.Set<UnitReport>().Where(r => r.RoundId == round.Id).ToDictionaryAsync(r => r.UnitId ?? "", r => r.Id);
        });
    }

    [Test]
    public async Task Figures_add_up_from_level_to_level_without_being_typed_again()
    {
        await SendAsync(_commune, Commune, 10);
        await SendAsync(_otherCommune, OtherCommune, 5);
        await SendAsync(_middle, CmsApp.SchoolId, 2);
        Assert.That(await TotalAsync(""), Is.EqualTo(17));
    }

    [Test]
    public async Task Change_on_the_way_needs_a_reason_and_is_shown_above_with_its_author()
    {
        await SendAsync(_commune, Commune, 10);
        var silent = await CorrectAsync(_middle, CmsApp.SchoolId, Commune, "8", "");
        Assert.That(silent.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        await CorrectAsync(_middle, CmsApp.SchoolId, Commune, "8", "Trùng hai bản tin");
        await SendAsync(_middle, CmsApp.SchoolId, 0);

        Assert.That(await TotalAsync(""), Is.EqualTo(8));
        var page = await _reporter.GetStringAsync($"{Rounds}/{_reports[""]}");
        Assert.That(page, Does.Contain("Trùng hai bản tin").And.Contain("Xã Một").And.Match(@"data-label=""Đã gửi"" class=""number"">10<"));
    }

    [Test]
    public async Task Returned_report_leaves_the_sum_until_it_is_sent_again_and_a_correction_stays()
    {
        await SendAsync(_commune, Commune, 10);
        await CorrectAsync(_middle, CmsApp.SchoolId, Commune, "8", "Trùng hai bản tin");
        await PostAsync(_middle, Commune, "Return", new() { ["reason"] = "Kiểm tra lại" });
        Assert.That(await TotalAsync(CmsApp.SchoolId), Is.Zero);

        await SendAsync(_commune, Commune, 9);
        Assert.That(await TotalAsync(CmsApp.SchoolId), Is.EqualTo(8));
        Assert.That(await _middle.GetStringAsync($"{Rounds}/{_reports[CmsApp.SchoolId]}"), Does.Contain("đơn vị gửi 9, lấy 8"));
    }

    [Test]
    public async Task What_the_level_above_has_sent_is_not_moved_from_below()
    {
        await SendAsync(_middle, CmsApp.SchoolId, 1);
        var answer = await PostAsync(_commune, Commune, "Send", new() { ["own[ban-tin]"] = "3" });
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("Cấp trên đã gửi báo cáo tổng hợp"));
        Assert.That(await TotalAsync(""), Is.EqualTo(1));
    }

    [Test]
    public async Task A_unit_neither_reads_nor_changes_anothers_report()
    {
        Assert.That((await _otherCommune.GetAsync($"{Rounds}/{_reports[Commune]}")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await _otherCommune.GetAsync($"{Rounds}/{_reports[""]}")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await PostAsync(_otherCommune, Commune, "Send", new() { ["own[ban-tin]"] = "3" })).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await PostAsync(_middle, Commune, "Send", new() { ["own[ban-tin]"] = "3" })).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), "the level above reads, but does not fill in");
        Assert.That((await _middle.GetAsync($"{Rounds}/{_reports[Commune]}")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Late_and_missing_are_told_by_their_day()
    {
        await SendAsync(_commune, Commune, 1);
        await _app.DoAsync(async services =>
        {
            var (db, report) = (services.GetRequiredService<CmsDb>(), _reports[Commune]);
            await db.Set<UnitRound>().Where(r => db.Set<UnitReport>().Any(u => u.Id == report && u.RoundId == r.Id)).ExecuteUpdateAsync(set => set.SetProperty(r => r.Due, new DateOnly(2026, 11, 20)));
        });
        var page = await _reporter.GetStringAsync($"{Rounds}/{_reports[CmsApp.SchoolId]}");
        Assert.That(page, Does.Contain("Đã gửi, trễ hạn").And.Contain("Chưa gửi, đã quá hạn"));
    }

    [TestCase("-1")]
    [TestCase("mười")]
    [TestCase("99999999999999999999")]
    public async Task What_is_no_number_is_refused_and_stays_on_the_page(string typed)
    {
        var answer = await PostAsync(_commune, Commune, "Save", new() { ["own[ban-tin]"] = typed, ["remark"] = "Ghi chú giữ lại" });
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), Does.Contain("Ghi chú giữ lại").And.Contain($"value=\"{typed}\""));
    }

    private async Task SendAsync(HttpClient by, string unit, int bulletins)
    {
        var answer = await PostAsync(by, unit, "Send", new() { ["own[ban-tin]"] = $"{bulletins}" });
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await answer.Content.ReadAsStringAsync());
    }

    private Task<HttpResponseMessage> CorrectAsync(HttpClient by, string unit, string source, string taken, string reason) =>
        PostAsync(by, unit, "Correct", new() { ["sourceId"] = $"{_reports[source]}", ["indicator"] = "ban-tin", ["taken"] = taken, ["reason"] = reason });

    private async Task<HttpResponseMessage> PostAsync(HttpClient by, string unit, string handler, Dictionary<string, string> fields)
    {
        var token = await by.TokenAsync();
        using var content = new FormUrlEncodedContent(fields.Append(new("__RequestVerificationToken", token)));
        return await by.PostAsync($"{Rounds}/{_reports[unit]}?handler={handler}", content);
    }

    private Task<long> TotalAsync(string unit) => _app.AskAsync(async s =>
    {
        var db = s.GetRequiredService<CmsDb>();
        return (await ManageRounds.TotalsAsync(db, await db.Set<UnitReport>().AsNoTracking().SingleAsync(r => r.Id == _reports[unit]), CancellationToken.None))["ban-tin"];
    });
}
