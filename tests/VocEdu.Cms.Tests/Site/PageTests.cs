using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using VocEdu.Cms.Media;
using VocEdu.Cms.Writing;

namespace VocEdu.Cms.Tests.Site;

/// <summary>Every kind of page, and what all of them keep.</summary>
public sealed class PageTests : SiteFixture
{
    private static readonly string[] Fixed = ["/", "/tin-tuc", "/nghe", "/truong", "/su-kien", "/tim-kiem?q=han", "/lien-he", "/quyen-rieng-tu", "/tro-nang"];

    private readonly List<string> _items = [];

    protected override async Task PrepareAsync()
    {
        var picture = await App.MediaAsync(MediaKind.Picture, "960.jpg", "image/jpeg");
        var film = await App.MediaAsync(MediaKind.Video, "phim.mp4", "video/mp4");
        var sheet = await App.MediaAsync(MediaKind.Document, "to-roi.pdf", "application/pdf");
        var cover = new MediaUse(picture, "Hai học viên hàn khung thép", "Giờ thực hành", "Minh họa");
        var now = App.Clock.Now;
        ContentFields plain = new() { Cover = cover, Tags = ["hàn"], Guides = ["dieu-duong"], AiUsed = true, Responsible = "Bà Trưởng ban" };
        await PublishAsync("Tin mở lớp hàn", "TIN", plain);
        await PublishAsync("Bài thứ hai", "BAI", plain);
        await PublishAsync(PublicContent.Hostile, "TIN", plain with { Author = PublicContent.Hostile, Tags = [PublicContent.Hostile] });
        await PublishAsync("Phóng sự ảnh", "PSA", plain);
        await PublishAsync("60 giây hiểu nghề hàn", "VIDEO", plain with
        {
            Video = new(film, 62, "Đây là xưởng hàn.\n[Cảnh: tia lửa]", [new(0.8, 6.8, "Đây là <xưởng> hàn -->"), new(7, 9, "Bắt đầu.")]),
        });
        await PublishAsync("Podcast số 1", "PT", new() { Video = new(null, 300, "Lời dẫn.", null) });
        await PublishAsync("Tờ rơi cho cha mẹ", "TOROI", plain with { File = new(sheet, true, 2, "00/GP", new(2025, 10, 24), "Sở", 5_000, null) });
        await PublishAsync("Ngày hội tuyển sinh", "SUKIEN", plain with { Place = "Nhà thi đấu tỉnh", Event = new(now.AddDays(9), now.AddDays(9).AddHours(4), "Sở", null, true) });
        await PublishAsync("Kế hoạch truyền thông", "VANBAN", new() { Document = new("Kế hoạch", "00/KH", new(2026, 1, 14), "Sở", "Truyền thông"), File = new(sheet, true, 4, null, null, null, null, null) });
        await PublishAsync("Thông báo tuyển sinh", "THONGBAO", new() { ValidFrom = new(2026, 1, 1), ValidTo = new(2026, 2, 1) });
        await PublishAsync("Điều dưỡng", "NGHE", new() { Cover = cover, Guide = PublicContent.Fixture("dieu-duong.json") }, "dieu-duong");
        await PublishAsync("Thú y", "NGHE", new() { Guide = PublicContent.Fixture("thu-y.json") }, "thu-y");
        await PublishAsync("Trường Cao đẳng Y - Dược An Thịnh", "COSO", new() { Cover = cover, School = PublicContent.Fixture("cd-y-duoc-an-thinh.json") }, "cd-y-duoc-an-thinh");
        await PublishAsync("Trung tâm Khéo Tay", "COSO", new() { School = PublicContent.Fixture("tt-gdnn-kheo-tay.json") }, "tt-gdnn-kheo-tay");
        await PublishAsync("Trường Trung cấp Kim Tuyến", "COSO", new() { School = PublicContent.Fixture("tc-may-thoi-trang-kim-tuyen.json") }, "tc-may-thoi-trang-kim-tuyen");
        await PublishAsync("Nghề chưa viết xong", "NGHE", new() { Guide = JsonDocument.Parse("""{"tasks":null,"routes":null,"faq":null}""").RootElement });
    }

