using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using VocEdu.Browser.Tests.Hosts;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Hosting.Demo;
using VocEdu.Publishing.Data;
using VocEdu.Testing;

namespace VocEdu.Browser.Tests.Newsroom;

/// <summary>Two processes' worth of the program on one database: one serves pages, the other only runs jobs.</summary>
[Parallelizable]
public sealed class ScheduleOnAnotherNode
{
    private const string Title = "Lịch tư vấn chọn nghề tháng Mười hai";

    private TestDatabase _database = null!;
    private CmsNode _site = null!, _jobs = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _database = await TestDatabase.CreateAsync(SchemaSource.Engine, CmsDb.Files, AccountsDb.Files);
        using var demo = await DemoFolder.CreateAsync(items: [], guides: []);
        _site = CmsNode.Start(_database, Stage.Sandbox, Stage.MediaFolder, "site", ("Demo:Load", "true"), ("Demo:Folder", demo.Path), ("Demo:Password", CmsNode.Password));
        await _site.Services.GetRequiredService<LoadDemo>().RunAsync(CancellationToken.None);
        _jobs = CmsNode.Start(_database, Stage.Sandbox, Stage.MediaFolder, "jobs", ("Site:PublicUrl", _site.Address.ToString()));
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _jobs.DisposeAsync();
        await _site.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Test]
    public async Task What_is_scheduled_in_the_browser_comes_out_by_a_node_that_serves_nobody()
    {
        await WriteAsync();
        await using var reader = await Visitor.ComeAsync(site: _site.Address);
        await reader.Page.GotoAsync("/thong-bao");
        await Assertions.Expect(reader.Page.GetByRole(AriaRole.Link, new() { Name = Title })).ToHaveCountAsync(0);

        await ScheduleAsync();
        await reader.Page.ReopenUntilAsync("/thong-bao", p => p.GetByRole(AriaRole.Link, new() { Name = Title }));
        await reader.Page.GetByRole(AriaRole.Link, new() { Name = Title }).ClickAsync();
        await Assertions.Expect(reader.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(Title);
    }

    private async Task WriteAsync()
    {
        await using var officer = await Visitor.SignInAsync("bientapvien", site: _site.Address);
        var page = officer.Page;
        await page.BeginAsync("/quan-tri/noi-dung", "Thông báo");
        await page.TitleAsync(Title, "Thứ Bảy hằng tuần, cán bộ tư vấn của sáu trường có mặt tại thư viện tỉnh.");
        await page.Body().FillAsync("Học sinh và cha mẹ không cần đăng ký trước.");
        await page.GetByLabel("Có hiệu lực từ ngày").FillAsync("2026-12-01");
        await page.GetByLabel("Đến hết ngày").FillAsync("2026-12-31");
        await page.GetByLabel("Đơn vị thực hiện").SelectOptionAsync(new SelectOptionValue { Value = "phong-gdnn" });
        await page.PressAsync("Lưu và trình duyệt");
        await page.SeesStateAsync("Chờ duyệt");
    }

    /// <summary>The input knows whole minutes: the first one that begins in fifteen seconds or later.</summary>
    private async Task ScheduleAsync()
    {
        await using var approver = await Visitor.SignInAsync("lanhdao", Visitor.Phone, _site.Address);
        var page = approver.Page;
        await page.OpenWaitingAsync(Title);
        await page.DecideAsync("Duyệt", "Đã duyệt");
        await page.GetByLabel("Đăng lúc (giờ Việt Nam)").FillAsync(await page.EvaluateAsync<string>("""
            () => new Date(Date.now() + 7 * 3600e3 + 75e3).toISOString().slice(0, 16)
            """));
        await page.PressAsync("Hẹn giờ đăng");
        await Assertions.Expect(page.GetByText("Bài sẽ tự đăng vào")).ToBeVisibleAsync();
    }
}
