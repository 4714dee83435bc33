using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Calendar;
using VocEdu.Cms.Data;
using VocEdu.Cms.Review.Releases;
using VocEdu.Cms.Tests.Writing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Tests.Calendar;

/// <summary>The clock stands at Saturday, 21 November 2026, 09:00 in Viet Nam.</summary>
public sealed partial class CalendarTests
{
    private CmsApp _app = null!;
    private HttpClient _editor = null!, _contributor = null!;
    private Guid _scheduled, _draft;

    [OneTimeSetUp]
    public async Task Start()
    {
        _app = await CmsApp.StartAsync();
        _editor = await _app.SignInAsync(Role.Editor);
        _contributor = await _app.SignInAsync(Role.Contributor, CmsApp.OtherSchoolId);
        _scheduled = await _app.ApprovedAsync("Bài hẹn giờ");
        await _app.MoveAsync(_scheduled, ContentState.Scheduled, Stories.Officer, At(27, 9));
        _draft = await _app.SavedAsync(Stories.Draft("Bài đang chờ duyệt"));
        await _app.MoveAsync(_draft, ContentState.InReview, Stories.Officer);
        var published = await _app.ApprovedAsync("Bài đã đăng; có dấu phẩy, chấm phẩy");
        await _app.MoveAsync(published, ContentState.Published, Stories.Officer);
        var fair = await _app.ApprovedAsync("Ngày hội việc làm", Stories.Draft("Ngày hội việc làm", "SUKIEN") with
        {
            Section = "su-kien",
            Fields = new() { Event = new(At(28, 8), At(29, 17), "Sở Giáo dục và Đào tạo", null, true), Place = "Nhà văn hóa" },
        });
        await _app.MoveAsync(fair, ContentState.Published, Stories.Officer);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _editor.Dispose();
        _contributor.Dispose();
        await _app.DisposeAsync();
    }

    [TestCase("thang"), TestCase("tuan"), TestCase("danh-sach")]
    public async Task Items_events_observed_days_holidays_and_deadlines_stand_in_one_calendar(string view)
    {
        var page = await _editor.GetStringAsync($"/quan-tri/lich?xem={view}&ngay=2026-11-23");
        Assert.That(DayOf(page, "2026-11-27"), Does.Contain("Bài hẹn giờ").And.Contains("Đã hẹn giờ đăng").And.Contains("09:00"));
        Assert.That(DayOf(page, "2026-11-28"), Does.Contain("Ngày hội việc làm").And.Contains("đến 29/11/2026"));
        Assert.That(DayOf(page, "2026-11-29"), Does.Contain("Ngày hội việc làm").And.Contains("Báo cáo gửi Sở Văn hóa, Thể thao và Du lịch"));
        Assert.That(DayOf(page, "2026-11-24"), Does.Contain("Ngày Văn hóa Việt Nam").And.Contains("Ngày nghỉ lễ"));
    }

    [Test]
    public async Task A_filter_leaves_only_what_it_names_and_the_file_says_so()
    {
        var page = await _editor.GetStringAsync("/quan-tri/lich?ngay=2026-11-23&loai=ngay-le");
        Assert.That(page, Does.Contain("Ngày Nhà giáo Việt Nam").And.Not.Contains("Bài hẹn giờ"));

        var sheet = SheetOf(await _editor.GetByteArrayAsync("/quan-tri/lich?ngay=2026-11-23&loai=ngay-le&handler=Xlsx"));
        Assert.That(sheet, Does.Contain("Chỉ gồm: Ngày lễ, ngày kỷ niệm").And.Contains("Ngày Nhà giáo Việt Nam").And.Not.Contains("Bài hẹn giờ"));
    }

    [Test]
    public async Task The_workbook_has_real_dates_and_no_formula()
    {
        var sheet = SheetOf(await _editor.GetByteArrayAsync("/quan-tri/lich?ngay=2026-11-23&handler=Xlsx"));
        var day = new DateTime(2026, 11, 27, 0, 0, 0, DateTimeKind.Unspecified).ToOADate();
        Assert.That(sheet, Does.Contain($"<x:v>{day}</x:v>").And.Contains("Bài hẹn giờ").And.Not.Contains("<x:f>"));
    }

