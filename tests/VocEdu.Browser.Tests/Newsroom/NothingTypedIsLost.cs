using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using VocEdu.Browser.Tests.Hosts;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Reports.Units;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Reports;
using static Microsoft.Playwright.Assertions;

namespace VocEdu.Browser.Tests.Newsroom;

/// <summary>The network is cut, the browser killed, the server gone, somebody else saves: what was typed is still there.</summary>
public sealed class NothingTypedIsLost
{
    private const string Another = "bientapvien-hai";
    private const string NewBrief = "/quan-tri/noi-dung/moi/TINVAN";
    private DirectoryInfo _profile = null!;

    [OneTimeSetUp]
    public async Task MakeProfile()
    {
        _profile = Directory.CreateTempSubdirectory("vocedu-profile-");
        var refusal = await Stage.Cms.AskAsync(async services => (await services.GetRequiredService<ManagePeople>().CreateAsync(
            Stories.Officer, Another, "Lê Thị Hai", Role.Editor, null, CmsNode.Password, CancellationToken.None)).Refusal);
        Assert.That(refusal, Is.Null);
    }

    [OneTimeTearDown]
    public void DropProfile()
    {
        Kill();
        _profile.Delete(recursive: true);
    }

    [Test]
    public async Task Text_typed_without_network_is_offered_back_after_the_browser_was_killed()
    {
        var context = await OpenAsync();
        var page = await SignInAsync(context, "bientapvien");
        await page.GotoAsync(NewBrief);
        await Title(page).FillAsync("Viết lúc mạng chập chờn");
        await page.GetByLabel("Tóm tắt (sapo)").FillAsync("Câu đầu, khi còn mạng.");
        await Expect(Status(page)).ToContainTextAsync("Đã lưu nháp lúc");

        await context.SetOfflineAsync(true);
        await page.GetByLabel("Tóm tắt (sapo)").FillAsync("Câu sau, khi mất mạng.");
        await page.Body().FillAsync("Đoạn văn viết khi không có mạng.");
        await page.Keyboard.PressAsync("Control+s");
        await Expect(Status(page)).ToContainTextAsync("Chưa lưu được vì mất kết nối");
        await Expect(page.GetByLabel("Tóm tắt (sapo)")).ToHaveValueAsync("Câu sau, khi mất mạng.");
        var closed = new TaskCompletionSource();
        context.Close += (_, _) => closed.TrySetResult();
        Kill();
        await closed.Task;

        context = await OpenAsync();
        page = await SignInAsync(context, Another);
        await page.GotoAsync(NewBrief);
        await Expect(Status(page)).ToHaveTextAsync("");
        await Expect(page.GetByText("Viết lúc mạng chập chờn")).ToHaveCountAsync(0);         // not theirs to see
        await page.GetByRole(AriaRole.Button, new() { Name = "Tài khoản của Lê Thị Hai" }).ClickAsync();
        await page.PressAsync("Đăng xuất");
        await page.WaitForURLAsync("**/dang-nhap");
        await SignInAsync(context, "bientapvien");
        await page.ReopenUntilAsync(NewBrief, p => p.GetByText("Bạn có một bài chưa lưu: “Viết lúc mạng chập chờn”"));
        await page.GetByRole(AriaRole.Link, new() { Name = "Khôi phục" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(Title(page)).ToHaveValueAsync("Viết lúc mạng chập chờn");
        await Expect(page.GetByLabel("Tóm tắt (sapo)")).ToHaveValueAsync("Câu sau, khi mất mạng.");
        await Expect(page.Body()).ToHaveTextAsync("Đoạn văn viết khi không có mạng.");

        await page.GetByLabel("Đơn vị thực hiện").SelectOptionAsync(new SelectOptionValue { Value = "phong-gdnn" });
        await page.RouteAsync("**/*", route => route.AbortAsync("connectionrefused"));       // the server is gone
        await page.Keyboard.PressAsync("Control+s");
        await Expect(Status(page)).ToContainTextAsync("Chưa lưu được vì mất kết nối");
        await page.UnrouteAllAsync();                                                        // and back
        await page.Keyboard.PressAsync("Control+s");
        await Expect(page.GetByText("Đã lưu phiên bản 1.")).ToBeVisibleAsync();
        await Expect(page.Body()).ToHaveTextAsync("Đoạn văn viết khi không có mạng.");
        await page.GotoAsync(NewBrief);
        await Expect(page.GetByText("Bạn có một bài chưa lưu")).ToHaveCountAsync(0);
        await context.CloseAsync();
    }

    [Test]
    public async Task Text_typed_while_the_server_failed_and_the_session_ended_is_saved_in_the_end()
    {
        await using var officer = await Visitor.SignInAsync("bientapvien");
        var (page, address) = (officer.Page, await StoryAsync());
        var summary = page.GetByLabel("Tóm tắt (sapo)");
        await page.GotoAsync(address);
        await page.RouteAsync("**/*", route => route.Request.Method == "POST" ? route.FulfillAsync(new() { Status = 500 }) : route.FallbackAsync());
        await summary.FillAsync("Viết lúc máy chủ lỗi.");
        await page.Keyboard.PressAsync("Control+s");
        await Expect(Status(page)).ToContainTextAsync("Chưa lưu được vì máy chủ đang gặp lỗi");
        await page.UnrouteAllAsync();

        await page.Context.ClearCookiesAsync(new() { Name = "vocedu" });                     // the session is over
        await page.Body().FillAsync("Viết sau khi phiên hết hạn.");
        await page.Keyboard.PressAsync("Control+s");
        var question = page.GetByRole(AriaRole.Dialog, new() { Name = "Phiên đăng nhập đã hết hạn" });
        await question.GetByRole(AriaRole.Link, new() { Name = "Đăng nhập" }).FocusAsync();
        var door = await page.RunAndWaitForPopupAsync(() => page.Keyboard.PressAsync("Enter"));
        await SignInAsync(door, "bientapvien");
        await door.CloseAsync();
        await question.PressAsync("Escape");
        await page.Keyboard.PressAsync("Control+s");
        await Expect(page.GetByText("Đã lưu phiên bản 2.")).ToBeVisibleAsync();
        await Expect(summary).ToHaveValueAsync("Viết lúc máy chủ lỗi.");
        await Expect(page.Body()).ToHaveTextAsync("Viết sau khi phiên hết hạn.");

        await page.RouteAsync($"**{address}", route => route.Request.Method == "POST" ? route.FulfillAsync(new() { Status = 500, Body = "broken" }) : route.FallbackAsync());
        await summary.FillAsync("Viết trước khi lưu thì lỗi.");
        await page.Keyboard.PressAsync("Control+s");
        await Expect(page.GetByText("broken")).ToBeVisibleAsync();
        await page.UnrouteAllAsync();
        await page.ReopenUntilAsync(address, p => p.GetByText("Bạn có nội dung chưa lưu của bài này"));
        await page.GetByRole(AriaRole.Link, new() { Name = "Khôi phục" }).PressAsync("Enter");
        await Expect(summary).ToHaveValueAsync("Viết trước khi lưu thì lỗi.");
    }

    [Test]
    public async Task Figures_of_a_unit_outlive_a_killed_browser_a_refused_save_and_an_ended_session()
    {
        var address = await UnitReportAsync();
        var context = await OpenAsync();
        var page = await SignInAsync(context, "lanhdaodonvi");
        await page.GotoAsync(address);
        await Figure(page).FillAsync("1.250");
        await Expect(page.Locator("[data-kept-status]")).ToContainTextAsync("Đã giữ trên máy này lúc");
        var closed = new TaskCompletionSource();
        context.Close += (_, _) => closed.TrySetResult();
        Kill();
        await closed.Task;

        context = await OpenAsync();
        page = await SignInAsync(context, "lanhdaodonvi");
        await page.GotoAsync(address);
        await Expect(Figure(page)).ToHaveValueAsync("1.250");
        await Expect(page.GetByText("Đây là nội dung bạn nhập lúc")).ToBeVisibleAsync();
        Assert.That(await page.ViolationsAsync(), Is.Empty);

        await Figure(page).FillAsync("mười");
        await page.PressAsync("Lưu nháp");
        await Expect(page.GetByText("Số liệu phải là số nguyên không âm.")).ToBeVisibleAsync();
        await page.GotoAsync(address);
        await Expect(Figure(page)).ToHaveValueAsync("mười");

        await Figure(page).FillAsync("1.300");
        await context.ClearCookiesAsync(new() { Name = "vocedu" });
        await page.PressAsync("Lưu nháp");
        await SignInAsync(page, "lanhdaodonvi");
        await page.GotoAsync(address);
        await Expect(Figure(page)).ToHaveValueAsync("1.300");
        await page.PressAsync("Lưu nháp");
        await Expect(page.GetByText("Đã lưu.")).ToBeVisibleAsync();
        await Expect(Figure(page)).ToHaveValueAsync("1300");
        await Expect(page.Locator("[data-kept-notice]")).ToBeHiddenAsync();
        await context.CloseAsync();
    }

    [Test]
    public async Task Two_tabs_of_one_person_keep_what_is_typed_in_each()
    {
        await using var officer = await Visitor.SignInAsync("bientapvien");
        var (first, address) = (officer.Page, await StoryAsync());
        await first.GotoAsync(address);
        await Title(first).FillAsync("Viết ở thẻ thứ nhất");
        await Expect(Status(first)).ToContainTextAsync("Đã lưu nháp lúc");

        var second = await first.Context.NewPageAsync();
        await second.GotoAsync(address);
        await second.GetByRole(AriaRole.Link, new() { Name = "Khôi phục" }).PressAsync("Enter");
        await Expect(Title(second)).ToHaveValueAsync("Viết ở thẻ thứ nhất");
        await second.Keyboard.PressAsync("Control+s");
        await Expect(second.GetByText("Đã lưu phiên bản 2.")).ToBeVisibleAsync();

        await Title(first).FillAsync("Viết tiếp ở thẻ thứ nhất");
        await Expect(first.GetByText("vừa lưu phiên bản 2")).ToBeVisibleAsync();
        await first.CloseAsync();
        await second.GotoAsync(address);
        await second.GetByRole(AriaRole.Link, new() { Name = "Khôi phục" }).PressAsync("Enter");
        await Expect(Title(second)).ToHaveValueAsync("Viết tiếp ở thẻ thứ nhất");
    }

    [Test]
    public async Task Two_people_who_wrote_at_once_merge_by_field_with_the_keyboard()
    {
        var address = await StoryAsync();
        await using var first = await Visitor.SignInAsync("bientapvien");
        await using var second = await Visitor.SignInAsync(Another);
        var (mine, theirs) = (first.Page, second.Page);
        await mine.GotoAsync(address);
        await Expect(Status(mine)).ToHaveTextAsync("");
        await Title(mine).FillAsync("Tiêu đề của tôi");
        await mine.GetByLabel("Tóm tắt (sapo)").FillAsync("Tóm tắt của tôi.");
        await Expect(Status(mine)).ToContainTextAsync("Đã lưu nháp lúc");

        await theirs.GotoAsync(address);
        await Expect(theirs.GetByText("đang sửa bài này.")).ToBeVisibleAsync();
        await Title(theirs).FillAsync("Tiêu đề của họ");
        await theirs.GetByLabel("Người chịu trách nhiệm nội dung").FillAsync("Lê Thị Họ");
        await theirs.Keyboard.PressAsync("Control+s");
        await Expect(theirs.GetByText("Đã lưu phiên bản 2.")).ToBeVisibleAsync();

        await mine.Keyboard.PressAsync("Control+s");
        var question = mine.GetByRole(AriaRole.Group, new() { Name = "1. Tiêu đề" });
        await Expect(question).ToBeVisibleAsync();
        await mine.LooksRightAsync("both wrote");
        await question.GetByLabel("Giữ bản của tôi").First.FocusAsync();
        await mine.Keyboard.PressAsync("Space");
        await mine.Keyboard.PressAsync("Control+s");
        await Expect(mine.GetByText("Đã lưu phiên bản 3.")).ToBeVisibleAsync();
        await Expect(Title(mine)).ToHaveValueAsync("Tiêu đề của tôi");
        await Expect(mine.GetByLabel("Tóm tắt (sapo)")).ToHaveValueAsync("Tóm tắt của tôi.");
        await Expect(mine.GetByLabel("Người chịu trách nhiệm nội dung")).ToHaveValueAsync("Lê Thị Họ");
    }

    private static ILocator Figure(IPage page) => page.GetByLabel("Tin, bài, phóng sự đã đăng trên kênh của đơn vị");

    private static ILocator Title(IPage page) => page.Locator("#Form_Title");

    private static ILocator Status(IPage page) => page.Locator("[data-draft-status]");

    private static async Task<IPage> SignInAsync(IBrowserContext context, string userName)
    {
        await context.Pages[0].GotoAsync("/dang-nhap");
        return await SignInAsync(context.Pages[0], userName);
    }

    private static async Task<IPage> SignInAsync(IPage page, string userName)
    {
        await page.GetByLabel("Tên đăng nhập").FillAsync(userName);
        await page.GetByLabel("Mật khẩu", new() { Exact = true }).FillAsync(CmsNode.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/quan-tri**");
        return page;
    }

    private Task<IBrowserContext> OpenAsync()
    {
        File.Delete(Path.Combine(_profile.FullName, "SingletonLock"));       // of the browser that was killed
        return Stage.Driver.Chromium.LaunchPersistentContextAsync(_profile.FullName, new()
        {
            ExecutablePath = Stage.ChromiumPath,
            Args = Stage.ChromiumArguments,
            BaseURL = Stage.Cms.Address.ToString(),
            Locale = "vi-VN",
            ViewportSize = Visitor.Desk,
            ReducedMotion = ReducedMotion.Reduce,
        });
    }

    /// <summary>Kills every process of the browser with our profile, as a crash would.</summary>
    private void Kill()
    {
        foreach (var process in Process.GetProcesses())
        {
            using (process)
            {
                var command = $"/proc/{process.Id}/cmdline";
                try
                {
                    if (File.Exists(command) && File.ReadAllText(command).Contains(_profile.FullName, StringComparison.Ordinal)) process.Kill();
                }
                catch (Exception gone) when (gone is IOException or InvalidOperationException or UnauthorizedAccessException)
                {
                    TestContext.Progress.WriteLine($"{process.Id} was gone already");
                }
            }
        }
    }

    private static async Task<string> StoryAsync() => $"/quan-tri/noi-dung/{await Stories.AddAsync("Tiêu đề ban đầu")}";

    /// <summary>The report that the school of the head is asked for.</summary>
    private static Task<string> UnitReportAsync() => Stage.Cms.AskAsync(async services =>
    {
        const string school = "cd-ky-thuat-minh-son";
        var reporter = new Actor(Guid.CreateVersion7(), "Kiểm thử", Role.Reporter, null);
        var (round, refusal) = await services.GetRequiredService<ManageRounds>().OpenAsync(
            "Báo cáo thử", ReportPeriod.WholeYear(2026), Vietnam.Today(TimeProvider.System).AddDays(10), [school], reporter, CancellationToken.None);
        Assert.That(refusal, Is.Null);
        var report = await services.GetRequiredService<CmsDb>().Set<UnitReport>().SingleAsync(r => r.RoundId == round!.Id && r.UnitId == school);
        return $"/quan-tri/bao-cao/don-vi/{report.Id}";
    });
}
