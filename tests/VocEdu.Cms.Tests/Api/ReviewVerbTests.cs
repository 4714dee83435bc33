using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Tests.Api;

/// <summary>What reviewers do, by programs alone: steps, comments and release sets.</summary>
public sealed class ReviewVerbTests
{
    private CmsApp _app = null!;
    private ApiCaller _officer = null!, _approver = null!, _school = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _app = await CmsApp.StartAsync();
        (_officer, _approver, _school) = (await ApiCaller.AsAsync(_app, Role.Editor), await ApiCaller.AsAsync(_app, Role.Approver), await ApiCaller.AsAsync(_app, Role.Contributor));
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _officer.Dispose();
        _approver.Dispose();
        _school.Dispose();
        await _app.DisposeAsync();
    }

    [Test]
    public async Task A_step_is_taken_on_given_back_and_decided()
    {
        var id = await WrittenAsync("Nhận xử lý qua API", send: true);
        var review = await _approver.GetAsync($"items/{id}/review");
        Assert.That(((string?)review.Json!["step"], (bool?)review.Json["mayDecide"]), Is.EqualTo(("Phê duyệt", true)));
        Assert.That((await _officer.PostAsync($"items/{id}/claim", new { })).Status, Is.EqualTo(403));
        Assert.That((await _approver.PostAsync($"items/{id}/claim", new { })).Status, Is.EqualTo(200));
        using var other = await ApiCaller.AsAsync(_app, Role.Approver);
        Assert.That((await other.PostAsync($"items/{id}/approve", new { })).Code, Is.EqualTo("review.claimed"));
        Assert.That((await _approver.PostAsync($"items/{id}/unclaim")).Status, Is.EqualTo(200));
        Assert.That((await other.PostAsync($"items/{id}/claim", new { takeOver = true })).Status, Is.EqualTo(200));
        Assert.That((await other.PostAsync($"items/{id}/approve", new { remark = "Được." }, ifMatch: "\"9-1\"")).Status, Is.EqualTo(412));
        var approved = await other.PostAsync($"items/{id}/approve", new { remark = "Được." }, key: "duyet-1");
        Assert.That((string?)approved.Json!["item"]!["state"], Is.EqualTo("Approved"));
        Assert.That((await other.PostAsync($"items/{id}/approve", new { remark = "Được." }, key: "duyet-1")).Status, Is.EqualTo(200), "the same answer again");
        Assert.That((await _approver.GetAsync($"items/{id}/review")).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task An_item_goes_back_to_its_author_with_a_reason_or_to_no_step_that_is_not_there()
    {
        var id = await WrittenAsync("Trả lại qua API", send: true);
        Assert.That((await _approver.PostAsync($"items/{id}/return", new { to = "Không có bước này", reason = "Sai." })).Code, Is.EqualTo("review.no-such-step"));
        Assert.That((await _approver.PostAsync($"items/{id}/return", new { to = "author" })).Code, Is.EqualTo("lifecycle.reason-missing"));
        var back = await _approver.PostAsync($"items/{id}/return", new { to = "editor", reason = "Cần viết lại mở bài." });
        Assert.That((string?)back.Json!["item"]!["state"], Is.EqualTo("Editing"));
    }

    [Test]
    public async Task Passages_are_commented_on_answered_and_settled()
    {
        var id = await WrittenAsync("Góp ý qua API", send: true);
        var first = await _approver.PostAsync($"items/{id}/comments", new { quote = "lớp hàn buổi tối", text = "Mở từ ngày nào?" });
        Assert.That((first.Status, (string?)first.Json!["quote"]), Is.EqualTo((201, "lớp hàn buổi tối")));
        Assert.That((await _approver.PostAsync($"items/{id}/comments", new { quote = "không có đoạn này", text = "?" })).Code, Is.EqualTo("comment.quote"));
        var comment = (long)first.Json["id"]!;
        Assert.That((await _officer.PostAsync($"items/{id}/comments", new { parent = comment, text = "Từ 01/12." })).Status, Is.EqualTo(201));
        Assert.That((string?)(await _officer.PostAsync($"items/{id}/comments/{comment}/resolve", new { })).Json!["resolvedByName"], Is.Not.Null);
        Assert.That((await _officer.GetAsync($"items/{id}/comments")).Json!["items"]!.AsArray(), Has.Count.EqualTo(2));
        using var stranger = await ApiCaller.AsAsync(_app, Role.Contributor, CmsApp.OtherSchoolId);
        Assert.That((await stranger.GetAsync($"items/{id}/comments")).Status, Is.EqualTo(404));
        Assert.That((await stranger.PostAsync($"items/{id}/comments/{comment}/resolve", new { })).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task A_release_set_is_gathered_approved_as_read_and_published()
    {
        var (one, two) = (await WrittenAsync("Đợt API một"), await WrittenAsync("Đợt API hai"));
        var made = await _officer.PostAsync("releases", new { name = "Đợt qua API", items = new[] { one } }, key: "dot-1");
        Assert.That(made.Status, Is.EqualTo(201));
        var id = (string)made.Json!["set"]!["id"]!;
        Assert.That((string?)(await _officer.PostAsync("releases", new { name = "Đợt qua API", items = new[] { one } }, key: "dot-1")).Json!["set"]!["id"], Is.EqualTo(id), "made once");
        Assert.That((await _officer.PostAsync($"releases/{id}/items", new { items = new[] { two } })).Json!["items"]!.AsArray(), Has.Count.EqualTo(2));
        Assert.That((await _officer.PutAsync($"releases/{id}", new { name = "Tên mới" }, null)).Status, Is.EqualTo(428));
        Assert.That((await _officer.PutAsync($"releases/{id}", new { name = "Tên mới" }, "\"0-0\"")).Status, Is.EqualTo(412));
        Assert.That((await _officer.PostAsync($"releases/{id}/send")).Status, Is.EqualTo(200));
        Assert.That((await _approver.PostAsync($"releases/{id}/approve", new { })).Status, Is.EqualTo(428));
        Assert.That((await _officer.PostAsync($"releases/{id}/publish")).Code, Is.EqualTo("release.items"));

        var read = await _approver.GetAsync($"releases/{id}");
        Assert.That((await _approver.PostAsync($"releases/{id}/approve", new { remark = "Được." }, ifMatch: read.ETag)).Status, Is.EqualTo(200));
        Assert.That((await _approver.PostAsync($"releases/{id}/approve", new { }, ifMatch: read.ETag)).Status, Is.EqualTo(412), "it is not what was read any more");
        var published = await _officer.PostAsync($"releases/{id}/publish");
        Assert.That((string?)published.Json!["set"]!["state"], Is.EqualTo("Published"));
        var states = await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Items.Where(i => i.Id == one || i.Id == two).Select(i => i.State).ToListAsync());
        Assert.That(states, Is.All.EqualTo(ContentState.Published));
        Assert.That((await _officer.GetAsync("releases?state=Published")).Json!["items"]!.AsArray().Select(row => (string?)row!["id"]), Does.Contain(id));
        Assert.That((await _school.GetAsync("releases")).Status, Is.EqualTo(403));
        Assert.That((await _officer.GetAsync($"releases/{Guid.NewGuid()}")).Status, Is.EqualTo(404));
    }

    private async Task<Guid> WrittenAsync(string title, bool send = false)
    {
        var made = await _officer.PostAsync("items", new { genre = "TINVAN", unitId = CmsApp.SchoolId, title, html = "<p>Trường mở thêm lớp hàn buổi tối từ tháng Mười hai.</p>" });
        var id = made.Json!["item"]!["item"]!["id"]!.GetValue<Guid>();
        if (send) Assert.That((await _officer.PostAsync($"items/{id}/moves", new { to = "InReview" })).Status, Is.EqualTo(200));
        return id;
    }
}