    [Test]
    public async Task The_calendar_file_is_well_formed_and_keeps_commas()
    {
        var text = await _editor.GetStringAsync("/quan-tri/lich?ngay=2026-11-23&handler=Ics");
        var lines = text.Split("\r\n");
        Assert.That(lines.All(line => System.Text.Encoding.UTF8.GetByteCount(line) <= 75));
        var unfolded = text.Replace("\r\n ", "", StringComparison.Ordinal);
        Assert.That(unfolded, Does.Contain(@"SUMMARY:Bài đã đăng\; có dấu phẩy\, chấm phẩy"));
        Assert.That(unfolded, Does.Contain($"UID:bai-{_scheduled}@").And.Contains("DTSTART:20261127T020000Z"));
        Assert.That(lines.Count(l => l == "BEGIN:VEVENT"), Is.EqualTo(lines.Count(l => l == "END:VEVENT")).And.GreaterThan(3));
    }

    [Test]
    public async Task A_scheduled_item_moves_by_the_rules_of_its_schedule()
    {
        var id = await _app.ApprovedAsync("Bài sẽ dời lịch");
        await _app.MoveAsync(id, ContentState.Scheduled, Stories.Officer, At(25, 9));

        var past = await SaveAsync(id, "2026-11-20T09:00");
        Assert.That(past.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(await past.Content.ReadAsStringAsync(), Does.Contain("Giờ đăng phải ở trong tương lai").And.Contains("2026-11-20T09:00"));
        Assert.That((await _app.ItemAsync(id)).ScheduledFor, Is.EqualTo(At(25, 9)));

        Assert.That((await SaveAsync(id, "2026-11-26T14:30")).StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        var item = await _app.ItemAsync(id);
        Assert.That((item.State, item.ScheduledFor), Is.EqualTo((ContentState.Scheduled, (DateTimeOffset?)At(26, 14).AddMinutes(30))));
    }

    [Test]
    public async Task What_is_not_approved_gets_a_plan_that_publishes_nothing_and_can_be_taken_away()
    {
        await SaveAsync(_draft, "2026-12-02T10:00");
        var item = await _app.ItemAsync(_draft);
        Assert.That((item.State, item.PlannedFor, item.ScheduledFor), Is.EqualTo((ContentState.InReview, (DateTimeOffset?)At(32, 10), (DateTimeOffset?)null)));
        Assert.That(DayOf(await _editor.GetStringAsync("/quan-tri/lich?ngay=2026-12-02"), "2026-12-02"), Does.Contain("Dự kiến – Chờ duyệt"));

        await _editor.SubmitAsync($"/quan-tri/lich/doi/bai/{_draft}", new() { ["Version"] = "1" }, $"/quan-tri/lich/doi/bai/{_draft}?handler=Clear");
        Assert.That((await _app.ItemAsync(_draft)).PlannedFor, Is.Null);
        Assert.That(await _editor.GetStringAsync("/quan-tri/lich?ngay=2026-12-02"), Does.Contain("Bài đang chờ duyệt"), "it waits among those without a day");
    }

    [Test]
    public async Task Items_of_a_set_stand_at_its_time_and_the_set_decides()
    {
        var id = await _app.SavedAsync(Stories.Draft("Bài trong đợt khai giảng"));
        await _app.MoveAsync(id, ContentState.InReview, Stories.Officer);
        var (set, refusal) = await _app.AskAsync(s => s.GetRequiredService<ManageReleases>().CreateAsync("Đợt khai giảng", null, At(30, 7), [id], Stories.Officer, CancellationToken.None));
        Assert.That(refusal, Is.Null);

        var page = await _editor.GetStringAsync("/quan-tri/lich?ngay=2026-11-23");
        Assert.That(DayOf(page, "2026-11-30"), Does.Contain("Bài trong đợt khai giảng").And.Contain("Trong đợt “Đợt khai giảng” – Chờ duyệt").And.Contain("07:00"));
        Assert.That(page.Split("Bài trong đợt khai giảng"), Has.Length.EqualTo(DayOf(page, "2026-11-30").Split("Bài trong đợt khai giảng").Length), "and nowhere else");
        var why = await _editor.GetStringAsync($"/quan-tri/lich/doi/bai/{id}?ngay=2026-12-02");
        Assert.That(why, Does.Contain("giờ của đợt quyết định").And.Contain(ReleaseSet.PathOf(set!.Value)).And.Not.Contain("datetime-local"));
        Assert.That((await _app.ItemAsync(id)).PlannedFor, Is.Null);
        Assert.That((await SaveAsync(id, "2026-12-02T10:00")).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity), "sent all the same");
    }

    [Test]
    public async Task Before_it_is_saved_the_form_says_what_speaks_against_the_day()
    {
        var page = await _editor.GetStringAsync($"/quan-tri/lich/doi/bai/{_scheduled}?ngay=2026-11-24");
        Assert.That(page, Does.Contain("là ngày nghỉ: Ngày Văn hóa Việt Nam").And.Contains("2026-11-24T09:00"));
        var beside = await _app.ApprovedAsync("Bài cùng giờ");
        await _app.MoveAsync(beside, ContentState.Scheduled, Stories.Officer, At(27, 9).AddMinutes(5));
        Assert.That(await _editor.GetStringAsync($"/quan-tri/lich/doi/bai/{_scheduled}"), Does.Contain("Cùng khung giờ này đã hẹn đăng bài “Bài cùng giờ”"));
    }

    [Test]
    public async Task A_contributor_sees_the_own_unit_only_and_moves_nothing()
    {
        var page = await _contributor.GetStringAsync("/quan-tri/lich?ngay=2026-11-23");
        Assert.That(page, Does.Contain("Ngày Nhà giáo Việt Nam").And.Not.Contains("Bài hẹn giờ").And.Not.Contains("Bài đã đăng").And.Not.Contains("entry-move"));
        Assert.That((await _contributor.GetAsync($"/quan-tri/lich/doi/bai/{_scheduled}")).StatusCode, Is.Not.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_link_shows_the_calendar_to_a_stranger_and_nothing_else_until_it_is_revoked()
    {
        var made = await _editor.SubmitAsync("/quan-tri/lich/lien-ket", new() { ["Name"] = "Văn phòng UBND tỉnh", ["Days"] = "30" });
        var path = Secret().Match(await made.Content.ReadAsStringAsync()).Value;
        using var stranger = _app.Browser();

        var page = await stranger.GetStringAsync($"{path}?ngay=2026-11-23");
        Assert.That(page, Does.Contain("Bài hẹn giờ").And.Contains("Ngày hội việc làm").And.Not.Contains("/quan-tri/"));
        Assert.That(page, Does.Not.Contain("Bài đang chờ duyệt"), "not approved, and the link is not for that");
        Assert.That(await stranger.GetStringAsync($"{path}.ics"), Does.StartWith("BEGIN:VCALENDAR"));

        var link = (await LinksAsync()).MaxBy(l => l.CreatedAt)!;
        await _editor.SubmitAsync("/quan-tri/lich/lien-ket", new() { ["id"] = link.Id.ToString() }, "/quan-tri/lich/lien-ket?handler=Revoke");
        var gone = await stranger.GetAsync(path);
        Assert.That(gone.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await gone.Content.ReadAsStringAsync(), Does.Contain("Liên kết không còn dùng được").And.Not.Contains("Bài hẹn giờ"));
    }

    [TestCase("?xem=x&ngay=1900-01-01"), TestCase("?ngay=2100-12-31&xem=danh-sach"), TestCase("?kenh=x&don-vi=%27&the-loai=%27&loai=x")]
    public async Task An_address_may_hold_anything(string query) =>
        Assert.That((await _editor.GetAsync($"/quan-tri/lich{query}")).StatusCode, Is.EqualTo(HttpStatusCode.OK));

    private Task<HttpResponseMessage> SaveAsync(Guid id, string at) => _editor.SubmitAsync($"/quan-tri/lich/doi/bai/{id}", new() { ["At"] = at, ["Version"] = "1" });

    private Task<List<CalendarLink>> LinksAsync() => _app.AskAsync(services => Task.FromResult(services.GetRequiredService<CmsDb>().Set<CalendarLink>().ToList()));

    /// <summary>On a day of November 2026, and beyond, by the clock in Viet Nam.</summary>
    private static DateTimeOffset At(int day, int hour) => new DateTimeOffset(2026, 11, 1, hour, 0, 0, TimeSpan.FromHours(7)).AddDays(day - 1).ToUniversalTime();

    private static string DayOf(string page, string day)
    {
        var from = page.IndexOf($"data-day=\"{day}\"", StringComparison.Ordinal);
        if (from < 0) return "";
        var to = page.IndexOf("data-day=\"", from + 10, StringComparison.Ordinal);
        return WebUtility.HtmlDecode(to < 0 ? page[from..] : page[from..to]);
    }

    private static string SheetOf(byte[] workbook)
    {
        using var zip = new ZipArchive(new MemoryStream(workbook));
        using var reader = new StreamReader(zip.Entries.Single(e => e.FullName.Contains("worksheets/", StringComparison.Ordinal)).Open());
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"/lich/[A-Za-z0-9]{43}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Secret();
}
