using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using VocEdu.Cms.Calendar;
using VocEdu.Domain.Counting;
using static Microsoft.Playwright.Assertions;

namespace VocEdu.Browser.Tests.Newsroom;

/// <summary>Who decides, who stands in, who is told and who may look on, arranged without a mouse.</summary>
public sealed class SettingsByKeyboard
{
    [Test]
    public async Task Genre_gets_steps_of_its_own_and_an_absent_leader_a_deputy()
    {
        await using var leader = await Visitor.SignInAsync("lanhdao");
        await MakeGroupAsync(leader.Page);
        await GiveStepsAsync(leader.Page);
        await GiveDeputyAsync(leader.Page);
        Assert.That(leader.Complaints, Is.Empty);
    }

    [Test]
    public async Task Calendar_is_shown_to_somebody_outside_and_taken_back()
    {
        await using var officer = await Visitor.SignInAsync("bientapvien");
        await using var guest = await Visitor.ComeAsync(Visitor.Phone);
        var page = officer.Page;
        await page.GotoAsync("/quan-tri/lich/lien-ket");
        await page.GetByRole(AriaRole.Button, new() { Name = "Tạo liên kết" }).TabAndPressAsync();
        await Expect(page.GetByLabel("Người hoặc cơ quan nhận")).ToBeFocusedAsync();
        await page.LooksRightAsync("without a name");
        await page.Keyboard.InsertTextAsync("Văn phòng tỉnh");
        await page.Keyboard.PressAsync("Enter");
        var address = await page.Locator("code.secret").First.InnerTextAsync();
        await page.LooksRightAsync("with a link");

        await guest.Page.GotoAsync(address);
        await Expect(guest.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await guest.Page.LooksRightAsync();
        await page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Văn phòng tỉnh" }).GetByRole(AriaRole.Button, new() { Name = "Thu hồi" }).PressAndConfirmAsync();
        await Expect(page.GetByText("Đã thu hồi liên kết của Văn phòng tỉnh.")).ToBeVisibleAsync();
        Assert.That((await guest.Page.GotoAsync(address))!.Status, Is.EqualTo(404));
        await guest.Page.LooksRightAsync("taken back");
        Assert.That((await Stage.ReadAsync(db => db.Set<CalendarLink>().SingleAsync(l => l.Name == "Văn phòng tỉnh"))).RevokedAt, Is.Not.Null);
        Assert.That(officer.Complaints, Is.Empty);
    }

    [Test]
    public async Task Notices_are_opened_and_chosen_on_a_phone()
    {
        await Stories.AddAsync("Bài có thông báo", state: VocEdu.Domain.Content.ContentState.InReview);
        await using var leader = await Visitor.SignInAsync("lanhdao", Visitor.Phone);
        var page = leader.Page;
        await page.GotoAsync("/quan-tri");
        await page.Locator(".bell").TapAsync();
        var notice = page.Locator(".notice-list .unread").Filter(new() { HasText = "Bài có thông báo" });
        await Expect(notice).ToBeVisibleAsync();
        await page.LooksRightAsync();
        await notice.GetByRole(AriaRole.Link).TapAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Bài có thông báo");
        await page.GotoAsync("/quan-tri/thong-bao");
        await Expect(notice).ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Link, new() { Name = "Cách nhận" }).TapAsync();
        await page.GetByLabel("Địa chỉ thư điện tử").FillAsync("lanhdao@so.example.vn");
        await page.LooksRightAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu", Exact = true }).TapAsync();
        await Expect(page.Locator(".flash-done")).ToBeVisibleAsync();
        await page.LooksRightAsync("kept");
        Assert.That(leader.Complaints, Is.Empty);
    }

