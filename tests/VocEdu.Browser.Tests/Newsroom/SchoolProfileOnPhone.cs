using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using VocEdu.Cms.Schools;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Text;
using static Microsoft.Playwright.Assertions;

namespace VocEdu.Browser.Tests.Newsroom;

/// <summary>A school corrects its page on a phone, adds a picture of the way there and says whom it needs; the newsroom approves without a mouse, and the public reads it until the day the need ends.</summary>
public sealed class SchoolProfileOnPhone
{
    private const string Phone = "0220.000.7777", Duration = "2 năm, học tại xưởng", Need = "Tuyển 5 giáo viên dạy hàn", Map = "Sơ đồ từ bến xe đến cổng trường";

    private static readonly DateOnly LastDay = Vietnam.Today(TimeProvider.System).AddMonths(1);

    [Test]
    public async Task What_a_school_tells_is_public_once_the_newsroom_has_approved_it()
    {
        await using var school = await Visitor.SignInAsync("congtacvien", Visitor.Phone);
        await using var officer = await Visitor.SignInAsync("bientapvien");
        await using var leader = await Visitor.SignInAsync("lanhdao");
        await using var reader = await Visitor.ComeAsync(Visitor.Phone);
        await SendAsync(school.Page);
        var item = await Stage.ReadAsync(db => db.Items.AsNoTracking().SingleAsync(i => i.Kind == ContentKind.School && i.UnitId == Stories.School));
        var path = await Stage.ReadAsync(db => db.Publications.Where(p => p.ItemId == item.Id).Select(p => p.Path).SingleAsync());
        await reader.Page.GotoAsync(path);
        await Expect(reader.Page.GetByText(Phone)).ToHaveCountAsync(0);

        await officer.Page.GotoAsync($"/quan-tri/duyet/{item.Id}");
        await Expect(officer.Page.GetByRole(AriaRole.Region, new() { Name = "Thay đổi so với bản đang đăng" })).ToContainTextAsync(Phone);
        await officer.Page.LooksRightAsync("changes");
        foreach (var (button, state) in new[] { ("Tiếp nhận", "Đã tiếp nhận"), ("Biên tập", "Đang biên tập"), ("Trình duyệt", "Chờ duyệt") }) await officer.Page.DecideAsync(button, state);
        var map = await Stage.ReadAsync(db => db.Media.Where(m => m.FileName == "so-do.png").Select(m => m.Id).SingleAsync());
        await officer.Page.ReopenUntilAsync($"/quan-tri/thu-vien/{map}", page => page.Locator("img.media-full"));      // nothing is published before its pictures are made
        await leader.Page.GotoAsync($"/quan-tri/duyet/{item.Id}");
        foreach (var (button, state) in new[] { ("Duyệt", "Đã duyệt"), ("Xuất bản", "Đã xuất bản") }) await leader.Page.DecideAsync(button, state);
        await reader.Page.ReopenUntilAsync(path, page => page.GetByText(Phone));
        foreach (var told in new[] { Duration, "30/06/2027" }) await Expect(reader.Page.GetByRole(AriaRole.Main)).ToContainTextAsync(told);
        await reader.Page.ReopenUntilAsync(path, page => page.GetByRole(AriaRole.Region, new() { Name = "Đường đến trường" }).GetByAltText(Map));
        await reader.Page.LooksRightAsync("school");

        await TellNeedAsync(school.Page);
        await officer.Page.GotoAsync("/quan-tri/nhu-cau");
        await officer.Page.GetByRole(AriaRole.Link, new() { Name = Need }).ClickAsync();
        await officer.Page.LooksRightAsync("need");
        await officer.Page.PressAsync("Duyệt và đăng");
        await reader.Page.ReopenUntilAsync(path, page => page.GetByText(Need));
        await EndAsync(reader.Page);
        Assert.That(school.Complaints.Concat(officer.Complaints).Concat(leader.Complaints).Concat(reader.Complaints), Is.Empty);
    }

