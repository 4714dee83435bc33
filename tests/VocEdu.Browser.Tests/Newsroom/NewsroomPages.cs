using Microsoft.Playwright;

namespace VocEdu.Browser.Tests.Newsroom;

/// <summary>Every page of the back office that a role is led to, on a phone and on a desk, by day and by night.</summary>
public sealed class NewsroomPages
{
    private const string Own = "/quan-tri";

    /// <summary>A phone, and both sides of the places where the layout changes.</summary>
    private static readonly int[] Widths = [390, 768, 1024, 1280];

    /// <summary>Pages that the sections of the menu lead on to.</summary>
    private static readonly Dictionary<string, string[]> Further = new()
    {
        ["congtacvien"] = ["/quan-tri/noi-dung/moi", "/quan-tri/noi-dung/moi/TIN"],
        ["lanhdaodonvi"] = [],
        ["bientapvien"] =
        [
            "/quan-tri/noi-dung/moi/VIDEO", "/quan-tri/noi-dung/moi/TOROI", "/quan-tri/noi-dung/moi/SUKIEN",
            "/quan-tri/noi-dung/moi/VANBAN", "/quan-tri/noi-dung/moi/NGHE", "/quan-tri/noi-dung/moi/COSO",
            "/quan-tri/tac-pham", "/quan-tri/tac-pham/them", "/quan-tri/so-cai", "/quan-tri/bai-dang", "/quan-tri/kenh/ket-noi/facebook",
        ],
        ["lanhdao"] = [],
        ["tonghop"] = ["/quan-tri/tac-pham", "/quan-tri/so-cai"],
        ["quantri"] = ["/quan-tri/nguoi-dung/tao-moi", "/quan-tri/don-vi/tao-moi", "/quan-tri/bao-mat", "/quan-tri/ma-truy-cap", "/quan-tri/doi-mat-khau"],
    };

    private static IEnumerable<string> People => Further.Keys;

    [TestCaseSource(nameof(People))]
    public async Task Everybody_can_work(string userName)
    {
        await using var person = await Visitor.SignInAsync(userName);
        var page = person.Page;
        var menu = page.GetByRole(AriaRole.Navigation, new() { Name = "Danh mục", Exact = true }).GetByRole(AriaRole.Link);
        var addresses = await menu.EvaluateAllAsync<string[]>("links => links.map(link => link.pathname)");
        Assert.That(addresses, Is.Not.Empty, "nobody is without a menu");

        using (Assert.EnterMultipleScope())
        {
            foreach (var address in new[] { Own }.Concat(addresses).Concat(Further[userName]).Distinct()) await LookAtAsync(page, address);
            Assert.That(person.Complaints, Is.Empty);
        }
    }

    [Test]
    public async Task Whoever_reads_an_item_can_read_all_of_it()
    {
        await using var officer = await Visitor.SignInAsync("bientapvien");
        var page = officer.Page;
        await page.GotoAsync("/quan-tri/noi-dung");
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Table).GetByRole(AriaRole.Link).First.ClickAsync();
        var tabs = await page.GetByRole(AriaRole.Navigation, new() { Name = "Các trang của bài" }).GetByRole(AriaRole.Link)
            .EvaluateAllAsync<string[]>("links => links.map(link => link.pathname)");
        using (Assert.EnterMultipleScope())
        {
            foreach (var address in tabs.Append(new Uri(page.Url).AbsolutePath).Distinct()) await LookAtAsync(page, address);
            Assert.That(officer.Complaints, Is.Empty);
        }
    }

    [Test]
    public async Task Who_signs_in_can_read_the_page_for_it()
    {
        await using var visitor = await Visitor.ComeAsync();
        await LookAtAsync(visitor.Page, "/dang-nhap");
        Assert.That(visitor.Complaints, Is.Empty);
    }

    private static async Task LookAtAsync(IPage page, string address)
    {
        var answer = await page.GotoAsync(address);
        Assert.That(answer!.Status, Is.EqualTo(200), address);
        foreach (var (viewport, scheme) in new[] { (Visitor.Phone, ColorScheme.Light), (Visitor.Desk, ColorScheme.Dark) })
        {
            await page.SetViewportSizeAsync(viewport.Width, viewport.Height);
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            Assert.That(await page.ViolationsAsync(), Is.Empty, $"{address}, {viewport.Width} px, {scheme}");
        }

        foreach (var width in Widths)
        {
            await page.SetViewportSizeAsync(width, Visitor.Desk.Height);
            Assert.That(await page.BeyondAsync(), Is.Zero, $"{address} scrolls sideways at {width} px");
        }
    }
}
