using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Cms.Schools;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Tests.Site;
using VocEdu.Cms.Tests.Writing;
using VocEdu.Cms.Units;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Tests.Schools;

/// <summary>A school writes what is true of it; the newsroom approves; the public sees it and how old it is.</summary>
public sealed class ProfileTests
{
    private const string Own = SchoolServices.OwnPath;
    private CmsApp _app = null!;
    private HttpClient _school = null!;
    private string _unit = "";
    private int _units;

    [OneTimeSetUp]
    public async Task Start() => _app = await CmsApp.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _app.DisposeAsync();

    /// <summary>Each test has a school of its own, on the same day.</summary>
    [SetUp]
    public async Task Begin()
    {
        _app.Clock.Now = new DateTimeOffset(2026, 11, 21, 2, 0, 0, TimeSpan.Zero);
        _unit = $"truong-{++_units}";
        await _app.DoAsync(async services =>
        {
            var unit = new Unit { Id = _unit, Kind = "truong_cao_dang" };
            unit.Names.Add(new UnitName { ValidFrom = new DateOnly(2020, 1, 1), Name = $"Trường Cao đẳng Thử nghiệm {_units}", ShortName = "CĐTN" });
            var db = services.GetRequiredService<CmsDb>();
            db.Units.Add(unit);
            await db.SaveChangesAsync();
        });
        _school = await _app.SignInAsync(Role.Contributor, _unit);
    }

    [TearDown]
    public void End() => _school.Dispose();

    [Test]
    public async Task First_profile_is_sent_approved_and_public_with_licensed_programmes_only()
    {
        var id = await FirstAsync();
        Assert.That((await _app.ItemAsync(id)).State, Is.EqualTo(ContentState.Submitted));
        await PublishAsync(id);
        var page = WebUtility.HtmlDecode(await _app.Browser().GetStringAsync(await PathAsync(id)));
        Assert.Multiple(() =>
        {
            Assert.That(page, Does.Contain("Trường dạy nghề giữa làng nghề.").And.Contain("Công nghệ hàn").And.Contain("Đã xác nhận ngày 21/11/2026, Trường Cao đẳng Thử nghiệm"));
            Assert.That(page, Does.Not.Contain("Nghề chưa có phép"));
            Assert.That(page, Does.Contain("20.94100, 106.35200").And.Contain("https://www.openstreetmap.org/?mlat=20.941"));
            Assert.That(page, Does.Not.Contain("Chưa xác nhận"));
        });
    }

    [Test]
    public async Task A_proposed_change_leaves_the_public_page_alone_until_it_is_approved()
    {
        var id = await FirstAsync();
        await PublishAsync(id);
        var form = Profile(1);
        form["Form.Details.contact.admissionsPhone"] = "0220.000.9999";
        form["Form.Note"] = "Đổi số tuyển sinh";
        form["Form.Details.programmes.0.duration"] = "2 năm";
        Assert.That((await _school.SubmitAsync(Own, form)).StatusCode, Is.EqualTo(HttpStatusCode.Redirect));

        var (reader, path) = (_app.Browser(), await PathAsync(id));
        Assert.That((await _app.ItemAsync(id)).State, Is.EqualTo(ContentState.Submitted));
        Assert.That(await reader.GetStringAsync(path), Does.Contain("0220.000.1251").And.Not.Contain("0220.000.9999"));

        var approver = await _app.SignInAsync(Role.Approver);
        var look = WebUtility.HtmlDecode(await approver.GetStringAsync($"/quan-tri/duyet/{id}"));
        Assert.That(look, Does.Contain("Thay đổi so với bản đang đăng").And.Contain("0220.000.9999").And.Contain("Đổi số tuyển sinh").And.Contain("Gỡ bài"));
        Assert.That(look, Does.Contain("Tên ngành, nghề: Công nghệ hàn; Trình độ: Trung cấp").And.Not.Contain("trung_cap"), "in words, in the order of the form");

        await PublishAsync(id);
        Assert.That(await reader.GetStringAsync($"{path}?sau=1"), Does.Contain("0220.000.9999"), "past the cache, which hears of it a moment later");
    }

