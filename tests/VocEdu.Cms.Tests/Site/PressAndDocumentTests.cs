using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Channels;
using VocEdu.Publishing.Channels;

namespace VocEdu.Cms.Tests.Site;

/// <summary>The press room, the list of true channels and the register of documents.</summary>
public sealed class PressAndDocumentTests : SiteFixture
{
    protected override async Task PrepareAsync()
    {
        await App.PublishAsync("Được dùng ngay", "TCBC", fields: new() { Release = new(null) });
        await App.PublishAsync("Được dùng từ hôm qua", "TCBC", fields: new() { Release = new(App.Clock.Now.AddDays(-1)) });
        await App.PublishAsync("Chưa được dùng", "TCBC", fields: new() { Release = new(App.Clock.Now.AddMinutes(1)) });
        await App.PublishAsync("Hướng dẫn tuyển sinh", "VANBAN", fields: new() { Document = new("Công văn", "12/SGDĐT-GDNN", new(2026, 3, 1), "Sở Giáo dục và Đào tạo", "Về tuyển sinh 100%"), ValidFrom = new(2026, 3, 1) });
        await App.PublishAsync("Kế hoạch cũ", "VANBAN", fields: new() { Document = new("Kế hoạch", "7/KH-UBND", new(2021, 5, 4), "Ủy ban", "Truyền thông"), ValidFrom = new(2021, 5, 4), ValidTo = new(2025, 12, 31) });
    }

    [Test]
    public async Task No_release_is_told_of_before_the_press_may_use_it()
    {
        var page = await Reader.PageAsync("/bao-chi");
        Assert.That(page.QuerySelectorAll("#thong-cao ~ .needs a").Select(a => a.TextContent), Is.EquivalentTo(new[] { "Được dùng ngay", "Được dùng từ hôm qua" }));
        Assert.That(page.Body!.TextContent, Does.Contain("Liên hệ dành cho báo chí").And.Contain("Tải biểu trưng"));
    }

    [TestCase("", "12/SGDĐT-GDNN|7/KH-UBND")]
    [TestCase("?q=tuyen+sinh", "12/SGDĐT-GDNN", Description = "without marks")]
    [TestCase("?q=7/kh", "7/KH-UBND")]
    [TestCase("?q=100%25", "12/SGDĐT-GDNN", Description = "a sign of the pattern language is an ordinary sign")]
    [TestCase("?q=_", "")]
    [TestCase("?q=\uD83D\uDE00", "")]
    [TestCase("?q=(k", "7/KH-UBND", Description = "so short, it begins a word")]
    [TestCase("?q=tu", "12/SGDĐT-GDNN")]
    [TestCase("?q=zz", "")]
    [TestCase("?q=uy", "7/KH-UBND", Description = "and stand in no other: tuyển")]
    [TestCase("?nam=1999", "")]
    [TestCase("?q=ubnd&nam=2021", "7/KH-UBND")]
    [TestCase("?nam=2021", "7/KH-UBND")]
    [TestCase("?con-hieu-luc=1", "12/SGDĐT-GDNN")]
    public async Task Documents_are_found_by_number_words_year_and_validity(string query, string numbers)
    {
        var page = await Reader.PageAsync("/van-ban" + query);
        Assert.That(page.QuerySelectorAll(".documents td:first-child").Select(td => td.TextContent), Is.EquivalentTo(numbers.Split('|', StringSplitOptions.RemoveEmptyEntries)));
    }

    [Test]
    public async Task Channels_are_those_the_program_posts_to()
    {
        await App.DoAsync(async services =>
        {
            var db = services.GetRequiredService<CmsDb>();
            db.Channels.Add(new Channel { Id = Guid.CreateVersion7(), Kind = ChannelKind.Facebook, Name = "Trang <b>của Sở</b>", RemoteId = "10001", StateSince = App.Clock.Now });
            await db.SaveChangesAsync();
        });
        var page = await Reader.PageAsync("/kenh-chinh-thuc?sau=1");
        Assert.That(page.QuerySelectorAll(".channels a").Select(a => a.GetAttribute("href")), Does.Contain("https://www.facebook.com/10001"));
        Assert.That(page.Body!.TextContent, Does.Contain("Trang <b>của Sở</b>").And.Contain("Cẩn thận với trang giả mạo"));
    }
}
