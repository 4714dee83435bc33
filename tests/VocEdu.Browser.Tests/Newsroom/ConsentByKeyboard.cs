using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using VocEdu.Cms.Consents;
using VocEdu.Domain.Privacy;
using static Microsoft.Playwright.Assertions;

namespace VocEdu.Browser.Tests.Newsroom;

/// <summary>A person's consent without a mouse: recorded while writing, found again by name, and taken back on a phone, which opens the tasks.</summary>
public sealed class ConsentByKeyboard
{
    private const string Person = "Lò Thị Sen";

    [Test]
    public async Task Consent_is_recorded_beside_the_story_and_its_withdrawal_opens_tasks()
    {
        await using var officer = await Visitor.SignInAsync("bientapvien");
        await using var phone = await Visitor.SignInAsync("bientapvien", Visitor.Phone);
        await NamePersonAsync(officer.Page);
        var number = await RecordAsync(officer.Page);
        await FindAgainAsync(officer.Page, number);
        await WithdrawAsync(phone.Page);
        await DoAsync(phone.Page);
        Assert.That(officer.Complaints.Concat(phone.Complaints), Is.Empty);
    }

    private static async Task NamePersonAsync(IPage page)
    {
        await page.GotoAsync("/quan-tri/noi-dung/moi/BAI");
        await page.Field("Tiêu đề").TabAndTypeAsync("Chị Sen mở tiệm may");
        await page.GetByLabel("Đơn vị thực hiện").SelectOptionAsync(new SelectOptionValue { Value = "phong-gdnn" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Thêm người" }).PressAsync("Enter");
        await Expect(page.Locator(".person").Last.GetByLabel("Họ và tên")).ToBeFocusedAsync();
        await page.Keyboard.InsertTextAsync(Person);
        await page.GetByRole(AriaRole.Button, new() { Name = "Thêm người" }).PressAsync("Enter");
        await Expect(page.Locator(".person")).ToHaveCountAsync(2);
        await Expect(page.Locator(".person").Last.GetByLabel("Họ và tên")).ToBeFocusedAsync();
        await page.Locator(".person").First.GetByLabel("Căn cứ dùng hình ảnh, thông tin").PressAsync("ArrowDown");
        await Expect(page.Locator(".person").First.GetByLabel("Căn cứ dùng hình ảnh, thông tin")).ToHaveValueAsync("Consent");
        await page.LooksRightAsync("a person named");
    }

    /// <summary>In a dialog over the story; each purpose is ticked by itself.</summary>
    /// <returns>The number of the consent.</returns>
    private static async Task<string> RecordAsync(IPage page)
    {
        await page.Locator(".person").First.GetByRole(AriaRole.Link, new() { Name = "Ghi phiếu mới" }).TabAndPressAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Ghi phiếu đồng ý" });
        await Expect(dialog.GetByLabel("Họ và tên")).ToHaveValueAsync(Person);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Lưu phiếu" }).TabAndPressAsync();
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("Vui lòng nhập ngày sinh hoặc chọn độ tuổi.");
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToBeFocusedAsync();
        await page.LooksRightAsync("consent refused");

        await dialog.GetByLabel("hoặc độ tuổi").SelectOptionAsync(new SelectOptionValue { Value = nameof(AgeBand.Adult) });
        foreach (var tick in new[] { "Chính người được chụp, ghi hình", "Trang thông tin điện tử", "Facebook", "Họ tên", "Hình ảnh" })
            await dialog.GetByLabel(tick, new() { Exact = true }).TabAndPressAsync("Space");
        await page.LooksRightAsync("consent filled in");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Lưu phiếu" }).TabAndPressAsync();
        await Expect(dialog).ToHaveCountAsync(0);
        var reference = page.Locator(".person").First.GetByRole(AriaRole.Combobox, new() { Name = "Phiếu đồng ý" });
        await Expect(reference).ToBeFocusedAsync();
        var consent = await Stage.ReadAsync(db => db.Set<Consent>().SingleAsync(c => c.PersonName == Person));
        await Expect(reference).ToHaveValueAsync(consent.Number);
        Assert.That((consent.Purposes, consent.DataTypes), Is.EqualTo((ConsentPurpose.Site | ConsentPurpose.Facebook, PersonalData.FullName | PersonalData.Image)));
        return consent.Number;
    }

    /// <summary>By name without marks, with the arrows; then the story is kept.</summary>
    private static async Task FindAgainAsync(IPage page, string number)
    {
        var reference = page.Locator(".person").First.GetByRole(AriaRole.Combobox, new() { Name = "Phiếu đồng ý" });
        await reference.FillAsync("lo thi sen");
        await Expect(page.Locator(".consent-options:not([hidden]) [role=option]")).ToHaveCountAsync(1);
        await page.LooksRightAsync("consents found");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator(".consent-options:not([hidden]) [role=option]")).ToHaveCountAsync(0);
        await reference.FillAsync("lo thi se");
        await Expect(page.Locator(".consent-options:not([hidden]) [role=option]")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.Locator(".consent-options:not([hidden]) [role=option]")).ToHaveAttributeAsync("aria-selected", "true");
        await page.Keyboard.PressAsync("Enter");
        await Expect(reference).ToHaveValueAsync(number);
        await page.Keyboard.PressAsync("Control+s");
        await Expect(page.GetByText("Đã lưu phiên bản 1.")).ToBeVisibleAsync();
        await Expect(reference).ToHaveValueAsync(number);
    }

    private static async Task WithdrawAsync(IPage page)
    {
        await page.GotoAsync("/quan-tri/phieu-dong-y?q=lo thi sen");
        await page.LooksRightAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = Person }).TapAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Chị Sen mở tiệm may" })).ToBeVisibleAsync();
        await page.LooksRightAsync("where it is used");
        await page.GetByLabel("Yêu cầu", new() { Exact = true }).SelectOptionAsync(nameof(PrivacyRequestKind.Withdraw));
        await page.GetByLabel("Người đó nói gì").FillAsync("Tôi không muốn ảnh mình ở trên mạng nữa.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ghi yêu cầu" }).TapAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Ghi yêu cầu" }).TapAsync();
        await Expect(page.GetByText("Đã ghi yêu cầu. Dưới đây là những việc cần làm.")).ToBeVisibleAsync();
        await Expect(page.Locator(".task").Filter(new() { HasText = "Chị Sen mở tiệm may" })).ToBeVisibleAsync();
        await page.LooksRightAsync();
        Assert.That((await Stage.ReadAsync(db => db.Set<Consent>().SingleAsync(c => c.PersonName == Person))).WithdrawnAt, Is.Not.Null);
    }

    private static async Task DoAsync(IPage page)
    {
        var task = page.Locator(".task").Filter(new() { HasText = "Chị Sen mở tiệm may" });
        await task.GetByRole(AriaRole.Button, new() { Name = "Nhận việc" }).TapAsync();
        await Expect(page.GetByText("Bạn đã nhận việc này.")).ToBeVisibleAsync();
        await task.GetByLabel("Đã làm gì").FillAsync("Đã bỏ tên và ảnh khỏi bài.");
        await task.GetByRole(AriaRole.Button, new() { Name = "Ghi đã xong" }).TapAsync();
        await Expect(task).ToContainTextAsync("Đã bỏ tên và ảnh khỏi bài.");
        await page.LooksRightAsync("one task done");
        var id = page.Id();
        var tasks = await Stage.ReadAsync(db => db.Set<ConsentTask>().Where(t => t.RequestId == id).ToListAsync());
        Assert.That(tasks.Single(t => t.Kind is ConsentTaskKind.Item).DoneAt, Is.Not.Null);
        Assert.That(tasks.Single(t => t.Kind is ConsentTaskKind.Answer).DoneAt, Is.Null, "each task is done by itself");
    }
}
