using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using VocEdu.Cms.Media;
using VocEdu.Cms.Site.Guidance;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Tests.Site;

/// <summary>Finding, choosing and comparing trades, and the interest quiz as it is without scripts.</summary>
public sealed class GuidanceTests : SiteFixture
{
    private const string Quiz = "/trac-nghiem-so-thich";

    protected override async Task PrepareAsync()
    {
        var picture = await App.MediaAsync(MediaKind.Picture, "960.jpg", "image/jpeg");
        await GuideAsync("Hàn", "han", """
            {"jobTitle":"Thợ hàn","nameEn":"Welding","folkNames":["hàn xì","thợ sắt"],"field":"co-khi","riasec":"RC","tasks":["Cắt phôi","Hàn"],
             "conditions":{"setting":"ca_hai","physicalLoad":"nang","place":"Xưởng.","hours":"Theo ca."},
             "routes":{"afterGrade9":[{"level":"trung_cap","available":true,"title":"Công nghệ hàn","withSchool":true,"duration":"3 năm"}],"short":[{"level":"so_cap","available":true,"title":"Hàn cơ bản","duration":"3 tháng"}]},
             "pay":{"min":8000000,"max":18000000,"unit":"đồng/tháng","source":"Trung tâm Dịch vụ việc làm","period":"2026-09"},
             "cost":{"support":true,"supportText":"Miễn học phí phần nghề.","source":"Thông báo của trường","checkedOn":"2026-09-15"},
             "tryIt":["Uốn dây thép."],"related":["may"],"schools":["truong-mot","truong-hai","truong-khong-con"]}
            """);
        await GuideAsync("May thời trang", "may", """
            {"folkNames":["thợ may","đ <b>"],"field":"det-may","riasec":"RAC","conditions":{"setting":"trong_nha","physicalLoad":"nhe"},
             "routes":{"afterGrade12":[{"level":"cao_dang","available":true,"title":"May","duration":"2,5 năm"}],"afterGrade9":[{"available":false,"title":"Không có","entry":"Chưa mở."}]},
             "pay":{"min":5000000,"max":9000000,"unit":"đồng/tháng","source":"Sở","period":"2024-01"},"demand":{"mark":"cao","label":"Nhu cầu cao","source":"","period":"2026-09"},"schools":["truong-hai","truong-mot"]}
            """);
        await GuideAsync("Điều dưỡng", "dieu-duong", """{"folkNames":["y tá"],"field":"suc-khoe-cham-soc","riasec":"SIC","conditions":{"setting":"trong_nha","physicalLoad":"vua"},"demand":{"mark":"on_dinh","label":"Ổn định","source":"Sở","period":"2026-09"}}""");
        await GuideAsync("Nghề chưa viết", "chua-viet", "null");
        await SchoolAsync("Trường Một", "truong-mot", "phường Bãi Cát", "Tỉnh Quảng Ninh", """
            {"programmes":[{"guide":"han","level":"trung_cap","name":"Công nghệ hàn","code":"5520123","duration":"2 năm","audience":"after_grade_9","quota":70,"quotaYear":2027,"quotaSource":"Thông báo 12","tuitionNote":"850.000 đồng mỗi tháng.","inLicence":true},
                           {"guide":"may","level":"trung_cap","name":"May","inLicence":false}],
             "admissions":{"windows":[{"name":"Đợt cao đẳng","opensOn":"2020-01-01","closesOn":"2090-01-01","levels":["cao_dang"]},{"name":"Đợt trung cấp","opensOn":"2020-01-01","closesOn":"2091-05-31","levels":["trung_cap"]}]},
             "contact":{"phone":"0203.000.1","admissionsPhone":"0203.000.2"},"licence":{"number":"15/GCN"},"verification":{"verifiedOn":"2026-09-01"}}
            """);
        await SchoolAsync("Trường Hai", "truong-hai", "xã Bến Sông", "Thành phố Hải Phòng");
        await SchoolAsync("Trường Ba", "truong-ba", "phường Cầu Vồng", "Thành phố Hải Phòng", """{"programmes":[{"guide":"dieu-duong","level":"cao_dang","name":"Điều dưỡng","tuitionNote":"12 triệu đồng một năm.","inLicence":true}]}""");
        await App.PublishAsync("Một ngày ở xưởng hàn", "VIDEO", fields: new() { Guides = ["han"], Cover = new(picture, "Xưởng hàn") });
        await App.PublishAsync("Cô thợ hàn", "GUONG", fields: new() { Guides = ["han"] });
        var soon = App.Clock.GetUtcNow().AddDays(7);
        await App.PublishAsync("Ngày hội việc làm", "SUKIEN", fields: new() { Guides = ["han"], Event = new(new(soon.Year, soon.Month, soon.Day, 7, 0, 0, TimeSpan.Zero), soon.AddDays(1), "Sở", null, true) });
    }

