using Microsoft.Playwright;
using VocEdu.Cms.Review;
using VocEdu.Domain.Content;
using static Microsoft.Playwright.Assertions;

namespace VocEdu.Browser.Tests.Newsroom;

/// <summary>A story is discussed passage by passage and goes back from a phone, without a mouse.</summary>
public sealed class ReviewByKeyboard
{
    [Test]
    public async Task Passage_is_commented_answered_and_settled_and_the_story_returned_from_a_phone()
    {
        var address = $"/quan-tri/duyet/{await Stories.AddAsync("Bài được góp ý từng đoạn", "Trường mở thêm lớp hàn buổi tối.\n\nLớp học tại xưởng.", ContentState.InReview)}";
        await using var approver = await Visitor.SignInAsync("lanhdao");
        await using var officer = await Visitor.SignInAsync("bientapvien");
        await CommentAsync(approver.Page, address);
        await AnswerAsync(officer.Page, address);

        await approver.Page.SetViewportSizeAsync(Visitor.Phone.Width, Visitor.Phone.Height);
        await ReturnAsync(approver.Page, address);
        Assert.That(approver.Complaints.Concat(officer.Complaints), Is.Empty);
    }

    private static async Task CommentAsync(IPage page, string address)
    {
        await page.GotoAsync(address);
        var (quote, text) = (page.GetByLabel("Đoạn cần góp ý"), page.GetByRole(AriaRole.Textbox, new() { Name = "Góp ý", Exact = true }));
        await page.Locator(".reading-text > p").First.PressAsync("Enter");
        await Expect(quote).ToHaveValueAsync("Trường mở thêm lớp hàn buổi tối.");
        await Expect(text).ToBeFocusedAsync();

        await page.EvaluateAsync("() => { const words = document.querySelector('.reading-text > p').firstChild; getSelection().setBaseAndExtent(words, 15, words, 32); }");
        await page.GetByRole(AriaRole.Button, new() { Name = "Góp ý đoạn này" }).PressAsync("Enter");
        await Expect(quote).ToHaveValueAsync("lớp hàn buổi tối.");
        await text.FillAsync("Ghi rõ có bao nhiêu lớp.");
        await page.ReloadAsync();
        await Expect(text).ToHaveValueAsync("Ghi rõ có bao nhiêu lớp.");      // not sent yet, and not lost
        await page.GetByRole(AriaRole.Button, new() { Name = "Ghi góp ý" }).PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Article).Filter(new() { HasText = "Ghi rõ có bao nhiêu lớp." })).ToContainTextAsync("lớp hàn buổi tối.");
        await Expect(text).ToHaveValueAsync("");
        Assert.That(await page.ViolationsAsync(), Is.Empty);
    }

    private static async Task AnswerAsync(IPage page, string address)
    {
        await page.GotoAsync(address);
        var comment = page.GetByRole(AriaRole.Article).Filter(new() { HasText = "Ghi rõ có bao nhiêu lớp." });
        await comment.GetByText("Trả lời", new() { Exact = true }).First.PressAsync("Enter");
        await comment.GetByRole(AriaRole.Textbox, new() { Name = "Trả lời" }).FillAsync("Có ba lớp.");
        await comment.GetByRole(AriaRole.Button, new() { Name = "Gửi trả lời" }).PressAsync("Enter");
        await Expect(comment).ToContainTextAsync("Có ba lớp.");
        await comment.GetByRole(AriaRole.Button, new() { Name = "Đánh dấu xong" }).PressAsync("Enter");
        await Expect(comment).ToContainTextAsync("đã đánh dấu xong");
    }

    private static async Task ReturnAsync(IPage page, string address)
    {
        await page.GotoAsync(address);
        Assert.That(await page.BeyondAsync(), Is.Zero);
        var opener = page.Locator("a[data-sheet]");
        await opener.PressAsync("Enter");
        var sheet = page.GetByRole(AriaRole.Dialog, new() { Name = "Trả lại" });
        await Expect(sheet.GetByLabel(ReturnReasons.All[0])).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Space");
        await sheet.GetByLabel("Lý do khác hoặc nói rõ thêm").FillAsync("Nêu tên xưởng.");
        Assert.That(await page.ViolationsAsync(), Is.Empty);
        await page.Keyboard.PressAsync("Escape");
        await Expect(sheet).ToBeHiddenAsync();
        await Expect(opener).ToBeFocusedAsync();

        await page.ReloadAsync();
        await opener.PressAsync("Enter");
        await Expect(sheet.GetByLabel(ReturnReasons.All[0])).ToBeCheckedAsync();
        await Expect(sheet.GetByLabel("Lý do khác hoặc nói rõ thêm")).ToHaveValueAsync("Nêu tên xưởng.");
        await sheet.GetByRole(AriaRole.Button, new() { Name = "Trả lại" }).PressAsync("Enter");
        await page.SeesStateAsync("Yêu cầu chỉnh sửa");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Bài đã đi đến đâu" })).ToContainTextAsync("Nêu tên xưởng.");
    }
}
