using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Cms.Review;
using VocEdu.Cms.Tests.Writing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Tests.Review;

public sealed class DecisionTests
{
    private CmsApp _app = null!;

    [OneTimeSetUp]
    public async Task Start() => _app = await CmsApp.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _app.DisposeAsync();

    [Test]
    public async Task A_story_goes_from_contributor_over_officer_to_approver()
    {
        var (contributor, officer, approver) = (await _app.SignInAsync(Role.Contributor), await _app.SignInAsync(Role.Editor), await _app.SignInAsync(Role.Approver));
        var fields = Stories.Form("Câu chuyện đi hết đường");
        fields["Then"] = nameof(ContentState.Submitted);
        var id = Stories.IdOf(await contributor.SubmitAsync("/quan-tri/noi-dung/moi/TINVAN", fields));

        Assert.That(await officer.GetStringAsync("/quan-tri/cho-xu-ly"), Does.Contain("Câu chuyện đi hết đường"));
        await DecideAsync(officer, id, ContentState.Received);
        await DecideAsync(officer, id, ContentState.Editing);
        var edited = new Dictionary<string, string>(Stories.Form("Câu chuyện đi hết đường, bản biên tập")) { ["Form.FromVersion"] = "1", ["Then"] = nameof(ContentState.InReview) };
        await officer.SubmitAsync($"/quan-tri/noi-dung/{id}", edited);
        Assert.That(await approver.GetStringAsync("/quan-tri/cho-xu-ly"), Does.Contain("bản biên tập"));
        await DecideAsync(approver, id, ContentState.Approved);
        var answer = await DecideAsync(approver, id, ContentState.Published);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That((await _app.ItemAsync(id)).State, Is.EqualTo(ContentState.Published));
        Assert.That(await contributor.GetStringAsync("/quan-tri/bai-cua-toi"), Does.Contain("Bài đã được đăng."));
    }

    [Test]
    public async Task A_story_goes_back_with_ready_reasons_and_both_sides_read_them_in_its_way()
    {
        var id = Stories.IdOf(await (await _app.SignInAsync(Role.Contributor)).SubmitAsync("/quan-tri/noi-dung/moi/TINVAN", new(Stories.Form("Bài trả lại có lý do sẵn")) { ["Then"] = nameof(ContentState.Submitted) }));
        var officer = await _app.SignInAsync(Role.Editor);
        var (page, back) = ($"/quan-tri/duyet/{id}", new Dictionary<string, string> { ["Step.To"] = nameof(ContentState.ChangesRequested), ["Step.Version"] = "1" });
        Assert.That((await officer.SubmitAsync(page, back)).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity), "no reason");

