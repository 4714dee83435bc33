using System.Net;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
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
}
