using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using VocEdu.Browser.Tests.Hosts;
using VocEdu.Cms.Accounts;
using VocEdu.Domain.Content;
using static Microsoft.Playwright.Assertions;

namespace VocEdu.Browser.Tests.Newsroom;

/// <summary>The head of a school invites without a mouse; the invited joins on a phone.</summary>
public sealed class InvitationOnPhone
{
    [Test]
    public async Task Invited_person_joins_on_a_phone_and_is_seen_by_the_head()
    {
        await using var head = await Visitor.SignInAsync("lanhdaodonvi");
        await using var invited = await Visitor.ComeAsync(Visitor.Phone);
        var link = await InviteAsync(head.Page);
        await JoinAsync(invited.Page, link);

        await head.Page.GotoAsync("/quan-tri/loi-moi");
        await Expect(head.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "1 trên 1" })).ToContainTextAsync("Đinh Thị Sen");
        await head.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "dinhthisen" }).GetByRole(AriaRole.Button, new() { Name = "Ngừng sử dụng" }).PressAndConfirmAsync();
        await Expect(head.Page.GetByText("Đã ngừng sử dụng tài khoản.")).ToBeVisibleAsync();
        await head.Page.LooksRightAsync("disabled");

        Assert.That((await invited.Page.GotoAsync(link))!.Status, Is.EqualTo(404));
        await Expect(invited.Page.GetByText("Lời mời không còn dùng được")).ToBeVisibleAsync();
        await invited.Page.LooksRightAsync("used up");
        Assert.That(head.Complaints, Is.Empty);
    }

    /// <returns>The invitation's address.</returns>
    private static async Task<string> InviteAsync(IPage page)
    {
        await page.GotoAsync("/quan-tri/loi-moi");
        await page.GetByLabel("Thư điện tử").TabAndTypeAsync("không phải thư@");
        await page.EvaluateAsync("() => { document.querySelector('#Input_Email').form.noValidate = true; }");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Thư điện tử chưa đúng.");
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeFocusedAsync();
        await page.LooksRightAsync("refused");
        await page.GetByLabel("Thư điện tử").FillAsync("");
        await page.GetByLabel("Họ và tên").FillAsync("Đinh Thị Sen");
        await page.GetByRole(AriaRole.Button, new() { Name = "Tạo lời mời" }).TabAndPressAsync();
        await Expect(page.GetByRole(AriaRole.Img, new() { Name = "Mã QR của lời mời" })).ToBeVisibleAsync();
        await page.LooksRightAsync("with a link");
        return await page.Locator("output.secret").InnerTextAsync();
    }

    private static async Task JoinAsync(IPage page, string link)
    {
        await page.GotoAsync(link);
        await Expect(page.GetByLabel("Họ và tên")).ToHaveValueAsync("Đinh Thị Sen");
        await page.LooksRightAsync();
        await page.GetByLabel("Tên đăng nhập").FillAsync("dinhthisen");
        await page.GetByLabel("Mật khẩu", new() { Exact = true }).FillAsync(CmsNode.Password);
        await page.GetByLabel("Nhập lại mật khẩu").FillAsync("khác");
        await page.GetByRole(AriaRole.Button, new() { Name = "Tạo tài khoản" }).TapAsync();
        await Expect(page.GetByText("Hai lần nhập mật khẩu không giống nhau.")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Nhập lại mật khẩu")).ToBeFocusedAsync();
        await Expect(page.GetByLabel("Tên đăng nhập")).ToHaveValueAsync("dinhthisen");
        await page.LooksRightAsync("refused");

        await page.GetByLabel("Mật khẩu", new() { Exact = true }).FillAsync(CmsNode.Password);
        await page.GetByLabel("Nhập lại mật khẩu").FillAsync(CmsNode.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Tạo tài khoản" }).TapAsync();
        await page.WaitForURLAsync("**/quan-tri/**");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Gửi bài" }).First).ToBeAttachedAsync();
        await page.LooksRightAsync("joined");
        var person = await Stage.Cms.AskAsync(services => services.GetRequiredService<AccountsDb>().Users.AsNoTracking().SingleAsync(p => p.UserName == "dinhthisen"));
        Assert.That((person.Roles, person.UnitId), Is.EqualTo((Role.Contributor, Stories.School)));
    }
}
