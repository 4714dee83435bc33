using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Consents;
using VocEdu.Cms.Data;
using VocEdu.Cms.Tests.Writing;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Channels;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Privacy;
using VocEdu.Publishing.Channels;

namespace VocEdu.Cms.Tests.Consents;

public sealed class WithdrawalTests
{
    private CmsApp _app = null!;
    private HttpClient _keeper = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _app = await CmsApp.StartAsync();
        _keeper = await _app.SignInAsync(Role.DataProtection | Role.Approver);
        await _app.DoAsync(s => s.GetRequiredService<ConnectChannel>().RunAsync(ChannelKind.Zalo, "OA thử", "222", new("BI-MAT", "GIA-HAN"), CancellationToken.None));
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _keeper.Dispose();
        await _app.DisposeAsync();
    }

    [Test]
    public async Task Withdrawing_finds_every_use_and_opens_a_task_for_each()
    {
        var consent = await _app.ConsentAsync(Consenting.Given(_app, "Tạ Rút Lại", AgeBand.Adult) with { Purposes = (ConsentPurpose)127 });
        var published = await PublishedAsync(consent);
        await _app.SavedAsync(About(consent, "Bài còn đang viết"));
        var request = await AskAsync(consent, PrivacyRequestKind.Withdraw);
        var tasks = await TasksAsync(request);

        Assert.Multiple(() =>
        {
            Assert.That(tasks.Where(t => t.Kind is ConsentTaskKind.Item).Select(t => t.TargetId).ToList(), Has.Member(published).And.Count.EqualTo(2));
            Assert.That(tasks.Select(t => t.Kind).Distinct(), Is.SupersetOf(new[]
            {
                ConsentTaskKind.Answer, ConsentTaskKind.Post, ConsentTaskKind.SearchAndCaches, ConsentTaskKind.Backups, ConsentTaskKind.ThirdParties,
            }));
            Assert.That(tasks.Single(t => t.Kind is ConsentTaskKind.Answer).DueOn, Is.EqualTo(new DateOnly(2026, 11, 25)), "two working days: not Sunday, nor the Day of Culture on 24/11");
            Assert.That(tasks.Single(t => t.Kind is ConsentTaskKind.Post).DueOn, Is.EqualTo(new DateOnly(2026, 12, 11)));
            Assert.That(tasks.First(t => t.Kind is ConsentTaskKind.Item).DueOn, Is.EqualTo(new DateOnly(2026, 12, 6)));
        });

        await DoAsync(request, tasks.Single(t => t.TargetId == published));
        Assert.That((await _app.ItemAsync(published)).State, Is.EqualTo(ContentState.Withdrawn));
        var work = await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Works.SingleAsync(w => w.Source == $"content:{published}"));
        Assert.That((work.Takedown, work.Counts), Is.EqualTo((Takedown.Privacy, true)));
    }

    [Test]
    public async Task Deleting_leaves_nothing_personal_and_every_trace_of_what_was_done()
    {
        var consent = await _app.ConsentAsync(Consenting.Given(_app, "Lương Xin Xóa", AgeBand.Adult));
        var item = await PublishedAsync(consent);
        var request = await AskAsync(consent, PrivacyRequestKind.Delete);
        var tasks = await TasksAsync(request);
        var erase = tasks.Single(t => t.Kind is ConsentTaskKind.Erase);
        await DoAsync(request, erase);
        Assert.That((await TasksAsync(request)).Single(t => t.Id == erase.Id).DoneAt, Is.Null, "the other tasks come first");

        foreach (var task in tasks.Where(t => t.DoneAt is null && t.Kind is ConsentTaskKind.Item)) await DoAsync(request, task);
        foreach (var task in (await TasksAsync(request)).Where(t => t.DoneAt is null && t.Kind is not ConsentTaskKind.Erase)) await NoteAsync(request, task, "Đã gọi điện báo");
        await DoAsync(request, erase);

        await using var command = _app.Database.CreateCommand("""
            select coalesce(string_agg(x, ' '), '') from (
              select c::text x from cms.consent c where id = $1 union all select v.fields::text from cms.content_version v where item_id = $2
              union all select a::text from cms.audit_line a where target_id = $1::text union all select r::text from cms.privacy_request r) all_rows
            """);
        command.Parameters.Add(new() { Value = consent.Id });
        command.Parameters.Add(new() { Value = item });
        var rows = (string)(await command.ExecuteScalarAsync())!;
        Assert.That(rows, Does.Not.Contain("Lương Xin Xóa").And.Contain(EraseConsent.Erased).And.Contain("Nhận yêu cầu: Yêu cầu xóa dữ liệu"));
        Assert.That(await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Set<PrivacyRequest>().Where(r => r.Id == request).Select(r => r.ClosedAt).SingleAsync()), Is.Not.Null);
    }

    [Test]
    public async Task A_restored_backup_forgets_again()
    {
        var consent = await _app.ConsentAsync(Consenting.Given(_app, "Cao Sao Lưu", AgeBand.Adult));
        await AskAsync(consent, PrivacyRequestKind.Withdraw);
        await using (var restored = _app.Database.CreateCommand("update cms.consent set withdrawn_at = null where id = $1"))
        {
            restored.Parameters.Add(new() { Value = consent.Id });
            await restored.ExecuteNonQueryAsync();
        }

        await File.AppendAllTextAsync(Path.Combine(_app.DataFolder, "ended-consents.jsonl"), "{\"consentId\":\"half a l");
        await _app.Services.GetRequiredService<KeepConsentsEnded>().RunAsync(CancellationToken.None);
        Assert.That((await StoredAsync(consent)).WithdrawnAt, Is.Not.Null);
    }

    [Test]
    public async Task What_ended_long_ago_is_erased_by_itself()
    {
        var old = await _app.ConsentAsync(Consenting.Given(_app, "Đào Hết Hạn", AgeBand.Adult) with { ValidFrom = new(2023, 1, 1), ValidUntil = new(2024, 11, 20) });
        var recent = await _app.ConsentAsync(Consenting.Given(_app, "Đào Mới Hết", AgeBand.Adult) with { ValidFrom = new(2023, 1, 1), ValidUntil = new(2024, 11, 21) });
        await _app.Services.GetRequiredService<KeepConsentsEnded>().RunAsync(CancellationToken.None);
        Assert.That((await StoredAsync(old)).PersonName, Is.EqualTo(EraseConsent.Erased));
        Assert.That((await StoredAsync(recent)).PersonName, Is.EqualTo("Đào Mới Hết"));
    }

    [Test]
    public async Task A_request_is_extended_once_and_within_the_law()
    {
        var request = await AskAsync(await _app.ConsentAsync(Consenting.Given(_app, "Kha Gia Hạn", AgeBand.Adult)), PrivacyRequestKind.See);
        var address = $"/quan-tri/phieu-dong-y/yeu-cau/{request}";
        await _keeper.SubmitAsync(address, new() { ["days"] = "11", ["because"] = "Nhiều hồ sơ" }, address + "?handler=Extend");
        Assert.That(await _keeper.GetStringAsync(address), Does.Contain("Chỉ được gia hạn từ 1 đến 10 ngày."));
        await _keeper.SubmitAsync(address, new() { ["days"] = "10", ["because"] = "Nhiều hồ sơ" }, address + "?handler=Extend");
        await _keeper.SubmitAsync(address, new() { ["days"] = "1", ["because"] = "Nữa" }, address + "?handler=Extend");
        Assert.That(await _keeper.GetStringAsync(address), Does.Contain("đã được gia hạn một lần"));
    }

    [Test]
    public async Task Everything_held_of_a_person_is_handed_over()
    {
        var consent = await _app.ConsentAsync(Consenting.Given(_app, "Âu Muốn Xem", AgeBand.Adult));
        await _app.SavedAsync(About(consent, "Bài có Âu Muốn Xem"));
        Assert.That(await _keeper.GetStringAsync($"/quan-tri/phieu-dong-y/{consent.Id}/xuat.json"), Does.Contain("Trần Thị Mẹ").And.Contain("Bài có Âu Muốn Xem"));
        Assert.That(await _keeper.GetStringAsync($"/quan-tri/phieu-dong-y/{consent.Id}/xuat.txt"), Does.Contain("Họ và tên: Âu Muốn Xem"));
    }

    [Test]
    public async Task Another_school_knows_nothing_of_a_request_and_a_school_does_no_task()
    {
        var consent = await _app.ConsentAsync(Consenting.Given(_app, "Ông Của Trường", AgeBand.Adult));
        var request = await AskAsync(consent, PrivacyRequestKind.Correct);
        var address = $"/quan-tri/phieu-dong-y/yeu-cau/{request}";
        var other = await _app.SignInAsync(Role.UnitHead, CmsApp.OtherSchoolId);
        Assert.Multiple(async () =>
        {
            Assert.That((await other.GetAsync(address)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That((await other.GetAsync($"/quan-tri/phieu-dong-y/{consent.Id}/xuat.json")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That(await other.GetStringAsync("/quan-tri/phieu-dong-y/yeu-cau"), Does.Not.Contain("Ông Của Trường"));
        });
        var own = await _app.SignInAsync(Role.Contributor);
        var task = (await TasksAsync(request))[0];
        var answer = await own.SubmitAsync(address, new() { ["taskId"] = task.Id.ToString(), ["outcome"] = "Tôi làm rồi" }, address + "?handler=Done");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    private static ContentDraft About(Consent consent, string title) => Stories.Draft(title) with
    {
        ChannelTexts = new(Zalo: new("Tin từ trường", "Mời bạn đọc.")),
        Fields = new() { People = [new(consent.PersonName, "học viên", "adult", LawfulBasis.Consent, consent.Number)] },
    };

    private async Task<Guid> PublishedAsync(Consent consent)
    {
        var id = await _app.ApprovedAsync($"Bài đã đăng về {consent.Number}", About(consent, $"Bài đã đăng về {consent.Number}"));
        await _app.MoveAsync(id, ContentState.Published, Stories.Approver);
        return id;
    }

    private async Task<Guid> AskAsync(Consent consent, PrivacyRequestKind kind)
    {
        var address = $"/quan-tri/phieu-dong-y/{consent.Id}";
        var answer = await _keeper.SubmitAsync(address, new() { ["kind"] = kind.ToString(), ["receivedOn"] = "2026-11-21", ["wish"] = "Tôi không muốn nữa" }, address + "?handler=Request");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await answer.Content.ReadAsStringAsync());
        return Guid.Parse(answer.Headers.Location!.OriginalString.Split('/')[^1]);
    }

    private Task<List<ConsentTask>> TasksAsync(Guid request) =>
        _app.AskAsync(s => s.GetRequiredService<CmsDb>().Set<ConsentTask>().AsNoTracking().Where(t => t.RequestId == request).OrderBy(t => t.Id).ToListAsync());

    private Task<HttpResponseMessage> DoAsync(Guid request, ConsentTask task) => SendAsync(request, "Here", new() { ["taskId"] = task.Id.ToString() });

    private Task<HttpResponseMessage> NoteAsync(Guid request, ConsentTask task, string outcome) => SendAsync(request, "Done", new() { ["taskId"] = task.Id.ToString(), ["outcome"] = outcome });

    private Task<HttpResponseMessage> SendAsync(Guid request, string handler, Dictionary<string, string> fields) =>
        _keeper.SubmitAsync($"/quan-tri/phieu-dong-y/yeu-cau/{request}", fields, $"/quan-tri/phieu-dong-y/yeu-cau/{request}?handler={handler}");

    private Task<Consent> StoredAsync(Consent consent) => _app.AskAsync(s => s.GetRequiredService<CmsDb>().Set<Consent>().AsNoTracking().SingleAsync(c => c.Id == consent.Id));
}
