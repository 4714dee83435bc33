using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media.Making;
using VocEdu.Cms.Review;
using VocEdu.Cms.Submissions;
using VocEdu.Cms.Tests.Writing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Tests.Submissions;

public sealed class InboxTests
{
    private const string Inbox = "/quan-tri/bai-don-vi-gui", Calls = "/quan-tri/dat-bai", Figures = "/quan-tri/thong-ke-gui-bai";

    private CmsApp _app = null!;
    private HttpClient _school = null!, _other = null!, _officer = null!;
    private Guid _editor;

    [OneTimeSetUp]
    public async Task Start()
    {
        _app = await CmsApp.StartAsync();
        (_school, _other) = (await _app.SignInAsync(Role.Contributor), await _app.SignInAsync(Role.Contributor, CmsApp.OtherSchoolId));
        var editor = await _app.PersonAsync(Role.Editor);
        (_editor, _officer) = (editor.Id, await _app.SignInAsync(editor.UserName!, CmsApp.Password));
    }

    [OneTimeTearDown]
    public async Task Stop() => await _app.DisposeAsync();

    [Test]
    public async Task Officer_takes_in_several_and_is_told_what_was_not()
    {
        var (one, two) = (await _school.ArriveAsync(Schools.Form("Bài nhận cùng lúc một")), await _school.ArriveAsync(Schools.Form("Bài nhận cùng lúc hai")));
        Assert.That(WebUtility.HtmlDecode(await _officer.GetStringAsync(Inbox)), Does.Contain("Bài nhận cùng lúc một").And.Contain("Bài nhận cùng lúc hai"));

        await _officer.SubmitAsync(Inbox, new() { ["chosen[0]"] = $"{one}:1", ["chosen[1]"] = $"{two}:7", ["chosen[2]"] = "no story" }, $"{Inbox}?handler=Receive");
        Assert.That(((await _app.ItemAsync(one)).State, (await _app.ItemAsync(two)).State), Is.EqualTo((ContentState.Received, ContentState.Submitted)));
        Assert.That(WebUtility.HtmlDecode(await _officer.GetStringAsync(Inbox)), Does.Contain("Đã tiếp nhận 1 bài.").And.Contain("1 bài chưa tiếp nhận được"));
    }

    [Test]
    public async Task Editing_begins_with_opening_the_editor_and_the_first_page_tells_of_the_work()
    {
        var id = await _school.ArriveAsync(Schools.Form("Bài biên tập ngay"));
        Assert.That(await _officer.GetStringAsync("/quan-tri/bang-dieu-khien"), Does.Match("<a [^>]*href=\"/quan-tri/bai-don-vi-gui\"[^>]*>.*bài đơn vị gửi chờ tiếp nhận"));
        await _officer.SubmitAsync($"{Inbox}/{id}", new() { ["version"] = "1" }, $"{Inbox}/{id}?handler=Receive");
        var answer = await _officer.SubmitAsync($"{Inbox}/{id}", new() { ["version"] = "1" }, $"{Inbox}/{id}?handler=Edit");
        Assert.That((answer.Headers.Location!.OriginalString, (await _app.ItemAsync(id)).State), Is.EqualTo(($"/quan-tri/noi-dung/{id}", ContentState.Editing)));

        await _officer.SubmitAsync($"{Inbox}/{id}", new() { ["version"] = "1" }, $"{Inbox}/{id}?handler=Edit");
        Assert.That(await _officer.GetStringAsync($"{Inbox}/{id}"), Does.Contain("flash-failed"), "it is being edited already");
    }

    [Test]
    public async Task List_comes_back_with_its_filters_and_with_nothing_else()
    {
        var id = await _school.ArriveAsync(Schools.Form("Bài hỏi lại từ danh sách đã lọc"));
        var page = $"{Inbox}/{id}";
        var answer = await _officer.SubmitAsync(page, new() { ["words"] = "Ai dạy lớp này?", ["back"] = $"?buoc=cho-tiep-nhan&don-vi={CmsApp.SchoolId}&cua-toi=&handler=Receive&next=https://a.vn\r\nx:y" }, $"{page}?handler=Remark");
        Assert.That(answer.Headers.Location!.OriginalString, Is.EqualTo($"{Inbox}?buoc=cho-tiep-nhan&don-vi={CmsApp.SchoolId}"));
        var again = await _officer.SubmitAsync($"{Inbox}?chu-de=khong%0Aco", new() { ["chosen[0]"] = $"{id}:1" }, $"{Inbox}?chu-de=khong%0Aco&handler=Receive");
        Assert.That(again.Headers.Location!.OriginalString, Is.EqualTo($"{Inbox}?chu-de=khong%0Aco"));
    }

