using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using VocEdu.Cms.Review;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;
using VocEdu.Domain.Documents;
using static Microsoft.Playwright.Assertions;

namespace VocEdu.Browser.Tests.Newsroom;

/// <summary>What an officer does with what schools send and promise, without a mouse; each page once at phone width.</summary>
public sealed class InboxByKeyboard
{
    private const string School = "cd-ky-thuat-minh-son", Inbox = "/quan-tri/bai-don-vi-gui";

    [Test]
    public async Task Officer_answers_a_story_told_twice_asks_for_more_and_keeps_feeds_and_consents()
    {
        await SendAsync("Ngày hội nghề mở ở sân trường");
        await SendAsync("Sân trường mở ngày hội nghề");
        await using var officer = await Visitor.SignInAsync("bientapvien");
        var page = officer.Page;

        await AnswerAsync(page);
        await CompareAsync(page);
        await AskAsync(page);
        await FeedAsync(page);
        await ConsentAsync(page);
        Assert.That(officer.Complaints, Is.Empty);
    }

    /// <summary>By one key from a filtered list, which comes back as it was.</summary>
    private static async Task AnswerAsync(IPage page)
    {
        await page.GotoAsync($"{Inbox}?don-vi={School}");
        var story = page.GetByRole(AriaRole.Link, new() { Name = "Ngày hội nghề mở ở sân trường", Exact = true });
        await story.FocusAsync();
        await page.Keyboard.PressAsync("y");
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Ý kiến gửi đơn vị" });
        await Expect(dialog.GetByLabel("Ý kiến")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Có bao nhiêu gian?");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Gửi ý kiến" }).PressAsync("Enter");
        await Expect(page.GetByText("Đã gửi ý kiến.")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Đơn vị", new() { Exact = true })).ToHaveValueAsync(School);
        await Expect(story).ToBeFocusedAsync();
    }

    /// <summary>The mark of a row leads to both stories beside one another.</summary>
    private static async Task CompareAsync(IPage page)
    {
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("trùng .*với bài “Sân trường mở ngày hội nghề”; so sánh hai bài", RegexOptions.None, TimeSpan.FromSeconds(1)) })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Article)).ToHaveCountAsync(2);
        await LooksRightAsync(page);
        await page.GotoAsync("/quan-tri/cho-xu-ly");
        await Expect(page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("so sánh hai bài$", RegexOptions.None, TimeSpan.FromSeconds(1)) }).First).ToBeVisibleAsync();
    }

    private static async Task AskAsync(IPage page)
    {
        await page.GotoAsync("/quan-tri/dat-bai");
        await page.GetByRole(AriaRole.Link, new() { Name = "Đặt bài mới" }).PressAsync("Enter");
        await page.Field("Chủ đề").FillAsync("Lớp học buổi tối");
        await page.GetByLabel("Cần gì ở bài?").FillAsync("Mỗi trường một câu chuyện.");
        await page.GetByLabel("Hạn gửi").FillAsync("2099-12-10");
        await page.Locator("details.ticks > summary").First.PressAsync("Enter");
        await page.Locator("details.ticks[open]").GetByLabel("Tất cả đơn vị loại này").PressAsync("Space");
        await LooksRightAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Đặt bài", Exact = true }).PressAsync("Enter");
        await Expect(page.GetByText("Hạn gửi: Thứ Năm, ngày 10/12/2099.")).ToBeVisibleAsync();
        await LooksRightAsync(page);
    }

    private static async Task FeedAsync(IPage page)
    {
        await page.GotoAsync("/quan-tri/nguon-tin");
        await page.GetByLabel("Đơn vị", new() { Exact = true }).SelectOptionAsync(School);
        await page.GetByLabel("Địa chỉ RSS hoặc Atom").FillAsync("https://truong.khong-co.invalid/rss");
        await page.Keyboard.PressAsync("Enter");
        var row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "truong.khong-co.invalid" });
        await Expect(row).ToBeVisibleAsync();
        await LooksRightAsync(page);
        await row.GetByRole(AriaRole.Button, new() { Name = "Gỡ" }).PressAsync("Enter");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Gỡ" }).PressAsync("Enter");
        await Expect(page.GetByText("Đã gỡ nguồn tin.")).ToBeVisibleAsync();
        await Expect(row).ToHaveCountAsync(0);
    }

    private static async Task ConsentAsync(IPage page)
    {
        await page.GotoAsync("/quan-tri/phieu-dong-y");
        await page.GetByRole(AriaRole.Link, new() { Name = "Ghi phiếu đồng ý" }).PressAsync("Enter");
        await page.GetByLabel("Đơn vị", new() { Exact = true }).SelectOptionAsync(School);
        await page.GetByLabel("Họ và tên").FillAsync("Phạm Văn Thợ");
        await page.GetByLabel("hoặc độ tuổi").SelectOptionAsync(new SelectOptionValue { Index = 4 });
        await page.GetByLabel("Chính người được chụp, ghi hình").PressAsync("Space");
        await page.Locator("input[name$='.Purposes']").First.PressAsync("Space");
        await page.Locator("input[name$='.DataTypes']").First.PressAsync("Space");
        await LooksRightAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu phiếu" }).PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Phạm Văn Thợ" })).ToBeVisibleAsync();
        await LooksRightAsync(page);
    }

    private static async Task LooksRightAsync(IPage page)
    {
        await page.SetViewportSizeAsync(Visitor.Phone.Width, Visitor.Phone.Height);
        Assert.That(await page.BeyondAsync(), Is.Zero, page.Url);
        Assert.That(await page.ViolationsAsync(), Is.Empty, page.Url);
        await page.SetViewportSizeAsync(Visitor.Desk.Width, Visitor.Desk.Height);
    }

    /// <summary>A school's story of its own title and the text they share.</summary>
    private static async Task SendAsync(string title) => Assert.That(await Stage.Cms.AskAsync(async services =>
    {
        var school = new Actor(Guid.CreateVersion7(), "Cộng tác viên của trường", Role.Contributor, School);
        var body = RichText.FromPlainText("Sáng nay sân trường có hai mươi gian giới thiệu nghề; học sinh lớp chín của bốn xã đến tận nơi cầm thử máy hàn, pha một ly cà phê và hỏi thầy cô về học phí, chỗ ở nội trú cùng việc làm sau khi ra trường.");
        var draft = new ContentDraft { Genre = "TINVAN", Section = "tin-tuc", UnitId = School, Title = title, Body = body };
        var saved = (SaveOutcome.Saved)await services.GetRequiredService<SaveContent>().RunAsync(null, 0, draft, school, CancellationToken.None);
        return await services.GetRequiredService<TakeStep>().RunAsync(saved.Item.Id, new(ContentState.Submitted, 1), default, school, CancellationToken.None);
    }), Is.Null);
}
