using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace VocEdu.Browser.Tests.Newsroom;

/// <summary>What is wrong with a story is found and mended without a mouse.</summary>
public sealed class ChecksByKeyboard
{
    [Test]
    public async Task Checks_lead_to_each_place_and_mend_it()
    {
        await using var officer = await Visitor.SignInAsync("bientapvien");
        var page = officer.Page;
        await page.GotoAsync("/quan-tri/noi-dung/moi/TIN");
        await page.Field("Tiêu đề").TabAndTypeAsync("Trường hoà nhịp cùng doanh nghiệp");
        var check = page.GetByRole(AriaRole.Button, new() { Name = "Kiểm tra bài" });
        await check.PressAsync("Enter");
        await Expect(page.Locator("[data-check-status]")).ToContainTextAsync("chỗ phải sửa");
        await page.LooksRightAsync("checked");

        await page.Locator("[data-goto-input='Form.EventDate']").First.TabAndPressAsync();
        await Expect(page.GetByLabel("Ngày diễn ra")).ToBeFocusedAsync();
        await page.GetByLabel("Ngày diễn ra").FillAsync("2026-11-20");
        var mend = page.Locator("[data-fix='tone-placement']");
        await mend.PressAsync("Enter");
        await Expect(page.Field("Tiêu đề")).ToHaveValueAsync("Trường hòa nhịp cùng doanh nghiệp");
        await Expect(mend).ToHaveCountAsync(0);
        await Expect(page.Locator("[data-goto-input='Form.EventDate']")).ToHaveCountAsync(0);
        await Expect(check).ToBeFocusedAsync();
        await page.LooksRightAsync("mended");
        Assert.That(officer.Complaints, Is.Empty);
    }
}