    [Test]
    public async Task Officer_assigns_asks_and_declines_and_the_school_reads_it_in_full()
    {
        var id = await _school.ArriveAsync(Schools.Form("Bài được hỏi rồi thôi"));
        var page = $"{Inbox}/{id}";
        await _officer.SubmitAsync(page, new() { ["editor"] = _editor.ToString() }, $"{page}?handler=Assign");
        await _officer.SubmitAsync(page, new() { ["words"] = "Lớp này có bao nhiêu người?" }, $"{page}?handler=Remark");
        await _officer.SubmitAsync(page, new() { ["reason"] = "Đã có tin tương tự.", ["version"] = "1" }, $"{page}?handler=Decline");

        var item = await _app.ItemAsync(id);
        Assert.That((item.AssignedTo, item.State), Is.EqualTo(((Guid?)_editor, ContentState.NotUsed)));
        Assert.That(WebUtility.HtmlDecode(await _school.GetStringAsync($"/quan-tri/bai-cua-toi/{id}")), Does.Contain("Lớp này có bao nhiêu người?").And.Contain("Đã có tin tương tự.").And.Contain("Phân công biên tập viên"));
    }

    [Test]
    public async Task Original_is_for_the_newsroom_only()
    {
        var id = await _school.ArriveAsync(Schools.Form("Bài có ảnh gốc"), [(0, "goc.png", Schools.Picture(9))]);
        var media = (await _app.SubmissionAsync(id)).Files[0].MediaId;
        await _app.DoAsync(services => services.GetRequiredService<MakeReady>().RunAsync(media, CancellationToken.None));
        var original = await _officer.GetAsync($"{Inbox}/{id}/goc/{media}");

        Assert.That(await original.Content.ReadAsByteArrayAsync(), Is.EqualTo(Schools.Picture(9)));
        Assert.That(original.Content.Headers.ContentDisposition!.DispositionType, Is.EqualTo("attachment"));
        Assert.That((await _officer.GetAsync($"{Inbox}/{Guid.NewGuid()}/goc/{media}")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await _school.GetAsync($"{Inbox}/{id}/goc/{media}")).StatusCode, Is.Not.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_call_is_answered_by_a_story_or_by_saying_there_is_none()
    {
        var call = await OpenAsync("Học viên làm đồ Tết", "2026-12-10", CmsApp.SchoolId, CmsApp.OtherSchoolId);
        Assert.That(WebUtility.HtmlDecode(await _school.GetStringAsync(Schools.Page)), Does.Contain("Học viên làm đồ Tết").And.Contain("Thứ Năm, ngày 10/12/2026"));

        var fields = Schools.Form("Đèn lồng của lớp mộc");
        fields["Form.CallId"] = call.ToString();
        var id = await _school.ArriveAsync(fields, at: $"{Schools.Page}?dat={call}");
        await _other.SubmitAsync($"{Calls}/{call}", new() { ["because"] = "Trường đang thi học kỳ." }, $"{Calls}/{call}?handler=Decline");

        Assert.That((await _app.SubmissionAsync(id)).CallId, Is.EqualTo(call));
        Assert.That(WebUtility.HtmlDecode(await _officer.GetStringAsync($"{Calls}/{call}")), Does.Contain("Đèn lồng của lớp mộc").And.Contain("Trường đang thi học kỳ.").And.Contain("0 đơn vị chưa trả lời."));
        Assert.That(WebUtility.HtmlDecode(await _other.GetStringAsync($"{Calls}/{call}")), Does.Contain("Trường đang thi học kỳ.").And.Not.Contain("Đèn lồng của lớp mộc"));
    }

    [Test]
    public async Task A_call_to_other_units_is_unknown()
    {
        var call = await OpenAsync("Chỉ hỏi trường thứ hai", "2026-12-20", CmsApp.OtherSchoolId);
        Assert.That((await _school.GetAsync($"{Calls}/{call}")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await _school.GetStringAsync(Calls), Does.Not.Contain("Chỉ hỏi trường thứ hai"));
        var fields = Schools.Form("Bài trả lời trộm");
        fields["Form.CallId"] = call.ToString();
        Assert.That((await _school.SendAsync(fields)).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
    }

    [Test]
    public async Task Silent_units_are_reminded_three_and_one_working_days_before_each_once()
    {
        var app = _app;
        var call = await OpenAsync("Hỏi để nhắc", "2027-03-12", CmsApp.OtherSchoolId);      // a Friday
        var (reminded, start) = (new List<int>(), app.Clock.GetUtcNow());
        try
        {
            foreach (var day in (int[])[8, 9, 9, 10, 11, 11, 12])
            {
                app.Clock.Now = new(2027, 3, day, 2, 0, 0, TimeSpan.Zero);
                await app.Services.GetRequiredService<RemindUnits>().RunAsync(CancellationToken.None);
                reminded.Add(await app.AskAsync(services => services.GetRequiredService<CmsDb>().Notices.Where(n => n.Path == $"{Calls}/{call}").Select(n => n.Event).Distinct().CountAsync()));
            }
        }
        finally
        {
            app.Clock.Now = start;
        }

        Assert.That(reminded, Is.EqualTo([1, 2, 2, 2, 3, 3, 3]), "one for the call itself");
    }

    [Test]
    public async Task Figures_say_what_became_of_what_was_sent_and_open_their_lists()
    {
        var start = _app.Clock.GetUtcNow();
        try
        {
            _app.Clock.Now = new(2028, 5, 3, 2, 0, 0, TimeSpan.Zero);
            // The sessions of today have long ended then.
            var (school, other) = (await _app.SignInAsync(Role.Contributor), await _app.SignInAsync(Role.Contributor, CmsApp.OtherSchoolId));
            var (used, returned, _) = (await school.ArriveAsync(Schools.Form("Bài được dùng")), await school.ArriveAsync(Schools.Form("Bài bị trả lại")), await school.ArriveAsync(Schools.Form("Bài đang chờ")));
            await other.ArriveAsync(Schools.Form("Bài của trường khác"));
            _app.Clock.Now = new(2028, 5, 3, 3, 30, 0, TimeSpan.Zero);
            var (reader, officer) = (await _app.SignInAsync(Role.Contributor), await _app.SignInAsync(Role.Editor));
            foreach (var state in (ContentState[])[ContentState.Received, ContentState.Editing, ContentState.InReview]) await _app.MoveAsync(used, state, Stories.Officer);
            foreach (var state in (ContentState[])[ContentState.Approved, ContentState.Published]) await _app.MoveAsync(used, state, Stories.Approver);
            await officer.SubmitAsync($"{Inbox}/{returned}", new() { ["presets"] = ReturnReasons.All[0], ["reason"] = "Thiếu ảnh.", ["version"] = "1" }, $"{Inbox}/{returned}?handler=Return");

            Assert.That(await reader.GetStringAsync($"/quan-tri/bai-cua-toi/{returned}"), Does.Contain(ReturnReasons.All[0]).And.Contain("Thiếu ảnh."), "ready reasons and typed ones");

            var own = await _app.AskAsync(services => services.GetRequiredService<StoryFigures>().RunAsync(new(2028, 5, 1), new(2028, 5, 31), [CmsApp.SchoolId], CancellationToken.None));
            Assert.That(own, Is.EqualTo(new[] { new UnitFigures(CmsApp.SchoolId, Sent: 3, Used: 1, Returned: 1, Declined: 0, Waiting: 2, MedianHours: 1.5, 0, 0, 0) }));

            const string period = "?tu=2028-05-01&den=2028-05-31";
            var list = WebUtility.HtmlDecode(await reader.GetStringAsync($"{Figures}{period}&xem=cho&don-vi={CmsApp.OtherSchoolId}"));
            Assert.That(list, Does.Contain("Bài đang chờ").And.Contain("Bài bị trả lại").And.Not.Contain("Bài được dùng").And.Not.Contain("Bài của trường khác"));
            Assert.That(await officer.GetStringAsync($"{Figures}{period}&handler=Csv"), Does.Contain("Trường Cao đẳng Thử nghiệm;3;1;1;0;2;1,5;0;0;0").And.Contain("Trường Trung cấp Thứ hai;1;0;0;0;1;;0;0;0"));
        }
        finally
        {
            _app.Clock.Now = start;
        }
    }

    private async Task<Guid> OpenAsync(string title, string deadline, params string[] units)
    {
        var fields = new Dictionary<string, string> { ["Form.Title"] = title, ["Form.Brief"] = "Kể một câu chuyện, kèm hai ảnh.", ["Form.Deadline"] = deadline };
        for (var i = 0; i < units.Length; i++) fields[$"Form.Units[{i}]"] = units[i];
        var answer = await _officer.SubmitAsync($"{Calls}/viet", fields);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
        return Stories.IdOf(answer);
    }
}
