using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using VocEdu.Browser.Tests.Hosts;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Units;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using static Microsoft.Playwright.Assertions;

namespace VocEdu.Browser.Tests.Newsroom;

/// <summary>A school comes to be, its leader decides first, and it becomes part of another, as an administrator without a mouse and a leader on a phone see it.</summary>
public sealed class UnitsByKeyboard
{
    private static readonly Actor Setting = new(null, "Kiểm thử", Role.None, null);

    [Test]
    public async Task A_school_is_made_lets_its_leader_decide_first_and_is_merged_into_another()
    {
        var (heir, _) = await Stage.Cms.AskAsync(s => s.GetRequiredService<ManageUnits>().CreateAsync(Setting, "Trường Cao đẳng Bến Đợi", "CĐ Bến Đợi", "truong_cao_dang", null, needsUnitHead: false, CancellationToken.None));
        await using var administrator = await Visitor.SignInAsync("quantri");
        var page = administrator.Page;
        var school = await MakeAsync(page);
        var (person, _, _) = await Stage.Cms.AskAsync(s => s.GetRequiredService<ManagePeople>()
            .CreateAsync(Setting, "truong-ben-cho", "Đoàn Thị Hậu", Role.UnitHead, school, CmsNode.Password, CancellationToken.None));
        var lastYear = Vietnam.Today(TimeProvider.System).AddYears(-1);
        await Stage.Cms.AskAsync(s => s.GetRequiredService<CmsDb>().Set<UnitName>().Where(n => n.UnitId == school).ExecuteUpdateAsync(set => set.SetProperty(n => n.ValidFrom, lastYear)));
        await DecideFirstAsync(person!.UserName!, await Stories.AddAsync("Bài chờ lãnh đạo trường", state: ContentState.UnitReview, school: school));
        await MergeAsync(page, school, heir!);

        var closed = await Stage.ReadAsync(db => db.Units.SingleAsync(u => u.Id == school));
        var moved = await Stage.Cms.AskAsync(s => s.GetRequiredService<AccountsDb>().Users.SingleAsync(p => p.Id == person.Id));
        Assert.That((closed.ClosedOn, moved.UnitId), Is.EqualTo((Vietnam.Today(TimeProvider.System), heir)));
        Assert.That(administrator.Complaints, Is.Empty);
    }

    private static async Task<string> MakeAsync(IPage page)
    {
        await page.GotoAsync("/quan-tri/don-vi");
        await page.GetByRole(AriaRole.Link, new() { Name = "Tạo đơn vị" }).TabAndPressAsync();
        var make = page.GetByRole(AriaRole.Button, new() { Name = "Tạo đơn vị" });
        await make.TabAndPressAsync();
        await Expect(page.GetByText("Vui lòng nhập tên đơn vị.").First).ToBeVisibleAsync();
        await page.LooksRightAsync("without a name");
        await page.GetByLabel("Tên đơn vị").TabAndTypeAsync("Trường Trung cấp Bến Chờ");
        await page.GetByLabel("Tên ngắn").TabAndTypeAsync("TC Bến Chờ");
        await page.GetByLabel("Lãnh đạo đơn vị duyệt trước khi gửi").TabAndPressAsync("Space");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Đã tạo đơn vị.")).ToBeVisibleAsync();
        await page.LooksRightAsync("made");
        return new Uri(page.Url).Segments[^1];
    }

    private static async Task DecideFirstAsync(string userName, Guid story)
    {
        await using var leader = await Visitor.SignInAsync(userName, Visitor.Phone);
        var page = leader.Page;
        await page.GotoAsync("/quan-tri/cho-xu-ly");
        await page.LooksRightAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Bài chờ lãnh đạo trường" }).TapAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Bài chờ lãnh đạo trường");
        await page.LooksRightAsync();
        await page.Locator("#Submit").GetByRole(AriaRole.Button, new() { Name = "Gửi bài" }).TapAsync();
        await Expect(page.Locator(".flash-done")).ToBeVisibleAsync();
        Assert.That((await Stage.ReadAsync(db => db.Items.SingleAsync(i => i.Id == story))).State, Is.EqualTo(ContentState.Submitted));
        Assert.That(leader.Complaints, Is.Empty);
    }

    private static async Task MergeAsync(IPage page, string school, string heir)
    {
        await page.GotoAsync($"/quan-tri/don-vi/{school}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Sáp nhập, chia tách" }).TabAndPressAsync();
        var show = page.GetByRole(AriaRole.Button, new() { Name = "Xem biên bản chuyển giao" });
        await show.TabAndPressAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await page.LooksRightAsync("refused");
        await page.GetByLabel("Sáp nhập vào một đơn vị").CheckAsync();
        var heirs = page.GetByRole(AriaRole.Group, new() { Name = "Đơn vị tiếp nhận" });
        await heirs.Locator("summary").TabAndPressAsync();
        await heirs.Locator($"input[value='{heir}']").TabAndPressAsync("Space");
        await page.GetByLabel("Áp dụng từ ngày").FillAsync(Vietnam.Today(TimeProvider.System).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await page.GetByLabel("Căn cứ").TabAndTypeAsync("Quyết định số 12/QĐ-UBND");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Biên bản chuyển giao" })).ToBeVisibleAsync();
        await page.LooksRightAsync("what will happen");
        var act = page.GetByRole(AriaRole.Button, new() { Name = "Thực hiện" });
        await act.TabToAsync();
        await act.PressAndConfirmAsync();
        await Expect(page.GetByText("Đã sắp xếp lại đơn vị.")).ToBeVisibleAsync();
        await page.LooksRightAsync("merged");
    }
}
