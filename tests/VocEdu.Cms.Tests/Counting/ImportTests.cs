using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Counting;
using VocEdu.Cms.Counting.Import;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Publishing.Works;

namespace VocEdu.Cms.Tests.Counting;

public sealed class ImportTests : ReporterFixture
{
    private const string Page = "/quan-tri/tac-pham/nhap";
    private const string Heading = "Báo, đài hoặc trang đã đăng;Tên tác phẩm;Thể loại;Tác giả;Ngày đăng;Giờ;Đơn vị đã đặt bài;Liên kết;Ghi chú;Đăng lại (có/không);Mã nội dung;Mã hoạt động";

    [Test]
    public async Task Dry_run_says_the_fate_of_every_row_and_books_nothing_and_booking_twice_makes_each_work_once()
    {
        var csv = string.Join('\n', Heading,
            "Báo Hải Dương;Bài nhập một;Tin;Minh An;05/02/2026;07:30;TRƯỜNG CAO ĐẲNG THỬ NGHIỆM;https://baohaiduong.vn/n1;;;;",
            "Báo Hải Dương;Bài nhập hai;Bài phản ánh;;06/02/2026;;Trường Cao đẳng Thử nghiệm;https://baohaiduong.vn/n2;\"có; chấm phẩy\";có;;",
            "Báo Hải Dương;Bài nhập một;Tin;Minh An;05/02/2026;07:30;Trường Cao đẳng Thử nghiệm;https://baohaiduong.vn/n1;;;;",
            "Báo Hải Dương;Ngày sai;Tin;;30/02/2026;;Trường Cao đẳng Thử nghiệm;https://baohaiduong.vn/n3;;;;",
            "Báo Hải Dương;Đơn vị lạ;Tin;;05/02/2026;;Trường Không Có;https://baohaiduong.vn/n4;;;;",
            "Báo Hải Dương;=HYPERLINK();Tin;;05/02/2026;;Trường Cao đẳng Thử nghiệm;javascript:alert(1);;;;");

        var dry = await UploadAsync(Encoding.UTF8.GetBytes(csv), "thang-2.csv");
        var body = WebUtility.HtmlDecode(await Reporter.GetStringAsync(dry));
        Assert.That(body.Split("data-fate=\"").Skip(1).Select(p => p[..p.IndexOf('"', StringComparison.Ordinal)]), Is.EqualTo(new[] { "New", "New", "Known", "Wrong", "Wrong", "Wrong" }));
        Assert.That(body, Does.Contain("Giống hệt dòng 2").And.Contain("Không tìm thấy đơn vị “Trường Không Có”"));
        Assert.That(await CountAsync("Bài nhập"), Is.Zero);

        var booked = await Reporter.SubmitAsync(dry, new() { ["lan"] = dry[(dry.IndexOf('=', StringComparison.Ordinal) + 1)..] }, $"{Page}?handler=Book");
        Assert.That(booked.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(await CountAsync("Bài nhập"), Is.EqualTo(2));

        var again = await UploadAsync(Encoding.UTF8.GetBytes(csv), "thang-2.csv");
        await Reporter.SubmitAsync(again, new() { ["lan"] = again[(again.IndexOf('=', StringComparison.Ordinal) + 1)..] }, $"{Page}?handler=Book");
        Assert.That(await CountAsync("Bài nhập"), Is.EqualTo(2), "the same file once more");
    }

    [Test]
    public async Task Template_can_be_filled_in_and_read_with_its_real_dates()
    {
        var template = await Reporter.GetByteArrayAsync($"{Page}?handler=Template");
        var rows = ImportExternal.RowsOf(SheetReader.Read(new MemoryStream(template))!)!;
        Assert.That(rows, Has.Count.EqualTo(1));

        var book = Spreadsheet.Write("Tháng 3", ["Danh sách tháng 3"], ImportExternal.Columns,
            [["Đài Phát thanh", "Bài trong bảng tính", "TIN", "", new DateOnly(2026, 3, 5), "", CmsApp.SchoolId, "https://dai.example.vn/1", "", "", "", ""]]);
        var dry = await UploadAsync(book, "thang-3.xlsx");
        Assert.That(WebUtility.HtmlDecode(await Reporter.GetStringAsync(dry)), Does.Contain("05/03/2026").And.Contain("data-fate=\"New\""));
    }

    [TestCase("")]
    [TestCase("PK\u0003\u0004 hỏng")]
    [TestCase("không;có;tiêu đề")]
    [TestCase("\0\0\0\0")]
    public async Task What_is_no_such_file_is_refused_in_words(string content)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(content)), "Sheet", "la.xlsx" } };
        form.Add(new StringContent(await TokenAsync()), "__RequestVerificationToken");
        Assert.That((await Reporter.PostAsync(Page, form)).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
    }

    [Test]
    public async Task Same_title_in_thirty_days_is_proposed_merged_and_separated_by_people()
    {
        await App.DoAsync(async s =>
        {
            var record = s.GetRequiredService<RecordExternalWork>();
            foreach (var (title, day) in new[] { ("Hội thi tay nghề – lần thứ nhất", 1), ("HỘI THI tay nghề lần thứ nhất", 20), ("Hội thi tay nghề lần thứ nhất", 25) })
            {
                await record.RunAsync(new ExternalWork(Guid.NewGuid(), "TIN", title, $"Báo {day}", null, Vietnam.Instant(new DateOnly(2026, 4, day).AddDays(day == 25 ? 60 : 0)), CmsApp.SchoolId, "Trường",
                    [new(EvidenceKind.Link, "https://bao.example.vn/1")]), "Hòa", default);
            }
        });

        var pairs = await PairsAsync();
        Assert.That(pairs.Select(p => (p.Earlier.Outlet, p.Later.Outlet)), Is.EqualTo(new[] { ("Báo 1", "Báo 20") }), "sixty days later is another work");
        var fields = new Dictionary<string, string> { ["earlier"] = pairs[0].Earlier.Id.ToString(), ["later"] = pairs[0].Later.Id.ToString() };
        await Reporter.SubmitAsync("/quan-tri/tac-pham/trung", fields, "/quan-tri/tac-pham/trung?handler=Merge");
        Assert.That(await App.AskAsync(s => s.GetRequiredService<CmsDb>().Works.CountAsync(w => EF.Functions.ILike(w.Title, "%hội thi%") && w.Counts)), Is.EqualTo(2));
        Assert.That(await PairsAsync(), Is.Empty);

        var deeds = $"/quan-tri/tac-pham/{pairs[0].Later.Id}/sua-so-lieu";
        await Reporter.SubmitAsync(deeds, new() { ["merged"] = pairs[0].Later.Id.ToString(), ["Reason"] = "Hai bài khác nhau" }, $"{deeds}?handler=Separate");
        Assert.That(await PairsAsync(), Has.Count.EqualTo(1));
        await Reporter.SubmitAsync("/quan-tri/tac-pham/trung", fields, "/quan-tri/tac-pham/trung?handler=Apart");
        Assert.That(await PairsAsync(), Is.Empty);
    }

    [Test]
    public async Task Our_story_is_recognised_in_a_newspaper_under_another_title_by_what_its_page_said()
    {
        const string Story = "Sáng 22/9, Trường Cao đẳng Thử nghiệm tổ chức lễ khai giảng năm học mới, chào đón hơn một nghìn tân học sinh, sinh viên và khánh thành xưởng thực hành cơ khí rộng sáu trăm mét vuông.";
        var (first, second, other) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        await App.DoAsync(async s =>
        {
            var (record, note, db) = (s.GetRequiredService<RecordExternalWork>(), s.GetRequiredService<NoteCheck>(), s.GetRequiredService<CmsDb>());
            foreach (var (id, title, text) in new[] { (first, "Khai giảng ở Thử nghiệm", Story), (second, "Hơn nghìn tân sinh viên nhập học", Story), (other, "Trường nghề đón bạn mới", "Một bài hoàn toàn khác về chương trình học bổng dành cho học sinh vượt khó của các trường trong tỉnh năm nay.") })
            {
                await record.RunAsync(new ExternalWork(id, "TIN", title, $"Báo {title}", null, Vietnam.Instant(new(2026, 10, 2)), CmsApp.SchoolId, "Trường", [new(EvidenceKind.Link, $"https://bao.example.vn/{id}")]), "Hòa", default);
                var page = $"<title>{title}</title><body><header>Đọc nhiều nhất</header><ul><li>Tin liên quan của báo {id}</li></ul><article><p>{text}</p></article></body>";
                await note.RunAsync(await db.Evidence.Where(e => e.WorkId == id).Select(e => e.Id).SingleAsync(), CheckLinks.SnapshotOf(Encoding.UTF8.GetBytes(page)), null, default);
            }
        });

        var pair = (await App.AskAsync(s => s.GetRequiredService<SimilarWorks>().PairsAsync(new(2026, 9, 20), new(2026, 10, 20), default))).Single();
        Assert.That(new[] { pair.Earlier.Id, pair.Later.Id }, Is.EquivalentTo(new[] { first, second }));
        Assert.That((pair.SameTitle, pair.Share), Is.EqualTo((false, 1.0)));
        Assert.That(await App.AskAsync(s => s.GetRequiredService<CmsDb>().PagePrints.CountAsync()), Is.GreaterThanOrEqualTo(3), "numbers are kept, the paper's text is not");
    }

    [Test]
    public async Task Record_of_the_press_is_filed_elsewhere_with_a_reason_that_the_ledger_keeps()
    {
        var id = Guid.NewGuid();
        await App.DoAsync(async s => await s.GetRequiredService<RecordExternalWork>().RunAsync(new ExternalWork(id, "TIN", "Bài xếp nhầm chỗ", "Báo", null, Vietnam.Instant(new(2026, 8, 5)), CmsApp.SchoolId, "Trường Cao đẳng Thử nghiệm",
            [new(EvidenceKind.Link, "https://bao.example.vn/3")]) { Activities = ["HN-GDNN-2025:II.2.1", "CU:HD9"] }, "Hòa", default));
        var page = $"/quan-tri/tac-pham/{id}/sua-ghi-nhan";
        var form = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await Reporter.GetStringAsync(page));
        Assert.That(form.QuerySelectorAll("input[name=Activities][checked]").Select(i => i.GetAttribute("value")), Is.EquivalentTo(new[] { "HN-GDNN-2025:II.2.1", "CU:HD9" }), "a code no plan has any more is not lost unseen");
        var fields = new Dictionary<string, string>
        {
            ["Seen"] = form.QuerySelector("input[name=Seen]")!.GetAttribute("value")!, ["Outlet"] = "Báo", ["Title"] = "Bài xếp nhầm chỗ", ["Genre"] = "BAI", ["UnitCode"] = CmsApp.OtherSchoolId, ["Activities"] = "HN-GDNN-2025:II.2.2",
        };

        var without = await Reporter.SubmitAsync(page, fields);
        Assert.That(WebUtility.HtmlDecode(await without.Content.ReadAsStringAsync()), Does.Contain("Vui lòng nhập lý do."));
        Assert.That((await Reporter.SubmitAsync(page, new(fields) { ["Reason"] = "Trường Trung cấp Thứ hai đặt bài" })).StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        var stale = await Reporter.SubmitAsync(page, new(fields) { ["Reason"] = "Lần nữa", ["Title"] = "Tên khác" });
        Assert.That(WebUtility.HtmlDecode(await stale.Content.ReadAsStringAsync()), Does.Contain("Người khác vừa sửa ghi nhận này.").And.Contain("Tên khác"));

        var (work, entry, byUnit) = await App.AskAsync(async s =>
        {
            var db = s.GetRequiredService<CmsDb>();
            return (await db.Works.SingleAsync(w => w.Id == id), await db.Ledger.Where(e => e.WorkId == id).OrderByDescending(e => e.Number).FirstAsync(),
                await db.CountedDays.Where(d => d.Kind == Publishing.Targets.FigureKind.Unit && d.Day == new DateOnly(2026, 8, 5) && d.Count != 0).Select(d => d.Code).SingleAsync());
        });
        Assert.That((work.UnitCode, work.Genre, work.Activities, byUnit), Is.EqualTo((CmsApp.OtherSchoolId, "BAI", new[] { "HN-GDNN-2025:II.2.2" }, CmsApp.OtherSchoolId)));
        Assert.That((entry.Action, entry.Details), Is.EqualTo(("refiled", entry.Details)));
        Assert.That(entry.Details, Does.Contain("Đơn vị: Trường Cao đẳng Thử nghiệm → Trường Trung cấp Thứ hai").And.Contain("Trường Trung cấp Thứ hai đặt bài"));
        Assert.That((await App.AskAsync(s => s.GetRequiredService<Publishing.Ledger.VerifyLedger>().RunAsync(default))).Flaw, Is.Null);
    }

    [Test]
    public async Task Date_is_asked_for_by_one_person_and_set_right_by_another()
    {
        using var other = await App.SignInAsync(Role.Approver);
        var id = Guid.NewGuid();
        await App.DoAsync(async s => await s.GetRequiredService<RecordExternalWork>().RunAsync(new ExternalWork(id, "TIN", "Bài ghi nhầm ngày", "Báo", null, Vietnam.Instant(new(2026, 5, 5)), CmsApp.SchoolId, "Trường",
            [new(EvidenceKind.Link, "https://bao.example.vn/2")]), "Hòa", default));
        var page = $"/quan-tri/tac-pham/{id}/sua-so-lieu";
        await Reporter.SubmitAsync(page, new() { ["Day"] = "04/05/2026", ["Reason"] = "Báo in ngày 04/5" }, $"{page}?handler=Date");
        var correction = (await App.AskAsync(s => s.GetRequiredService<CmsDb>().DateCorrections.Where(c => c.WorkId == id).Select(c => c.Id).SingleAsync())).ToString();

        var own = await Reporter.SubmitAsync(page, new() { ["correction"] = correction }, $"{page}?handler=Approve");
        Assert.That(WebUtility.HtmlDecode(await own.Content.ReadAsStringAsync()), Does.Contain("Người đề nghị không được tự duyệt."));
        await other.SubmitAsync(page, new() { ["correction"] = correction }, $"{page}?handler=Approve");

        Assert.That(await App.AskAsync(s => s.GetRequiredService<CmsDb>().Works.Where(w => w.Id == id).Select(w => w.FirstPublicOn).SingleAsync()), Is.EqualTo(new DateOnly(2026, 5, 4)));
    }

    [Test]
    public async Task Dead_link_still_proves_what_was_seen_and_one_never_seen_does_not()
    {
        var (seen, unseen) = (Guid.NewGuid(), Guid.NewGuid());
        await App.DoAsync(async s =>
        {
            var record = s.GetRequiredService<RecordExternalWork>();
            foreach (var (id, title) in new[] { (seen, "Trang đã thấy"), (unseen, "Trang chưa thấy") })
                await record.RunAsync(new ExternalWork(id, "TIN", title, "Báo", null, Vietnam.Instant(new(2026, 6, 5)), CmsApp.SchoolId, "Trường", [new(EvidenceKind.Link, $"https://bao.example.vn/{id}")]), "Hòa", default);
            var db = s.GetRequiredService<CmsDb>();
            var note = s.GetRequiredService<NoteCheck>();
            var evidence = await db.Evidence.AsNoTracking().Where(e => e.WorkId == seen || e.WorkId == unseen).ToDictionaryAsync(e => e.WorkId, e => e.Id);
            await note.RunAsync(evidence[seen], CheckLinks.SnapshotOf("<title>Trang</title><meta property=\"article:published_time\" content=\"2026-06-05T01:00:00Z\"><body><nav>Mục lục</nav>Nội dung</body>"u8.ToArray()), null, default);
            for (var i = 0; i < 3; i++) foreach (var id in evidence.Values) await note.RunAsync(id, null, "Trang trả lời mã lỗi 404.", default);
        });

        var works = await App.AskAsync(s => s.GetRequiredService<CmsDb>().Works.AsNoTracking().Include(w => w.Evidence).Where(w => w.Id == seen || w.Id == unseen).ToDictionaryAsync(w => w.Id));
        Assert.That((works[seen].Counts, works[unseen].Counts), Is.EqualTo((true, false)));
        Assert.That((works[seen].Evidence[0].PageTitle, works[seen].Evidence[0].PageDate), Is.EqualTo(("Trang", (DateOnly?)new DateOnly(2026, 6, 5))));
        Assert.That(WebUtility.HtmlDecode(await Reporter.GetStringAsync("/quan-tri/tac-pham/lien-ket-hong")), Does.Contain("Trang chưa thấy").And.Contain("Không còn minh chứng").And.Contain("Vẫn được tính"));
    }

    [Test]
    public async Task Screen_on_the_wall_shows_progress_to_whoever_has_the_link_until_it_is_taken_back()
    {
        var made = await (await Reporter.SubmitAsync("/quan-tri/bang-dieu-khien/man-hinh", new() { ["Name"] = "Sảnh tầng một", ["PlanCode"] = "KH3066-2021", ["Days"] = "30" })).Content.ReadAsStringAsync();
        var address = made[made.IndexOf("/man-hinh/", StringComparison.Ordinal)..];
        address = address[..address.IndexOf('<', StringComparison.Ordinal)];
        using var stranger = App.Browser();
        Assert.That((await stranger.GetAsync(address)).StatusCode, Is.EqualTo(HttpStatusCode.OK));

        var id = await App.AskAsync(s => s.GetRequiredService<CmsDb>().Set<VocEdu.Cms.Plans.ScreenLink>().Select(l => l.Id).SingleAsync());
        await Reporter.SubmitAsync("/quan-tri/bang-dieu-khien/man-hinh", new() { ["id"] = id.ToString() }, "/quan-tri/bang-dieu-khien/man-hinh?handler=Revoke");
        Assert.That((await stranger.GetAsync(address)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Newsroom_figures_are_there_even_when_nothing_has_happened() =>
        Assert.That((await Reporter.GetAsync("/quan-tri/thong-ke-bien-tap?ngay=365")).StatusCode, Is.EqualTo(HttpStatusCode.OK));

    private Task<IReadOnlyList<SimilarPair>> PairsAsync() => App.AskAsync(s => s.GetRequiredService<SimilarWorks>().PairsAsync(new(2026, 3, 20), new(2026, 7, 30), default));

    private Task<int> CountAsync(string title) => App.AskAsync(s => s.GetRequiredService<CmsDb>().Works.CountAsync(w => w.Title.StartsWith(title)));

    private async Task<string> TokenAsync() => new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await Reporter.GetStringAsync(Page)).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    /// <returns>Where the dry run is shown.</returns>
    private async Task<string> UploadAsync(byte[] file, string name)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(file), "Sheet", name } };
        form.Add(new StringContent(await TokenAsync()), "__RequestVerificationToken");
        var answer = await Reporter.PostAsync(Page, form);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
        return answer.Headers.Location!.ToString();
    }
}
