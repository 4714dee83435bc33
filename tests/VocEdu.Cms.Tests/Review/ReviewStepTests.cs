using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Review;
using VocEdu.Cms.Review.Steps;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Tests.Writing;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;
using VocEdu.Domain.Review;

namespace VocEdu.Cms.Tests.Review;

/// <summary>The customary way: biên tập → kiểm duyệt (a group, all of it) → [pháp chế] → phê duyệt.</summary>
public sealed class ReviewStepTests
{
    private CmsApp _app = null!;
    private Actor _writer = null!, _editor = null!, _one = null!, _two = null!, _lawyer = null!, _chief = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _app = await CmsApp.StartAsync();
        _writer = await ActorAsync(Role.Editor);
        _editor = await ActorAsync(Role.Editor);
        _one = await ActorAsync(Role.Editor);
        _two = await ActorAsync(Role.Reporter);
        _lawyer = await ActorAsync(Role.Reporter);
        _chief = await ActorAsync(Role.Approver);
        await _app.DoAsync(async services =>
        {
            var manage = services.GetRequiredService<ManageReview>();
            Assert.That(await manage.SaveGroupAsync(null, "Tổ kiểm duyệt", [_one.Id!.Value, _two.Id!.Value], _chief, CancellationToken.None), Is.Null);
            var group = await services.GetRequiredService<CmsDb>().Groups.Select(g => g.Id).SingleAsync();
            Assert.That(await manage.ChangeProcessAsync(ReviewScope.Of(Genres.Get("TIN")),
            [
                new() { Name = "Biên tập", Role = Role.Editor, AuthorMay = true }, new() { Name = "Kiểm duyệt", Group = group, Everyone = true },
                new() { Name = "Pháp chế", People = [_lawyer.Id!.Value], Optional = true, DueDays = 2 }, new() { Name = "Phê duyệt", Role = Role.Approver },
            ], onePersonMay: false, _chief, CancellationToken.None), Is.Null);
        });
    }

    [OneTimeTearDown]
    public async Task Stop() => await _app.DisposeAsync();

    [Test]
    public async Task An_item_passes_its_steps_in_order_and_the_last_one_approves_it()
    {
        var id = await SentAsync("Qua đủ các bước");
        Assert.That(await ApproveAsync(id, _chief), Is.EqualTo("review.not-yours"));
        Assert.That(await ApproveAsync(id, _writer), Is.Null, "the step of editing is also its author's");
        Assert.That(await ApproveAsync(id, _one, "Đã kiểm tra số liệu."), Is.Null);
        Assert.That(await StepAsync(id), Is.EqualTo("Kiểm duyệt"), "all of the group have to agree");
        Assert.That(await ApproveAsync(id, _one), Is.EqualTo("review.decided"));
        Assert.That(await ApproveAsync(id, _two), Is.Null);
        Assert.That(await StepAsync(id), Is.EqualTo("Phê duyệt"));
        Assert.That((await _app.ItemAsync(id)).State, Is.EqualTo(ContentState.InReview));
        Assert.That(await ApproveAsync(id, _chief), Is.Null);

        var item = await _app.ItemAsync(id);
        Assert.That((item.State, item.ApprovedByName), Is.EqualTo((ContentState.Approved, _chief.Name)));
        Assert.That(await DecisionsAsync(id), Is.EqualTo(new[] { $"Biên tập {_writer.Name}", $"Kiểm duyệt {_one.Name}", $"Kiểm duyệt {_two.Name}", $"Phê duyệt {_chief.Name}" }));
    }

    [Test]
    public async Task A_changed_text_starts_the_steps_again()
    {
        var id = await SentAsync("Sửa giữa chừng");
        await ApproveAsync(id, _editor);
        await ApproveAsync(id, _one);
        await SaveAsync(id, "Sửa giữa chừng, bản hai", _writer);

        Assert.That(await StepAsync(id), Is.EqualTo("Biên tập"));
        Assert.That(await DecisionsAsync(id), Is.Empty, "what was said of the older text counts no more");
        await SaveAsync(id, "Sửa giữa chừng, bản ba", _writer);
        await ApproveAsync(id, _editor);
        await ApproveAsync(id, _one);
        await ApproveAsync(id, _two);
        Assert.That(await ApproveAsync(id, _chief), Is.Null);
        await SaveAsync(id, "Sửa sau khi duyệt", _writer);
        Assert.That(((await _app.ItemAsync(id)).State, await StepAsync(id)), Is.EqualTo((ContentState.InReview, "Biên tập")));
    }

    [Test]
    public async Task Decisions_on_an_older_text_do_not_count_even_when_nobody_restarted_the_steps()
    {
        var id = await SentAsync("Máy dừng giữa chừng");
        await ApproveAsync(id, _editor);
        // As if the process had died between the save and the restart.
        await _app.DoAsync(services => services.GetRequiredService<CmsDb>().ReviewRounds.Where(r => r.ItemId == id).ExecuteUpdateAsync(s => s.SetProperty(r => r.Hash, "cũ")));
        Assert.That(await ApproveAsync(id, _one), Is.Null, "as an editor, in the first step again");
        Assert.That(await StepAsync(id), Is.EqualTo("Kiểm duyệt"));
    }

    [Test]
    public async Task A_deputy_decides_on_behalf_within_the_dates_and_for_the_chosen_steps()
    {
        var (away, deputy) = (await ActorAsync(Role.Approver), await ActorAsync(Role.Reporter));
        var today = new DateOnly(2026, 11, 21);
        await _app.DoAsync(async services =>
        {
            var manage = services.GetRequiredService<ManageReview>();
            Assert.That(await manage.AddDeputyAsync(away.Id!.Value, deputy.Id!.Value, today.AddDays(-5), today.AddDays(-1), [], away, CancellationToken.None), Is.Null);
            Assert.That(await manage.AddDeputyAsync(away.Id!.Value, deputy.Id!.Value, today, today, ["Kiểm duyệt"], away, CancellationToken.None), Is.Null);
        });
        var id = await _app.SavedAsync(Stories.Draft("Tin một bước"));
        await _app.MoveAsync(id, ContentState.InReview, Stories.Officer);
        Assert.That(await ApproveAsync(id, deputy), Is.EqualTo("review.not-yours"));

        await _app.DoAsync(async services => Assert.That(await services.GetRequiredService<ManageReview>()
            .AddDeputyAsync(away.Id!.Value, deputy.Id!.Value, today, today.AddDays(3), ["Phê duyệt"], away, CancellationToken.None), Is.Null));
        Assert.That(await ApproveAsync(id, deputy), Is.Null);
        Assert.That((await _app.ItemAsync(id)).ApprovedByName, Is.EqualTo($"{deputy.Name}, thay mặt {away.Name}"));
        Assert.That(await _app.AskAsync(s => s.GetRequiredService<CmsDb>().ReviewDecisions.Where(d => d.ItemId == id).Select(d => d.OnBehalfOf).SingleAsync()), Is.EqualTo(away.Id));
    }

    [Test]
    public async Task Nobody_decides_two_steps_and_a_deputy_counts_as_oneself()
    {
        var id = await SentAsync("Hai bước một người");
        await ApproveAsync(id, _one);
        Assert.That(await ApproveAsync(id, _one), Is.EqualTo("review.other-step"));
        await _app.DoAsync(s => s.GetRequiredService<ManageReview>().AddDeputyAsync(_two.Id!.Value, _editor.Id!.Value, new(2026, 11, 21), new(2026, 11, 21), ["Kiểm duyệt"], _two, CancellationToken.None));
        var other = await SentAsync("Thay mặt ở bước sau");
        await ApproveAsync(other, _editor);
        Assert.That(await ApproveAsync(other, _editor), Is.EqualTo("review.other-step"));
    }

    [Test]
    public async Task An_optional_step_is_switched_on_for_one_item_while_it_lies_ahead()
    {
        var id = await SentAsync("Cần pháp chế");
        Assert.That(await ChooseAsync(id, "Pháp chế", "Không có bước này"), Is.Null);
        await ApproveAsync(id, _editor);
        await ApproveAsync(id, _one);
        await ApproveAsync(id, _two);
        Assert.That(await StepAsync(id), Is.EqualTo("Pháp chế"));
        Assert.That((await ChooseAsync(id))?.Code, Is.EqualTo("review.step-behind"));
        Assert.That(await ApproveAsync(id, _lawyer), Is.Null);
        Assert.That(await StepAsync(id), Is.EqualTo("Phê duyệt"));
        Assert.That(await StepsAsync(await SentAsync("Không cần pháp chế")), Does.Not.Contain("Pháp chế"));
    }

    [Test]
    public async Task What_is_under_way_keeps_its_process()
    {
        var draft = Stories.Draft("Đang duyệt", "THONGBAO") with { Fields = new() { ValidFrom = new(2026, 11, 1), ValidTo = new(2026, 12, 1) } };
        var id = await _app.SavedAsync(draft);
        await _app.MoveAsync(id, ContentState.InReview, Stories.Officer);
        await _app.DoAsync(s => s.GetRequiredService<ManageReview>().ChangeProcessAsync(ReviewScope.Of(Genres.Get("THONGBAO")),
            [new() { Name = "Kiểm duyệt", People = [_two.Id!.Value] }, new() { Name = "Phê duyệt", Role = Role.Approver }], false, _chief, CancellationToken.None));
        Assert.That(await StepsAsync(id), Is.EqualTo(new[] { "Phê duyệt" }));
        var later = await _app.SavedAsync(draft);
        await _app.MoveAsync(later, ContentState.InReview, Stories.Officer);
        Assert.That(await StepsAsync(later), Is.EqualTo(new[] { "Kiểm duyệt", "Phê duyệt" }));
    }

    [Test]
    public async Task An_item_goes_back_to_any_earlier_step_with_a_reason()
    {
        var id = await SentAsync("Trả về bước đầu");
        await ApproveAsync(id, _editor, "Đã sửa câu chữ.");
        await ApproveAsync(id, _one);
        Assert.That(await BackAsync(id, 0, " ", _two), Is.EqualTo("lifecycle.reason-missing"));
        Assert.That(await BackAsync(id, 1, "Bước này", _two), Is.EqualTo("review.no-such-step"));
        Assert.That(await BackAsync(id, 0, "Sai tên trường.", _editor), Is.EqualTo("lifecycle.needs-role"), "an editor who does not hold the step");
        Assert.That(await BackAsync(id, 0, "Sai tên trường.", _two), Is.Null);
        Assert.That(await StepAsync(id), Is.EqualTo("Biên tập"));
        Assert.That(await DecisionsAsync(id), Is.Empty);

        await ApproveAsync(id, _editor);
        Assert.That(await BackAsync(id, null, "Cần viết lại mở bài.", _one), Is.Null);
        Assert.That((await _app.ItemAsync(id)).State, Is.EqualTo(ContentState.Editing));
        var remarks = await _app.AskAsync(s => s.GetRequiredService<CmsDb>().RemarksAsync(id, CancellationToken.None));
        Assert.That(remarks.Select(r => r.Text), Is.EqualTo(new[] { "Đã sửa câu chữ.", "Sai tên trường.", "Cần viết lại mở bài." }));
    }

    [Test]
    public async Task Whoever_took_a_step_on_decides_it_until_somebody_takes_over_and_is_heard()
    {
        var id = await SentAsync("Nhận xử lý");
        Assert.That(await ClaimAsync(id, _chief), Is.EqualTo("review.not-yours"));
        Assert.That(await ClaimAsync(id, _editor), Is.Null);
        Assert.That(await ClaimAsync(id, _one), Is.EqualTo("review.claimed"));
        Assert.That(await ApproveAsync(id, _one), Is.EqualTo("review.claimed"));
        Assert.That(await ClaimAsync(id, _one, over: true), Is.Null);
        Assert.That(await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Notices.CountAsync(n => n.PersonId == _editor.Id && n.Title.StartsWith(_one.Name + " đã nhận thay"))), Is.EqualTo(1));
        Assert.That(await ApproveAsync(id, _one), Is.Null);
        Assert.That(await ClaimAsync(id, _one), Is.EqualTo("review.everyone"));
    }

    [Test]
    public async Task Two_people_who_agree_at_the_same_moment_are_both_heard()
    {
        var id = await SentAsync("Cùng lúc");
        await ApproveAsync(id, _editor);
        await Task.WhenAll(ApproveAsync(id, _one), ApproveAsync(id, _two));
        Assert.That(await StepAsync(id), Is.EqualTo("Phê duyệt"));
        Assert.That(await DecisionsAsync(id), Has.Length.EqualTo(3));
    }

    [Test]
    public async Task The_page_shows_whose_turn_it_is_and_takes_claims_and_returns()
    {
        var id = await SentAsync("Trang các bước");
        var chief = await _app.SignInAsync(Role.Approver);
        var page = await chief.GetStringAsync($"/quan-tri/duyet/{id}");
        Assert.That(page, Does.Contain("Các bước duyệt").And.Contain("Hạn").And.Contain("Thứ Hai, ngày 23/11/2026").And.Not.Contain("value=\"Claim\""));
        Assert.That(page, Does.Not.Contain("id=\"Approve\""), "it is not the chief's turn");

        var editor = await _app.SignInAsync(Role.Editor);
        await editor.SubmitAsync($"/quan-tri/duyet/{id}", new() { ["handler"] = "Claim" }, $"/quan-tri/duyet/{id}/buoc");
        Assert.That(await chief.GetStringAsync($"/quan-tri/duyet/{id}"), Does.Contain("đã nhận xử lý."));
        await editor.SubmitAsync($"/quan-tri/duyet/{id}", new() { ["handler"] = "SendBack", ["BackTo"] = "9", ["Reason"] = "Lý do giữ lại", ["Version"] = "1" }, $"/quan-tri/duyet/{id}/buoc");
        Assert.That(await editor.GetStringAsync($"/quan-tri/duyet/{id}"), Does.Contain("Lý do giữ lại"), "nothing typed is lost");
        await editor.SubmitAsync($"/quan-tri/duyet/{id}", new() { ["handler"] = "SendBack", ["BackTo"] = "author", ["Reason"] = "Thiếu ảnh", ["Version"] = "1" }, $"/quan-tri/duyet/{id}/buoc");
        Assert.That((await _app.ItemAsync(id)).State, Is.EqualTo(ContentState.ChangesRequested));

        var contributor = await _app.SignInAsync(Role.Contributor);
        Assert.That((await contributor.SubmitAsync("/quan-tri/bai-cua-toi", new() { ["handler"] = "Claim" }, $"/quan-tri/duyet/{id}/buoc")).StatusCode, Is.EqualTo(System.Net.HttpStatusCode.Forbidden));
    }

    private async Task<Actor> ActorAsync(Role role)
    {
        var person = await _app.PersonAsync(role);
        return new(person.Id, person.FullName, person.Roles, person.UnitId);
    }

    private async Task<Guid> SentAsync(string title)
    {
        var id = await _app.AskAsync(async services => (SaveOutcome.Saved)await services.GetRequiredService<SaveContent>()
            .RunAsync(null, 0, Stories.Draft(title, "TIN") with { Summary = "Tóm tắt.", Fields = Complete }, _writer, CancellationToken.None)) is { } saved ? saved.Item.Id : Guid.Empty;
        await _app.MoveAsync(id, ContentState.InReview, _writer);
        return id;
    }

    private static readonly ContentFields Complete = new() { EventDate = new DateOnly(2026, 11, 20), Place = "Hải Phòng" };

    private Task SaveAsync(Guid id, string title, Actor actor) => _app.DoAsync(async services =>
    {
        var from = await services.GetRequiredService<CmsDb>().Items.Where(i => i.Id == id).Select(i => i.Version).SingleAsync();
        var outcome = await services.GetRequiredService<SaveContent>().RunAsync(id, from, Stories.Draft(title, "TIN") with { Summary = "Tóm tắt.", Fields = Complete }, actor, CancellationToken.None);
        Assert.That(outcome, Is.InstanceOf<SaveOutcome.Saved>());
    });

    private Task<string?> ApproveAsync(Guid id, Actor actor, string? remark = null) => _app.AskAsync(async services =>
    {
        var version = await services.GetRequiredService<CmsDb>().Items.Where(i => i.Id == id).Select(i => i.Version).SingleAsync();
        return (await services.GetRequiredService<MoveContent>().RunAsync(id, new(ContentState.Approved, version, remark), actor, CancellationToken.None))?.Code;
    });

    private Task<string?> BackAsync(Guid id, int? step, string reason, Actor actor) => _app.AskAsync(async services =>
        (await services.GetRequiredService<SendBack>().RunAsync(id, 1, step, reason, actor, CancellationToken.None))?.Code);

    private Task<string?> ClaimAsync(Guid id, Actor actor, bool over = false) => _app.AskAsync(async services =>
        (await services.GetRequiredService<ClaimStep>().ClaimAsync(id, over, actor, CancellationToken.None))?.Code);

    private Task<Refusal?> ChooseAsync(Guid id, params string[] steps) =>
        _app.AskAsync(services => services.GetRequiredService<ChooseSteps>().RunAsync(id, steps, _editor, CancellationToken.None));

    private Task<ReviewRound> RoundAsync(Guid id) =>
        _app.AskAsync(services => services.GetRequiredService<CmsDb>().ReviewRounds.AsNoTracking().SingleAsync(r => r.ItemId == id && r.ClosedAt == null));

    private async Task<string> StepAsync(Guid id) => (await RoundAsync(id)).Step.Name;

    private async Task<IEnumerable<string>> StepsAsync(Guid id) => (await RoundAsync(id)).Steps.Select(s => s.Name);

    private Task<string[]> DecisionsAsync(Guid id) => _app.AskAsync(services => services.GetRequiredService<CmsDb>().ReviewDecisions
        .Where(d => d.ItemId == id && !d.Undone).OrderBy(d => d.Id).Select(d => d.StepName + " " + d.DecidedByName).ToArrayAsync());
}