    [Test]
    public async Task Every_page_is_well_made()
    {
        foreach (var address in Fixed.Concat(_items))
        {
            var page = await Reader.PageAsync(address);
            Assert.Multiple(() =>
            {
                Assert.That(page.DocumentElement.GetAttribute("lang"), Is.EqualTo("vi"), address);
                Assert.That(page.QuerySelectorAll("h1"), Has.Length.EqualTo(1), address);
                Assert.That(page.QuerySelectorAll("header.masthead, main, footer.foot"), Has.Length.EqualTo(3), address);
                Assert.That(page.QuerySelectorAll("img:not([alt])"), Is.Empty, address);
                Assert.That(page.QuerySelectorAll("[style], style, [onclick], [onload]"), Is.Empty, address);
                Assert.That(page.QuerySelectorAll("script:not([src]):not([nonce]):not([type='application/ld+json'])"), Is.Empty, address);
                Assert.That(page.Title, Is.Not.Empty, address);
                Assert.That(page.QuerySelectorAll("[id]").Select(e => e.Id), Is.Unique, address);
                Assert.That(SkippedHeading(page), Is.Null, address);
                Assert.That(page.QuerySelectorAll("a, button").Where(e => Name(e).Length == 0).Select(e => e.OuterHtml), Is.Empty, address);
                Assert.That(page.QuerySelectorAll("input[type=search]").All(i => page.QuerySelector($"label[for='{i.Id}']") is not null), Is.True, address);
                Assert.That(page.DocumentElement.OuterHtml, Has.Length.LessThan(80 * 1024), address);
                foreach (var facts in page.QuerySelectorAll("script[type='application/ld+json']"))
                    Assert.That(() => JsonDocument.Parse(facts.TextContent), Throws.Nothing, address);
            });
        }
    }

    [Test]
    public async Task A_hostile_title_stays_text()
    {
        var address = _items.Single(i => i.Contains("script", StringComparison.Ordinal));
        var page = await Reader.PageAsync(address);

        Assert.That(page.QuerySelector("h1")!.TextContent, Is.EqualTo(PublicContent.Hostile));
        Assert.That(page.QuerySelectorAll("script:not([src])").All(s => s.GetAttribute("type") == "application/ld+json"), Is.True);
        Assert.That(page.QuerySelector(".tags a")!.GetAttribute("href"), Does.Not.Contain("<"));
    }

