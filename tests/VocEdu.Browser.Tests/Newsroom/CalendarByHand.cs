using Microsoft.Playwright;
using VocEdu.Domain.Counting;

namespace VocEdu.Browser.Tests.Newsroom;

/// <summary>The calendar with the mouse, with the keyboard and on a phone.</summary>
public sealed class CalendarByHand
{
    [Test]
    public async Task An_item_is_dragged_to_a_day_and_then_moved_on_with_the_keyboard_alone()
    {
        await using var officer = await Visitor.SignInAsync("bientapvien");
        var page = officer.Page;
        var day = Vietnam.Today(TimeProvider.System).AddMonths(1).AddDays(1);
        var month = $"/quan-tri/lich?ngay={day:yyyy-MM-dd}";
        await page.GotoAsync(month);
        var undated = page.GetByRole(AriaRole.Complementary, new() { Name = "Chưa có lịch" }).GetByRole(AriaRole.Listitem).First;
        var title = (await undated.GetByRole(AriaRole.Link).First.InnerTextAsync()).Trim();

        await undated.DragToAsync(page.Locator($".day[data-day='{day:yyyy-MM-dd}']"));
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = title });
        await Assertions.Expect(dialog.GetByLabel("Giờ mới (giờ Việt Nam)")).ToHaveValueAsync($"{day:yyyy-MM-dd}T08:00");
        await Assertions.Expect(dialog).ToContainTextAsync("đây chỉ là lịch dự kiến");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Lưu lịch" }).ClickAsync();
        await Assertions.Expect(page.Locator($".day[data-day='{day:yyyy-MM-dd}']")).ToContainTextAsync(title);

        var next = day.AddDays(1);
        await page.Locator($".day[data-day='{day:yyyy-MM-dd}'] .entry", new() { HasText = title }).GetByRole(AriaRole.Link, new() { Name = "Đổi lịch" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(dialog.GetByLabel("Giờ mới (giờ Việt Nam)")).ToBeFocusedAsync();
        await dialog.GetByLabel("Giờ mới (giờ Việt Nam)").FillAsync($"{next:yyyy-MM-dd}T15:45");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator($".day[data-day='{next:yyyy-MM-dd}']")).ToContainTextAsync($"15:45 {title}");

        await page.GetByRole(AriaRole.Link, new() { Name = "Đổi lịch" }).First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        Assert.That(await page.ViolationsAsync(), Is.Empty);
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        Assert.That(officer.Complaints, Is.Empty);
    }

    [Test]
    public async Task The_form_is_a_page_of_its_own_too()
    {
        await using var officer = await Visitor.SignInAsync("bientapvien", Visitor.Phone);
        var page = officer.Page;
        await page.GotoAsync("/quan-tri/lich");
        var form = await page.GetByRole(AriaRole.Link, new() { Name = "Xếp lịch" }).First.GetAttributeAsync("href");
        await page.GotoAsync(form!);
        await page.GetByLabel("Giờ mới (giờ Việt Nam)").FillAsync("2020-01-01T08:00");
        await page.EvaluateAsync("() => { document.querySelector('#doi-lich form').noValidate = true; }");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu lịch" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Giờ đăng phải ở trong tương lai");
        await Assertions.Expect(page.GetByLabel("Giờ mới (giờ Việt Nam)")).ToHaveValueAsync("2020-01-01T08:00");
        Assert.That(await page.BeyondAsync(), Is.Zero);
    }
}
