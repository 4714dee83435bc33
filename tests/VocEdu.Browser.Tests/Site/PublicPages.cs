using Microsoft.Playwright;

namespace VocEdu.Browser.Tests.Site;

/// <summary>Every kind of public page, on a phone and on a desk, by day and by night.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class PublicPages
{
    /// <summary>Addresses, and genres of which there is one page each.</summary>
    private static readonly string[] Kinds =
    [
        "/", "/tin-tuc", "/nghe", "/nghe?duong=sau-lop-9", "/nghe/so-sanh?nghe=han&nghe=pha-che", "/trac-nghiem-so-thich", "/nghe/a-z", "/danh-cho-giao-vien",
        "/truong", "/lich-tuyen-sinh", "/nhu-cau", "/da-luu", "/doi-tuong", "/bao-chi", "/kenh-chinh-thuc", "/nguon-tin", "/nhung", "/guong-dien-hinh", "/thu-vien", "/an-pham", "/su-kien", "/thong-bao", "/van-ban",
        "/truyen-thanh", "/tim-kiem", "/tim-kiem?q=han", "/tim-kiem?q=khong-co-gi-nhu-the", "/lien-he", "/quyen-rieng-tu", "/tro-nang",
        "TIN", "BAI", "PV", "PS", "PSA", "GUONG", "INFO", "EMAG", "VIDEO", "PT", "TT", "TOROI", "CAMNANG", "THONGBAO", "SUKIEN", "VANBAN", "NGHE", "COSO",
    ];

    /// <summary>Pages with a frame of their own: sheets to print and the English site.</summary>
    private static readonly string[] Framed =
    [
        "/nghe/han/ban-in", "/trac-nghiem-so-thich/ban-in", "/danh-cho-giao-vien/ban-in?nghe=han", "/en", "/en/careers", "/en/careers/han", "/en/schools", "/en/contact",
    ];

    [TestCaseSource(nameof(Kinds)), TestCaseSource(nameof(Framed))]
    public async Task Everybody_can_read(string kind)
    {
        await using var reader = await Visitor.ComeAsync(Visitor.Phone);
        var page = reader.Page;
        var answer = await page.GotoAsync(Address(kind));
        Assert.That(answer!.Status, Is.EqualTo(200), page.Url);

        using (Assert.EnterMultipleScope())
        {
            foreach (var viewport in (ViewportSize[])[Visitor.Phone, Visitor.Desk])
            {
                await page.SetViewportSizeAsync(viewport.Width, viewport.Height);
                await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
                Assert.That(await page.ViolationsAsync(), Is.Empty, $"{page.Url}, {viewport.Width} px, by day");
                await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
                Assert.That(await page.PoorContrastAsync(), Is.Empty, $"{page.Url}, {viewport.Width} px, by night");
                Assert.That(await page.BeyondAsync(), Is.Zero, $"{page.Url} scrolls sideways at {viewport.Width} px");
            }

            Assert.That(reader.Complaints, Is.Empty);
        }
    }

    [TestCaseSource(nameof(Kinds))]
    public async Task Everybody_can_read_without_scripts(string kind)
    {
        await using var reader = await Visitor.ComeAsync(Visitor.Phone, scripts: false);
        await reader.Page.GotoAsync(Address(kind));
        await Assertions.Expect(reader.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await Assertions.Expect(reader.Page.GetByRole(AriaRole.Main)).Not.ToBeEmptyAsync();
        await Assertions.Expect(reader.Page.GetByRole(AriaRole.Navigation, new() { Name = "Chuyên mục" }).First).ToBeVisibleAsync();
    }

    [Test]
    public async Task A_reader_without_scripts_searches_and_opens_what_was_found()
    {
        await using var reader = await Visitor.ComeAsync(Visitor.Phone, scripts: false);
        await reader.Page.GotoAsync("/");
        await reader.Page.GetByLabel("Tên nghề hoặc việc bạn thích làm").FillAsync("pha che");
        await reader.Page.GetByLabel("Tên nghề hoặc việc bạn thích làm").PressAsync("Enter");
        await reader.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "pha chế" }).First.ClickAsync();
        await Assertions.Expect(reader.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("pha chế", new() { IgnoreCase = true });
    }

    [Test]
    public async Task The_keyboard_leads_past_the_menu_and_shows_where_it_is()
    {
        await using var reader = await Visitor.ComeAsync();
        var page = reader.Page;
        await page.GotoAsync(Address("BAI"));
        await page.Keyboard.PressAsync("Tab");
        var skip = page.GetByRole(AriaRole.Link, new() { Name = "Đến nội dung chính" });
        await Assertions.Expect(skip).ToBeFocusedAsync();
        await Assertions.Expect(skip).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToBeFocusedAsync();

        await page.ReloadAsync();
        for (var i = 0; i < 20; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            var unmarked = await page.EvaluateAsync<string?>("""
                () => { const marked = e => getComputedStyle(e).outlineStyle !== 'none' && parseFloat(getComputedStyle(e).outlineWidth) > 0;
                  const e = document.activeElement, card = e.closest('.card');      // a card shows the focus of its link
                  return marked(e) || card && marked(card) ? null : e.outerHTML.slice(0, 120); }
                """);
            Assert.That(unmarked, Is.Null, "focus cannot be seen");
        }
    }

    [Test]
    public async Task An_article_without_its_pictures_weighs_less_than_100_KiB()
    {
        await using var reader = await Visitor.ComeAsync(Visitor.Phone);
        var answers = new List<IResponse>();
        reader.Page.Response += (_, answer) => answers.Add(answer);
        await reader.Page.GotoAsync(Address("BAI"), new() { WaitUntil = WaitUntilState.NetworkIdle });

        var weight = 0;
        foreach (var answer in answers.Where(a => a.Headers.GetValueOrDefault("content-type") is not ("image/jpeg" or "image/webp")))
        {
            var sizes = await answer.Request.SizesAsync();
            weight += sizes.ResponseBodySize + sizes.ResponseHeadersSize;
        }
        Assert.That(weight, Is.InRange(1, 100 * 1024));
    }

    [Test]
    public async Task On_paper_stands_the_story_and_where_it_came_from()
    {
        await using var reader = await Visitor.ComeAsync();
        var page = reader.Page;
        await page.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = ColorScheme.Dark });
        await page.GotoAsync(Address("VIDEO"));
        using (Assert.EnterMultipleScope())
        {
            foreach (var shown in new[] { "h1", ".byline", ".story-foot .facts", "details p" }) Assert.That(await page.Locator(shown).First.IsVisibleAsync(), Is.True, shown);
            foreach (var hidden in new[] { ".menu-bar", ".masthead-search", ".tools", ".vote", "aside", "video", ".foot nav" }) Assert.That(await page.Locator(hidden).First.IsVisibleAsync(), Is.False, hidden);
            Assert.That(await page.Locator(".print-only").InnerTextAsync(), Does.EndWith(Address("VIDEO")));
            Assert.That(await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.prose')).color"), Is.EqualTo("rgb(27, 42, 51)"), "dark ink however dark the screen");
            Assert.That((await page.PdfAsync(new() { Format = "A4" })).Length, Is.GreaterThan(10_000));
        }
    }

    [Test]
    public async Task An_address_nobody_knows_says_so_and_helps_on()
    {
        await using var reader = await Visitor.ComeAsync(Visitor.Phone);
        var answer = await reader.Page.GotoAsync("/tin-tuc/khong-co-bai-nay");
        Assert.That(answer!.Status, Is.EqualTo(404));
        await Assertions.Expect(reader.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Search).GetByRole(AriaRole.Combobox)).ToBeVisibleAsync();
        Assert.That(await reader.Page.ViolationsAsync(), Is.Empty);
    }

    private static string Address(string kind) => kind.StartsWith('/') ? kind : Stage.PathOf(kind);
}
