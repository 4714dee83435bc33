using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing;
using VocEdu.Cms.Writing.Trash;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Tests.Writing;

public sealed class TrashTests
{
    private CmsApp _app = null!;

    [OneTimeSetUp]
    public async Task Start() => _app = await CmsApp.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _app.DisposeAsync();

    [Test]
    public async Task Item_in_the_bin_is_nowhere_else_and_comes_back_as_it_was()
    {
        using var officer = await _app.SignInAsync(Role.Editor);
        var id = await _app.SavedAsync(Stories.Draft("Bài viết nhầm"));
        Assert.That(await officer.GetStringAsync($"/quan-tri/noi-dung/{id}"), Does.Contain($"/quan-tri/noi-dung/{id}/xoa"));
        Assert.That((await officer.SubmitAsync($"/quan-tri/noi-dung/{id}/xoa", [])).StatusCode, Is.EqualTo(HttpStatusCode.Redirect));

        foreach (var path in (string[])[$"/quan-tri/noi-dung/{id}", $"/quan-tri/duyet/{id}", $"/quan-tri/noi-dung/{id}/lich-su", $"/quan-tri/noi-dung/{id}/xoa"])
            Assert.That((await officer.GetAsync(path)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), path);
        Assert.That(await officer.GetStringAsync("/quan-tri/noi-dung"), Does.Not.Contain($"/quan-tri/noi-dung/{id}"));
        Assert.That(await officer.GetStringAsync("/quan-tri/thung-rac"), Does.Contain("Bài viết nhầm").And.Contain("Trong thùng rác"));

        await officer.SubmitAsync("/quan-tri/thung-rac", new() { ["id"] = id.ToString() });
        Assert.That((await _app.ItemAsync(id)).State, Is.EqualTo(ContentState.Editing));
        Assert.That(await AuditAsync(id), Is.EqualTo(["Xóa bài vào thùng rác", "Khôi phục bài từ thùng rác"]));
    }

    [Test]
    public async Task Schedule_does_not_outlive_the_bin()
    {
        var id = await _app.ApprovedAsync("Bài đã hẹn giờ");
        await _app.MoveAsync(id, ContentState.Scheduled, Stories.Officer, _app.Clock.Now.AddHours(1));
        await TrashAsync(id, Stories.Officer);
        await _app.AskAsync(s => s.GetRequiredService<TrashContent>().RestoreAsync(id, Stories.Officer, CancellationToken.None));

        var item = await _app.ItemAsync(id);
        Assert.That((item.State, item.ScheduledFor, item.ApprovedHash), Is.EqualTo((ContentState.Editing, (DateTimeOffset?)null, (string?)null)));
    }

    [Test]
    public async Task What_was_ever_public_cannot_be_thrown_away()
    {
        var id = await _app.ApprovedAsync("Bài đã đăng");
        await _app.MoveAsync(id, ContentState.Published, Stories.Officer);
        Assert.That((await TrashAsync(id, Stories.Officer))!.Code, Is.EqualTo("trash.was-public"));
    }

    [Test]
    public async Task Story_a_school_has_sent_is_declined_with_a_reason_and_not_thrown_away()
    {
        var school = new Actor(Guid.CreateVersion7(), "Người trường", Role.Contributor, CmsApp.SchoolId);
        var id = await SentAsync(school, ContentState.Received);
        Assert.That((await TrashAsync(id, Stories.Officer))!.Code, Is.EqualTo("trash.sent-in"));
        Assert.That((await TrashAsync(id, school))!.Code, Is.EqualTo("trash.closed"));
        var stranger = new Actor(Guid.CreateVersion7(), "Trường khác", Role.Contributor, CmsApp.OtherSchoolId);
        Assert.That((await TrashAsync(id, stranger))!.Code, Is.EqualTo("content.unknown"));
    }

    [Test]
    public async Task Unit_takes_its_own_draft_back_and_no_other_unit_does()
    {
        var school = new Actor(Guid.CreateVersion7(), "Người trường", Role.Contributor, CmsApp.SchoolId);
        var id = await SentAsync(school, null);
        Assert.That(await TrashAsync(id, school), Is.Null);
        var other = await _app.SignInAsync(Role.Contributor, CmsApp.OtherSchoolId);
        Assert.That(await other.GetStringAsync("/quan-tri/thung-rac"), Does.Not.Contain("Bài của trường"));
        Assert.That((await other.SubmitAsync("/quan-tri/doi-mat-khau", new() { ["id"] = id.ToString() }, "/quan-tri/thung-rac")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await _app.AskAsync(s => s.GetRequiredService<TrashContent>().RestoreAsync(id, school, CancellationToken.None)), Is.Null);
    }

    [Test]
    public async Task Bin_is_emptied_after_its_days_and_the_last_content_stays_with_an_audit_line()
    {
        var id = await _app.SavedAsync(Stories.Draft("Bài bỏ đi"));
        await _app.AskAsync(s => s.GetRequiredService<SaveContent>().RunAsync(id, 1, Stories.Draft("Bài bỏ đi, bản cuối"), Stories.Officer, CancellationToken.None));
        await TrashAsync(id, Stories.Officer);
        var purge = _app.Services.GetRequiredService<PurgeTrash>();
        _app.Clock.Advance(TimeSpan.FromDays(TrashContent.DaysKept) - TimeSpan.FromMinutes(1));
        await purge.RunAsync(CancellationToken.None);
        Assert.That(await PurgedAsync(), Is.False);

        _app.Clock.Advance(TimeSpan.FromMinutes(2));
        await Task.WhenAll(purge.RunAsync(CancellationToken.None), purge.RunAsync(CancellationToken.None));
        var versions = await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Versions.Where(v => v.ItemId == id).OrderBy(v => v.Number).Select(v => v.Title).ToListAsync());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await PurgedAsync(), Is.True);
            Assert.That(versions, Is.EqualTo(["", "Bài bỏ đi, bản cuối"]));
            Assert.That(await AuditAsync(id), Is.EqualTo(["Xóa bài vào thùng rác", "Xóa hẳn bài hết hạn trong thùng rác"]));
            Assert.That((await _app.AskAsync(s => s.GetRequiredService<TrashContent>().RestoreAsync(id, Stories.Officer, CancellationToken.None)))!.Code, Is.EqualTo("content.unknown"));
        }

        Task<bool> PurgedAsync() => _app.AskAsync(s => s.GetRequiredService<CmsDb>().Items.IgnoreQueryFilters().AnyAsync(i => i.Id == id && i.PurgedAt != null));
    }

    private Task<Refusal?> TrashAsync(Guid id, Actor actor) =>
        _app.AskAsync(s => s.GetRequiredService<TrashContent>().RunAsync(id, actor, CancellationToken.None));

    private async Task<Guid> SentAsync(Actor school, ContentState? to)
    {
        var outcome = await _app.AskAsync(s => s.GetRequiredService<SaveContent>().RunAsync(null, 0, Stories.Draft("Bài của trường"), school, CancellationToken.None));
        var id = ((SaveOutcome.Saved)outcome).Item.Id;
        if (to is null) return id;
        await _app.MoveAsync(id, ContentState.Submitted, school);
        await _app.MoveAsync(id, to.Value, Stories.Officer);
        return id;
    }

    private Task<List<string>> AuditAsync(Guid id) => _app.AskAsync(s =>
        s.GetRequiredService<CmsDb>().Audit.Where(a => a.TargetId == id.ToString()).OrderBy(a => a.Id).Select(a => a.Action).ToListAsync());
}