    [TestCase("duong=9-plus", "Hàn")]
    [TestCase("duong=sau-lop-12", "May thời trang")]
    [TestCase("so-thich=R", "Hàn|May thời trang")]
    [TestCase("so-thich=R&nang-nhoc=nang", "Hàn")]
    [TestCase("noi-lam=trong_nha", "Điều dưỡng|Hàn|May thời trang")]
    [TestCase("noi-lam=ngoai_troi", "Hàn")]
    [TestCase("trinh-do=so_cap", "Hàn")]
    [TestCase("ho-tro=co", "Hàn")]
    [TestCase("noi-hoc=tinh-quang-ninh", "Hàn")]
    [TestCase("noi-hoc=thanh-pho-hai-phong", "Điều dưỡng|Hàn|May thời trang")]
    [TestCase("noi-hoc=xa-ben-song-thanh-pho-hai-phong", "Hàn|May thời trang")]
    [TestCase("ten=han%20xi", "Hàn")]
    [TestCase("ten=Y%20T%C3%81", "Điều dưỡng")]
    [TestCase("ten=weld", "Hàn")]
    [TestCase("ten=tho", "Hàn|May thời trang")]
    [TestCase("ten=ho", "")]
    [TestCase("thoi-gian=duoi-1-nam", "Hàn")]
    [TestCase("thoi-gian=tren-2-nam", "Hàn|May thời trang")]
    [TestCase("xep=so-truong", "Hàn|Điều dưỡng|May thời trang|Nghề chưa viết")]
    [TestCase("xep=nhu-cau", "Điều dưỡng|Hàn|May thời trang|Nghề chưa viết")]
    [TestCase("linh-vuc=&duong=&ten=", "Điều dưỡng|Hàn|May thời trang|Nghề chưa viết")]
    public async Task Trades_are_chosen_by(string query, string expected)
    {
        var page = await Reader.PageAsync("/nghe?" + query);
        Assert.That(string.Join('|', page.QuerySelectorAll("main .card-title").Select(title => title.TextContent)), Is.EqualTo(expected));
    }

    [Test]
    public async Task Every_choice_says_how_many_there_would_be_and_can_be_taken_back()
    {
        var page = await Reader.PageAsync("/nghe?so-thich=R&ten=th%E1%BB%A3");
        Assert.That(page.QuerySelector("#loc-linh-vuc")!.TextContent, Does.Contain("Cơ khí (1)").And.Contain("Sức khỏe và chăm sóc (0)").And.Not.Contain("Nông nghiệp"));
        Assert.That(page.QuerySelectorAll(".filters a").Select(way => way.TextContent.Trim()), Has.Some.StartsWith("Sau lớp 9").And.Some.Contains("(1)"));
        Assert.That(page.QuerySelectorAll(".chosen a").Select(link => link.GetAttribute("href")), Is.EqualTo(new[] { "/nghe?so-thich=R", "/nghe?ten=th%E1%BB%A3", "/nghe" }));
    }

