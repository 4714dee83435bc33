using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Counting;
using VocEdu.Cms.Data;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Tests.Counting;

public sealed partial class DashboardTests
{
    private CmsApp _app = null!;
    private HttpClient _reporter = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _app = await CmsApp.StartAsync();
        await _app.LoadPlansAsync();
        _reporter = await _app.SignInAsync(Role.Reporter);
        string[] days =
        [
            "2025-12-14 23:30",     // the year before, by the rule and by the calendar
            "2025-12-15 00:05",     // first minutes of the year by the rule
            "2025-12-31 23:59",     // calendar: still 2025
            "2026-01-01 00:01",
            "2026-03-01 09:00", "2026-03-02 09:00", "2026-11-20 09:00",
        ];
        foreach (var day in days) await _app.PublishAsync(day);
        await _app.PublishAsync("2026-05-05 08:00", "VIDEO", CmsApp.OtherSchoolId);
        await _app.PublishAsync("2026-05-06 08:00", "THONGBAO");
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _reporter.Dispose();
        await _app.DisposeAsync();
    }

    [Test]
    public async Task The_big_figure_is_the_year_of_the_plan_in_local_time()
    {
        var page = await DashboardAsync();

        Assert.That(page, Does.Match(@"class=""goal-done""[^>]*>7</a><span class=""goal-of"">/180<"));
        Assert.That(page, Does.Contain("số liệu tính từ ngày 15/12/2025 đến ngày 14/12/2026"));
    }

    [Test]
    public async Task The_other_window_stands_in_small_print()
    {
        var page = await DashboardAsync();

        Assert.That(page, Does.Match(@"Theo năm dương lịch: <a [^>]*>5</a>"));
        Assert.That(page, Does.Contain("số liệu tính từ ngày 01/01/2026 đến ngày 31/12/2026"));
    }

    [Test]
    public async Task Last_year_stands_beside_and_what_is_missing_is_named()
    {
        var page = WebUtility.HtmlDecode(await DashboardAsync());

        Assert.That(page, Does.Match(@"Đến 21/11/2025 năm trước: <a [^>]*>0</a>").And.Match(@"Cả năm trước: <a [^>]*>1</a>"));
        Assert.That(page, Does.Contain("Hoạt động chưa làm").And.Contain("Infographic"));
    }

    [Test]
    public async Task Reporters_are_told_once_a_month_that_a_target_falls_behind()
    {
        await _app.DoAsync(async s =>
        {
            var watch = s.GetRequiredService<WatchTargets>();
            Assert.That(await watch.RunAsync(default), Is.EqualTo(1));
            await watch.RunAsync(default);
        });

        var notices = await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Notices.Where(n => n.Event.StartsWith("target-behind:KH3066-2021/CT1/2026:202611")).ToListAsync());
        Assert.That(notices, Is.Not.Empty);
        Assert.That(notices.Select(n => n.PersonId), Is.Unique);
        Assert.That(notices[0].Text, Does.StartWith("Đã đạt 7/180, chậm"));
    }

    [Test]
    public async Task Share_of_a_unit_shows_what_it_still_lacks()
    {
        const string shares = "/quan-tri/chi-tieu/don-vi?ke-hoach=KH3066-2021&chi-tieu=CT1&nam=2026";
        var answer = await _reporter.SubmitAsync(shares, new() { ["ke-hoach"] = "KH3066-2021", ["chi-tieu"] = "CT1", ["nam"] = "2026", [$"Shares[{CmsApp.OtherSchoolId}]"] = "12" });

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await answer.Content.ReadAsStringAsync());
        Assert.That(WebUtility.HtmlDecode(await DashboardAsync()), Does.Match(@"Trường Trung cấp Thứ hai</td>\s*<td[^>]*><a [^>]*>1</a></td>\s*<td[^>]*>12</td>\s*<td[^>]*>11</td>"));
    }

    [Test]
    public async Task A_past_year_shows_its_own_figure_without_a_forecast()
    {
        var page = await _reporter.GetStringAsync("/quan-tri/bang-dieu-khien?ke-hoach=KH3066-2021&nam=2025");

        Assert.That(page, Does.Match(@"class=""goal-done""[^>]*>1</a>"));
        Assert.That(page, Does.Not.Contain("Dự báo cả năm"));
    }

    [Test]
    public async Task Every_number_opens_a_list_of_exactly_that_many()
    {
        var page = await DashboardAsync();
        var links = NumberLink().Matches(page);
        Assert.That(links, Has.Count.GreaterThan(10));

        foreach (Match link in links)
        {
            var list = await _reporter.GetStringAsync(WebUtility.HtmlDecode(link.Groups["address"].Value));
            var rows = list.Split("data-work=\"").Length - 1;
            Assert.That(rows, Is.EqualTo(int.Parse(link.Groups["number"].Value, System.Globalization.CultureInfo.InvariantCulture)), link.Value);
        }
    }

    [Test]
    public async Task Genres_and_units_add_up_to_what_is_done()
    {
        var page = await DashboardAsync();

        foreach (var heading in new[] { "genres", "units" })
        {
            var section = page[page.IndexOf($"aria-labelledby=\"{heading}\"", StringComparison.Ordinal)..];
            section = section[..section.IndexOf("</section>", StringComparison.Ordinal)];
            var sum = NumberLink().Matches(section).Sum(m => int.Parse(m.Groups["number"].Value, System.Globalization.CultureInfo.InvariantCulture));
            Assert.That(sum, Is.EqualTo(7), heading);
        }
    }

    [TestCase(Role.Reporter, HttpStatusCode.OK)]
    [TestCase(Role.Approver, HttpStatusCode.OK)]
    [TestCase(Role.Editor, HttpStatusCode.OK)]
    [TestCase(Role.Administrator, HttpStatusCode.OK)]
    [TestCase(Role.Contributor, HttpStatusCode.Forbidden)]
    public async Task Figures_are_read_by_those_who_answer_for_them(Role role, HttpStatusCode expected)
    {
        using var browser = await _app.SignInAsync(role);
        foreach (var address in new[] { "/quan-tri/bang-dieu-khien", "/quan-tri/tac-pham", "/quan-tri/so-cai", "/quan-tri/chi-tieu" })
        {
            var answer = await browser.GetAsync(address);
            Assert.That(answer.StatusCode, Is.EqualTo(expected), address);
            if (expected == HttpStatusCode.Forbidden)
                Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("Bạn không có quyền"), address);
        }
    }

    private Task<string> DashboardAsync() => _reporter.GetStringAsync("/quan-tri/bang-dieu-khien");

    [GeneratedRegex("""<a [^>]*href="(?<address>/quan-tri/tac-pham\?[^"]*)"[^>]*>(?<number>\d+)</a>""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NumberLink();
}
