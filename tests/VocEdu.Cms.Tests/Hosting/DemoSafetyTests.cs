using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Hosting.Demo;
using VocEdu.Cms.Tests.Writing;
using VocEdu.Cms.Units;
using VocEdu.Publishing.Works;
using VocEdu.Testing;

namespace VocEdu.Cms.Tests.Hosting;

/// <summary>The demo never mixes with real work.</summary>
public sealed class DemoSafetyTests
{
    private const string Story = "tin-06", DemoSchool = "cd-ky-thuat-minh-son";

    private DirectoryInfo _media = null!;
    private DemoFolder _demo = null!;

    [OneTimeSetUp]
    public async Task Prepare()
    {
        _media = Directory.CreateTempSubdirectory("vocedu-media-");
        _demo = await DemoFolder.CreateAsync(items: [Story], guides: []);
    }

    [OneTimeTearDown]
    public void Clear()
    {
        _demo.Dispose();
        _media.Delete(recursive: true);
    }

    [TestCase("truong-that", false, TestName = "Demo_is_not_loaded_beside_a_real_unit")]
    [TestCase(DemoSchool, true, TestName = "Demo_is_not_loaded_beside_a_real_story")]
    public async Task Refused(string unit, bool withItem)
    {
        await using var app = await StartAsync();
        await AddUnitAsync(app, unit);
        if (withItem) await app.SavedAsync(Stories.Draft("Bài thật") with { UnitId = unit });
        using var log = CapturedLog.Of(app);

        await LoadAsync(app);

        Assert.That(log.Lines, Has.Some.Contains("Demo: not loaded"));
        Assert.That(await app.AskAsync(s => s.GetRequiredService<CmsDb>().Units.Select(u => u.Id).ToListAsync()), Is.EqualTo(new[] { unit }));
        Assert.That(await app.AskAsync(s => s.GetRequiredService<AccountsDb>().Users.Select(p => p.UserName).ToListAsync()), Does.Not.Contain("congtacvien"));
        Assert.That(await app.AskAsync(s => s.GetRequiredService<CmsDb>().Items.CountAsync()), Is.EqualTo(withItem ? 1 : 0));
    }

    [Test]
    public async Task Story_written_while_the_demo_was_being_loaded_does_not_stop_the_rest()
    {
        await using var app = await StartAsync();
        _demo.Edit("items", items => items[0]!["genre"] = "KHONGCO");
        await Assert.CatchAsync(() => LoadAsync(app));
        await app.SavedAsync(Stories.Draft("Bài viết thử") with { UnitId = DemoSchool });
        _demo.Edit("items", items => items[0]!["genre"] = "TIN");

        await LoadAsync(app);

        var works = await app.AskAsync(s => s.GetRequiredService<CmsDb>().Works.Select(w => w.Origin).ToListAsync());
        Assert.That(works, Does.Contain(WorkOrigin.External));
        Assert.That(await app.AskAsync(s => s.GetRequiredService<CmsDb>().Versions.CountAsync(v => v.Note == $"Nội dung trình diễn: {Story}")), Is.EqualTo(1));
    }

    private Task<CmsApp> StartAsync() => CmsApp.StartAsync(settings: new()
    {
        ["Demo:Load"] = "true", ["Demo:Folder"] = _demo.Path, ["Demo:Password"] = CmsApp.Password, ["Media:Folder"] = _media.FullName,
    });

    private static Task LoadAsync(CmsApp app) => app.Services.GetRequiredService<LoadDemo>().RunAsync(CancellationToken.None);

    private static Task AddUnitAsync(CmsApp app, string id) => app.DoAsync(async services =>
    {
        var db = services.GetRequiredService<CmsDb>();
        var unit = new Unit { Id = id, Kind = "truong_cao_dang" };
        unit.Names.Add(new UnitName { ValidFrom = new DateOnly(2020, 1, 1), Name = "Trường thật", ShortName = "Trường thật" });
        db.Units.Add(unit);
        await db.SaveChangesAsync();
    });
}