    [TestCase("/nghe?linh-vuc=khong-co")]
    [TestCase("/nghe?so-thich=X")]
    [TestCase("/nghe?noi-hoc=sao-hoa")]
    [TestCase("/nghe/khong-co-nghe-nay/ban-in")]
    public async Task What_there_is_not_is_not_found(string address)
    {
        using var answer = await Reader.GetAsync(address);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Every_name_of_a_trade_stands_under_its_letter()
    {
        var page = await Reader.PageAsync("/nghe/a-z");
        Assert.That(page.QuerySelectorAll(".letter-groups h2").Select(letter => letter.TextContent), Is.EqualTo(new[] { "Đ", "H", "M", "N", "T", "Y" }));
        Assert.That(page.QuerySelectorAll(".letter-groups li").Select(entry => entry.TextContent.Trim()), Has.Some.EqualTo("Y tá, tức nghề Điều dưỡng").And.Some.EqualTo("Đ <b>, tức nghề May thời trang"));
    }

    [TestCase("Ốp lát", "Ô")]
    [TestCase("ổ bi", "Ô")]
    [TestCase("Ăn uống", "Ă")]
    [TestCase("ứng dụng", "Ư")]
    [TestCase("đúc", "Đ")]
    [TestCase("áo dài", "A")]
    [TestCase("3D", "#")]
    [TestCase("", "#")]
    public void Letter_keeps_its_hat_and_loses_its_tone(string name, string letter) => Assert.That(GuideIndexModel.LetterOf(name), Is.EqualTo(letter));

    [Test]
    public async Task Trades_stand_side_by_side_and_only_figures_with_source_and_date_are_named()
    {
        var page = await Reader.PageAsync("/nghe/so-sanh?nghe=han&nghe=may");
        Assert.That(page.QuerySelectorAll("thead th > a:first-child").Select(name => name.TextContent), Is.EqualTo(new[] { "Hàn", "May thời trang" }));
        Assert.That(Cells(page, "Thu nhập"), Has.Exactly(1).Contains("8.000.000 – 18.000.000").And.Exactly(1).Contains("Số liệu cũ"));
        Assert.That(Cells(page, "Nhu cầu tuyển dụng"), Is.All.Contains("Chưa có thông tin"));
        Assert.That(Cells(page, "Chi phí, hỗ trợ"), Has.Exactly(1).Contains("Miễn học phí phần nghề.").And.Exactly(1).Contains("Chưa có thông tin"));
        Assert.That(Cells(await Reader.PageAsync("/nghe/so-sanh?nghe=dieu-duong"), "Chi phí, hỗ trợ").Single(), Is.EqualTo("Điều dưỡngTrường Ba: 12 triệu đồng một năm."), "what the school asks");
        Assert.That(Cells(page, "Sau lớp 9"), Has.Exactly(1).Contains("Trung cấp: 3 năm").And.Exactly(1).Contains("Không có đường này. Chưa mở."));
        Assert.That(Cells(page, "Trường đào tạo")[0], Does.Contain("Trường Một").And.Contain("Trường Hai").And.Not.Contain("khong-con"));
        Assert.That(page.QuerySelector("thead .quiet-link")!.GetAttribute("href"), Is.EqualTo("/nghe/so-sanh?nghe=may"));
        Assert.That(page.QuerySelectorAll(".compare-add option").Select(option => option.TextContent), Does.Contain("Điều dưỡng").And.Not.Contain("Hàn"));
    }

    [TestCase("", 0, "")]
    [TestCase("?nghe=han", 1, "")]
    [TestCase("?nghe=han&nghe=han&nghe=", 1, "")]
    [TestCase("?nghe=han&nghe=may&nghe=dieu-duong&nghe=chua-viet", 3, "3 nghề đầu")]
    [TestCase("?nghe=chua-viet&nghe=khong-con", 1, "không còn")]
    [TestCase("?nghe=%3Cscript%3E&nghe=../x", 0, "không còn")]
    public async Task Any_number_of_trades_is_answered(string query, int columns, string said)
    {
        var page = await Reader.PageAsync("/nghe/so-sanh" + query);
        Assert.That(page.QuerySelectorAll(".compare thead th"), Has.Length.EqualTo(columns));
        Assert.That(page.QuerySelector("main")!.TextContent, Does.Contain(said));
        Assert.That(page.QuerySelectorAll("h1"), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task Comparisons_do_not_share_a_cached_page()
    {
        foreach (var other in (string[])["may", "dieu-duong"])
        {
            var page = await Reader.PageAsync($"/nghe/so-sanh?nghe={other}&nghe=han");
            Assert.That(page.QuerySelectorAll(".quiet-link").Select(link => link.GetAttribute("href")), Is.EquivalentTo(new[] { $"/nghe/so-sanh?nghe={other}", "/nghe/so-sanh?nghe=han" }));
        }
    }

    [Test]
    public async Task Guide_shows_films_stories_cost_and_schools_near_a_chosen_place()
    {
        var page = await Reader.PageAsync("/nghe/han?noi-hoc=phuong-cau-vong-thanh-pho-hai-phong");
        var schools = page.QuerySelector("section[aria-labelledby=hoc-o-dau]")!;
        Assert.That(schools.QuerySelectorAll(".offer-name").Select(title => title.TextContent), Is.EqualTo(new[] { "Trường Hai", "Trường Một" }));
        Assert.That(schools.TextContent, Does.Contain("Chưa có trường nào ở phường Cầu Vồng, Thành phố Hải Phòng").And.Contain("Thành phố Hải Phòng, nơi khác"));
        Assert.That(page.QuerySelector("section[aria-labelledby=xem-nghe] .card-title")!.TextContent, Is.EqualTo("Một ngày ở xưởng hàn"));
        Assert.That(page.QuerySelector("aside[aria-labelledby=chuyen-nghe] .card-title")!.TextContent, Is.EqualTo("Cô thợ hàn"));
        Assert.That(page.QuerySelector("section[aria-labelledby=chi-phi]")!.TextContent, Does.Contain("Miễn học phí phần nghề.").And.Contain("15/09/2026"));
        Assert.That(page.QuerySelector(".guide-actions a")!.GetAttribute("href"), Is.EqualTo("/nghe/so-sanh?nghe=han"));
    }

    [Test]
    public async Task Guide_says_what_a_school_teaches_by_its_licence_when_to_apply_and_whom_to_call()
    {
        var page = await Reader.PageAsync("/nghe/han");
        var offers = page.QuerySelectorAll(".offer");
        Assert.That(offers.Select(offer => offer.QuerySelector(".offer-name")!.TextContent), Is.EqualTo(new[] { "Trường Hai", "Trường Một" }));
        Assert.That(offers[1].TextContent, Does.Contain("2 năm").And.Contain("mã 5520123").And.Contain("Chỉ tiêu năm 2027: 70 người (Thông báo 12)").And.Contain("850.000 đồng mỗi tháng.")
            .And.Contain("Số 15/GCN").And.Contain("đến hết ngày 31/05/2091").And.Contain("Trường xác nhận thông tin ngày 01/09/2026"));
        Assert.That(offers[1].QuerySelector("a[href^='tel:']")!.GetAttribute("href"), Is.EqualTo("tel:02030002"));
        Assert.That(offers[0].TextContent, Does.Contain("Trường chưa đăng chương trình của nghề này").And.Contain("Chưa xác nhận"));
        Assert.That((await Reader.PageAsync("/nghe/may")).QuerySelectorAll(".offer-name").Select(name => name.TextContent), Is.EqualTo(new[] { "Trường Hai" }), "what the licence does not have is not taught");
        Assert.That((await Reader.PageAsync("/nghe/dieu-duong")).QuerySelectorAll(".offer-name").Select(name => name.TextContent), Is.EqualTo(new[] { "Trường Ba" }), "the school said so itself");
    }

    [Test]
    public async Task Guide_ends_with_what_to_do_next()
    {
        var steps = (await Reader.PageAsync("/nghe/han")).QuerySelector("section[aria-labelledby=buoc-tiep]")!;
        Assert.That(steps.TextContent, Does.Contain("Xem 2 trường dạy nghề này").And.Contain("1 trường đang nhận hồ sơ").And.Contain("Ngày hội việc làm").And.Contain("14:00"));
        Assert.That(steps.QuerySelectorAll("a").Select(link => link.GetAttribute("href")), Is.SupersetOf(new[] { "#thu-ngay", "/truong?nghe=han", "/lich-tuyen-sinh", "/nghe/han/ban-in", "/nghe/so-sanh?nghe=han" }));
        var other = (await Reader.PageAsync("/nghe/chua-viet")).QuerySelector("section[aria-labelledby=buoc-tiep]")!;
        Assert.That(other.QuerySelectorAll("a").Select(link => link.GetAttribute("href")), Is.SupersetOf(new[] { "/truong", "/su-kien" }).And.Not.Contain("#thu-ngay"));
    }

    [TestCase("/nghe/han/ban-in")]
    [TestCase("/nghe/chua-viet/ban-in")]
    [TestCase(Quiz + "/ban-in")]
    [TestCase("/danh-cho-giao-vien/ban-in?phan=giao-an&phan=trac-nghiem&phan=tong-hop&phan=danh-gia&nghe=han&nghe=may")]
    public async Task Sheets_are_well_made(string address)
    {
        var page = await Reader.PageAsync(address);
        Assert.That(page.QuerySelectorAll("h1"), Has.Length.EqualTo(1));
        Assert.That(page.QuerySelectorAll(".paper"), Is.Not.Empty);
        Assert.That(page.QuerySelectorAll("[style], style, img:not([alt])"), Is.Empty);
        Assert.That(page.QuerySelectorAll("[id]").Select(element => element.Id), Is.Unique);
    }

    [TestCase("", 0)]
    [TestCase("?phan=giao-an", 1)]
    [TestCase("?phan=trac-nghiem&phan=trac-nghiem", 3)]
    [TestCase("?phan=danh-gia&phan=x&nghe=han&nghe=khong-co", 2)]
    public async Task Teacher_gets_the_sheets_that_were_chosen(string query, int sheets)
    {
        var page = await Reader.PageAsync("/danh-cho-giao-vien/ban-in" + query);
        Assert.That(page.QuerySelectorAll(".paper"), Has.Length.EqualTo(sheets));
        Assert.That(page.QuerySelectorAll(".sheet-note"), Has.Length.EqualTo(sheets == 0 ? 1 : 0));
    }

    [Test]
    public async Task Teacher_chooses_among_all_trades_and_the_lesson_fills_its_time()
    {
        var page = await Reader.PageAsync("/danh-cho-giao-vien");
        Assert.That(page.QuerySelectorAll("input[name=nghe]").Select(input => input.GetAttribute("value")), Is.EquivalentTo(new[] { "han", "may", "dieu-duong", "chua-viet" }));
        Assert.That(page.QuerySelector(".lead")!.TextContent, Does.Contain("45 phút"));
    }

    [Test]
    public async Task Quiz_asks_every_item_once_with_a_name_and_three_answers()
    {
        var page = await Reader.PageAsync(Quiz + "?sau=0");
        Assert.That(page.QuerySelectorAll("fieldset"), Has.Length.EqualTo(48));
        Assert.That(page.QuerySelectorAll("fieldset").All(item => item.QuerySelectorAll("input[type=radio]").Length == 3 && item.QuerySelector("legend")!.TextContent.Length > 5));
        Assert.That(page.QuerySelectorAll("[data-group]"), Has.Length.EqualTo(8));
        Assert.That(page.QuerySelector("main")!.TextContent, Does.Contain("chưa được kiểm định"));
    }

    [Test]
    public async Task Without_scripts_the_answers_are_counted_and_forgotten()
    {
        using var answer = await Reader.GetAsync($"{Quiz}/ket-qua?v=1&{Liked("R", "C")}");
        var page = PublicContent.Parse(await answer.Content.ReadAsStringAsync());
        Assert.That(answer.Headers.CacheControl!.NoStore);
        Assert.That(page.QuerySelector("[data-sentences]")!.TextContent, Does.Contain("Bạn thích nhất các nhóm Thực tế (R) và Nền nếp – nghiệp vụ (C), bằng điểm nhau."));
        Assert.That(page.QuerySelector("[data-near] a")!.TextContent, Is.EqualTo("Hàn"));
        Assert.That(page.QuerySelector("[data-bars] li")!.TextContent, Does.Contain("16 trên 16 điểm, thích rõ"));
        Assert.That(page.QuerySelectorAll("[data-when=nothing]").All(part => part.HasAttribute("hidden")));
        Assert.That(page.QuerySelector("a[href*='#1-']"), Is.Not.Null);
    }

    [TestCase("?v=1", "Chưa thấy sở thích nào nổi rõ")]
    [TestCase("?v=1&c1=2&c7=7&c13=x&c19=%00", "Chưa thấy sở thích nào nổi rõ")]
    public async Task Unclear_answers_put_no_interest_forward(string query, string said)
    {
        using var answer = await Reader.GetAsync($"{Quiz}/ket-qua{query}");
        if (query.Contains("%00", StringComparison.Ordinal)) { Assert.That((int)answer.StatusCode, Is.LessThan(500)); return; }
        var page = PublicContent.Parse(await answer.Content.ReadAsStringAsync());
        Assert.That(page.QuerySelectorAll("[data-when=unclear]").First(part => !part.HasAttribute("hidden")).TextContent, Does.Contain(said));
        Assert.That(page.QuerySelector("[data-sentences]")!.TextContent.Trim(), Is.Empty);
    }

    [TestCase("?v=99")]
    [TestCase("?v=abc&c1=2")]
    public async Task Answers_to_questions_nobody_asked_lead_to_the_quiz(string query)
    {
        using var answer = await Reader.GetAsync($"{Quiz}/ket-qua{query}");
        Assert.That(answer.Headers.Location!.ToString(), Is.EqualTo(Quiz));
    }

    [Test]
    public async Task The_department_changes_the_quiz_and_earlier_links_keep_their_meaning()
    {
        const string desk = "/quan-tri/trac-nghiem";
        using var person = await App.SignInAsync(Role.Editor);
        var page = await person.PageAsync(desk);
        var form = page.QuerySelectorAll(".quiz-desk input[name]:not([type=checkbox]), .quiz-desk textarea").ToDictionary(e => e.GetAttribute("name")!, e => e is IHtmlTextAreaElement area ? area.Value : e.GetAttribute("value") ?? "");
        form["vi-quiz.item.1.1"] = "Sửa một chiếc xe đạp";
        form["vi-quiz.about"] = "Chỉ là gợi ý <i>.";

        var uneven = PublicContent.Parse(await (await PostAsync(person, desk, form, Enumerable.Range(2, 47))).Content.ReadAsStringAsync());
        Assert.That(uneven.QuerySelector("[role=alert]")!.TextContent, Does.Contain("Thực tế 7, Nghiên cứu 8"));
        Assert.That(uneven.QuerySelector("[name='vi-quiz.item.1.1']")!.TextContent, Is.EqualTo("Sửa một chiếc xe đạp"));
        var few = PublicContent.Parse(await (await PostAsync(person, desk, form, Enumerable.Range(1, 18))).Content.ReadAsStringAsync());
        Assert.That(few.QuerySelector("[role=alert]")!.TextContent, Does.Contain("ít nhất 4 việc"));

        var preview = PublicContent.Parse(await (await PostAsync(person, desk, form, Enumerable.Range(7, 42), desk + "/xem-truoc")).Content.ReadAsStringAsync());
        Assert.That(preview.QuerySelectorAll("fieldset"), Has.Length.EqualTo(42));
        Assert.That((await Reader.PageAsync(Quiz + "?sau=1")).QuerySelectorAll("fieldset"), Has.Length.EqualTo(48), "nothing was saved yet");

        // Without the second item of R and the first of the others: every question round still has one of each.
        int[] without = [7, 2, 3, 4, 5, 6];
        Assert.That((await PostAsync(person, desk, form, Enumerable.Range(1, 48).Except(without))).StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        var quiz = await Reader.PageAsync(Quiz + "?sau=2");
        Assert.That(quiz.QuerySelectorAll("fieldset"), Has.Length.EqualTo(42));
        Assert.That(quiz.QuerySelector("legend")!.TextContent, Is.EqualTo("Sửa một chiếc xe đạp"));
        Assert.That(quiz.QuerySelector(".quiz-about")!.TextContent, Does.Contain("Chỉ là gợi ý <i>."));
        Assert.That(quiz.QuerySelector("form[data-quiz]")!.GetAttribute("data-version"), Is.EqualTo("10001"));

        var result = await Reader.PageAsync($"{Quiz}/ket-qua?v=1&{Liked("R", "C")}");
        Assert.That(result.QuerySelector("[data-bars] li")!.TextContent, Does.Contain("16 trên 16 điểm"), "answers to the whole quiz");
        result = await Reader.PageAsync($"{Quiz}/ket-qua?v=10001&{Liked("R", "C")}");
        Assert.That(result.QuerySelector("[data-bars] li")!.TextContent, Does.Contain("14 trên 14 điểm"));
        Assert.That((await Reader.PageAsync(Quiz + "/ban-in?sau=2")).QuerySelectorAll(".paper-scores tbody tr"), Has.Length.EqualTo(8));

        var late = await PostAsync(person, desk, form, Enumerable.Range(1, 48));
        Assert.That(WebUtility.HtmlDecode(await late.Content.ReadAsStringAsync()), Does.Contain("người khác đã lưu"));
        form = (await person.PageAsync(desk)).QuerySelectorAll(".quiz-desk input[name]:not([type=checkbox]), .quiz-desk textarea").ToDictionary(e => e.GetAttribute("name")!, e => e is IHtmlTextAreaElement area ? area.Value : e.GetAttribute("value") ?? "");
        Assert.That((await PostAsync(person, desk, new(form) { ["vi-quiz.item.1.1"] = "", ["vi-quiz.about"] = "Chưa được kiểm định khoa học." }, Enumerable.Range(1, 48))).StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        quiz = await Reader.PageAsync(Quiz + "?sau=3");
        Assert.That(quiz.QuerySelectorAll("fieldset"), Has.Length.EqualTo(48));
        Assert.That(quiz.QuerySelector("legend")!.TextContent, Is.EqualTo("Tháo lắp và sửa một chiếc xe máy bị hỏng"));
    }

    [Test]
    public async Task Page_of_the_result_is_the_same_for_everybody_until_the_browser_fills_it()
    {
        var page = await Reader.PageAsync($"{Quiz}/ket-qua");
        var versions = JsonDocument.Parse(page.QuerySelector("[data-result]")!.GetAttribute("data-versions")!).RootElement;
        Assert.That(versions.GetProperty("1").GetProperty("types").GetString(), Has.Length.EqualTo(48));
        Assert.That(page.QuerySelectorAll("[data-when=result]").All(part => part.HasAttribute("hidden")));
        Assert.That(page.QuerySelector("meta[name=robots]")!.GetAttribute("content"), Is.EqualTo("noindex"));
    }

    /// <summary>Every item of these types liked, all others not.</summary>
    private static string Liked(params string[] types) => string.Join('&', Enumerable.Range(1, 48).Select(item => $"c{item}={(types.Contains("RIASEC"[(item - 1) % 6].ToString()) ? 2 : 0)}"));

    private static async Task<HttpResponseMessage> PostAsync(HttpClient person, string at, Dictionary<string, string> form, IEnumerable<int> asked, string? to = null) =>
        await person.PostAsync(to ?? at, new FormUrlEncodedContent([.. form, .. asked.Select(id => new KeyValuePair<string, string>("hoi", id.ToString(System.Globalization.CultureInfo.InvariantCulture)))]));

    private static List<string> Cells(IDocument page, string row) =>
        [.. page.QuerySelectorAll(".compare tr").Single(one => one.QuerySelector("th[scope=row]")?.TextContent == row).QuerySelectorAll("td").Select(cell => cell.TextContent)];

    private Task<Publication> GuideAsync(string title, string slug, string guide) => App.PublishAsync(title, "NGHE", slug: slug, fields: new() { Guide = JsonDocument.Parse(guide).RootElement });

    private Task<Publication> SchoolAsync(string title, string slug, string commune, string province, string rest = "{}")
    {
        var school = JsonNode.Parse(rest)!.AsObject();
        school["address"] = JsonSerializer.SerializeToNode(new { commune, provinceName = province });
        return App.PublishAsync(title, "COSO", slug: slug, fields: new() { School = JsonSerializer.SerializeToElement(school) });
    }
}
