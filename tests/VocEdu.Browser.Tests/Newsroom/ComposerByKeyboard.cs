using Microsoft.Playwright;

namespace VocEdu.Browser.Tests.Newsroom;

/// <summary>The composer without a mouse: what is typed stands in the preview at once, is counted as the platform counts, and survives a closed page.</summary>
public sealed class ComposerByKeyboard
{
    [Test]
    public async Task What_is_typed_is_seen_as_its_readers_will_see_it_and_is_not_lost()
    {
        await using var officer = await Visitor.SignInAsync("bientapvien", Visitor.Phone);
        var page = officer.Page;
        await page.BeginAsync("/quan-tri/noi-dung", "Tin");
        await page.TitleAsync("Lớp hàn buổi tối", "Lớp mở cho người đi làm.");
        await page.GetByLabel("Đơn vị thực hiện").SelectOptionAsync(new SelectOptionValue { Value = "phong-gdnn" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu", Exact = true }).PressAsync("Enter");
        await page.GetByRole(AriaRole.Link, new() { Name = "Đăng lên kênh" }).PressAsync("Enter");

        var facebook = page.GetByRole(AriaRole.Region, new() { Name = "Trang Facebook" });
        var preview = facebook.GetByRole(AriaRole.Group, new() { Name = "Xem trước trên Trang Facebook" });
        var on = facebook.GetByRole(AriaRole.Checkbox, new() { Name = "Đăng lên Trang Facebook" });
        if (!await on.IsCheckedAsync()) await on.PressAsync("Space");
        await Assertions.Expect(preview).ToContainTextAsync("Lớp mở cho người đi làm.");

        await facebook.GetByRole(AriaRole.Button, new() { Name = "Viết lời riêng từ lời của bài" }).PressAsync("Enter");
        await Assertions.Expect(facebook.GetByLabel("Lời đăng")).ToBeFocusedAsync();
        await facebook.GetByLabel("Lời đăng").FillAsync("Bà con ơi, có lớp hàn mới.");
        await facebook.GetByLabel("Thẻ chủ đề").FillAsync("học nghề, #GDNN");
        await Assertions.Expect(preview).ToContainTextAsync("Bà con ơi, có lớp hàn mới.");
        await Assertions.Expect(preview).ToContainTextAsync("#họcNghề #GDNN");
        await Assertions.Expect(facebook.Locator("[data-counter]")).ToContainTextAsync("42 trên");

        await page.ReloadAsync();
        await Assertions.Expect(facebook.GetByLabel("Lời đăng")).ToHaveValueAsync("Bà con ơi, có lớp hàn mới.");
        Assert.That(await page.BeyondAsync(), Is.Zero);
        Assert.That(await page.ViolationsAsync(), Is.Empty);
        await facebook.GetByLabel("Lời đăng").PressAsync("Control+s");
        await Assertions.Expect(page.GetByText("Đã lưu phiên bản 2.")).ToBeVisibleAsync();
        await Assertions.Expect(facebook.GetByLabel("Lời đăng")).ToHaveValueAsync("Bà con ơi, có lớp hàn mới.");
        Assert.That(officer.Complaints, Is.Empty);
    }
}