        (back["Step.Presets[0]"], back["Step.Presets[1]"], back["Step.Reason"]) = (ReturnReasons.All[1], "Câu của kẻ lạ.", "Chụp lại xưởng hàn.");
        Assert.That((await officer.SubmitAsync(page, back)).StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        var said = await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Events.Where(e => e.ItemId == id && e.Reason != null).Select(e => e.Reason).SingleAsync());
        Assert.That(said, Is.EqualTo($"{ReturnReasons.All[1]}\nChụp lại xưởng hàn."));
        Assert.That(WebUtility.HtmlDecode(await officer.GetStringAsync(page)), Does.Contain("Bài đã đi đến đâu").And.Contain("Yêu cầu chỉnh sửa"));
    }

    [TestCase(Role.Contributor, ContentState.Published)]
    [TestCase(Role.Contributor, ContentState.Approved)]
    [TestCase(Role.Contributor, ContentState.Withdrawn)]
    [TestCase(Role.Editor, ContentState.Approved)]
    [TestCase(Role.Editor, ContentState.Withdrawn)]
    [TestCase(Role.Reporter, ContentState.Approved)]
    [TestCase(Role.ChannelManager, ContentState.Approved)]
    public async Task The_server_refuses_what_a_role_may_not(Role role, ContentState to)
    {
        var id = await _app.SavedAsync(Stories.Draft($"Bài thử quyền {role} {to}"));
        await _app.MoveAsync(id, ContentState.InReview, Stories.Officer);
        var person = await _app.SignInAsync(role);

        var answer = await DecideAsync(person, id, to);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That((await _app.ItemAsync(id)).State, Is.EqualTo(ContentState.InReview));
    }

    [TestCase("/quan-tri/noi-dung/moi")]
    [TestCase("/quan-tri/noi-dung")]
    [TestCase("/quan-tri/bai-cua-toi")]
    [TestCase("/quan-tri/cho-xu-ly")]
    [TestCase("/quan-tri/thu-vien")]
    public async Task An_administrator_has_no_place_in_the_newsroom(string path)
    {
        var administrator = await _app.SignInAsync(Role.Administrator);
        Assert.That((await administrator.GetAsync(path)).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task Author_cannot_approve_own_work()
    {
        var both = await _app.SignInAsync(Role.Editor | Role.Approver);
        var fields = Stories.Form("Bài tự duyệt");
        fields["Then"] = nameof(ContentState.InReview);
        var id = Stories.IdOf(await both.SubmitAsync("/quan-tri/noi-dung/moi/TINVAN", fields));

        var answer = await DecideAsync(both, id, ContentState.Approved);
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("không thể tự duyệt"));
        Assert.That((await _app.ItemAsync(id)).State, Is.EqualTo(ContentState.InReview));
    }

    [Test]
    public async Task Edit_after_approval_falls_back_to_waiting()
    {
        var id = await _app.ApprovedAsync("Bài đã duyệt rồi sửa");
        var officer = await _app.SignInAsync(Role.Editor);
        await officer.SubmitAsync($"/quan-tri/noi-dung/{id}", new(Stories.Form("Bài đã duyệt, sửa một chữ")) { ["Form.FromVersion"] = "1" });

        var item = await _app.ItemAsync(id);
        Assert.That(item.State, Is.EqualTo(ContentState.InReview));
        Assert.That(item.ApprovedHash, Is.Null);
        Assert.That((await DecideAsync(officer, id, ContentState.Published)).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
    }

    [Test]
    public async Task Sending_back_needs_a_reason_and_shows_it_to_the_author()
    {
        var contributor = await _app.SignInAsync(Role.Contributor);
        var fields = Stories.Form("Bài bị trả lại");
        fields["Then"] = nameof(ContentState.Submitted);
        var id = Stories.IdOf(await contributor.SubmitAsync("/quan-tri/noi-dung/moi/TINVAN", fields));
        var officer = await _app.SignInAsync(Role.Editor);

        var silent = await DecideAsync(officer, id, ContentState.ChangesRequested);
        await DecideAsync(officer, id, ContentState.ChangesRequested, ("Step.Reason", "Cần thêm ảnh lớp học."));

        Assert.That(await silent.Content.ReadAsStringAsync(), Does.Contain("Vui lòng nhập lý do"));
        Assert.That(await contributor.GetStringAsync("/quan-tri/bai-cua-toi"), Does.Contain("Lý do: Cần thêm ảnh lớp học."));
    }

    [Test]
    public async Task A_decision_never_falls_on_a_text_nobody_read()
    {
        var id = await _app.SavedAsync(Stories.Draft("Bài vừa đổi"));
        await _app.MoveAsync(id, ContentState.InReview, Stories.Officer);
        var approver = await _app.SignInAsync(Role.Approver);
        var officer = await _app.SignInAsync(Role.Editor);
        await officer.SubmitAsync($"/quan-tri/noi-dung/{id}", new(Stories.Form("Bài vừa đổi, bản hai")) { ["Form.FromVersion"] = "1" });

        var answer = await DecideAsync(approver, id, ContentState.Approved, ("Step.Version", "1"));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("Bài vừa được sửa sau khi bạn mở"));
    }

    [Test]
    public async Task Scheduling_wants_a_time_in_the_future()
    {
        var id = await _app.ApprovedAsync("Bài hẹn giờ");
        var officer = await _app.SignInAsync(Role.Editor);
        var past = await DecideAsync(officer, id, ContentState.Scheduled, ("Step.At", "2026-01-01T08:00"));
        var future = await DecideAsync(officer, id, ContentState.Scheduled, ("Step.At", "2027-01-01T08:00"));

        Assert.That(await past.Content.ReadAsStringAsync(), Does.Contain("Giờ đăng phải ở trong tương lai"));
        Assert.That(future.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That((await _app.ItemAsync(id)).ScheduledFor, Is.EqualTo(new DateTimeOffset(2027, 1, 1, 1, 0, 0, TimeSpan.Zero)));
        Assert.That(await officer.GetStringAsync("/quan-tri/noi-dung?State=Scheduled"), Does.Contain("01/01/2027 08:00"));
    }

    [Test]
    public async Task Rolling_back_writes_a_new_version()
    {
        var id = await _app.SavedAsync(Stories.Draft("Bản một"));
        var officer = await _app.SignInAsync(Role.Editor);
        await officer.SubmitAsync($"/quan-tri/noi-dung/{id}", new(Stories.Form("Bản hai")) { ["Form.FromVersion"] = "1" });
        await officer.SubmitAsync($"/quan-tri/noi-dung/{id}/lich-su", new() { ["number"] = "1", ["seen"] = "2" });

        var versions = await _app.AskAsync(services => services.GetRequiredService<CmsDb>().Versions.Where(v => v.ItemId == id).OrderBy(v => v.Number).Select(v => v.Title).ToListAsync());
        Assert.That(versions, Is.EqualTo(["Bản một", "Bản hai", "Bản một"]));
        Assert.That(await officer.GetStringAsync($"/quan-tri/noi-dung/{id}/lich-su?From=1&To=2"), Does.Match("<del[^>]*>.*một.*</del>").And.Match("<ins[^>]*>.*hai.*</ins>"));
        Assert.That(await officer.GetStringAsync($"/quan-tri/noi-dung/{id}/phien-ban/2"), Does.Contain("Bản hai"));
    }

    private async Task<HttpResponseMessage> DecideAsync(HttpClient person, Guid id, ContentState to, params (string Name, string Value)[] more)
    {
        var fields = new Dictionary<string, string>
        {
            ["Step.To"] = to.ToString(), ["Step.Version"] = (await _app.ItemAsync(id)).Version.ToString(CultureInfo.InvariantCulture),
        };
        foreach (var (name, value) in more) fields[name] = value;
        return await person.SubmitAsync($"/quan-tri/duyet/{id}", fields);
    }
}
