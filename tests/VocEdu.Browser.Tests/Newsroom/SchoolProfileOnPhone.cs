using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using VocEdu.Cms.Schools;
using VocEdu.Domain.Content;
using static Microsoft.Playwright.Assertions;

namespace VocEdu.Browser.Tests.Newsroom;

/// <summary>A school corrects its page on a phone, the newsroom approves without a mouse, and the public reads it.</summary>
public sealed class SchoolProfileOnPhone
{
    private const string Phone = "0220.000.7777", UnitId = "cd-ky-thuat-minh-son";

    [Test]
    public async Task What_a_school_changes_is_public_once_the_newsroom_has_approved_it()
    {
        await using var school = await Visitor.SignInAsync("congtacvien", Visitor.Phone);
        await using var officer = await Visitor.SignInAsync("bientapvien");
        await using var leader = await Visitor.SignInAsync("lanhdao");
        await using var reader = await Visitor.ComeAsync(Visitor.Phone);
        await SendAsync(school.Page);
        var item = await Stage.ReadAsync(db => db.Items.AsNoTracking().SingleAsync(i => i.Kind == ContentKind.School && i.UnitId == UnitId));
        var path = await Stage.ReadAsync(db => db.Publications.Where(p => p.ItemId == item.Id).Select(p => p.Path).SingleAsync());
        await reader.Page.GotoAsync(path);
        await Expect(reader.Page.GetByText(Phone)).ToHaveCountAsync(0);

        await officer.Page.GotoAsync($"/quan-tri/duyet/{item.Id}");
        await Expect(officer.Page.GetByRole(AriaRole.Region, new() { Name = "Thay đổi so với bản đang đăng" })).ToContainTextAsync(Phone);
        await officer.Page.LooksRightAsync("changes");
        foreach (var (button, state) in new[] { ("Tiếp nhận", "Đã tiếp nhận"), ("Bắt đầu biên tập", "Đang biên tập"), ("Trình duyệt", "Chờ duyệt") }) await PressAsync(officer.Page, button, state);
        await leader.Page.GotoAsync($"/quan-tri/duyet/{item.Id}");
        foreach (var (button, state) in new[] { ("Duyệt", "Đã duyệt"), ("Xuất bản", "Đã xuất bản") }) await PressAsync(leader.Page, button, state);

        await reader.Page.GotoAsync(path);
        await Expect(reader.Page.GetByText(Phone)).ToBeVisibleAsync();
        await reader.Page.LooksRightAsync("school");
        Assert.That(school.Complaints.Concat(officer.Complaints).Concat(leader.Complaints).Concat(reader.Complaints), Is.Empty);
    }

    private static async Task SendAsync(IPage page)
    {
        await page.GotoAsync(SchoolServices.OwnPath);
        await page.Locator("#truong-lien-he > summary").TapAsync();
        await page.GetByLabel("Điện thoại tuyển sinh").FillAsync(Phone);
        await page.LooksRightAsync("filled in");
        await page.GetByLabel("Bạn đã sửa gì?").FillAsync("Đổi số tuyển sinh");
        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi để duyệt", Exact = true }).TapAsync();
        await Expect(page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("Hãy xác nhận thông tin đúng đến hôm nay");
        await page.LooksRightAsync("refused");
        await page.GetByLabel("Thông tin trên đúng đến hôm nay").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi để duyệt", Exact = true }).TapAsync();
        await Expect(page.GetByText("Đã gửi hồ sơ.")).ToBeVisibleAsync();
        await page.LooksRightAsync("sent");
    }

    private static async Task PressAsync(IPage page, string button, string state)
    {
        await page.GetByRole(AriaRole.Region, new() { Name = "Quyết định" }).GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).PressAsync("Enter");
        await page.SeesStateAsync(state);
    }
}