    private static async Task MakeGroupAsync(IPage page)
    {
        await page.GotoAsync("/quan-tri/nhom");
        var make = page.Locator("form").Filter(new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = "Nhóm mới" }) });
        await make.GetByLabel("Tên nhóm").TabAndTypeAsync(" ");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeFocusedAsync();
        await page.LooksRightAsync("without a name");
        await make.GetByLabel("Tên nhóm").TabAndTypeAsync("Tổ kiểm duyệt");
        await make.GetByLabel("Hoàng Thu Mai").TabAndPressAsync("Space");
        await make.GetByRole(AriaRole.Button, new() { Name = "Tạo nhóm" }).TabAndPressAsync();
        await Expect(page.GetByText("Đã lưu nhóm.")).ToBeVisibleAsync();
        await page.LooksRightAsync("made");
        var group = page.Locator("form").Filter(new() { Has = page.Locator("input[value='Tổ kiểm duyệt']") });
        await Expect(group.Locator("summary")).ToContainTextAsync("Hoàng Thu Mai");
        var delete = group.GetByRole(AriaRole.Button, new() { Name = "Xóa nhóm" });
        await delete.TabToAsync();
        await delete.PressAndConfirmAsync();
        await Expect(page.GetByText("Đã xóa nhóm.")).ToBeVisibleAsync();
    }

    /// <summary>A second step is added and named; then the genre follows the rest again.</summary>
    private static async Task GiveStepsAsync(IPage page)
    {
        await page.GotoAsync("/quan-tri/quy-trinh-duyet");
        await page.GetByLabel("Quy trình riêng cho").SelectOptionAsync(new SelectOptionValue { Index = 3 });
        await page.GetByRole(AriaRole.Button, new() { Name = "Tạo quy trình riêng" }).TabAndPressAsync();
        await Expect(page.Locator(".process-step").First).ToBeVisibleAsync();
        var name = await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync();
        var steps = await page.Locator(".process-step").CountAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Thêm bước" }).TabAndPressAsync();
        await Expect(page.Locator(".process-step")).ToHaveCountAsync(steps + 1);
        await Expect(page.Locator(".process-step").Last.GetByLabel("Tên bước")).ToBeFocusedAsync();
        await page.Keyboard.InsertTextAsync("Pháp chế");
        await page.LooksRightAsync("one step more");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Đã lưu quy trình.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = name }).Filter(new() { HasText = "Pháp chế" })).ToHaveCountAsync(1);

        await page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).TabAndPressAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Bỏ quy trình riêng" }).PressAndConfirmAsync();
        await Expect(page.GetByText("Đã lưu quy trình.")).ToBeVisibleAsync();
        Assert.That((await Stage.ReadAsync(db => db.ReviewProcesses.OrderByDescending(p => p.CreatedAt).FirstAsync())).Steps, Is.Empty);
    }

    private static async Task GiveDeputyAsync(IPage page)
    {
        var day = Vietnam.Today(TimeProvider.System).AddYears(1);
        await page.GotoAsync("/quan-tri/thay-mat");
        await page.GetByLabel("Người thay mặt", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "Hoàng Thu Mai" });
        await page.GetByLabel("Từ ngày").FillAsync(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await page.GetByLabel("Đến hết ngày").FillAsync(day.AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu", Exact = true }).TabAndPressAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeFocusedAsync();
        await Expect(page.GetByLabel("Từ ngày")).ToHaveValueAsync(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await page.LooksRightAsync("refused");
        await page.GetByLabel("Đến hết ngày").FillAsync(day.AddDays(3).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Đã lưu người thay mặt.")).ToBeVisibleAsync();
        Assert.That(await Stage.ReadAsync(db => db.Deputies.CountAsync(d => d.FirstDay == day)), Is.EqualTo(1));
        await page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Hoàng Thu Mai" }).GetByRole(AriaRole.Button, new() { Name = "Thôi thay mặt" }).PressAndConfirmAsync();
        await Expect(page.GetByText("Đã thôi thay mặt.")).ToBeVisibleAsync();
        await page.LooksRightAsync("nobody stands in");
    }
}
