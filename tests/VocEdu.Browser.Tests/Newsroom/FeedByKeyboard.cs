using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using VocEdu.Cms.Submissions.Feeds;
using VocEdu.Domain.Content;
using static Microsoft.Playwright.Assertions;

namespace VocEdu.Browser.Tests.Newsroom;

/// <summary>A school's own site is followed without a mouse: what it publishes comes into the inbox, and stays when it is followed no more.</summary>
public sealed class FeedByKeyboard
{
    private static readonly string[] Titles = ["Trường mở xưởng may mẫu", "Đội robot của trường vào chung kết"];
    private WebApplication _school = null!;

    [OneTimeSetUp]
    public async Task Publish()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _school = builder.Build();
        var items = string.Concat(Titles.Select((title, i) => $"<item><guid>{i}</guid><title>{title}</title><link>http://127.0.0.1/{i}</link><description>{title}, thầy trò cùng vui.</description><pubDate>{DateTimeOffset.UtcNow:R}</pubDate></item>"));
        _school.MapGet("/rss", () => Results.Content($"<rss version=\"2.0\"><channel><title>Trường</title>{items}</channel></rss>", "application/rss+xml"));
        await _school.StartAsync();
    }

    [OneTimeTearDown]
    public async Task Close() => await _school.DisposeAsync();

    [Test]
    public async Task Stories_of_a_school_s_site_come_into_the_inbox_and_are_received()
    {
        await using var officer = await Visitor.SignInAsync("bientapvien");
        var page = officer.Page;
        await RefusedAsync(page);
        await FollowAsync(page, "/nham");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Nguồn tin được giữ lại nhưng chưa lấy được bài.");
        await page.LooksRightAsync("wrong address");
        await StopAsync(page, "/nham");
        await FollowAsync(page, "/rss");
        await Expect(page.GetByText("Đã nhận 2 bài mới vào mục bài chờ tiếp nhận.").First).ToBeVisibleAsync();
        await page.LooksRightAsync("followed");
        await ReceiveAsync(page);
        await page.GotoAsync("/quan-tri/nguon-tin");
        await StopAsync(page, "/rss");
        Assert.That(await Stage.ReadAsync(db => db.Items.CountAsync(i => Titles.Contains(i.Title))), Is.EqualTo(2), "what came stays");
        Assert.That(officer.Complaints, Is.Empty);
    }

    private static async Task RefusedAsync(IPage page)
    {
        await page.GotoAsync("/quan-tri/nguon-tin");
        await page.GetByLabel("Đơn vị", new() { Exact = true }).SelectOptionAsync(Stories.School);
        await page.GetByLabel("Địa chỉ RSS hoặc Atom").TabAndTypeAsync("http://10.0.0.1/rss");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Địa chỉ này không dùng được.");
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeFocusedAsync();
        await Expect(page.GetByLabel("Đơn vị", new() { Exact = true })).ToHaveValueAsync(Stories.School);
        await page.LooksRightAsync("refused");
    }

    private async Task FollowAsync(IPage page, string path)
    {
        await page.GetByLabel("Đơn vị", new() { Exact = true }).SelectOptionAsync(Stories.School);
        await page.GetByLabel("Địa chỉ RSS hoặc Atom").TabAndTypeAsync($"{_school.Urls.First()}{path}");
        await page.Keyboard.PressAsync("Enter");
    }

    private static async Task ReceiveAsync(IPage page)
    {
        await page.GotoAsync($"/quan-tri/bai-don-vi-gui?don-vi={Stories.School}");
        foreach (var title in Titles) await Expect(page.GetByRole(AriaRole.Link, new() { Name = title, Exact = true })).ToBeVisibleAsync();
        var story = page.GetByRole(AriaRole.Link, new() { Name = Titles[0], Exact = true });
        await story.PressAsync("t");
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Tiếp nhận bài" });
        await Expect(dialog).ToContainTextAsync(Titles[0]);
        await page.LooksRightAsync("asked");
        await page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToBeHiddenAsync();
        await Expect(story).ToBeFocusedAsync();
        await story.PressAsync("t");
        await page.Keyboard.PressAsync("Enter");
        await Expect(story).ToHaveCountAsync(0);
        var states = await Stage.ReadAsync(db => db.Items.Where(i => Titles.Contains(i.Title)).OrderBy(i => i.State).Select(i => i.State).ToListAsync());
        Assert.That(states, Is.EquivalentTo([ContentState.Submitted, ContentState.Received]));
    }

    private async Task StopAsync(IPage page, string path)
    {
        var row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = _school.Urls.First() + path });
        await row.GetByRole(AriaRole.Button, new() { Name = "Gỡ" }).PressAndConfirmAsync();
        await Expect(page.GetByText("Đã gỡ nguồn tin. Các bài đã nhận vẫn còn.")).ToBeVisibleAsync();
        await Expect(row).ToHaveCountAsync(0);
        Assert.That(await Stage.ReadAsync(db => db.Set<UnitFeed>().AnyAsync(f => f.UnitId == Stories.School)), Is.False);
    }
}
