using System.Text.RegularExpressions;
using Microsoft.Playwright;
using VocEdu.Domain.Content;
using static Microsoft.Playwright.Assertions;

namespace VocEdu.Browser.Tests.Newsroom;

/// <summary>What an officer does with what schools send, without a mouse.</summary>
public sealed class InboxByKeyboard
{
    private const string Inbox = "/quan-tri/bai-don-vi-gui";
    private const string Text = "Sáng nay sân trường có hai mươi gian giới thiệu nghề; học sinh lớp chín của bốn xã đến tận nơi cầm thử máy hàn, pha một ly cà phê và hỏi thầy cô về học phí, chỗ ở nội trú cùng việc làm sau khi ra trường.";

    [Test]
    public async Task Officer_answers_a_story_told_twice_and_reads_both_beside_one_another()
    {
        foreach (var title in new[] { "Ngày hội nghề mở ở sân trường", "Sân trường mở ngày hội nghề" }) await Stories.AddAsync(title, Text, ContentState.Submitted, Stories.School);
        await using var officer = await Visitor.SignInAsync("bientapvien");
        var page = officer.Page;

        await AnswerAsync(page);
        await CompareAsync(page);
        Assert.That(officer.Complaints, Is.Empty);
    }

    /// <summary>By one key from a filtered list, which comes back as it was.</summary>
    private static async Task AnswerAsync(IPage page)
    {
        await page.GotoAsync($"{Inbox}?don-vi={Stories.School}");
        var story = page.GetByRole(AriaRole.Link, new() { Name = "Ngày hội nghề mở ở sân trường", Exact = true });
        await story.FocusAsync();
        await page.Keyboard.PressAsync("y");
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Ý kiến gửi đơn vị" });
        await Expect(dialog.GetByLabel("Ý kiến")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Có bao nhiêu gian?");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Gửi ý kiến" }).PressAsync("Enter");
        await Expect(page.GetByText("Đã gửi ý kiến.")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Đơn vị", new() { Exact = true })).ToHaveValueAsync(Stories.School);
        await Expect(story).ToBeFocusedAsync();
    }

    /// <summary>The mark of a row leads to both stories beside one another.</summary>
    private static async Task CompareAsync(IPage page)
    {
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("trùng .*với bài “Sân trường mở ngày hội nghề”; so sánh hai bài", RegexOptions.None, TimeSpan.FromSeconds(1)) })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Article)).ToHaveCountAsync(2);
        await page.LooksRightAsync();
        await page.GotoAsync("/quan-tri/cho-xu-ly");
        await Expect(page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("so sánh hai bài$", RegexOptions.None, TimeSpan.FromSeconds(1)) }).First).ToBeVisibleAsync();
    }
}
