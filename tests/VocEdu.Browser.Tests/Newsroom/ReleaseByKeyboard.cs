using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using VocEdu.Cms.Data;
using VocEdu.Cms.Review;
using VocEdu.Cms.Review.Releases;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using static Microsoft.Playwright.Assertions;

namespace VocEdu.Browser.Tests.Newsroom;

/// <summary>Stories that belong together: gathered without a mouse, approved as one with a thumb, public at one hour.</summary>
public sealed class ReleaseByKeyboard
{
    private const string Name = "Đợt khai giảng tháng Mười hai";
    private static readonly string[] Titles = ["Ra quân một: lớp may", "Ra quân hai: lớp mộc", "Ra quân ba: lớp điện"];

    [Test]
    public async Task Stories_are_gathered_approved_as_one_and_come_out_at_their_hour()
    {
        foreach (var title in Titles) await Stories.AddAsync(title);
        await using var officer = await Visitor.SignInAsync("bientapvien");
        await using var approver = await Visitor.SignInAsync("lanhdao", Visitor.Phone);

        var id = await GatherAsync(officer.Page);
        await OrderAsync(officer.Page, id);
        await SetTimeAsync(officer.Page, id);
        await officer.Page.GetByRole(AriaRole.Button, new() { Name = "Trình duyệt 3 bài" }).TabAndPressAsync();
        await Expect(officer.Page.GetByText("Đã trình duyệt cả đợt.")).ToBeVisibleAsync();
        await ApproveAsync(approver.Page, id);
        await ComesOutAsync(officer.Page, id);
        Assert.That(officer.Complaints.Concat(approver.Complaints), Is.Empty);
    }

    /// <summary>Two are ticked in the list, the third is found on the set's own page.</summary>
    private static async Task<Guid> GatherAsync(IPage page)
    {
        await page.GotoAsync("/quan-tri/noi-dung");
        foreach (var (words, title) in new[] { ("ra quan hai", Titles[1]), ("Ra quân một", Titles[0]) })
        {
            await page.GetByLabel("Tìm trong tiêu đề").TabAndTypeAsync(words);
            await Expect(page.Locator("#danh-sach tbody tr")).ToHaveCountAsync(1);
            await page.GetByLabel($"Đánh dấu bài: {title}").TabAndPressAsync("Space");
        }

        await Expect(page.Locator("[data-ticked]")).ToHaveTextAsync($"Đã đánh dấu 2 bài: {Titles[1]}; {Titles[0]}");
        await page.LooksRightAsync("two stories ticked, one of them shown");
        await page.GetByRole(AriaRole.Button, new() { Name = "Thêm vào đợt phát hành" }).TabAndPressAsync();

        await page.GetByLabel("Tên đợt").TabAndTypeAsync(Name);
        await page.LooksRightAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(Name);
        await page.GetByLabel("Tìm trong tiêu đề").TabAndTypeAsync("ra quân ba");
        await page.Locator(".release-found li").Filter(new() { HasText = Titles[2] }).GetByRole(AriaRole.Button).TabAndPressAsync();
        await Expect(page.Locator(".release-item")).ToHaveCountAsync(3);
        await page.LooksRightAsync("three stories");
        return page.Id();
    }

    /// <summary>The third goes up twice; the keyboard stays with it.</summary>
    private static async Task OrderAsync(IPage page, Guid id)
    {
        foreach (var titles in new[] { [Titles[0], Titles[2], Titles[1]], new[] { Titles[2], Titles[0], Titles[1] } })
        {
            var third = page.Locator(".release-item").Filter(new() { HasText = Titles[2] });
            await third.GetByRole(AriaRole.Button, new() { Name = "Lên" }).PressAsync("Enter");
            await Expect(page.Locator(".release-item h3")).ToHaveTextAsync(titles);
            await page.Keyboard.PressAsync("Tab");
            await Expect(third.Locator(":focus")).ToHaveCountAsync(1);
        }

        var kept = await Stage.ReadAsync(db => db.ReleaseItems.Where(r => r.SetId == id).OrderBy(r => r.Place).Join(db.Items, r => r.ItemId, i => i.Id, (_, i) => i.Title).ToListAsync());
        Assert.That(kept, Is.EqualTo([Titles[2], Titles[0], Titles[1]]));
    }

    private static async Task SetTimeAsync(IPage page, Guid id)
    {
        var at = page.GetByLabel("Đăng lúc (giờ Việt Nam)");
        await page.EvaluateAsync("() => { document.querySelector('#Fields_At').form.noValidate = true; }");
        await at.FillAsync("2020-01-01T08:00");
        await at.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Giờ đăng phải ở trong tương lai");
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeFocusedAsync();
        await Expect(at).ToHaveValueAsync("2020-01-01T08:00");
        await page.LooksRightAsync("refused");

        var tomorrow = Vietnam.Today(TimeProvider.System).AddDays(1);
        await at.FillAsync($"{tomorrow:yyyy-MM-dd}T08:00");
        await Expect(page.Locator("#release-weekday")).ToContainTextAsync(tomorrow.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture));
        await at.PressAsync("Enter");
        await Expect(page.Locator(".facts")).ToContainTextAsync("08:00");
        Assert.That((await Stage.ReadAsync(db => db.Releases.SingleAsync(s => s.Id == id))).ScheduledFor, Is.EqualTo(Vietnam.Instant(tomorrow, new TimeOnly(8, 0))));
    }

    private static async Task ApproveAsync(IPage page, Guid id)
    {
        await page.GotoAsync("/quan-tri/dot-phat-hanh");
        await page.GetByRole(AriaRole.Link, new() { Name = Name }).TapAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Đọc và duyệt" }).TapAsync();
        await Expect(page.GetByRole(AriaRole.Article)).ToHaveCountAsync(3);
        await page.LooksRightAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Duyệt cả đợt", Exact = true }).TapAsync();
        await Expect(page.GetByText("Đã duyệt cả đợt.")).ToBeVisibleAsync();
        await page.LooksRightAsync("approved");
        var states = await Stage.ReadAsync(db => db.ReleaseItems.Where(r => r.SetId == id).Join(db.Items, r => r.ItemId, i => i.Id, (_, i) => i.State).ToListAsync());
        Assert.That(states, Is.EqualTo(Enumerable.Repeat(ContentState.Approved, 3)));
    }

    /// <summary>Its hour is brought forward to now.</summary>
    private static async Task ComesOutAsync(IPage page, Guid id)
    {
        await Stage.Cms.AskAsync(async services =>
        {
            var db = services.GetRequiredService<CmsDb>();
            await db.Releases.Where(s => s.Id == id).ExecuteUpdateAsync(set => set.SetProperty(s => s.ScheduledFor, DateTimeOffset.UtcNow));
            await ScheduleClock.RingAsync(db, CancellationToken.None);
            return true;
        });
        await page.ReopenUntilAsync(ReleaseSet.PathOf(id), p => p.Locator(".workspace-info .badge-good", new() { HasText = "Đã đăng" }));
        await page.LooksRightAsync("published");
        foreach (var path in await Stage.ReadAsync(db => db.ReleaseItems.Where(r => r.SetId == id).Join(db.Publications, r => r.ItemId, p => p.ItemId, (_, p) => p.Path).ToListAsync()))
            Assert.That((await page.APIRequest.GetAsync(path)).Status, Is.EqualTo(200), path);
    }
}
