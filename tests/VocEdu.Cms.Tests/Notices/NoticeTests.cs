using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Notices;
using VocEdu.Cms.Review;
using VocEdu.Cms.Review.Steps;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Tests.Writing;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Tests.Notices;

/// <summary>Notices are outputs: for each event the exact people who are told, and what they read.</summary>
public sealed class NoticeTests
{
    private static readonly DateTimeOffset Saturday = new(2026, 11, 21, 2, 0, 0, TimeSpan.Zero);

    private CmsApp _app = null!;
    private MailBox _mailBox = null!;
    private Actor _contributor = null!, _head = null!, _otherHead = null!, _editor = null!, _editor2 = null!, _approver = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _mailBox = new();
        _app = await CmsApp.StartAsync(settings: new()
        {
            ["Smtp:Host"] = "127.0.0.1", ["Smtp:Port"] = _mailBox.Port.ToString(CultureInfo.InvariantCulture), ["Smtp:Tls"] = "false", ["Smtp:From"] = "ban-bien-tap@example.vn",
        });
        _contributor = await ActorAsync(Role.Contributor, "ctv");
        _head = await ActorAsync(Role.UnitHead, "truong");
        _otherHead = await ActorAsync(Role.UnitHead, "truong-khac", CmsApp.OtherSchoolId);
        _editor = await ActorAsync(Role.Editor, "bien-tap");
        _editor2 = await ActorAsync(Role.Editor, "bien-tap-2");
        _approver = await ActorAsync(Role.Approver, "duyet");
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _app.DisposeAsync();
        await _mailBox.DisposeAsync();
    }

    [SetUp]
    public async Task ForgetTheLastTest()
    {
        _app.Clock.Now = Saturday;
        _mailBox.Messages.Clear();
        await using var forget = _app.Database.CreateCommand("""
            truncate cms.content_item, cms.notice, cms.mail, cms.notice_choice cascade;
            update accounts.person set email = null, normalized_email = null;
            update cms.unit set needs_unit_head = false
            """);
        await forget.ExecuteNonQueryAsync();
    }

    [Test]
    public async Task Each_event_on_a_storys_way_tells_exactly_the_right_people_once()
    {
        await _app.DoAsync(s => s.GetRequiredService<CmsDb>().Units.Where(u => u.Id == CmsApp.SchoolId).ExecuteUpdateAsync(u => u.SetProperty(x => x.NeedsUnitHead, true)));
        var id = await WriteAsync("Bài đi hết đường", _contributor);
        Assert.That(await ToldAsync(() => MoveAsync(id, ContentState.UnitReview, _contributor)), Is.EqualTo(new[] { "truong: Bài chờ lãnh đạo đơn vị" }));
        Assert.That(await ToldAsync(() => MoveAsync(id, ContentState.Submitted, _head)), Is.EqualTo(new[] { "bien-tap-2: Bài mới chờ tiếp nhận", "bien-tap: Bài mới chờ tiếp nhận" }));
        Assert.That(await ToldAsync(() => MoveAsync(id, ContentState.Received, _editor)), Is.EqualTo(new[] { "ctv: Đã tiếp nhận" }));
        Assert.That(await ToldAsync(() => MoveAsync(id, ContentState.Editing, _editor)), Is.Empty);
        Assert.That(await ToldAsync(() => MoveAsync(id, ContentState.InReview, _editor)), Is.EqualTo(new[] { "duyet: Bài chờ bạn duyệt" }));
        Assert.That(await ToldAsync(() => MoveAsync(id, ContentState.ChangesRequested, _approver, "Thiếu số liệu tuyển sinh.")),
            Is.EqualTo(new[] { "bien-tap: Bài cần chỉnh sửa", "ctv: Bài cần chỉnh sửa" }));
        Assert.That(await ToldAsync(() => MoveAsync(id, ContentState.InReview, _editor2)), Is.EqualTo(new[] { "duyet: Bài chờ bạn duyệt" }));
        Assert.That(await ToldAsync(() => MoveAsync(id, ContentState.Approved, _approver, "Được.")),
            Is.EqualTo(new[] { "bien-tap-2: Bài đã được duyệt", "bien-tap: Bài đã được duyệt", "ctv: Bài đã được duyệt" }));
        Assert.That(await ToldAsync(() => MoveAsync(id, ContentState.Scheduled, _editor)),
            Is.EqualTo(new[] { "bien-tap-2: Đã hẹn giờ đăng", "ctv: Đã hẹn giờ đăng" }));
        Assert.That(await ToldAsync(() => MoveAsync(id, ContentState.Published, _editor)), Is.EqualTo(new[] { "bien-tap-2: Bài đã được đăng", "ctv: Bài đã được đăng" }));
        Assert.That(await ToldAsync(() => MoveAsync(id, ContentState.Archived, _editor)), Is.Empty);
        Assert.That(await ToldAsync(() => MoveAsync(id, ContentState.Withdrawn, _approver, "Đăng nhầm.")),
            Is.EqualTo(new[] { "bien-tap-2: Bài đã được gỡ", "bien-tap: Bài đã được gỡ", "ctv: Bài đã được gỡ" }));

        var approved = await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Notices.SingleAsync(n => n.PersonId == _contributor.Id && n.Title.StartsWith("Bài đã được duyệt")));
        Assert.That(approved.Text, Does.Contain("Thiếu số liệu tuyển sinh.").And.Contain("Được."), "the whole chain of remarks");
        var stale = await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Notices.CountAsync(n => n.Kind == NoticeKind.Turn && n.ReadAt == null));
        Assert.That(stale, Is.Zero, "what waited for somebody waits no longer");
    }

    [Test]
    public async Task Reviewers_are_reminded_before_and_told_after_the_due_time_once_each()
    {
        var id = await WriteAsync("Bài chờ duyệt lâu", _editor);
        await MoveAsync(id, ContentState.InReview, _editor);     // Saturday: due on Monday at 17:00
        Assert.That(await ToldAsync(RemindAsync), Is.Empty);
        _app.Clock.Now = new DateTimeOffset(2026, 11, 23, 7, 0, 0, TimeSpan.Zero);
        Assert.That(await ToldAsync(RemindAsync), Is.EqualTo(new[] { "duyet: Bài sắp đến hạn duyệt" }));
        Assert.That(await ToldAsync(RemindAsync), Is.Empty);
        _app.Clock.Now = new DateTimeOffset(2026, 11, 23, 10, 1, 0, TimeSpan.Zero);
        await Task.WhenAll(RemindAsync(), RemindAsync());
        Assert.That(await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Notices.CountAsync(n => n.Title.StartsWith("Bài quá hạn duyệt"))), Is.EqualTo(1));
        Assert.That(await ToldAsync(RemindAsync), Is.Empty);
    }

    [Test]
    public async Task A_story_nobody_takes_in_is_asked_after_when_a_working_day_has_passed()
    {
        var id = await WriteAsync("Bài nằm chờ", _contributor);
        await MoveAsync(id, ContentState.Submitted, _contributor);
        _app.Clock.Now = new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
        Assert.That(await ToldAsync(RemindAsync), Is.Empty);
        _app.Clock.Now = new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);
        Assert.That(await ToldAsync(RemindAsync), Is.EqualTo(new[] { "bien-tap-2: Bài chờ tiếp nhận đã 1 ngày làm việc", "bien-tap: Bài chờ tiếp nhận đã 1 ngày làm việc" }));
        Assert.That(await ToldAsync(RemindAsync), Is.Empty);
    }

    [Test]
    public async Task A_mail_goes_out_once_and_again_only_after_a_failure()
    {
        await AddressAsync(_approver, "lanh-dao@example.vn");
        var id = await WriteAsync("Bài có thư <b>báo</b>", _editor);
        await MoveAsync(id, ContentState.InReview, _editor);
        _mailBox.RefuseNext = true;
        Assert.That(await SendAsync(), Is.Zero);
        Assert.That(await SendAsync(), Is.Zero, "not at once again");
        _app.Clock.Now = _app.Clock.Now.AddMinutes(3);
        var both = await Task.WhenAll(SendAsync(), SendAsync());
        Assert.That(both.Sum(), Is.EqualTo(1));
        _app.Clock.Now = _app.Clock.Now.AddHours(1);
        Assert.That(await SendAsync(), Is.Zero);

        Assert.That(_mailBox.Messages, Has.Count.EqualTo(1));
        var message = _mailBox.Messages[0];
        var parts = string.Concat(message.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(Decoded));
        Assert.That(message, Does.Contain("To: lanh-dao@example.vn").And.Contain("Message-ID: <vocedu-").And.Contain("multipart/alternative"));
        Assert.That(parts, Does.Contain("Bài chờ bạn duyệt: Bài có thư <b>báo</b>").And.Contain("&lt;b&gt;báo&lt;/b&gt;").And.Contain($"/quan-tri/duyet/{id}"));
    }

    [Test]
    public async Task The_days_news_comes_in_one_mail_at_half_past_seven_to_whoever_wants_it()
    {
        await AddressAsync(_contributor, "ctv@example.vn");
        await AddressAsync(_editor2, "bt2@example.vn");
        foreach (var title in new[] { "Bài một", "Bài hai" })
        {
            var id = await WriteAsync(title, _contributor);
            await MoveAsync(id, ContentState.Submitted, _contributor);
            await MoveAsync(id, ContentState.Received, _editor);
        }

        await SendAsync();
        Assert.That(_mailBox.Messages, Has.Count.EqualTo(2).And.All.Contains("To: bt2@example.vn"), "what waits for somebody is told at once");
        _app.Clock.Now = new DateTimeOffset(2026, 11, 22, 0, 29, 0, TimeSpan.Zero);
        Assert.That(await DailyAsync(), Is.Zero);
        _app.Clock.Now = new DateTimeOffset(2026, 11, 22, 0, 30, 0, TimeSpan.Zero);
        await Task.WhenAll(DailyAsync(), DailyAsync());
        _app.Clock.Now = _app.Clock.Now.AddHours(2);
        Assert.That(await DailyAsync(), Is.Zero);
        await SendAsync();
        Assert.That(_mailBox.Messages, Has.Count.EqualTo(3));
        Assert.That(_mailBox.Messages[^1], Does.Contain("To: ctv@example.vn"));
        _app.Clock.Now = new DateTimeOffset(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);
        Assert.That(await DailyAsync(), Is.Zero, "what was in yesterday's mail is not told again");
    }

    [Test]
    public async Task The_bell_counts_the_list_opens_and_only_ones_own_notices_are_there()
    {
        var id = await WriteAsync("Bài trong chuông", _editor);
        await MoveAsync(id, ContentState.InReview, _editor);
        var (approver, editor) = (await _app.SignInAsync("duyet", CmsApp.Password), await _app.SignInAsync("bien-tap", CmsApp.Password));
        Assert.That(await approver.GetStringAsync("/quan-tri/thong-bao"), Does.Contain("Bài chờ bạn duyệt: Bài trong chuông").And.Contain("Thông báo: 1 chưa đọc"));
        var notice = await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Notices.SingleAsync(n => n.PersonId == _approver.Id));
        Assert.That((await editor.GetAsync($"/quan-tri/thong-bao/{notice.Id}")).StatusCode, Is.EqualTo(System.Net.HttpStatusCode.NotFound));
        Assert.That((await approver.GetAsync($"/quan-tri/thong-bao/{notice.Id}")).Headers.Location?.OriginalString, Is.EqualTo($"/quan-tri/duyet/{id}"));
        Assert.That(await approver.GetStringAsync("/quan-tri/thong-bao"), Does.Contain("không có gì mới"));

        await approver.SubmitAsync("/quan-tri/thong-bao/cach-nhan", new() { ["Email"] = "lanh-dao@example.vn", ["Ways[Turn]"] = "InAppOnly" });
        await MoveAsync(await WriteAsync("Không gửi thư", _editor), ContentState.InReview, _editor);
        Assert.That(await SendAsync(), Is.Zero);
    }

    private static string Decoded(string part)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(part.Split("\n--")[0].ReplaceLineEndings("")));
        }
        catch (FormatException)
        {
            return "";
        }
    }

    /// <summary>Who was told what by this, as <c>user: title up to the colon</c>.</summary>
    private async Task<string[]> ToldAsync(Func<Task> act)
    {
        var before = await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Notices.MaxAsync(n => (long?)n.Id)) ?? 0;
        await act();
        return await _app.AskAsync(async s =>
        {
            var notices = await s.GetRequiredService<CmsDb>().Notices.Where(n => n.Id > before).ToListAsync();
            var names = await s.GetRequiredService<AccountsDb>().Users.ToDictionaryAsync(p => p.Id, p => p.UserName);
            return notices.Select(n => $"{names[n.PersonId]}: {n.Title.Split(':')[0]}").Order(StringComparer.Ordinal).ToArray();
        });
    }

    private async Task<Actor> ActorAsync(Role role, string name, string? unit = null)
    {
        var person = await _app.PersonAsync(role, unit, name);
        return new(person.Id, person.FullName, person.Roles, person.UnitId);
    }

    private Task<Guid> WriteAsync(string title, Actor actor) => _app.AskAsync(async services =>
        ((SaveOutcome.Saved)await services.GetRequiredService<SaveContent>().RunAsync(null, 0, Stories.Draft(title), actor, CancellationToken.None)).Item.Id);

    private Task MoveAsync(Guid id, ContentState to, Actor actor, string? reason = null) => _app.DoAsync(async services =>
    {
        DateTimeOffset? at = to is ContentState.Scheduled ? _app.Clock.Now.AddDays(1) : null;
        Assert.That(await services.GetRequiredService<TakeStep>().RunAsync(id, new(to, 1, reason, at), Takedown.Other, actor, CancellationToken.None), Is.Null);
    });

    private Task AddressAsync(Actor actor, string address) => _app.DoAsync(s =>
        s.GetRequiredService<AccountsDb>().Users.Where(p => p.Id == actor.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.Email, address)));

    private Task<int> RemindAsync() => _app.AskAsync(s => s.GetRequiredService<RemindReviewers>().RunAsync(CancellationToken.None));

    private Task<int> SendAsync() => _app.AskAsync(s => s.GetRequiredService<SendMail>().RunAsync(CancellationToken.None));

    private Task<int> DailyAsync() => _app.AskAsync(s => s.GetRequiredService<QueueMail>().DailyAsync(_app.Clock.Now, CancellationToken.None));
}