    [Test]
    public async Task A_proposed_change_is_dropped_by_its_school_in_one_step()
    {
        var id = await FirstAsync();
        await PublishAsync(id);
        Assert.That(await _school.GetStringAsync(Own), Does.Not.Contain("handler=Drop"));
        await _school.SubmitAsync(Own, new(Profile(1)) { ["Form.Details.contact.admissionsPhone"] = "0220.000.9999" });
        await _school.SubmitAsync(Own, new() { ["version"] = "2" }, $"{Own}?handler=Drop");
        var item = await _app.ItemAsync(id);
        Assert.That((item.State, item.Version, item.PublishedVersion), Is.EqualTo((ContentState.Published, 3, 3)));
        Assert.That(await _school.GetStringAsync(Own), Does.Contain("0220.000.1251").And.Not.Contain("0220.000.9999").And.Not.Contain("handler=Drop"));

        // One who still has the dropped change open cannot save over what is public; the next change goes its way as the first did.
        var late = await _school.SubmitAsync(Own, new(Profile(2)) { ["Form.Details.contact.phone"] = "0220.000.1111" });
        Assert.That(late.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That((await _school.SubmitAsync(Own, new(Profile(3)) { ["Form.Details.contact.phone"] = "0220.000.2222" })).StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        await PublishAsync(id);
        Assert.That(await _app.Browser().GetStringAsync($"{await PathAsync(id)}?sau=1"), Does.Contain("0220.000.2222"));
    }

    [Test]
    public async Task The_newsroom_refuses_a_proposed_change_with_a_reason_the_school_reads()
    {
        var id = await FirstAsync();
        await PublishAsync(id);
        await _school.SubmitAsync(Own, new(Profile(1)) { ["Form.Details.contact.admissionsPhone"] = "0220.000.9999" });
        var (editor, decide) = (await _app.SignInAsync(Role.Editor), $"/quan-tri/duyet/{id}");
        var silent = await editor.SubmitAsync(decide, new() { ["Step.Version"] = "2" }, $"{decide}?handler=Drop");
        Assert.That(WebUtility.HtmlDecode(await silent.Content.ReadAsStringAsync()), Does.Contain("Hãy ghi lý do để trường biết"));
        var stranger = await _app.SignInAsync(Role.Contributor, CmsApp.OtherSchoolId);
        Assert.That((await stranger.SubmitAsync(Own, new() { ["Step.Version"] = "2" }, $"{decide}?handler=Drop")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await _app.ItemAsync(id)).State, Is.EqualTo(ContentState.Submitted));

        await editor.SubmitAsync(decide, new() { ["Step.Version"] = "2", ["Step.Reason"] = "Số này chưa có trong quyết định." }, $"{decide}?handler=Drop");
        Assert.That((await _app.ItemAsync(id)).State, Is.EqualTo(ContentState.Published));
        Assert.That(await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Notices.Where(n => n.Event.StartsWith($"school-profile-dropped:{id}")).Select(n => n.Text).SingleAsync()), Does.Contain("Số này chưa có trong quyết định."));
        Assert.That(WebUtility.HtmlDecode(await editor.GetStringAsync(decide)), Does.Contain("Bỏ đề nghị sửa").And.Contain("Số này chưa có trong quyết định."));
    }

    [Test]
    public async Task Nobody_writes_or_sees_the_profile_of_another_school()
    {
        var id = await FirstAsync();
        await PublishAsync(id);
        var other = await _app.SignInAsync(Role.Contributor, CmsApp.OtherSchoolId);
        Assert.That(await other.GetStringAsync(Own), Does.Not.Contain("0220.000.1251").And.Contain("Trường Trung cấp Thứ hai"));
        var form = Profile(1);
        form["Form.Title"] = "Trường mạo danh";
        await other.SubmitAsync(Own, form);
        Assert.Multiple(async () =>
        {
            Assert.That((await _app.ItemAsync(id)).Title, Is.EqualTo("Trường Cao đẳng Thử nghiệm"));
            Assert.That(await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Items.CountAsync(i => i.UnitId == _unit)), Is.EqualTo(1));
            Assert.That((await other.GetAsync($"/quan-tri/noi-dung/{id}")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        });
    }

    [Test]
    public async Task What_is_wrong_is_said_and_everything_typed_stays()
    {
        var form = Profile(0);
        form["Form.Details.position"] = "ở đâu đó";
        form.Remove("Form.Confirmed");
        var answer = await _school.SubmitAsync(Own, form);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Multiple(() =>
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
            Assert.That(page, Does.Contain("Tọa độ gồm vĩ độ và kinh độ").And.Contain("Hãy xác nhận thông tin đúng đến hôm nay").And.Contain("value=\"ở đâu đó\"").And.Contain("Nghề chưa có phép"));
        });

        form["More"] = "programmes";
        Assert.That(await (await _school.SubmitAsync(Own, form)).Content.ReadAsStringAsync(), Does.Contain("Form.Details.programmes.2.name"));
        Assert.That(await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Items.AnyAsync(i => i.UnitId == _unit)), Is.False);
    }

