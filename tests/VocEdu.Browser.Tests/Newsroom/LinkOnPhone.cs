using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using VocEdu.Domain.Content;
using static Microsoft.Playwright.Assertions;

namespace VocEdu.Browser.Tests.Newsroom;

/// <summary>Somebody without an account approves one story on a phone, by a link and a code told over the telephone.</summary>
public sealed class LinkOnPhone
{
    [Test]
    public async Task Link_and_code_approve_one_story_once()
    {
        var id = await Stories.AddAsync("Bài duyệt qua liên kết", state: ContentState.InReview);
        await using var sender = await Visitor.SignInAsync("lanhdao");
        await using var approver = await Visitor.ComeAsync(Visitor.Phone);
        var link = await SendAsync(sender.Page, id);

        var page = approver.Page;
        await page.GotoAsync(link);
        await Expect(page.GetByRole(AriaRole.Article)).ToContainTextAsync("Trường mở thêm lớp hàn buổi tối.");
        await page.LooksRightAsync();
        await page.GetByLabel("Ý kiến").FillAsync("Đồng ý đăng ngay.");
        await page.GetByLabel("Mã xác nhận").FillAsync("000000");
        await page.GetByRole(AriaRole.Button, new() { Name = "Duyệt", Exact = true }).TapAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Mã đã hết hiệu lực");      // none was made yet
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeFocusedAsync();
        await Expect(page.GetByLabel("Ý kiến")).ToHaveValueAsync("Đồng ý đăng ngay.");
        await page.LooksRightAsync("wrong code");

        await page.GetByLabel("Mã xác nhận").FillAsync(await CodeAsync(sender.Page));
        await page.GetByRole(AriaRole.Button, new() { Name = "Duyệt", Exact = true }).TapAsync();
        await Expect(page.GetByText("Đã ghi nhận: bạn đã duyệt bài này.")).ToBeVisibleAsync();
        await page.LooksRightAsync("decided");
        var item = await Stage.ReadAsync(db => db.Items.SingleAsync(i => i.Id == id));
        Assert.That((item.State, item.ApprovedByName), Is.EqualTo((ContentState.Approved, "Bà Vũ Thị Phó (liên kết do Nguyễn Khắc Vượng gửi)")));

        await page.GotoAsync(link);
        await Expect(page.GetByText("Liên kết này không còn dùng được")).ToBeVisibleAsync();
        await Expect(page.GetByText("Trường mở thêm lớp hàn buổi tối.")).ToHaveCountAsync(0);
        Assert.That(sender.Complaints, Is.Empty);
    }

    /// <returns>The link's address.</returns>
    private static async Task<string> SendAsync(IPage page, Guid id)
    {
        await page.GotoAsync($"/quan-tri/duyet/{id}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Gửi liên kết duyệt" }).TabAndPressAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Tạo liên kết" }).TabAndPressAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Vui lòng nhập tên người duyệt");
        await page.LooksRightAsync("refused");
        await page.GetByLabel("Tên người duyệt").TabAndTypeAsync("Bà Vũ Thị Phó");
        await page.Keyboard.PressAsync("Enter");
        var link = await page.Locator("output.secret").InnerTextAsync();
        await page.LooksRightAsync("with a link");
        return link;
    }

    /// <returns>Six digits.</returns>
    private static async Task<string> CodeAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Lấy mã để báo qua điện thoại" }).TabAndPressAsync();
        await Expect(page.GetByText("Mã có hiệu lực trong 10 phút.")).ToBeVisibleAsync();
        return await page.Locator("output.secret").InnerTextAsync();
    }
}
