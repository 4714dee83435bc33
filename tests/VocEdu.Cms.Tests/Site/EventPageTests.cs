using VocEdu.Cms.Writing;

namespace VocEdu.Cms.Tests.Site;

/// <summary>What takes place, what was, and the same for a phone's calendar.</summary>
public sealed class EventPageTests : SiteFixture
{
    protected override async Task PrepareAsync()
    {
        await App.PublishAsync("Hàn", "NGHE", slug: "han");
        await App.PublishAsync("May", "NGHE", slug: "may");
        await App.PublishAsync("Ngày hội việc làm", "SUKIEN", fields: At("2026-11-28T01:00:00Z", "2026-11-28T09:00:00Z", "han"));
        await App.PublishAsync("Hội thi tay nghề", "SUKIEN", fields: At("2026-11-30T20:00:00Z", "2026-12-02T09:00:00Z"));
        await App.PublishAsync("Khai giảng", "SUKIEN", fields: At("2026-09-05T00:00:00Z", "2026-09-05T03:00:00Z", "may"));
    }

    [TestCase("", "Ngày hội việc làm|Hội thi tay nghề")]
    [TestCase("?da-qua=1", "Khai giảng")]
    [TestCase("?nghe=han", "Ngày hội việc làm")]
    public async Task Events_stand_in_the_order_of_their_time(string query, string titles)
    {
        var page = await Reader.PageAsync("/su-kien" + query);
        Assert.That(page.QuerySelectorAll(".event-list a").Select(a => a.TextContent), Is.EqualTo(titles.Split('|')));
    }

    [Test]
    public async Task Where_nothing_is_coming_what_is_over_is_one_step_away()
    {
        var over = (await Reader.PageAsync("/su-kien?nghe=may")).QuerySelector(".empty a")!.GetAttribute("href");
        Assert.That((await Reader.PageAsync(over!)).QuerySelectorAll(".event-list a").Select(a => a.TextContent), Is.EqualTo(new[] { "Khai giảng" }));
    }

    [Test]
    public async Task A_month_shows_each_event_on_all_of_its_days_by_the_clock_in_Viet_Nam()
    {
        var page = await Reader.PageAsync("/su-kien?thang=2026-12");
        var days = page.QuerySelectorAll("[role=cell]").Where(cell => cell.TextContent.Contains("Hội thi tay nghề", StringComparison.Ordinal)).Select(cell => cell.QuerySelector(".month-number")!.TextContent);
        Assert.That(days, Is.EqualTo(new[] { "1", "2" }), "it begins on the first of December, when it is still November in UTC");
    }

    [TestCase("?thang=2026-13")]
    [TestCase("?thang=9999-12")]
    [TestCase("?nghe=khong-co")]
    public async Task What_does_not_exist_is_not_found(string query) => Assert.That((int)(await Reader.GetAsync("/su-kien" + query)).StatusCode, Is.EqualTo(404));

    [Test]
    public async Task Calendar_is_one_of_all_or_of_a_trade_and_follows_a_change()
    {
        var all = await Reader.GetStringAsync("/su-kien.ics");
        Assert.That(all, Does.Contain("SUMMARY:Ngày hội việc làm").And.Contain("SUMMARY:Hội thi tay nghề").And.Contain("X-WR-CALNAME").And.Not.Contain("Khai giảng"));
        Assert.That(await Reader.GetStringAsync("/su-kien.ics?nghe=han"), Does.Contain("Ngày hội việc làm").And.Not.Contain("Hội thi"));

        var moved = await App.PublishAsync("Hội thảo", "SUKIEN", fields: At("2026-12-20T01:00:00Z", "2026-12-20T02:00:00Z"));
        await App.ChangeAsync(moved.ItemId, p => p.Fields = At("2027-01-15T01:00:00Z", "2027-01-15T02:00:00Z"));
        Assert.That((await Reader.PageAsync("/su-kien?thang=2027-01")).Body!.TextContent, Does.Contain("Hội thảo"));
        await App.WithdrawAsync(moved.ItemId);
        Assert.That((await Reader.PageAsync("/su-kien?thang=2027-01&sau=1")).Body!.TextContent, Does.Not.Contain("Hội thảo"));
    }

    private static ContentFields At(string start, string end, params string[] guides) => new()
    {
        Event = new(DateTimeOffset.Parse(start, null), DateTimeOffset.Parse(end, null), "Sở", null, true), Place = "Nhà văn hóa", Guides = guides,
    };
}