    [Test]
    public async Task An_article_names_who_stands_for_it()
    {
        var page = await Reader.PageAsync("/tin-tuc/tin-mo-lop-han");
        var text = page.QuerySelector("main")!.TextContent;

        Assert.That(text, Does.Contain("Thứ Bảy, ngày 21/11/2026, 09:00").And.Contain("Bà Trưởng ban").And.Contain("Trường Cao đẳng Thử nghiệm")
            .And.Contain("Nội dung có sử dụng AI."));
        Assert.That(page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"), Is.EqualTo("http://localhost:5080/tin-tuc/tin-mo-lop-han"));
        Assert.That(page.QuerySelector("meta[property='og:image']")!.GetAttribute("content"), Does.StartWith("http://localhost:5080/media/"));
        Assert.That(page.QuerySelector(".story-cover img")!.GetAttribute("alt"), Is.EqualTo("Hai học viên hàn khung thép"));
        Assert.That(Facts(page).GetProperty("@type").GetString(), Is.EqualTo("NewsArticle"));
    }

    [Test]
    public async Task A_story_of_others_says_whose_and_leads_there()
    {
        var item = await App.PublishAsync("Bài dẫn lại", "BAI", fields: new() { Source = new(SourceKind.Press, null, "Báo Thử nghiệm", "https://bao.example/bai?a=1&b=2", new(2026, 11, 3)) });
        var origin = (await Reader.PageAsync(item.Path)).QuerySelector(".story-foot a[href^='https://bao.example']")!;
        Assert.That(origin.TextContent, Is.EqualTo("Báo Thử nghiệm, ngày 03/11/2026"));
        Assert.That(origin.GetAttribute("href"), Is.EqualTo("https://bao.example/bai?a=1&b=2"));
    }

    [Test]
    public async Task A_change_and_a_correction_are_told_with_their_time()
    {
        var item = await App.PublishAsync("Bài có sửa");
        Assert.That((await Reader.PageAsync(item.Path + "?sau=1")).QuerySelector(".updated"), Is.Null);

        var at = item.PublishedAt.AddHours(2);
        await App.ChangeAsync(item.ItemId, p => p.UpdatedAt = at);
        Assert.That((await Reader.PageAsync(item.Path + "?sau=1")).QuerySelector(".updated")!.TextContent, Does.StartWith("Cập nhật: Thứ "));

        await App.ChangeAsync(item.ItemId, p => p.Corrections = [new(RevisionKind.Correction, "Lớp có 12 <b>học viên</b>.", true, at)]);
        var page = await Reader.PageAsync(item.Path + "?sau=1");
        Assert.That(page.QuerySelector(".updated")!.TextContent, Does.StartWith("Đính chính: Thứ "));
        Assert.That(page.QuerySelector(".story-head .note-correction")!.TextContent, Does.Contain("Lớp có 12 <b>học viên</b>."));
    }

    [Test]
    public async Task A_video_has_poster_captions_and_transcript()
    {
        var page = await Reader.PageAsync("/thu-vien/60-giay-hieu-nghe-han");
        var captions = await Reader.GetAsync("/thu-vien/60-giay-hieu-nghe-han/phu-de.vtt");

        Assert.That(page.QuerySelector("video")!.GetAttribute("poster"), Does.EndWith("/960.jpg"));
        Assert.That(page.QuerySelector("video source")!.GetAttribute("src"), Does.EndWith("/phim.mp4"));
        Assert.That(page.QuerySelector("track")!.GetAttribute("src"), Is.EqualTo("/thu-vien/60-giay-hieu-nghe-han/phu-de.vtt"));
        Assert.That(page.QuerySelector(".transcript")!.TextContent, Does.Contain("[Cảnh: tia lửa]"));
        Assert.That(captions.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/vtt"));
        Assert.That(await captions.Content.ReadAsStringAsync(), Is.EqualTo(
            "WEBVTT\n\n00:00:00.800 --> 00:00:06.800\nĐây là &lt;xưởng&gt; hàn --&gt;\n\n00:00:07.000 --> 00:00:09.000\nBắt đầu.\n"));
        Assert.That(Facts(page).GetProperty("@type").GetString(), Is.EqualTo("VideoObject"));
    }

    [TestCase("/robots.txt")]
    [TestCase("/sitemap.xml")]
    [TestCase("/feed.json")]
    [TestCase("/lich-tuyen-sinh.ics")]
    [TestCase("/tin-tuc")]
    public async Task What_is_read_can_also_be_asked_for_without_its_body(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, address);
        using var answer = await Reader.SendAsync(request);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(answer.Content.Headers.ContentLength, Is.Not.Zero);
    }

    [Test]
    public async Task A_leaflet_can_be_taken_home()
    {
        var page = await Reader.PageAsync("/an-pham/to-roi-cho-cha-me");

        Assert.That(page.QuerySelector("a[download]")!.GetAttribute("href"), Does.EndWith("/to-roi.pdf"));
        Assert.That(page.QuerySelector(".sheet")!.TextContent, Does.Contain("00/GP").And.Contain("24/10/2025").And.Contain("5.000"));
    }

    [Test]
    public async Task An_event_goes_into_a_calendar()
    {
        var page = await Reader.PageAsync("/su-kien/ngay-hoi-tuyen-sinh");
        using var calendar = await Reader.GetAsync("/su-kien/ngay-hoi-tuyen-sinh/lich.ics");
        var text = await calendar.Content.ReadAsStringAsync();

        Assert.That(page.QuerySelector(".event-box")!.TextContent, Does.Contain("Thứ Hai, ngày 30/11/2026, từ 09:00 đến 13:00"));
        Assert.That(calendar.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/calendar"));
        Assert.That(text, Does.Contain("DTSTART:20261130T020000Z\r\n").And.Contain("SUMMARY:Ngày hội tuyển sinh\r\n").And.EndsWith("END:VCALENDAR\r\n"));
        Assert.That((await Reader.PageAsync("/")).QuerySelector(".dates")!.TextContent, Does.Contain("Ngày hội tuyển sinh"));
    }

    [Test]
    public async Task Home_says_where_one_can_apply_today_the_nearest_last_day_first()
    {
        var home = await Reader.PageAsync("/");
        var open = home.QuerySelectorAll("[aria-labelledby=tuyen-sinh] li");

        Assert.That(open[0].TextContent, Does.Contain("An Thịnh").And.Contain("30/11/2026"));
        Assert.That(open.Select(line => line.TextContent), Has.None.Contains("2027"));
    }

    [Test]
    public async Task A_guide_says_openly_what_is_closed()
    {
        var page = await Reader.PageAsync("/nghe/dieu-duong");

        Assert.That(page.QuerySelector(".route-closed")!.TextContent, Does.Contain("Không có đường tắt sau lớp\u00a09"));
        Assert.That(page.QuerySelector(".quick .no")!.TextContent, Does.Contain("Sau lớp 9").And.Contain("không có đường học"));
        Assert.That(page.QuerySelector(".figure")!.TextContent, Does.Contain("7.000.000 – 15.000.000").And.Contain("Số liệu minh họa").And.Contain("11/2026"));
        Assert.That(page.QuerySelectorAll(".figure-old"), Is.Empty);
        Assert.That(page.QuerySelectorAll(".reviewed"), Has.Length.EqualTo(6));
        Assert.That(page.QuerySelector("a[href='/truong/cd-y-duoc-an-thinh']"), Is.Not.Null);
        Assert.That(Facts(page).GetProperty("@type").GetString(), Is.EqualTo("Occupation"));
    }

    [Test]
    public async Task Old_figures_and_late_reviews_are_marked()
    {
        var page = await Reader.PageAsync("/nghe/thu-y");

        Assert.That(page.QuerySelector(".figure-old")!.TextContent, Does.Contain("Số liệu cũ").And.Contain("04/2025"));
        Assert.That(page.QuerySelectorAll(".reviewed-late"), Has.Length.EqualTo(2));
    }

    [Test]
    public async Task A_school_says_whether_it_takes_applications_today()
    {
        var open = await Reader.PageAsync("/truong/cd-y-duoc-an-thinh");
        var stale = await Reader.PageAsync("/truong/tt-gdnn-kheo-tay");

        Assert.That(open.QuerySelector(".state-open")!.TextContent, Does.Contain("Đợt bổ sung năm 2026").And.Contain("30/11/2026"));
        Assert.That(open.QuerySelector("a[href='/nghe/dieu-duong']"), Is.Not.Null);
        Assert.That(open.QuerySelector("main")!.TextContent, Does.Contain("Đã xác nhận ngày 07/08/2026"));
        Assert.That(stale.QuerySelector("main")!.TextContent, Does.Contain("Chưa xác nhận"));
    }

    [Test]
    public async Task A_school_has_no_row_for_what_was_left_empty()
    {
        var school = JsonDocument.Parse("""
            {"address":{"commune":"","text":""},"contact":{"phone":"","admissionsPhone":"","email":"truong@truong.example","admissionsEmail":"","department":""},"licence":{"number":"","issuer":""},
             "programmes":[{"name":"Hàn","level":"so_cap","duration":"","audience":null,"code":"","inLicence":true}],
             "admissions":{"source":"","windows":[{"name":"Đợt một","opensOn":"2026-11-01","closesOn":"2026-12-01","note":""}]}}
            """).RootElement;
        await App.PublishAsync("Trường ghi chưa đủ", "COSO", fields: new() { School = school });
        var page = await Reader.PageAsync("/truong/truong-ghi-chua-du");

        Assert.That(page.QuerySelectorAll(".facts dt").Select(term => term.TextContent), Is.EqualTo(["Thư điện tử"]));
        Assert.That(page.QuerySelector(".facts a")!.GetAttribute("href"), Is.EqualTo("mailto:truong@truong.example"));
        Assert.That(page.QuerySelector(".programme p")!.TextContent, Is.EqualTo("Sơ cấp"));
        Assert.That(page.QuerySelectorAll(".folk, .windows small, main a[href='tel:']"), Is.Empty);
    }

    [Test]
    public async Task A_result_of_a_search_is_told_in_sentences_and_not_in_the_many_names_of_a_school_or_a_trade()
    {
        var results = (await Reader.PageAsync("/tim-kiem?q=" + Uri.EscapeDataString("cao đẳng y dược an thịnh"))).QuerySelectorAll(".result")
            .ToDictionary(result => result.QuerySelector("h2")!.TextContent, result => result.QuerySelectorAll("p")[1].TextContent);

        Assert.That(results["Trường Cao đẳng Y - Dược An Thịnh"], Does.Not.Contain("\n").And.Not.Contain("Vị trí minh họa"));
        Assert.That(results["Trường Cao đẳng Y - Dược An Thịnh"], Does.StartWith("Tóm tắt bài viết. "));
    }

    [Test]
    public async Task A_programme_outside_the_licence_is_not_shown() =>
        Assert.That((await Reader.PageAsync("/truong/tc-may-thoi-trang-kim-tuyen")).QuerySelector(".programmes")!.TextContent, Does.Not.Contain("Mộc"));

    [Test]
    public async Task Trades_can_be_chosen_by_way_and_field()
    {
        var after9 = await Reader.PageAsync("/nghe?duong=sau-lop-9");
        var health = await Reader.PageAsync("/nghe?linh-vuc=suc-khoe-cham-soc");

        Assert.That(Titles(after9), Does.Not.Contain("Điều dưỡng").And.Contain("Thú y"));
        Assert.That(Titles(health), Is.EqualTo(new[] { "Điều dưỡng" }));
    }

    [Test]
    public async Task An_unknown_address_offers_a_search()
    {
        using var answer = await Reader.GetAsync("/tin-tuc/khong-co-bai-nay");
        var page = PublicContent.Parse(await answer.Content.ReadAsStringAsync());

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(page.QuerySelector("main form[role=search]"), Is.Not.Null);
    }

    [Test]
    public async Task An_old_address_leads_to_the_new_one_for_ever()
    {
        var item = await App.PublishAsync("Tên ban đầu");
        await App.ChangeAsync(item.ItemId, p => p.Path = "/tin-tuc/ten-moi");

        using var answer = await Reader.GetAsync("/tin-tuc/ten-ban-dau");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.MovedPermanently));
        Assert.That(answer.Headers.Location!.ToString(), Is.EqualTo("/tin-tuc/ten-moi"));
    }

