using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Cms.Review;
using VocEdu.Cms.Review.Emergency;
using VocEdu.Cms.Review.Releases;
using VocEdu.Cms.Review.Steps;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Tests.Writing;
using VocEdu.Cms.Writing;
using VocEdu.Cms.Writing.Trash;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Tests.Review;

/// <summary>Several items approved and published as one.</summary>
public sealed class ReleaseTests
{
    private CmsApp _app = null!;
    private Actor _officer = null!, _approver = null!, _writer = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _app = await CmsApp.StartAsync();
        _officer = await ActorAsync(Role.Editor);
        _writer = await ActorAsync(Role.Editor);
        _approver = await ActorAsync(Role.Approver);
    }

    [OneTimeTearDown]
    public async Task Stop() => await _app.DisposeAsync();

    [Test]
    public async Task A_set_is_sent_approved_and_published_as_one_and_each_person_hears_of_it_once()
    {
        var (one, two) = (await WrittenAsync("Lễ khai giảng"), await WrittenAsync("Ngày hội việc làm"));
        var set = await GatheredAsync("Tuần lễ nghề nghiệp", one, two);
        Assert.That(await SendAsync(set), Is.Null);
        Assert.That(await TitlesAsync(_approver, set), Is.EqualTo(new[] { "Đợt phát hành chờ bạn duyệt: Tuần lễ nghề nghiệp" }));

        Assert.That(await ApproveAsync(set, _approver, "Đồng ý."), Is.Null);
        Assert.That(await StatesAsync(one, two), Is.All.EqualTo(ContentState.Approved));
        Assert.That((await LookAsync(set)).IsReady);
        Assert.That(await PublishAsync(set), Is.Null);
        Assert.That(await StatesAsync(one, two), Is.All.EqualTo(ContentState.Published));
        Assert.That((await SetAsync(set)).State, Is.EqualTo(ReleaseState.Published));
        var heard = await TitlesAsync(_writer, set);
        Assert.That(heard, Is.EqualTo(new[] { "Đợt phát hành: Tuần lễ nghề nghiệp", "Đợt phát hành: Tuần lễ nghề nghiệp" }), "approved, and published");
        Assert.That(await PublishAsync(set), Is.EqualTo("release.closed"));
    }

    [Test]
    public async Task A_changed_item_waits_alone_and_holds_up_the_set_until_it_is_approved_or_removed()
    {
        var (one, two) = (await WrittenAsync("Bài giữ nguyên"), await WrittenAsync("Bài bị sửa"));
        var set = await ApprovedSetAsync("Đợt có bài bị sửa", one, two);
        await EditedAsync(two, "Bài bị sửa, bản hai");

        Assert.That(await StatesAsync(one, two), Is.EqualTo(new[] { ContentState.Approved, ContentState.InReview }));
        var look = await LookAsync(set);
        Assert.That((look.IsReady, look.Lines[1].ChangedBy?.Name, look.Lines[0].Obstacles.Count), Is.EqualTo((false, _writer.Name, 0)));
        Assert.That(await TitlesAsync(_officer, set, two), Is.EqualTo(new[] { "Bài trong đợt phát hành đã bị sửa sau khi duyệt: Bài bị sửa, bản hai" }));
        Assert.That(await PublishAsync(set), Is.EqualTo("release.items"));
        Assert.That(await StatesAsync(one), Is.All.EqualTo(ContentState.Approved), "nothing half published");

        Assert.That(await _app.AskAsync(s => s.GetRequiredService<ManageReleases>().RemoveAsync(set, two, _approver, CancellationToken.None)), Is.Null);
        Assert.That(await PublishAsync(set), Is.Null);
        Assert.That(await StatesAsync(one, two), Is.EqualTo(new[] { ContentState.Published, ContentState.InReview }));
    }

    [Test]
    public async Task A_change_of_a_channel_text_alone_takes_the_approval_back()
    {
        var one = await WrittenAsync("Chỉ sửa lời Facebook");
        var set = await ApprovedSetAsync("Đợt sửa lời kênh", one);
        await _app.DoAsync(async s => Assert.That(await s.GetRequiredService<SaveContent>().RunAsync(one, 1, Stories.Draft("Chỉ sửa lời Facebook") with { ChannelTexts = new(Facebook: new("Lời khác.")) }, _writer, CancellationToken.None), Is.InstanceOf<SaveOutcome.Saved>()));
        Assert.That(await PublishAsync(set), Is.EqualTo("release.items"));
    }

    [Test]
    public async Task Who_wrote_one_of_the_items_approves_none_and_reads_which_and_why()
    {
        var own = await _app.AskAsync(async s => ((SaveOutcome.Saved)await s.GetRequiredService<SaveContent>().RunAsync(null, 0, Stories.Draft("Bài của chính người duyệt"), _approver with { Roles = Role.Approver | Role.Editor }, CancellationToken.None)).Item.Id);
        var other = await WrittenAsync("Bài của người khác");
        var set = await GatheredAsync("Đợt bốn mắt", other, own);
        Assert.That(await SendAsync(set), Is.Null);
        var refusal = await _app.AskAsync(async s => await s.GetRequiredService<DecideRelease>().ApproveAsync(set, await SeenAsync(set), null, _approver, CancellationToken.None));
        Assert.That(refusal!.Message, Does.Contain("“Bài của chính người duyệt”").And.Contain("tác giả").And.Not.Contain("“Bài của người khác”"));
        Assert.That(await StatesAsync(own, other), Is.All.EqualTo(ContentState.InReview));
    }

    [Test]
    public async Task Steps_of_a_kind_are_respected_item_by_item()
    {
        var lawyer = await ActorAsync(Role.Reporter);
        await _app.DoAsync(async s => Assert.That(await s.GetRequiredService<ManageReview>().ChangeProcessAsync(ReviewScope.Of(Genres.Get("THONGBAO")),
            [new() { Name = "Pháp chế", People = [lawyer.Id!.Value] }, new() { Name = "Phê duyệt", Role = Role.Approver }], false, _approver, CancellationToken.None), Is.Null));
        var notice = await WrittenAsync(Stories.Draft("Thông báo có pháp chế", "THONGBAO") with { Fields = new() { ValidFrom = new(2026, 11, 1), ValidTo = new(2026, 12, 1) } });
        var brief = await WrittenAsync("Tin vắn cùng đợt");
        var set = await GatheredAsync("Đợt nhiều bước", notice, brief);
        Assert.That(await SendAsync(set), Is.Null);
        Assert.That(await ApproveAsync(set, _approver), Is.EqualTo("release.items"));
        Assert.That((await LookAsync(set, _approver)).Lines[0].MayNotApprove?.Message, Does.Contain("Pháp chế"));

        await _app.MoveAsync(notice, ContentState.Approved, lawyer);
        Assert.That(await ApproveAsync(set, _approver), Is.Null);
        Assert.That(await StatesAsync(notice, brief), Is.All.EqualTo(ContentState.Approved));
    }

    [Test]
    public async Task Approval_falls_on_what_was_read()
    {
        var (one, two) = (await WrittenAsync("Đọc rồi bị sửa"), await WrittenAsync("Vào đợt sau khi đọc"));
        var set = await GatheredAsync("Đợt đọc trước", one);
        await SendAsync(set);
        var seen = await SeenAsync(set);
        await EditedAsync(one, "Đọc rồi bị sửa, bản hai");
        Assert.That(await DecideAsync(set, seen), Is.EqualTo("content.changed"));
        seen = await SeenAsync(set);
        await AddAsync(set, two);
        Assert.That(await DecideAsync(set, seen), Is.EqualTo("content.changed"), "an item more than was read");
    }

    [Test]
    public async Task An_item_of_an_open_set_is_not_published_or_scheduled_by_itself_but_in_an_emergency()
    {
        var (one, two) = (await WrittenAsync("Không đăng riêng"), await WrittenAsync("Đăng khẩn riêng"));
        var set = await GatheredAsync("Đợt giữ bài", one, two);
        await _app.MoveAsync(one, ContentState.InReview, _writer);
        await _app.MoveAsync(one, ContentState.Approved, _approver);
        Assert.That(() => _app.MoveAsync(one, ContentState.Published, _officer), Throws.InvalidOperationException.With.Message.Contains("Đợt giữ bài"));
        Assert.That(() => _app.MoveAsync(one, ContentState.Scheduled, _officer, _app.Clock.GetUtcNow().AddHours(1)), Throws.InvalidOperationException.With.Message.Contains("Đợt giữ bài"));
        Assert.That(await _app.AskAsync(s => s.GetRequiredService<PublishInEmergency>().RunAsync(two, 1, "Bão sắp vào.", _approver, CancellationToken.None)), Is.Null);
        Assert.That(await RowsAsync(set), Is.EqualTo(new[] { one }), "it has left the set");
    }

    [Test]
    public async Task An_item_is_in_one_open_set_at_most_and_leaves_it_for_the_bin()
    {
        var one = await WrittenAsync("Một đợt thôi");
        var (first, second) = (await GatheredAsync("Đợt thứ nhất", one), await GatheredAsync("Đợt thứ hai"));
        Assert.That(await AddAsync(second, one), Is.EqualTo("release.item"));
        var race = await WrittenAsync("Hai người cùng thêm");
        var answers = await Task.WhenAll(AddAsync(first, race), AddAsync(second, race));
        Assert.That(answers, Has.Exactly(1).Null.And.Exactly(1).EqualTo("release.item"));

        Assert.That(await _app.AskAsync(s => s.GetRequiredService<TrashContent>().RunAsync(one, _writer, CancellationToken.None)), Is.Null);
        Assert.That(await RowsAsync(first), Does.Not.Contain(one));
        Assert.That(await _app.AskAsync(s => s.GetRequiredService<ManageReleases>().DissolveAsync(first, _officer, CancellationToken.None)), Is.Null);
        Assert.That(await _app.AskAsync(s => s.GetRequiredService<ManageReleases>().DissolveAsync(second, _officer, CancellationToken.None)), Is.Null);
        Assert.That(await AddAsync(await GatheredAsync("Đợt thứ ba"), race), Is.Null, "free again");
    }

    [Test]
    public async Task Two_who_edit_a_set_do_not_overwrite_each_other()
    {
        var set = await GatheredAsync("Tên đầu");
        var seen = (await SetAsync(set)).Version;
        Assert.That(await RenameAsync(set, seen, "Tên của người thứ nhất"), Is.Null);
        Assert.That(await RenameAsync(set, seen, "Tên của người thứ hai"), Is.EqualTo("release.changed"));
        Assert.That((await SetAsync(set)).Name, Is.EqualTo("Tên của người thứ nhất"));
    }

    [Test]
    public async Task Items_keep_the_order_people_give_them()
    {
        Guid[] ids = [await WrittenAsync("Thứ tự A"), await WrittenAsync("Thứ tự B"), await WrittenAsync("Thứ tự C")];
        var set = await GatheredAsync("Đợt có thứ tự", ids);
        await _app.DoAsync(s => s.GetRequiredService<ManageReleases>().ShiftAsync(set, ids[2], -1, _officer, CancellationToken.None));
        await _app.DoAsync(s => s.GetRequiredService<ManageReleases>().ShiftAsync(set, ids[0], -1, _officer, CancellationToken.None));
        Assert.That(await RowsAsync(set), Is.EqualTo(new[] { ids[0], ids[2], ids[1] }));
    }

    [Test]
    public async Task Nothing_of_a_set_is_public_when_the_server_dies_while_publishing_it()
    {
        Guid[] ids = [await WrittenAsync("Đăng rồi máy chết 1"), await WrittenAsync("Đăng rồi máy chết 2"), await WrittenAsync("Đăng rồi máy chết 3")];
        var set = await ApprovedSetAsync("Đợt gặp sự cố", ids);
        await ExecuteAsync($"""
            create function die() returns trigger language plpgsql as $$ begin if new.title = 'Đăng rồi máy chết 3' then perform pg_terminate_backend(pg_backend_pid()); end if; return new; end $$;
            create trigger die after insert on cms.publication for each row execute function die();
            """);
        try
        {
            Assert.That(() => PublishAsync(set), Throws.Exception);
        }
        finally
        {
            await ExecuteAsync("drop trigger die on cms.publication; drop function die");
        }

        Assert.That(await StatesAsync(ids), Is.All.EqualTo(ContentState.Approved));
        Assert.That(await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Publications.CountAsync(p => ids.Contains(p.ItemId))), Is.Zero);
        Assert.That(await PublishAsync(set), Is.Null);
        Assert.That(await StatesAsync(ids), Is.All.EqualTo(ContentState.Published));
    }

    [Test]
    public async Task Two_sets_with_the_same_titles_are_published_at_once()
    {
        var sets = new List<Guid>();
        for (var i = 0; i < 3; i++) sets.Add(await ApprovedSetAsync($"Đợt song song {i}", await WrittenAsync($"Trùng tên {i % 2}"), await WrittenAsync($"Trùng tên {(i + 1) % 2}")));
        Assert.That(await Task.WhenAll(sets.Select(PublishAsync)), Is.All.Null);
    }

    [Test]
    public async Task The_schedule_publishes_a_whole_set_on_a_node_without_pages_or_says_why_not()
    {
        var (good, bad) = (await WrittenAsync("Đúng giờ"), await WrittenAsync("Chưa duyệt kịp"));
        var at = _app.Clock.GetUtcNow().AddHours(2);
        var (ready, late) = (await ApprovedSetAsync("Đợt đúng giờ", good), await GatheredAsync("Đợt chưa kịp", bad));
        foreach (var set in (Guid[])[ready, late]) Assert.That(await RenameAsync(set, (await SetAsync(set)).Version, "Đợt hẹn giờ", at), Is.Null);
        var due = _app.Services.GetRequiredService<PublishDueContent>();
        Assert.That(await due.RunAsync(CancellationToken.None), Is.Zero);
        Assert.That(await due.NextAsync(CancellationToken.None), Is.EqualTo(at));

        _app.Clock.Advance(TimeSpan.FromHours(2));
        await Task.WhenAll(due.RunAsync(CancellationToken.None), due.RunAsync(CancellationToken.None));
        Assert.That(await StatesAsync(good, bad), Is.EqualTo(new[] { ContentState.Published, ContentState.Editing }));
        var refused = await SetAsync(late);
        Assert.That((refused.ScheduledFor, refused.State), Is.EqualTo(((DateTimeOffset?)null, ReleaseState.Open)));
        Assert.That(refused.Refusal, Does.Contain("“Chưa duyệt kịp”"));
        Assert.That(await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Notices.CountAsync(n => n.PersonId == _approver.Id && n.Event.StartsWith($"release:{late}:refused"))), Is.EqualTo(1));
    }

    [Test]
    public async Task The_pages_gather_by_ticks_and_by_search_and_take_one_decision()
    {
        var (one, two) = (await WrittenAsync("Trang đợt bài một"), await WrittenAsync("Trang đợt bài hai"));
        var browser = await _app.SignInAsync(Role.Editor);
        Assert.That(await browser.GetStringAsync("/quan-tri/noi-dung?Text=Trang đợt"), Does.Contain($"value=\"{one}\" form=\"chon-bai\""));
        var ticked = await browser.SubmitAsync("/quan-tri/noi-dung", new() { ["Items"] = one.ToString() }, "/quan-tri/dot-phat-hanh/them");
        var made = await browser.SubmitAsync(ticked.Headers.Location!.OriginalString, new() { ["Fields.Name"] = "Đợt từ trang", ["Items"] = one.ToString() }, "/quan-tri/dot-phat-hanh/moi");
        var page = made.Headers.Location!.OriginalString;
        Assert.That(await browser.GetStringAsync($"{page}?tim=bài hai"), Does.Contain("Trang đợt bài hai").And.Not.Contain("Thêm: Trang đợt bài một"));
        await browser.SubmitAsync(page, new() { ["item"] = two.ToString() }, $"{page}?handler=Add");
        await browser.SubmitAsync(page, [], $"{page}?handler=Send");
        foreach (var path in new[] { "/quan-tri/noi-dung", page, $"/quan-tri/duyet/{two}", $"/quan-tri/noi-dung/{two}" })
            Assert.That(FormsWithoutToken(await browser.GetStringAsync(path)), Is.Empty, path);
        Assert.That(await browser.GetStringAsync($"/quan-tri/duyet/{two}"), Does.Contain("Bài thuộc đợt phát hành"));

        var stale = await browser.SubmitAsync(page, new() { ["Version"] = "1", ["Fields.Name"] = "Tên gõ dở" });
        Assert.That(((int)stale.StatusCode, await stale.Content.ReadAsStringAsync()), Is.EqualTo((422, "")).Using<(int, string)>((a, b) => a.Item1 == b.Item1 && a.Item2.Contains("Tên gõ dở")));

        var approver = await _app.SignInAsync(Role.Approver);
        var reading = await approver.GetStringAsync($"{page}/doc");
        Assert.That(reading, Does.Contain("Duyệt cả đợt (2 bài)").And.Contain("Mời bà con đọc tin."));
        var approved = await approver.SubmitAsync($"{page}/doc", new() { [$"Seen[{one}]"] = "1", [$"Seen[{two}]"] = "1" });
        Assert.That(approved.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(await StatesAsync(one, two), Is.All.EqualTo(ContentState.Approved));

        var school = await _app.SignInAsync(Role.Contributor);
        foreach (var path in new[] { "/quan-tri/dot-phat-hanh", page, $"{page}/doc", "/quan-tri/dot-phat-hanh/moi" })
            Assert.That((await school.GetAsync(path)).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), path);
        Assert.That((await browser.GetAsync($"/quan-tri/dot-phat-hanh/{Guid.NewGuid()}")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    /// <summary>Forms a browser could not send: antiforgery would refuse them.</summary>
    private static IEnumerable<string> FormsWithoutToken(string page) => page.Split("<form").Skip(1).Select(form => form[..form.IndexOf("</form>", StringComparison.Ordinal)])
        .Where(form => form.Contains("method=\"post\"", StringComparison.Ordinal) && form.Split("name=\"__RequestVerificationToken\"").Length != 2);

    [Test]
    public async Task Nobody_gathers_what_he_may_not_see()
    {
        var draft = await _app.AskAsync(async s => ((SaveOutcome.Saved)await s.GetRequiredService<SaveContent>().RunAsync(null, 0, Stories.Draft("Nháp của trường"), await ActorAsync(Role.Contributor), CancellationToken.None)).Item.Id);
        Assert.That(await AddAsync(await GatheredAsync("Đợt tò mò"), draft), Is.EqualTo("content.unknown"));
    }

    private async Task<Actor> ActorAsync(Role role)
    {
        var person = await _app.PersonAsync(role);
        return new(person.Id, person.FullName, person.Roles, person.UnitId);
    }

    private Task<Guid> WrittenAsync(string title) => WrittenAsync(Stories.Draft(title));

    private Task<Guid> WrittenAsync(ContentDraft draft) => _app.AskAsync(async s =>
        ((SaveOutcome.Saved)await s.GetRequiredService<SaveContent>().RunAsync(null, 0, draft, _writer, CancellationToken.None)).Item.Id);

    private Task EditedAsync(Guid id, string title) => _app.DoAsync(async s =>
        Assert.That(await s.GetRequiredService<SaveContent>().RunAsync(id, 1, Stories.Draft(title), _writer, CancellationToken.None), Is.InstanceOf<SaveOutcome.Saved>()));

    private Task<Guid> GatheredAsync(string name, params Guid[] items) => _app.AskAsync(async s =>
        (await s.GetRequiredService<ManageReleases>().CreateAsync(name, null, null, items, _officer, CancellationToken.None)) is { Id: { } id } ? id : throw new InvalidOperationException());

    private async Task<Guid> ApprovedSetAsync(string name, params Guid[] items)
    {
        var set = await GatheredAsync(name, items);
        Assert.That(await SendAsync(set), Is.Null);
        Assert.That(await ApproveAsync(set, _approver), Is.Null);
        return set;
    }

    private Task<string?> AddAsync(Guid set, Guid item) => _app.AskAsync(async s => (await s.GetRequiredService<ManageReleases>().AddAsync(set, [item], _officer, CancellationToken.None))?.Code);

    private Task<string?> SendAsync(Guid set) => _app.AskAsync(async s => (await s.GetRequiredService<DecideRelease>().SendAsync(set, _officer, CancellationToken.None))?.Code);

    private async Task<string?> ApproveAsync(Guid set, Actor actor, string? remark = null)
    {
        var seen = await SeenAsync(set);
        return await _app.AskAsync(async s => (await s.GetRequiredService<DecideRelease>().ApproveAsync(set, seen, remark, actor, CancellationToken.None))?.Code);
    }

    private Task<string?> DecideAsync(Guid set, Dictionary<Guid, int> seen) => _app.AskAsync(async s => (await s.GetRequiredService<DecideRelease>().ApproveAsync(set, seen, null, _approver, CancellationToken.None))?.Code);

    private Task<string?> PublishAsync(Guid set) => _app.AskAsync(async s => (await s.GetRequiredService<PublishRelease>().RunAsync(set, null, _officer, CancellationToken.None))?.Code);

    private Task<string?> RenameAsync(Guid set, int seen, string name, DateTimeOffset? at = null) => _app.AskAsync(async s => (await s.GetRequiredService<ManageReleases>().ChangeAsync(set, seen, name, null, at, _officer, CancellationToken.None))?.Code);

    private Task<Dictionary<Guid, int>> SeenAsync(Guid set) => _app.AskAsync(s =>
    {
        var db = s.GetRequiredService<CmsDb>();
        return db.Items.Where(i => db.ReleaseItems.Any(r => r.SetId == set && r.ItemId == i.Id)).ToDictionaryAsync(i => i.Id, i => i.Version);
    });

    private async Task<ReleaseLook> LookAsync(Guid set, Actor? actor = null) => (await _app.AskAsync(s => s.GetRequiredService<CheckRelease>().RunAsync(set, actor ?? _officer, CancellationToken.None)))!;

    private Task<ReleaseSet> SetAsync(Guid set) => _app.AskAsync(s => s.GetRequiredService<CmsDb>().Releases.AsNoTracking().SingleAsync(r => r.Id == set));

    private Task<Guid[]> RowsAsync(Guid set) => _app.AskAsync(s => s.GetRequiredService<CmsDb>().ReleaseItems.Where(r => r.SetId == set).OrderBy(r => r.Place).Select(r => r.ItemId).ToArrayAsync());

    private async Task<ContentState[]> StatesAsync(params Guid[] ids)
    {
        var states = await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Items.Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, i => i.State));
        return [.. ids.Select(id => states[id])];
    }

    /// <summary>What a person was told of a set, or of one of its items.</summary>
    private Task<string[]> TitlesAsync(Actor person, Guid set, Guid? item = null)
    {
        var path = item is { } id ? $"/quan-tri/duyet/{id}" : ReleaseSet.PathOf(set);
        return _app.AskAsync(s => s.GetRequiredService<CmsDb>().Notices.Where(n => n.PersonId == person.Id && n.Path.StartsWith(path)).OrderBy(n => n.Id).Select(n => n.Title).ToArrayAsync());
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = _app.Database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
