using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Domain.Channels;
using VocEdu.Domain.Content;
using VocEdu.Publishing.Channels;

namespace VocEdu.Cms.Tests.Api;

/// <summary>A story on its whole way, told by programs alone.</summary>
public sealed class StoryTests
{
    private CmsApp _app = null!;
    private ApiCaller _school = null!, _officer = null!, _approver = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _app = await CmsApp.StartAsync();
        await _app.DoAsync(async services =>
        {
            var db = services.GetRequiredService<CmsDb>();
            db.Channels.Add(new Channel { Id = Guid.NewGuid(), Kind = ChannelKind.Facebook, Name = "Trang thử", RemoteId = "1", Secrets = [1], StateSince = _app.Clock.Now });
            await db.SaveChangesAsync();
        });
        (_school, _officer, _approver) = (await ApiCaller.AsAsync(_app, Role.Contributor), await ApiCaller.AsAsync(_app, Role.Editor), await ApiCaller.AsAsync(_app, Role.Approver));
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _school.Dispose();
        _officer.Dispose();
        _approver.Dispose();
        await _app.DisposeAsync();
    }

    [Test]
    public async Task A_story_goes_from_a_school_to_the_public_page_the_ledger_and_the_outbox()
    {
        var id = await ApprovedAsync("Lớp hàn buổi tối nhận học viên");
        Assert.That((await _officer.PostAsync($"items/{id}/publish")).Status, Is.EqualTo(200));

        var item = await _officer.GetAsync($"items/{id}");
        Assert.That((string?)item.Json!["item"]!["state"], Is.EqualTo("Published"));
        using var reader = _app.Browser();
        var page = await reader.GetAsync((string?)item.Json["item"]!["publicPath"]);
        Assert.That(page.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync()), Does.Contain("Lớp hàn buổi tối nhận học viên"));

        var work = await _officer.GetAsync($"works/{item.Json["workId"]}");
        Assert.That((bool?)work.Json!["work"]!["counts"], Is.True);
        Assert.That((string?)work.Json["posts"]![0]!["channel"], Is.EqualTo("Facebook"));
        var ledger = await _officer.GetAsync("ledger");
        Assert.That(ledger.Json!["items"]!.AsArray().Select(row => (string?)row!["details"]!["reference"]), Does.Contain((string?)item.Json["reference"]));
        Assert.That((bool?)(await _officer.GetAsync("ledger/verify")).Json!["intact"], Is.True);
        var posts = await _officer.GetAsync($"posts?work={item.Json["workId"]}");
        Assert.That((string?)posts.Json!["items"]![0]!["state"], Is.EqualTo("Due"));
        var found = await _officer.GetAsync("search?q=lop+han+buoi+toi");
        Assert.That(found.Json!["items"]!.AsArray().Select(hit => hit!["itemId"]!.GetValue<Guid>()), Does.Contain(id));

        var actions = (await _school.GetAsync($"items/{id}/events")).Json!["items"]!.AsArray().Select(step => (string?)step!["toState"]);
        Assert.That(actions, Is.EqualTo(new[] { "Draft", "Submitted", "Received", "Editing", "Editing", "InReview", "Approved", "Published" }));
    }

    [Test]
    public async Task A_post_is_steered_by_hand_and_remembers_it()
    {
        var id = await ApprovedAsync("Hội thi tay nghề khai mạc");
        await _officer.PostAsync($"items/{id}/publish");
        var work = (await _officer.GetAsync($"items/{id}")).Json!["workId"];
        var post = (string?)(await _officer.GetAsync($"posts?work={work}")).Json!["items"]![0]!["id"];

        Assert.That((await _officer.PutAsync($"posts/{post}/content", new { text = "Khác" }, null)).Status, Is.EqualTo(403));
        var rewritten = await _approver.PutAsync($"posts/{post}/content", new { text = "Hội thi tay nghề đã khai mạc." }, null);
        Assert.That((string?)rewritten.Json!["content"]!["text"], Is.EqualTo("Hội thi tay nghề đã khai mạc."));
        Assert.That((await _officer.PostAsync($"posts/{post}/postpone", new { dueAt = _app.Clock.Now.AddDays(-1) })).Code, Is.EqualTo("post.past"));
        var later = await _officer.PostAsync($"posts/{post}/postpone", new { dueAt = _app.Clock.Now.AddDays(1) });
        Assert.That((string?)later.Json!["post"]!["state"], Is.EqualTo("Planned"));
        Assert.That((string?)(await _officer.PostAsync($"posts/{post}/cancel")).Json!["post"]!["state"], Is.EqualTo("Cancelled"));
        Assert.That((string?)(await _officer.PostAsync($"posts/{post}/retry")).Json!["post"]!["state"], Is.EqualTo("Due"));
        Assert.That((await _officer.PostAsync($"posts/{post}/mark-posted", new { link = "không phải liên kết" })).Status, Is.EqualTo(422));
        var posted = await _officer.PostAsync($"posts/{post}/mark-posted", new { link = "https://facebook.com/1/posts/2" });
        Assert.That((string?)posted.Json!["post"]!["state"], Is.EqualTo("Posted"));
        Assert.That(posted.Json["attempts"]!.AsArray().Select(a => (string?)a!["outcome"]), Is.EqualTo(new[] { "change", "postpone", "cancel", "retry", "mark-posted" }));
        Assert.That((await _officer.PostAsync($"posts/{post}/cancel")).Status, Is.EqualTo(409));
        Assert.That((await _school.PostAsync($"posts/{post}/retry")).Status, Is.EqualTo(403));
        Assert.That((await _officer.PostAsync($"posts/{Guid.NewGuid()}/retry")).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task A_published_item_is_withdrawn_with_a_reason()
    {
        var id = await ApprovedAsync("Tin đăng nhầm");
        await _approver.PostAsync($"items/{id}/moves", new { to = "Published" });
        Assert.That((await _approver.PostAsync($"items/{id}/withdraw", new { because = "PublishedByMistake" })).Code, Is.EqualTo("lifecycle.reason-missing"));
        Assert.That((await _officer.PostAsync($"items/{id}/withdraw", new { because = "PublishedByMistake", reason = "Đăng nhầm." })).Status, Is.EqualTo(403));
        var work = (await _officer.GetAsync($"items/{id}")).Json!["workId"];
        var withdrawn = await _approver.PostAsync($"items/{id}/withdraw", new { because = "PublishedByMistake", reason = "Đăng nhầm." });
        Assert.That((string?)withdrawn.Json!["item"]!["state"], Is.EqualTo("Withdrawn"));
        Assert.That((bool?)(await _officer.GetAsync($"works/{work}")).Json!["work"]!["counts"], Is.False);
    }

    [Test]
    public async Task An_approved_item_is_scheduled_and_taken_off_the_schedule()
    {
        var id = await ApprovedAsync("Tin hẹn giờ");
        var past = await _officer.PostAsync($"items/{id}/moves", new { action = "Schedule", scheduledFor = _app.Clock.Now.AddMinutes(-1) });
        Assert.That(past.Status, Is.EqualTo(422));
        Assert.That(past.Json!["errors"]!.AsObject().Select(e => e.Key), Is.EqualTo(new[] { "scheduledFor" }));
        var scheduled = await _officer.PostAsync($"items/{id}/moves", new { action = "Schedule", scheduledFor = "2026-11-22T08:00:00+07:00" });
        Assert.That((string?)scheduled.Json!["item"]!["scheduledFor"], Is.EqualTo("2026-11-22T01:00:00Z"));
        Assert.That((string?)(await _officer.PostAsync($"items/{id}/moves", new { action = "Unschedule" })).Json!["item"]!["state"], Is.EqualTo("Approved"));
    }

    [Test]
    public async Task Every_write_leaves_an_audit_line_with_the_tokens_name()
    {
        var made = await _school.PostAsync("items", Sent.Brief());
        var line = await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Audit.SingleAsync(a => a.TargetId == made.ItemId.ToString()));
        Assert.That((line.Action, line.TargetKind), Is.EqualTo(("Tạo bài qua API", "item")));
        Assert.That(line.Details, Does.Contain(ApiCaller.TokenName));
    }

    private async Task<Guid> ApprovedAsync(string title)
    {
        var made = await _school.PostAsync("items", Sent.Brief(title));
        Assert.That(made.Status, Is.EqualTo(201), made.Text);
        var id = made.ItemId;
        await StepAsync(_school, id, "Submit");
        await StepAsync(_officer, id, "Receive");
        await StepAsync(_officer, id, "StartEditing");
        var read = await _officer.GetAsync($"items/{id}");
        var draft = Sent.Brief(title, "<p>Lớp học bắt đầu từ thứ Hai, 18 giờ.</p>");
        draft["channelTexts"] = new { facebook = new { text = "Mời các bạn đăng ký." } };
        var saved = await _officer.PutAsync($"items/{id}", draft, read.ETag);
        Assert.That(saved.Status, Is.EqualTo(200), saved.Text);
        await StepAsync(_officer, id, "SendForApproval");
        await StepAsync(_approver, id, "Approve");
        return id;
    }

    private static async Task StepAsync(ApiCaller caller, Guid id, string action)
    {
        var answer = await caller.PostAsync($"items/{id}/moves", new { action });
        Assert.That(answer.Status, Is.EqualTo(200), answer.Text);
    }
}
