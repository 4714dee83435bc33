using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using VocEdu.Cms.Submissions;
using VocEdu.Domain.Counting;
using static Microsoft.Playwright.Assertions;

namespace VocEdu.Browser.Tests.Newsroom;

/// <summary>The newsroom asks schools for stories without a mouse; they answer on a phone, with a story or with a reason.</summary>
public sealed class CallByKeyboard
{
    private const string Theme = "Lớp học buổi tối của trường", Answer = "Hai mươi người lớn học hàn sau giờ làm";

    [Test]
    public async Task School_answers_on_a_phone_and_who_is_silent_is_reminded()
    {
        await using var officer = await Visitor.SignInAsync("bientapvien");
        await using var school = await Visitor.SignInAsync("congtacvien", Visitor.Phone);
        var call = await AskAsync(officer.Page);
        await SendAsync(school.Page);
        await RemindAsync(officer.Page, call);
        Assert.That(officer.Complaints.Concat(school.Complaints), Is.Empty);
    }

    [Test]
    public async Task School_has_nothing_and_says_why_and_the_call_is_closed()
    {
        var call = await Stage.Cms.AskAsync(async services => (await services.GetRequiredService<ManageCalls>().OpenAsync(
            new("Chuyện nghề rèn", "Một câu chuyện.", [], null, Vietnam.Today(TimeProvider.System).AddDays(9)), [Stories.School], Stories.Officer, CancellationToken.None)).Call!.Id);
        await using var head = await Visitor.SignInAsync("lanhdaodonvi", Visitor.Phone);
        await using var officer = await Visitor.SignInAsync("bientapvien");

        await head.Page.GotoAsync("/quan-tri/dat-bai");
        await head.Page.GetByRole(AriaRole.Link, new() { Name = "Chuyện nghề rèn" }).TapAsync();
        await head.Page.GetByLabel("Nếu không có bài, hãy cho biết lý do").FillAsync("Trường không dạy nghề rèn.");
        await head.Page.LooksRightAsync();
        await head.Page.GetByRole(AriaRole.Button, new() { Name = "Không có bài" }).TapAsync();
        await Expect(head.Page.GetByText("Đã trả lời Ban Biên tập rằng đơn vị không có bài.")).ToBeVisibleAsync();
        await head.Page.LooksRightAsync("answered");

        await officer.Page.GotoAsync($"/quan-tri/dat-bai/{call}");
        await Expect(officer.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Minh Sơn" })).ToContainTextAsync("Trường không dạy nghề rèn.");
        await officer.Page.GetByRole(AriaRole.Button, new() { Name = "Đóng", Exact = true }).PressAndConfirmAsync();
        await Expect(officer.Page.GetByText("Đã đóng lời đặt bài.")).ToBeVisibleAsync();
        Assert.That((await Stage.ReadAsync(db => db.Set<StoryCall>().SingleAsync(c => c.Id == call))).ClosedAt, Is.Not.Null);
        Assert.That(officer.Complaints.Concat(head.Complaints), Is.Empty);
    }

    /// <summary>Two schools are asked.</summary>
    private static async Task<Guid> AskAsync(IPage page)
    {
        var day = Vietnam.Today(TimeProvider.System).AddDays(10);
        await page.GotoAsync("/quan-tri/dat-bai");
        await page.GetByRole(AriaRole.Link, new() { Name = "Đặt bài mới" }).TabAndPressAsync();
        await page.Field("Chủ đề").TabAndTypeAsync(Theme);
        await page.GetByLabel("Cần gì ở bài?").TabAndTypeAsync("Mỗi trường một câu chuyện.");
        await page.GetByLabel("Hạn gửi").FillAsync(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await page.GetByRole(AriaRole.Button, new() { Name = "Đặt bài", Exact = true }).TabAndPressAsync();
        await Expect(page.GetByText("Hãy chọn ít nhất một đơn vị hoặc một loại đơn vị.")).ToBeVisibleAsync();
        await Expect(page.Field("Chủ đề")).ToHaveValueAsync(Theme);
        await page.LooksRightAsync("nobody chosen");

        var kind = page.Locator("details.ticks").Filter(new() { HasText = "Minh Sơn" });
        await kind.Locator("summary").TabAndPressAsync();
        foreach (var unit in new[] { kind.Locator("label").Filter(new() { HasText = "Minh Sơn" }), kind.Locator("label").Filter(new() { HasNotText = "Minh Sơn" }).Nth(1) })
            await unit.GetByRole(AriaRole.Checkbox).PressAsync("Space");
        await page.LooksRightAsync("two chosen");
        await page.GetByRole(AriaRole.Button, new() { Name = "Đặt bài", Exact = true }).TabAndPressAsync();
        await Expect(page.GetByText("Đã đặt bài với 2 đơn vị.")).ToBeVisibleAsync();
        return page.Id();
    }

    private static async Task SendAsync(IPage page)
    {
        await page.GotoAsync("/quan-tri/bai-cua-toi");
        await page.LooksRightAsync("asked for a story");
        await page.Locator(".call-list > li").Filter(new() { HasText = Theme }).GetByRole(AriaRole.Link, new() { Name = "Gửi bài cho lời đặt này" }).TapAsync();
        await Expect(page.GetByText("Mỗi trường một câu chuyện.")).ToBeVisibleAsync();
        await page.GetByLabel("Tiêu đề").FillAsync(Answer);
        await page.GetByLabel("Nội dung").FillAsync("Cứ bảy giờ tối, xưởng lại sáng đèn.");
        await page.LooksRightAsync("written");
        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi bài", Exact = true }).TapAsync();
        await page.WaitForURLAsync("**/quan-tri/bai-cua-toi/*");
        await page.LooksRightAsync("sent");
    }

    private static async Task RemindAsync(IPage page, Guid call)
    {
        await page.GotoAsync($"/quan-tri/dat-bai/{call}");
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Minh Sơn" }).GetByRole(AriaRole.Link, new() { Name = Answer })).ToBeVisibleAsync();
        await Expect(page.GetByText("Chưa trả lời", new() { Exact = true })).ToHaveCountAsync(1);
        await page.LooksRightAsync("one has answered");
        await page.GetByRole(AriaRole.Button, new() { Name = "Nhắc đơn vị chưa trả lời" }).PressAndConfirmAsync();
        await Expect(page.GetByText("Đã nhắc 1 đơn vị chưa trả lời.")).ToBeVisibleAsync();
        var reminded = await Stage.ReadAsync(db => db.Set<StoryCallUnit>().Where(u => u.CallId == call && u.RemindedAt != null).Select(u => u.UnitId).ToListAsync());
        Assert.That(reminded, Has.Count.EqualTo(1).And.None.EqualTo(Stories.School));
    }
}