    [Test]
    public async Task A_withdrawn_item_says_that_it_was_taken_down()
    {
        var item = await App.PublishAsync("Bài sẽ gỡ");
        await App.WithdrawAsync(item.ItemId);

        using var answer = await Reader.GetAsync(item.Path);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Gone));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("đã được gỡ").And.Not.Contain("Bài sẽ gỡ"));
    }

    [Test]
    public async Task Lists_go_on_where_they_stopped()
    {
        for (var i = 0; i < 25; i++) await App.PublishAsync($"Bản tin {i}", "TT", "truyen-thanh", at: App.Clock.Now.AddHours(-i));
        var first = await Reader.PageAsync("/truyen-thanh");
        var second = await Reader.PageAsync(first.QuerySelector("a[rel=next]")!.GetAttribute("href")!);

        var all = Titles(first).Concat(Titles(second)).ToList();
        Assert.That(all, Is.EqualTo(Enumerable.Range(0, 25).Select(i => $"Bản tin {i}")));
        Assert.That(second.QuerySelector("a[rel=next]"), Is.Null);
        Assert.That((await Reader.GetAsync("/truyen-thanh?sau=sai")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private async Task PublishAsync(string title, string genre, ContentFields fields, string? slug = null) =>
        _items.Add((await App.PublishAsync(title, genre, slug: slug, fields: fields)).Path);

    private static JsonElement Facts(IDocument page) => JsonDocument.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent).RootElement;

    private static IEnumerable<string> Titles(IDocument page) => page.QuerySelectorAll("main .card-title").Select(t => t.TextContent);

    private static string Name(IElement element) =>
        element.GetAttribute("aria-label") ?? (element.TextContent.Trim() is { Length: > 0 } text ? text : string.Concat(element.QuerySelectorAll("img").Select(i => i.GetAttribute("alt"))));

    /// <summary>The first heading that stands more than one level below the one before it.</summary>
    private static string? SkippedHeading(IDocument page)
    {
        var level = 0;
        foreach (var heading in page.QuerySelectorAll("main h1, main h2, main h3, main h4"))
        {
            var own = heading.LocalName[1] - '0';
            if (own > level + 1) return heading.OuterHtml;
            level = own;
        }

        return null;
    }
}
