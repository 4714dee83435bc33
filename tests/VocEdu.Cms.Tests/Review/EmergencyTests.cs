using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Cms.Review.Emergency;
using VocEdu.Cms.Review.Steps;
using VocEdu.Cms.Tests.Writing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Tests.Review;

public sealed class EmergencyTests
{
    private CmsApp _app = null!;

    [OneTimeSetUp]
    public async Task Start() => _app = await CmsApp.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _app.DisposeAsync();

    [Test]
    public async Task An_approver_publishes_at_once_with_a_reason_and_another_one_looks_afterwards()
    {
        var id = await _app.SavedAsync(Stories.Draft("Tin bão khẩn"));
        await _app.MoveAsync(id, ContentState.InReview, Stories.Officer);
        var (one, two, officer) = (await _app.SignInAsync(Role.Approver), await _app.SignInAsync(Role.Approver), await _app.SignInAsync(Role.Editor));
        await PublishAsync(officer, id, "Tôi muốn");
        await PublishAsync(one, id, " ");
        Assert.That((await _app.ItemAsync(id)).State, Is.EqualTo(ContentState.InReview));
        await PublishAsync(one, id, "Bão vào đêm nay.");

        var item = await _app.ItemAsync(id);
        Assert.That(item.State, Is.EqualTo(ContentState.Published));
        Assert.That(item.ApprovedByName, Does.EndWith("(đăng khẩn)"));
        var kept = await KeptAsync(id);
        Assert.That((kept.Reason, kept.Skipped), Is.EqualTo(("Bão vào đêm nay.", new[] { "Phê duyệt" })));
        Assert.That(kept.DueAt, Is.EqualTo(new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero)), "the end of the next working day");
        Assert.That(await _app.AskAsync(s => s.GetRequiredService<CmsDb>().ReviewRounds.Where(r => r.ItemId == id).Select(r => r.Outcome).SingleAsync()), Is.EqualTo(RoundOutcome.Skipped));
        Assert.That(await two.GetStringAsync("/quan-tri/thong-bao"), Does.Contain("Bài đăng khẩn cần hậu kiểm: Tin bão khẩn"));

        await LookAsync(one, kept.Id);
        Assert.That((await KeptAsync(id)).ReviewedAt, Is.Null, "not by the same person");
        await LookAsync(two, kept.Id);
        Assert.That((await KeptAsync(id)).ReviewedAt, Is.Not.Null);
    }

    [Test]
    public async Task What_publishing_asks_for_is_never_skipped()
    {
        var id = await _app.SavedAsync(Stories.Draft("Tin thiếu ngày và nơi", "TIN"));
        var approver = await _app.SignInAsync(Role.Approver);
        await PublishAsync(approver, id, "Rất gấp.");
        Assert.That(await approver.GetStringAsync($"/quan-tri/duyet/{id}"), Does.Contain("Bài còn thiếu").And.Contain("Rất gấp."));
        Assert.That((await _app.ItemAsync(id)).State, Is.EqualTo(ContentState.Editing));
        Assert.That(await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Set<EmergencyPublication>().AnyAsync(e => e.ItemId == id)), Is.False);
    }

    private static Task<HttpResponseMessage> PublishAsync(HttpClient person, Guid id, string reason) => person.SubmitAsync($"/quan-tri/duyet/{id}",
        new() { ["item"] = $"{id}", ["version"] = "1", ["reason"] = reason }, "/quan-tri/dang-khan?handler=Publish");

    private static Task<HttpResponseMessage> LookAsync(HttpClient person, Guid id) => person.SubmitAsync("/quan-tri/thong-bao/cach-nhan", new() { ["emergency"] = $"{id}" }, "/quan-tri/dang-khan");

    private Task<EmergencyPublication> KeptAsync(Guid id) =>
        _app.AskAsync(s => s.GetRequiredService<CmsDb>().Set<EmergencyPublication>().AsNoTracking().SingleAsync(e => e.ItemId == id));
}