    [Test]
    public async Task What_is_kept_is_sent_later_and_what_was_sent_can_be_taken_back()
    {
        var form = Profile(0);
        form["Keep"] = "true";
        await _school.SubmitAsync(Own, form);
        var item = await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Items.SingleAsync(i => i.UnitId == _unit));
        Assert.That(item.State, Is.EqualTo(ContentState.Draft));
        Assert.That(await _school.GetStringAsync(Own), Does.Contain("0220.000.1251"));

        await _school.SubmitAsync(Own, Profile(1));
        Assert.That((await _app.ItemAsync(item.Id)).State, Is.EqualTo(ContentState.Submitted));
        Assert.That(await _school.GetStringAsync(Own), Does.Not.Contain("Form.Title"));
        await _school.SubmitAsync(Own, new() { ["version"] = "2" }, $"{Own}?handler=Recall");
        Assert.That((await _app.ItemAsync(item.Id)).State, Is.EqualTo(ContentState.Draft));
    }

    [Test]
    public async Task A_save_over_somebody_elses_is_refused_with_all_that_was_typed()
    {
        var form = Profile(0);
        form["Keep"] = "true";
        await _school.SubmitAsync(Own, form);
        var colleague = await _app.SignInAsync(Role.Contributor, _unit);
        var theirs = await colleague.SubmitAsync(Own, new(Profile(1)) { ["Form.Details.contact.phone"] = "0220.000.1111", ["Keep"] = "true" });
        Assert.That(theirs.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await theirs.Content.ReadAsStringAsync());
        var answer = await _school.SubmitAsync(Own, new(Profile(1)) { ["Form.Details.contact.phone"] = "0220.000.2222", ["Keep"] = "true" });
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), Does.Contain("vừa sửa hồ sơ này").And.Contain("0220.000.2222"));
    }

    [Test]
    public async Task After_twelve_months_the_page_says_so_and_the_newsroom_has_it_in_its_list_and_asks()
    {
        var id = await FirstAsync();
        await PublishAsync(id);
        _app.Clock.Now = new DateTimeOffset(2027, 11, 21, 2, 0, 0, TimeSpan.Zero);
        Assert.That(WebUtility.HtmlDecode(await _app.Browser().GetStringAsync(await PathAsync(id))), Does.Contain("đã quá 12 tháng chưa được xác nhận lại (lần gần nhất: 21/11/2026)"));

        var editor = await _app.SignInAsync(Role.Editor);
        var list = WebUtility.HtmlDecode(await editor.GetStringAsync($"{SchoolServices.ListPath}?nhom=qua-han"));
        Assert.That(list, Does.Contain($"Trường Cao đẳng Thử nghiệm {_units}<").And.Contain("Quá hạn từ 21/11/2027").And.Not.Contain("Trường Trung cấp Thứ hai"));
        await editor.SubmitAsync(SchoolServices.ListPath, new() { ["unitId"] = _unit }, $"{SchoolServices.ListPath}?handler=Ask");
        Assert.That(await NoticesAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_school_is_reminded_a_month_before_and_on_the_day_and_not_twice()
    {
        await PublishAsync(await FirstAsync());
        var remind = _app.Services.GetRequiredService<RemindSchools>();
        async Task<int> OnAsync(int year, int month, int day)
        {
            _app.Clock.Now = new DateTimeOffset(year, month, day, 2, 0, 0, TimeSpan.Zero);
            await remind.RunAsync(CancellationToken.None);
            await remind.RunAsync(CancellationToken.None);
            return await NoticesAsync();
        }

        Assert.That(new[] { await OnAsync(2027, 10, 1), await OnAsync(2027, 10, 25), await OnAsync(2027, 11, 20), await OnAsync(2027, 11, 21), await OnAsync(2028, 2, 1) }, Is.EqualTo(new[] { 0, 1, 1, 2, 2 }));
    }

    [TestCase("""{"programmes":"không phải danh sách"}""")]
    [TestCase("""{"map":{"mediaId":"abc"},"position":"1,2,3"}""")]
    public async Task A_profile_of_the_wrong_shape_takes_no_page_down(string json)
    {
        var shown = await _app.PublishAsync($"Trường lạ {_units}", "COSO", fields: new() { School = JsonDocument.Parse(json).RootElement });
        Assert.That((await _app.Browser().GetAsync(shown.Path)).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await _app.Browser().GetAsync("/truong")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    private async Task<Guid> FirstAsync()
    {
        var answer = await _school.SubmitAsync(Own, Profile(0));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await answer.Content.ReadAsStringAsync());
        return await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Items.Where(i => i.UnitId == _unit).Select(i => i.Id).SingleAsync());
    }

    private async Task PublishAsync(Guid id)
    {
        var editor = new Actor(Guid.CreateVersion7(), "Biên tập", Role.Editor, null);
        await _app.MoveAsync(id, ContentState.Received, editor);
        await _app.MoveAsync(id, ContentState.Editing, editor);
        await _app.MoveAsync(id, ContentState.InReview, editor);
        await _app.MoveAsync(id, ContentState.Approved, Stories.Approver);
        await _app.MoveAsync(id, ContentState.Published, Stories.Approver);
    }

    private Task<string> PathAsync(Guid id) => _app.AskAsync(s => s.GetRequiredService<CmsDb>().Publications.Where(p => p.ItemId == id).Select(p => p.Path).SingleAsync());

    private Task<int> NoticesAsync() => _app.AskAsync(s => s.GetRequiredService<CmsDb>().Notices.CountAsync(n => n.Event.StartsWith($"school-profile:{_unit}:")));

    private static Dictionary<string, string> Profile(int from) => new()
    {
        ["Form.FromVersion"] = $"{from}",
        ["Form.Title"] = "Trường Cao đẳng Thử nghiệm",
        ["Form.Confirmed"] = "true",
        ["Form.Details.kind"] = "truong_cao_dang",
        ["Form.Details.introduction"] = "Trường dạy nghề giữa làng nghề.",
        ["Form.Details.position"] = "20.941, 106.352",
        ["Form.Details.contact.admissionsPhone"] = "0220.000.1251",
        ["Form.Details.programmes.0.name"] = "Công nghệ hàn",
        ["Form.Details.programmes.0.level"] = "trung_cap",
        ["Form.Details.programmes.0.inLicence"] = "true",
        ["Form.Details.programmes.1.name"] = "Nghề chưa có phép",
        ["Form.Details.programmes.1.level"] = "trung_cap",
        ["Form.Details.programmes.1.inLicence"] = "false",
    };
}
