using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Cms.Submissions;
using VocEdu.Cms.Submissions.Feeds;
using VocEdu.Cms.Tests.Api;
using VocEdu.Cms.Tests.Consents;
using VocEdu.Cms.Tests.Writing;
using VocEdu.Cms.Units;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Tests.Units;

public sealed class SuccessionAccessTests
{
    private CmsApp _app = null!;

    [SetUp]
    public async Task Start() => _app = await CmsApp.StartAsync();

    [TearDown]
    public async Task Stop() => await _app.DisposeAsync();

    [TestCase(UnitLinkType.Merged, HttpStatusCode.OK)]
    [TestCase(UnitLinkType.Split, HttpStatusCode.NotFound)]
    public async Task A_successor_sees_what_its_predecessor_wrote_and_not_the_other_way(UnitLinkType type, HttpStatusCode seen)
    {
        var old = await _app.SavedAsync(Stories.Draft("Bài của trường cũ"));
        var anew = await _app.SavedAsync(Stories.Draft("Bài của trường mới") with { UnitId = CmsApp.OtherSchoolId });
        var paper = await _app.ConsentAsync(Consenting.Given(_app, "Học trò trường cũ"));
        await _app.DoAsync(async s =>
        {
            var db = s.GetRequiredService<CmsDb>();
            db.UnitLinks.Add(new UnitLink { Id = Guid.CreateVersion7(), FromId = CmsApp.SchoolId, ToId = CmsApp.OtherSchoolId, Type = type, On = new(2026, 11, 1) });
            await db.SaveChangesAsync();
        });
        using var successor = await _app.SignInAsync(Role.Contributor, CmsApp.OtherSchoolId);
        using var predecessor = await _app.SignInAsync(Role.Contributor);

        Assert.That((await successor.GetAsync($"/quan-tri/duyet/{old}")).StatusCode, Is.EqualTo(seen));
        Assert.That((await successor.GetAsync($"/quan-tri/phieu-dong-y/{paper.Id}")).StatusCode, Is.EqualTo(seen));
        Assert.That((await predecessor.GetAsync($"/quan-tri/duyet/{anew}")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await predecessor.GetAsync($"/quan-tri/duyet/{old}")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_successor_answers_its_predecessors_calls_and_sees_its_feeds_works_and_days()
    {
        var id = await _app.ApprovedAsync("Tác phẩm của trường cũ");
        await _app.MoveAsync(id, ContentState.Published, Stories.Officer);
        var call = await _app.AskAsync(async s =>
        {
            var db = s.GetRequiredService<CmsDb>();
            db.Add(new UnitFeed { Id = Guid.CreateVersion7(), UnitId = CmsApp.SchoolId, Address = "https://truong-cu.example/rss", Active = true, NextAt = _app.Clock.GetUtcNow(), AddedAt = _app.Clock.GetUtcNow(), AddedByName = "Kiểm thử" });
            await db.SaveChangesAsync();
            return (await s.GetRequiredService<ManageCalls>().OpenAsync(new("Kể chuyện mùa thi", "Viết về mùa thi.", ["TIN"], null, new(2026, 12, 20)), [CmsApp.SchoolId], Stories.Officer, CancellationToken.None)).Item1!.Id;
        });
        var work = await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Works.Where(w => w.Source == $"content:{id}").Select(w => w.Id).SingleAsync());
        using var before = await _app.SignInAsync(Role.Contributor, CmsApp.OtherSchoolId);
        using var program = await ApiCaller.AsAsync(_app, Role.Contributor, CmsApp.OtherSchoolId);
        Assert.That((await before.GetAsync($"/quan-tri/dat-bai/{call}")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), "not yet a successor");

        await _app.DoAsync(async s =>
        {
            var db = s.GetRequiredService<CmsDb>();
            db.UnitLinks.Add(new UnitLink { Id = Guid.CreateVersion7(), FromId = CmsApp.SchoolId, ToId = CmsApp.OtherSchoolId, Type = UnitLinkType.Merged, On = new(2026, 11, 1) });
            await db.SaveChangesAsync();
        });
        using var person = await _app.SignInAsync(Role.Contributor, CmsApp.OtherSchoolId);
        Assert.That(await person.GetStringAsync($"/quan-tri/dat-bai/{call}"), Does.Contain("Kể chuyện mùa thi"));
        Assert.That(await person.GetStringAsync("/quan-tri/dat-bai"), Does.Contain("Kể chuyện mùa thi"));
        Assert.That(await person.GetStringAsync("/quan-tri/nguon-tin"), Does.Contain("truong-cu.example"));
        Assert.That(WebUtility.HtmlDecode(await person.GetStringAsync("/quan-tri/lich?xem=danh-sach&ngay=2026-11-21")), Does.Contain("Tác phẩm của trường cũ"));
        Assert.That((await program.GetAsync("works")).Json!["items"]!.AsArray().Select(w => (string?)w!["id"]), Is.EqualTo(new[] { work.ToString() }));
        Assert.That((await program.GetAsync($"works/{work}")).Status, Is.EqualTo(200));

        await person.SubmitAsync($"/quan-tri/dat-bai/{call}", new() { ["because"] = "Trường đã sáp nhập." }, $"/quan-tri/dat-bai/{call}?handler=Decline");
        Assert.That(await _app.AskAsync(s => ManageCalls.SilentAsync(s.GetRequiredService<CmsDb>(), call, CancellationToken.None)), Is.Empty);
    }
}
