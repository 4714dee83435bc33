using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;
using static Microsoft.Playwright.Assertions;

namespace VocEdu.Browser.Tests.Newsroom;

/// <summary>What cannot wait is published from a phone; what was wrong in it is corrected without a mouse, and readers are told.</summary>
public sealed class CorrectionOnPhone
{
    [Test]
    public async Task Story_published_in_an_emergency_is_corrected_for_all_to_see()
    {
        var id = await Stories.AddAsync("Hoãn thi vì mưa lũ", "Kỳ thi dời sang thứ Hai.", ContentState.InReview);
        await using var leader = await Visitor.SignInAsync("lanhdao", Visitor.Phone);
        await using var officer = await Visitor.SignInAsync("bientapvien");
        await using var reader = await Visitor.ComeAsync(Visitor.Phone);
        await PublishAtOnceAsync(leader.Page, id);
        await CorrectAsync(officer.Page, id);

        await leader.Page.GotoAsync($"/quan-tri/duyet/{id}");
        await Expect(leader.Page.GetByText("Kỳ thi dời sang thứ Ba, không phải thứ Hai.")).ToBeVisibleAsync();
        await leader.Page.LooksRightAsync();
        await leader.Page.DecideAsync("Duyệt", "Đã duyệt");
        await leader.Page.DecideAsync("Xuất bản", "Đã xuất bản");
        await reader.Page.GotoAsync(await Stage.ReadAsync(db => db.Publications.Where(p => p.ItemId == id).Select(p => p.Path).SingleAsync()));
        await Expect(reader.Page.GetByText("Kỳ thi dời sang thứ Ba, không phải thứ Hai.")).ToBeVisibleAsync();
        await reader.Page.LooksRightAsync("corrected");
        Assert.That((await Stage.ReadAsync(db => db.Corrections.SingleAsync(c => c.ItemId == id))).Kind, Is.EqualTo(RevisionKind.Correction));
        Assert.That(leader.Complaints.Concat(officer.Complaints).Concat(reader.Complaints), Is.Empty);
    }

    private static async Task PublishAtOnceAsync(IPage page, Guid id)
    {
        await page.GotoAsync($"/quan-tri/duyet/{id}");
        await page.Locator(".emergency summary").TapAsync();
        await page.Locator("#emergency-reason").FillAsync("Học sinh cần biết trước giờ đi thi.");
        await page.LooksRightAsync("emergency");
        await page.Locator(".emergency").GetByRole(AriaRole.Button, new() { Name = "Đăng khẩn" }).TapAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Đăng khẩn" }).TapAsync();
        await Expect(page.GetByText("Đã đăng khẩn. Một người duyệt khác sẽ hậu kiểm")).ToBeVisibleAsync();
        await page.GotoAsync("/quan-tri/dang-khan");
        await Expect(page.GetByText("Học sinh cần biết trước giờ đi thi.")).ToBeVisibleAsync();
        await page.LooksRightAsync();
        Assert.That((await Stage.ReadAsync(db => db.Items.SingleAsync(i => i.Id == id))).State, Is.EqualTo(ContentState.Published));
    }

    /// <summary>Whether it is an update or a correction must be said.</summary>
    private static async Task CorrectAsync(IPage page, Guid id)
    {
        await page.GotoAsync($"/quan-tri/noi-dung/{id}");
        await page.Body().FillAsync("Kỳ thi dời sang thứ Ba.");
        await page.Keyboard.PressAsync("Control+s");
        await Expect(page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("Bài chưa được lưu.");
        await Expect(page.GetByRole(AriaRole.Alert).First).ToBeFocusedAsync();
        await Expect(page.Body()).ToHaveTextAsync("Kỳ thi dời sang thứ Ba.");
        await page.LooksRightAsync("refused");
        await page.GetByLabel("Đính chính").First.PressAsync("Space");
        await page.GetByLabel("Lời cho bạn đọc").TabAndTypeAsync("Kỳ thi dời sang thứ Ba, không phải thứ Hai.");
        await page.Keyboard.PressAsync("Control+s");
        await Expect(page.GetByText("Đã lưu phiên bản 2.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Trình duyệt", Exact = true }).PressAsync("Enter");
        await page.SeesStateAsync("Chờ duyệt");
    }
}
