using Microsoft.Playwright;

namespace VocEdu.Browser.Tests.Site;

/// <summary>A pupil reads a guide at school and again on the bus.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class OfflineGuides
{
    [Test]
    public async Task A_guide_that_was_read_can_be_read_without_a_network()
    {
        await using var reader = await Visitor.ComeAsync(Visitor.Phone);
        var page = reader.Page;
        await page.GotoAsync("/nghe/han");
        var title = await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync();
        await page.WaitForFunctionAsync("""
            async () => (await (await caches.open('guides-1-pages')).keys()).length > 0 && (await (await caches.open('guides-1-parts')).keys()).some(part => part.url.includes('/css/site.css'))
            """);

        await page.Context.SetOfflineAsync(true);
        await page.GotoAsync("/nghe/han");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(title);
        await Assertions.Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "bản đã lưu trên máy" })).ToBeVisibleAsync();
        Assert.That(await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.masthead')).borderBottomStyle"), Is.EqualTo("solid"), "with its looks");

        await page.GotoAsync("/nghe/pha-che");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Không có mạng");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = title })).ToHaveAttributeAsync("href", "/nghe/han");

        await page.Context.SetOfflineAsync(false);
        await page.GotoAsync("/nghe/pha-che");
        await Assertions.Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "bản đã lưu trên máy" })).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "Trong trang này" })).ToBeVisibleAsync();
    }
}
