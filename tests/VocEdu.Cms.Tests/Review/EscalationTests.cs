using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Cms.Review.Steps;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Submissions;
using VocEdu.Cms.Tests.Writing;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Tests.Review;

/// <summary>What stays overdue goes to the next in rank, once, after the working days that are configured.</summary>
public sealed class EscalationTests
{
    private CmsApp _app = null!;
    private Actor _reviewer = null!, _leader = null!, _head = null!;

    [SetUp]
    public async Task Start()
    {
        _app = await CmsApp.StartAsync(settings: new() { ["Review:EscalateAfterDays"] = "2" });
        (_reviewer, _leader, _head) = (await ActorAsync(Role.Reporter), await ActorAsync(Role.Approver), await ActorAsync(Role.UnitHead));
        await ActorAsync(Role.Editor);
        await _app.DoAsync(async s => Assert.That(await s.GetRequiredService<ManageReview>().ChangeProcessAsync(ReviewScope.Everything,
            [new() { Name = "Kiểm duyệt", People = [_reviewer.Id!.Value] }, new() { Name = "Phê duyệt", Role = Role.Approver }], false, _leader, CancellationToken.None), Is.Null));
    }

    [TearDown]
    public async Task Stop() => await _app.DisposeAsync();

    [Test]
    public async Task A_step_overdue_for_days_is_told_to_the_leadership_once()
    {
        var id = await _app.SavedAsync(Stories.Draft("Bài nằm lâu ở kiểm duyệt"));
        await _app.MoveAsync(id, ContentState.InReview, Stories.Officer);       // Saturday: due on Monday the 23rd at 17:00
        await PassAsync(days: 3);
        Assert.That(await ToldAsync(_reviewer, "Bài quá hạn duyệt:"), Is.EqualTo(1));
        Assert.That(await ToldAsync(_leader, "Bài quá hạn duyệt kéo dài:"), Is.Zero, "one working day is not yet two");
        await PassAsync(days: 2);
        await PassAsync(days: 1);
        Assert.That(await ToldAsync(_leader, "Bài quá hạn duyệt kéo dài:"), Is.EqualTo(1));
        Assert.That(await ToldAsync(_reviewer, "Bài quá hạn duyệt kéo dài:"), Is.Zero, "whose step it is has been told before");
    }

    [Test]
    public async Task A_story_nobody_takes_in_goes_from_the_officers_to_the_leadership_and_in_a_unit_to_its_head()
    {
        var sender = await ActorAsync(Role.Contributor);
        async Task<Guid> SentAsync(string title, ContentState to)
        {
            var id = await _app.AskAsync(async s => ((SaveOutcome.Saved)await s.GetRequiredService<SaveContent>().RunAsync(null, 0, Stories.Draft(title), sender, CancellationToken.None)).Item.Id);
            await _app.MoveAsync(id, to, sender);
            return id;
        }
        await SentAsync("Bài chờ tiếp nhận", ContentState.Submitted);
        await _app.DoAsync(s => s.GetRequiredService<CmsDb>().Units.Where(u => u.Id == CmsApp.SchoolId).ExecuteUpdateAsync(u => u.SetProperty(x => x.NeedsUnitHead, true)));
        await SentAsync("Bài chờ hiệu trưởng", ContentState.UnitReview);
        await PassAsync(days: 7);
        await PassAsync(days: 1);
        Assert.That(await ToldAsync(_leader, "Đã"), Is.EqualTo(1));
        Assert.That(await ToldAsync(_head, "Đã"), Is.EqualTo(1));
    }

    private async Task PassAsync(int days)
    {
        _app.Clock.Advance(TimeSpan.FromDays(days));
        for (var i = 0; i < 2; i++) await _app.DoAsync(s => s.GetRequiredService<RemindReviewers>().RunAsync(CancellationToken.None));
    }

    private Task<int> ToldAsync(Actor person, string title) => _app.AskAsync(s => s.GetRequiredService<CmsDb>().Notices.CountAsync(n => n.PersonId == person.Id && n.Title.StartsWith(title)));

    private async Task<Actor> ActorAsync(Role role)
    {
        var person = await _app.PersonAsync(role);
        return new(person.Id, person.FullName, person.Roles, person.UnitId);
    }
}
