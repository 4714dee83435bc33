using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace VocEdu.Browser.Tests.Site;

/// <summary>From "what do I like" to a school, on a phone's screen, with the keyboard alone.</summary>
public sealed class ChoosingByKeyboard
{
    private const int Items = 48, Group = 6;

    private readonly List<string> _asked = [];

    [Test]
    public async Task From_the_quiz_by_way_of_two_trades_to_a_school()
    {
        await using var pupil = await Visitor.ComeAsync(Visitor.Phone);
        var page = pupil.Page;
        page.Request += (_, request) => _asked.Add(request.Url);
        await page.GotoAsync("/nghe");
        await page.GetByRole(AriaRole.Link, new() { Name = "Làm trắc nghiệm sở thích" }).TabAndPressAsync();
        await AnswerAsync(page);

        await Expect(page.GetByText("Bạn thích nhất các nhóm Thực tế (R) và Dẫn dắt – kinh doanh (E), bằng điểm nhau.")).ToBeVisibleAsync();
        Assert.That(_asked.Where(url => new Uri(url).Query.Contains("c1=", StringComparison.Ordinal)), Is.Empty, "no answer leaves the browser");
        var near = await page.Locator("[data-near] a").AllTextContentsAsync();
        await page.LooksRightAsync("result");
        await SameFromTheServerAsync(page, near);

        await page.GetByRole(AriaRole.Link, new() { Name = near[0], Exact = true }).TabAndPressAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(near[0]);
        await page.GetByRole(AriaRole.Link, new() { Name = "Thêm vào so sánh" }).TabAndPressAsync();
        await page.GetByLabel("Thêm một nghề").TabToAsync();
        await page.Keyboard.TypeAsync("Hàn");
        await page.GetByRole(AriaRole.Button, new() { Name = "Thêm vào so sánh" }).TabAndPressAsync();
        await Expect(page.GetByRole(AriaRole.Columnheader)).ToHaveCountAsync(2);
        await page.LooksRightAsync("two trades");

        var school = page.GetByRole(AriaRole.Row).Filter(new() { Has = page.GetByRole(AriaRole.Rowheader, new() { Name = "Trường đào tạo" }) }).GetByRole(AriaRole.Link).First;
        var name = await school.InnerTextAsync();
        await school.TabAndPressAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(name);
        Assert.That(pupil.Complaints, Is.Empty);
    }

    [Test]
    public async Task Schools_stand_by_their_distance_and_nobody_learns_where_the_reader_is()
    {
        await using var pupil = await Visitor.ComeAsync(Visitor.Phone);
        var page = pupil.Page;
        await page.Context.GrantPermissionsAsync(["geolocation"]);
        await page.Context.SetGeolocationAsync(new() { Latitude = 20.9415f, Longitude = 106.3525f });
        var asked = new List<string>();
        page.Request += (_, request) => asked.Add(request.Url + request.PostData);
        await page.GotoAsync("/truong");
        await page.GetByRole(AriaRole.Button, new() { Name = "Xem trường gần tôi nhất" }).ClickAsync();
        var first = page.Locator(".school-entry").First;
        await Expect(first).ToContainTextAsync("Trường Cao đẳng Kỹ thuật Minh Sơn");
        await Expect(first).ToContainTextAsync("Cách bạn khoảng 0,1 km");
        var all = await page.Locator(".school-entry:visible").CountAsync();
        await page.GetByLabel("Trong vòng").SelectOptionAsync("5");
        await Expect(first).ToBeVisibleAsync();
        Assert.That(await page.Locator(".school-entry:visible").CountAsync(), Is.InRange(1, all - 1));
        await page.LooksRightAsync("schools near");
        Assert.That(asked.Where(request => request.Contains("106.35", StringComparison.Ordinal)), Is.Empty);
        Assert.That(pupil.Complaints, Is.Empty);
    }

    /// <summary>Likes what is R or E, nothing else; stops in the middle and goes on by the link.</summary>
    private static async Task AnswerAsync(IPage page)
    {
        for (var item = 0; item < Items; item++)
        {
            var first = page.Locator("fieldset").Nth(item).GetByRole(AriaRole.Radio).First;
            if (item % Group == 0) await first.TabToAsync();
            else await page.Keyboard.PressAsync("Tab");
            await Expect(first).ToBeFocusedAsync();
            if (item % Group is 0 or 4)
            {
                await page.Keyboard.PressAsync("ArrowRight");
                await page.Keyboard.PressAsync("ArrowRight");
            }
            else
            {
                await page.Keyboard.PressAsync("Space");
            }

            if (item % Group != Group - 1) continue;
            if (item == Group - 1) await page.LooksRightAsync("first group answered");
            if (item == Items - 1)
            {
                await page.GetByRole(AriaRole.Button, new() { Name = "Xem kết quả" }).TabAndPressAsync();
                await page.WaitForURLAsync(address => address.Contains("/ket-qua#1-", StringComparison.Ordinal));
                return;
            }

            await page.GetByRole(AriaRole.Button, new() { Name = "Tiếp tục" }).TabAndPressAsync();
            var next = page.GetByRole(AriaRole.Heading, new() { Name = $"Phần {(item / Group) + 2} trong 8" });
            await Expect(next).ToBeFocusedAsync();
            if (item != (3 * Group) - 1) continue;
            await page.ReloadAsync();
            await Expect(next).ToBeVisibleAsync();
            await Expect(page.GetByText("Đã trả lời 18 trên 48 việc")).ToBeVisibleAsync();
        }
    }

    /// <summary>The program counts as the script does.</summary>
    private static async Task SameFromTheServerAsync(IPage page, IReadOnlyList<string> near)
    {
        var result = page.Url;
        var said = await page.Locator("[data-sentences]").InnerTextAsync();
        var narrower = page.Locator("[data-narrow] a:visible");
        await Expect(narrower).ToHaveTextAsync(["Thực tế (R)", "Dẫn dắt – kinh doanh (E)"]);
        await page.GotoAsync("/trac-nghiem-so-thich/ket-qua?v=1&" + string.Join('&', Enumerable.Range(0, Items).Select(item => $"c{item + 1}={(item % Group is 0 or 4 ? 2 : 0)}")));
        Assert.That(await page.Locator("[data-near] a").AllTextContentsAsync(), Is.EqualTo(near));
        Assert.That(await page.Locator("[data-sentences]").InnerTextAsync(), Is.EqualTo(said));
        await Expect(narrower).ToHaveTextAsync(["Thực tế (R)", "Dẫn dắt – kinh doanh (E)"]);
        await page.GotoAsync(result);
    }
}
