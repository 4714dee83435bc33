using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using VocEdu.Cms.Writing;
using static Microsoft.Playwright.Assertions;

namespace VocEdu.Browser.Tests.Newsroom;

/// <summary>What a story said before, without a mouse: compared in words, brought back, shown to somebody outside, thrown away and fetched again.</summary>
public sealed class HistoryByKeyboard
{
    private const string Before = "Trường tuyển ba mươi học viên", After = "Trường tuyển bốn mươi học viên";

    [Test]
    public async Task Version_is_compared_in_words_and_brought_back_and_the_story_thrown_away_and_restored_on_a_phone()
    {
        var id = await Stories.AddAsync(Before);
        await using var officer = await Visitor.SignInAsync("bientapvien");
        var page = officer.Page;
        await ChangeAsync(page, id);
        await CompareAsync(page);
        await RollBackAsync(page, id);
        await ThrowAwayAsync(page, id);

        await using var phone = await Visitor.SignInAsync("bientapvien", Visitor.Phone);
        await RestoreAsync(phone.Page, id);
        Assert.That(officer.Complaints.Concat(phone.Complaints), Is.Empty);
    }

    [Test]
    public async Task Link_to_one_version_opens_on_a_strangers_phone_until_it_is_taken_back()
    {
        var id = await Stories.AddAsync("Bài gửi người ngoài xem trước");
        await using var officer = await Visitor.SignInAsync("bientapvien");
        await using var stranger = await Visitor.ComeAsync(Visitor.Phone);
        var page = officer.Page;
        await page.GotoAsync($"/quan-tri/noi-dung/{id}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Xem trước", Exact = true }).TabAndPressAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Tạo liên kết xem trước" }).TabAndPressAsync();
        var address = await page.GetByLabel("Liên kết này chỉ hiện một lần.").InputValueAsync();
        await page.LooksRightAsync("with a link");

        await stranger.Page.GotoAsync(address);
        await Expect(stranger.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Bài gửi người ngoài xem trước");
        await stranger.Page.LooksRightAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Thu hồi" }).PressAndConfirmAsync();
        await Expect(page.GetByText("Bài này chưa có liên kết xem trước nào còn hạn.")).ToBeVisibleAsync();
        Assert.That((await stranger.Page.GotoAsync(address))!.Status, Is.Not.EqualTo(200));
        await Expect(stranger.Page.GetByText("Bài gửi người ngoài xem trước")).ToHaveCountAsync(0);
        await stranger.Page.LooksRightAsync("taken back");
        Assert.That(officer.Complaints, Is.Empty);
    }

    private static async Task ChangeAsync(IPage page, Guid id)
    {
        await page.GotoAsync($"/quan-tri/noi-dung/{id}");
        await page.Field("Tiêu đề").TabAndTypeAsync(After);
        await page.Keyboard.PressAsync("Control+s");
        await Expect(page.GetByText("Đã lưu phiên bản 2.")).ToBeVisibleAsync();
    }

    private static async Task CompareAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Lịch sử" }).TabAndPressAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "So sánh phiên bản" }).TabAndPressAsync();
        var title = page.Locator("#so-sanh .changes > div").Filter(new() { Has = page.GetByText("Tiêu đề", new() { Exact = true }) });
        await Expect(title.Locator("del")).ToHaveTextAsync(new Regex(@"^bỏ:\s*ba$", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Expect(title.Locator("ins")).ToHaveTextAsync(new Regex(@"^thêm:\s*bốn$", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Expect(page.Locator("#so-sanh")).ToBeInViewportAsync();
        await page.LooksRightAsync("compared");
    }

    private static async Task RollBackAsync(IPage page, Guid id)
    {
        await page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Phiên bản 1" }).GetByRole(AriaRole.Button, new() { Name = "Khôi phục" }).PressAndConfirmAsync();
        await Expect(page.GetByText("Đã khôi phục phiên bản 1 thành phiên bản 3.")).ToBeVisibleAsync();
        var versions = await Stage.ReadAsync(db => db.Versions.Where(v => v.ItemId == id).OrderBy(v => v.Number).Select(v => v.Title).ToListAsync());
        Assert.That(versions, Is.EqualTo([Before, After, Before]), "nothing is lost by going back");
    }

    private static async Task ThrowAwayAsync(IPage page, Guid id)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Xóa bài" }).TabAndPressAsync();
        await Expect(page.GetByText("sẽ vào thùng rác và biến mất khỏi mọi danh sách")).ToBeVisibleAsync();
        await page.LooksRightAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Xóa bài" }).TabAndPressAsync();
        await Expect(page.Locator(".flash-done")).ToBeVisibleAsync();
        Assert.That(await TrashedAsync(id), Is.Not.Null);
    }

    private static async Task RestoreAsync(IPage page, Guid id)
    {
        await page.GotoAsync("/quan-tri/thung-rac");
        await page.LooksRightAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = $"Khôi phục bài {Before}" }).TapAsync();
        await Expect(page.GetByText("Đã khôi phục bài.")).ToBeVisibleAsync();
        await Expect(page.Field("Tiêu đề")).ToHaveValueAsync(Before);
        Assert.That(await TrashedAsync(id), Is.Null);
    }

    private static Task<DateTimeOffset?> TrashedAsync(Guid id) => Stage.ReadAsync(db => db.Items.IgnoreQueryFilters().Where(i => i.Id == id).Select(i => i.TrashedAt).SingleAsync());
}
