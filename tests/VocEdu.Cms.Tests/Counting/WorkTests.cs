using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Counting;
using VocEdu.Cms.Data;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Tests.Counting;

public sealed class WorkTests
{
    private CmsApp _app = null!;
    private HttpClient _reporter = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _app = await CmsApp.StartAsync();
        await _app.LoadPlansAsync();
        _reporter = await _app.SignInAsync(Role.Reporter);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _reporter.Dispose();
        await _app.DisposeAsync();
    }

    [Test]
    public async Task List_is_filtered_by_text_genre_and_days()
    {
        await _app.PublishAsync("2024-03-01 09:00", title: "Ngày hội việc làm 100%");
        await _app.PublishAsync("2024-03-02 09:00", "VIDEO", title: "Phim giới thiệu nghề hàn");

        var byText = await _reporter.GetStringAsync("/quan-tri/tac-pham?tu=01/03/2024&den=31/03/2024&q=VI%E1%BB%86C%20L%C3%80M%20100%25");
        var withoutMarks = await _reporter.GetStringAsync("/quan-tri/tac-pham?tu=01/03/2024&den=31/03/2024&q=ngay%20hoi%20viec");
        var byGenre = await _reporter.GetStringAsync("/quan-tri/tac-pham?tu=2024-03-01&den=2024-03-31&the-loai=VIDEO");
        var byDay = await _reporter.GetStringAsync("/quan-tri/tac-pham?tu=2024-03-02&den=2024-03-02");

        Assert.That((Rows(byText), Rows(withoutMarks), Rows(byGenre), Rows(byDay)), Is.EqualTo((1, 1, 1, 1)));
        Assert.That(byText, Does.Contain("Ngày hội việc làm 100%"));
    }

    [Test]
    public async Task Long_list_is_read_page_by_page_and_loses_nothing()
    {
        for (var minute = 0; minute < 53; minute++) await _app.PublishAsync($"2023-06-01 09:{minute:00}");

        var first = await _reporter.GetStringAsync("/quan-tri/tac-pham?tu=2023-06-01&den=2023-06-01");
        var next = WebUtility.HtmlDecode(first.Split("rel=\"next\"")[0].Split("href=\"")[^1].TrimEnd('"', ' '));
        var second = await _reporter.GetStringAsync(next);

        Assert.That((Rows(first), Rows(second)), Is.EqualTo((50, 3)));
        Assert.That(second, Does.Not.Contain("rel=\"next\""));
    }

    [Test]
    public async Task A_day_that_cannot_be_read_is_said()
    {
        var page = await _reporter.GetStringAsync("/quan-tri/tac-pham?tu=31/02/2026");
        Assert.That(page, Does.Contain("Ngày không hợp lệ. Nhập theo dạng ngày/tháng/năm, ví dụ 05/02/2026."));
    }

    [Test]
    public async Task Export_opens_in_Excel_and_runs_no_formula()
    {
        await _app.PublishAsync("2022-05-01 09:00", title: "=HYPERLINK(\"http://x\";\"y\")");
        await _app.PublishAsync("2022-05-02 09:00", title: "Nghề hàn; nghề tiện");

        var answer = await _reporter.GetAsync("/quan-tri/tac-pham?handler=Csv&tu=2022-05-01&den=2022-05-31&the-loai=TIN");
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        var lines = Encoding.UTF8.GetString(bytes)[1..].TrimEnd().Split("\r\n");

        Assert.That(bytes.Take(3), Is.EqualTo(Encoding.UTF8.Preamble.ToArray()));
        Assert.That(answer.Content.Headers.ContentDisposition!.FileName, Does.Contain("tac-pham_tu-2022-05-01_den-2022-05-31_the-loai-tin.csv"));
        Assert.That(lines, Has.Length.EqualTo(3));
        Assert.That(lines[1], Does.Contain("\"Nghề hàn; nghề tiện\"").And.Contain("02/05/2022"));
        Assert.That(lines[2], Does.Contain("\"'=HYPERLINK(\"\"http://x\"\";\"\"y\"\")\""));
    }

    [TestCase("@SUM(A1)", "\"'@SUM(A1)\"")]
    [TestCase("+84 912", "\"'+84 912\"")]
    [TestCase("-1", "\"'-1\"")]
    [TestCase("\t=1", "\"'\t=1\"")]
    [TestCase("bình thường", "bình thường")]
    [TestCase("một \"hai\"", "\"một \"\"hai\"\"\"")]
    public void Cell_that_would_run_is_shown_as_text(string text, string cell) => Assert.That(Csv.Cell(text), Is.EqualTo(cell));

    [Test]
    public async Task Page_of_a_work_says_why_it_counts_and_what_the_ledger_holds()
    {
        var work = await _app.PublishAsync("2021-02-03 23:45", title: "Bài có sổ");
        var page = await _reporter.GetStringAsync($"/quan-tri/tac-pham/{work.Id}");

        Assert.That(page, Does.Contain(work.Reference).And.Contain(work.CountReason).And.Contain("VE-COUNT-1"));
        Assert.That(page, Does.Contain("Thứ Tư, ngày 03/02/2021 23:45"));
        Assert.That(page, Does.Contain("Xuất bản lần đầu").And.Contain(">Khớp<"));
        Assert.That(page, Does.Not.Contain("/quan-tri/noi-dung/"));
    }

    [Test]
    public async Task Evidence_is_added_by_a_reporter_and_not_by_an_administrator()
    {
        var work = await _app.PublishAsync("2021-03-01 09:00");
        using var administrator = await _app.SignInAsync(Role.Administrator);

        await _reporter.SubmitAsync($"/quan-tri/tac-pham/{work.Id}", new() { ["Link"] = "không phải liên kết" });
        var refused = await administrator.SubmitAsync($"/quan-tri/tac-pham/{work.Id}", new() { ["Link"] = "https://bao.vn/1" });
        await _reporter.SubmitAsync($"/quan-tri/tac-pham/{work.Id}", new() { ["Link"] = "https://bao.vn/2" });

        var urls = await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Evidence.Where(e => e.WorkId == work.Id).Select(e => e.Url).ToListAsync());
        Assert.That(urls, Is.EqualTo(new[] { "https://bao.vn/2" }));
        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Redirect).Or.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task Ledger_is_proven_on_demand()
    {
        await _app.PublishAsync("2021-04-01 09:00");
        var page = await (await _reporter.SubmitAsync("/quan-tri/so-cai", [])).Content.ReadAsStringAsync();
        Assert.That(page, Does.Contain("Sổ cái nguyên vẹn"));
    }

    private static int Rows(string page) => page.Split("data-work=\"").Length - 1;
}
