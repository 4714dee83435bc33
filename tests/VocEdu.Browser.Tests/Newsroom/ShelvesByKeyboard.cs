using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using VocEdu.Cms.Collections;
using static Microsoft.Playwright.Assertions;

namespace VocEdu.Browser.Tests.Newsroom;

/// <summary>Series, topics and templates without a mouse: made, used by a story, and found where readers and writers look.</summary>
public sealed class ShelvesByKeyboard
{
    private const string Series = "Bàn tay thợ trẻ", Topic = "Mùa tuyển sinh thử";

    [Test]
    public async Task Story_is_filed_under_a_series_and_a_topic_and_becomes_a_template()
    {
        var id = await Stories.AddAsync("Kỳ hai: người thợ hàn");
        await using var officer = await Visitor.SignInAsync("bientapvien");
        var page = officer.Page;
        await MakeAsync(page, "Thêm tuyến bài", Series);
        await MakeAsync(page, "Thêm chuyên đề", Topic);
        await FileAsync(page, id);
        await KeepAsTemplateAsync(page);
        await BeginFromTemplateAsync(page);
        Assert.That(officer.Complaints, Is.Empty);
    }

    private static async Task MakeAsync(IPage page, string link, string name)
    {
        await page.GotoAsync("/quan-tri/tuyen-bai");
        await page.GetByRole(AriaRole.Link, new() { Name = link }).TabAndPressAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu", Exact = true }).TabAndPressAsync();
        await Expect(page.Locator(".field-error:visible").First).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Tên", new() { Exact = true })).ToBeFocusedAsync();
        await page.LooksRightAsync("without a name");
        await page.Keyboard.InsertTextAsync(name);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true })).ToBeVisibleAsync();
        await page.LooksRightAsync("made");
    }

    private static async Task FileAsync(IPage page, Guid id)
    {
        await page.GotoAsync($"/quan-tri/noi-dung/{id}");
        await page.GetByLabel("Tuyến bài").SelectOptionAsync(new SelectOptionValue { Label = Series });
        await page.GetByLabel("Kỳ thứ").FillAsync("2");
        var topics = page.Locator("details.ticks").Filter(new() { Has = page.GetByText("Chuyên đề", new() { Exact = false }) }).First;
        await topics.Locator("summary").PressAsync("Enter");
        await topics.GetByLabel(Topic).PressAsync("Space");
        await page.LooksRightAsync("filed");
        await page.Keyboard.PressAsync("Control+s");
        await Expect(page.GetByText("Đã lưu phiên bản 2.")).ToBeVisibleAsync();
        var kept = await Stage.ReadAsync(db => db.Versions.SingleAsync(v => v.ItemId == id && v.Number == 2));
        var shelves = await Stage.ReadAsync(db => db.Collections.Where(c => c.Name == Series || c.Name == Topic).ToDictionaryAsync(c => c.Kind, c => c.Slug));
        Assert.That((kept.Fields.Series?.Slug, kept.Fields.Series?.Part), Is.EqualTo((shelves[CollectionKind.Series], 2)));
        Assert.That(kept.Fields.Topics, Is.EqualTo([shelves[CollectionKind.Topic]]));
    }

    private static async Task KeepAsTemplateAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Lưu thành mẫu" }).PressAsync("Enter");
        var name = page.GetByLabel("Tên mẫu");
        await name.TabAndTypeAsync("");
        await page.Keyboard.PressAsync("Delete");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Vui lòng đặt tên cho mẫu.");
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeFocusedAsync();
        await page.LooksRightAsync("template without a name");
        await name.FillAsync("Chân dung thợ trẻ");
        await name.PressAsync("Enter");
        await Expect(page.GetByText("Đã lưu mẫu “Chân dung thợ trẻ”.")).ToBeVisibleAsync();
        await page.LooksRightAsync("template kept");
    }

    private static async Task BeginFromTemplateAsync(IPage page)
    {
        await page.GotoAsync("/quan-tri/noi-dung/moi");
        await page.GetByRole(AriaRole.Link, new() { Name = "Chân dung thợ trẻ" }).PressAsync("Enter");
        await Expect(page.Body()).ToHaveTextAsync("Trường mở thêm lớp hàn buổi tối.");
        await page.GotoAsync("/quan-tri/mau-bai");
        await page.LooksRightAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Chân dung thợ trẻ" }).TabAndPressAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Xóa mẫu" }).PressAndConfirmAsync();
        await Expect(page.GetByText("Đã xóa mẫu “Chân dung thợ trẻ”.")).ToBeVisibleAsync();
        Assert.That((await Stage.ReadAsync(db => db.Templates.IgnoreQueryFilters().SingleAsync(t => t.Name == "Chân dung thợ trẻ"))).RemovedAt, Is.Not.Null);
    }
}