    private static async Task SendAsync(IPage page)
    {
        await page.GotoAsync(SchoolServices.OwnPath);
        foreach (var (name, text) in new[] { ("contact.admissionsPhone", Phone), ("programmes.0.duration", Duration), ("admissions.windows.1.closesOn", "2027-06-30") })
        {
            var input = page.Locator($"[name='Form.Details.{name}']");
            await UnfoldAsync(input);
            await input.FillAsync(text);
        }

        await page.Locator("[name='Form.Map.File']").SetInputFilesAsync(new FilePayload
        {
            Name = "so-do.png", MimeType = "image/png", Buffer = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="),
        });
        var alternative = page.Locator("[name='Form.Map.Alt']");
        await UnfoldAsync(alternative);
        await alternative.FillAsync(Map);
        await page.LooksRightAsync("filled in");
        await page.GetByLabel("Bạn đã sửa gì?").FillAsync("Đổi số tuyển sinh, thời gian học và hạn nộp hồ sơ");
        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi để duyệt", Exact = true }).TapAsync();
        await Expect(page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("Hãy xác nhận thông tin đúng đến hôm nay");
        await page.LooksRightAsync("refused");
        await page.GetByLabel("Thông tin trên đúng đến hôm nay").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi để duyệt", Exact = true }).TapAsync();
        await Expect(page.GetByText("Đã gửi hồ sơ.")).ToBeVisibleAsync();
        await page.LooksRightAsync("sent");
    }

    /// <summary>Opens the parts of the form an input lies in, the outermost first.</summary>
    private static async Task UnfoldAsync(ILocator input)
    {
        var parts = input.Locator("xpath=ancestor::details");
        for (var part = 0; part < await parts.CountAsync(); part++)
            if (await parts.Nth(part).GetAttributeAsync("open") is null) await parts.Nth(part).Locator(":scope > summary").TapAsync();
    }

    /// <summary>It says its last day; after that day it is in no list, and its page names nobody to call.</summary>
    private static async Task EndAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = Need }).ClickAsync();
        await Expect(page.GetByText($"Hết ngày {VietnameseDates.Date(LastDay)}")).ToBeVisibleAsync();
        await page.LooksRightAsync("need");
        var address = new Uri(page.Url).AbsolutePath;
        await Stage.ReadAsync(db => db.Set<VocEdu.Cms.Needs.Need>().Where(n => n.Title == Need).ExecuteUpdateAsync(set => set.SetProperty(n => n.ExpiresOn, LastDay.AddMonths(-2))));
        await page.GotoAsync(address + "?v=sau-ngay-cuoi");      // pages of one reader are not kept
        await Expect(page.GetByText("Đã hết hạn.")).ToBeVisibleAsync();
        await Expect(page.GetByText(Phone)).ToHaveCountAsync(0);
        await page.GotoAsync("/nhu-cau?ten=" + Uri.EscapeDataString(Need));
        await Expect(page.GetByText("Chưa có nhu cầu nào hợp")).ToBeVisibleAsync();
    }

    private static async Task TellNeedAsync(IPage page)
    {
        await page.GotoAsync("/quan-tri/nhu-cau");
        await page.GetByRole(AriaRole.Link, new() { Name = "Thêm nhu cầu" }).TapAsync();
        await page.GetByLabel("Tiêu đề").FillAsync(Need);
        await page.GetByLabel("Nơi làm việc, nơi học").FillAsync("Xưởng hàn của trường");
        await page.GetByLabel("Nội dung").FillAsync("Dạy hàn MIG/MAG cho lớp trung cấp.");
        await page.GetByLabel("Cách liên hệ").FillAsync(Phone);
        await page.GetByLabel("Hết hạn vào cuối ngày").FillAsync(LastDay.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await page.LooksRightAsync("filled in");
        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi để duyệt", Exact = true }).TapAsync();
        await Expect(page.GetByText("Đã gửi. Ban Biên tập duyệt xong")).ToBeVisibleAsync();
    }
}
