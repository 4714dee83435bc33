using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace VocEdu.Browser.Tests.Site;

/// <summary>The pictures of a photo story, one after another, as large as the screen.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class LargePictures
{
    [Test]
    public async Task A_photo_story_is_seen_large_by_keyboard()
    {
        await using var reader = await Visitor.ComeAsync();
        var page = reader.Page;
        await page.GotoAsync(Stage.PathOf("PSA"));
        var links = page.Locator("main a.large");
        var captions = await page.Locator("main figure:has(a.large) > figcaption").AllInnerTextsAsync();
        Assert.That(captions, Has.Count.GreaterThan(2).And.Count.EqualTo(await links.CountAsync()));

        await links.First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var view = page.GetByRole(AriaRole.Dialog, new() { Name = "Ảnh lớn" });
        await Expect(view.GetByRole(AriaRole.Button, new() { Name = "Đóng" })).ToBeFocusedAsync();
        await Expect(view.Locator("figcaption")).ToHaveTextAsync(captions[0]);
        await Expect(view.GetByRole(AriaRole.Status)).ToContainTextAsync($"1 / {captions.Count}");
        await page.LooksRightAsync("large");

        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(view.Locator("figcaption")).ToHaveTextAsync(captions[1]);
        await Expect(view.Locator("img")).ToHaveJSPropertyAsync("complete", true);
        Assert.That(await view.Locator("img").EvaluateAsync<bool>("image => image.naturalWidth > 0 && image.getBoundingClientRect().bottom <= innerHeight"), Is.True, "whole on the screen");
        await page.Keyboard.PressAsync("Home");
        await page.Keyboard.PressAsync("ArrowLeft");
        await Expect(view.Locator("figcaption")).ToHaveTextAsync(captions[^1]);
        await view.GetByRole(AriaRole.Button, new() { Name = "Ảnh trước" }).TabAndPressAsync();
        await Expect(view.Locator("figcaption")).ToHaveTextAsync(captions[^2]);

        await page.Keyboard.PressAsync("Escape");
        await Expect(view).ToHaveCountAsync(0);
        await Expect(links.Nth(captions.Count - 2)).ToBeFocusedAsync();
        Assert.That(reader.Complaints, Is.Empty);
    }
}
