using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Collections;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Tests.Writing;
using VocEdu.Domain.Content;
using VocEdu.Domain.Documents;

namespace VocEdu.Cms.Tests.Media;

/// <summary>Throwing files away, many at once, and what becomes of their bytes; folders that move.</summary>
public sealed class MediaBinTests
{
    private const string Library = "/quan-tri/thu-vien";
    private string _folder = null!;
    private CmsApp _app = null!;
    private HttpClient _officer = null!, _school = null!, _otherSchool = null!;
    private MediaStore _store = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _folder = Directory.CreateTempSubdirectory("vocedu-media-").FullName;
        _app = await CmsApp.StartAsync(settings: new() { ["Media:Folder"] = _folder, ["Media:KeptInBin"] = "10.00:00:00" });
        (_officer, _school, _otherSchool) = (await _app.SignInAsync(Role.Editor), await _app.SignInAsync(Role.Contributor), await _app.SignInAsync(Role.Contributor, CmsApp.OtherSchoolId));
        _store = _app.Services.GetRequiredService<MediaStore>();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public async Task Of_many_files_the_unused_go_and_of_the_used_it_is_told_where()
    {
        var (free, shown, foreign) = (await AddAsync(_officer, 11), await AddAsync(_officer, 12), await AddAsync(_otherSchool, 13));
        await _app.SavedAsync(Stories.Draft("Bài dùng ảnh mười hai") with { Fields = new() { Cover = new(shown, "Ảnh") } });

        var answer = await ThrowAwayAsync(_officer, free, shown);
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("1 tệp đang được dùng nên còn lại").And.Contain("Bài dùng ảnh mười hai"));
        Assert.That((await IsBinnedAsync(free), await IsBinnedAsync(shown)), Is.EqualTo((true, false)));

        await ThrowAwayAsync(_school, foreign);
        Assert.That(await IsBinnedAsync(foreign), Is.False, "another unit's");
    }

    [Test]
    public async Task Binned_file_goes_after_its_time_with_its_bytes_and_not_before_nor_while_it_is_needed()
    {
        var (old, fresh, needed) = (await AddAsync(_officer, 21), await AddAsync(_officer, 22), await AddAsync(_officer, 23));
        await _app.MakeMediaReadyAsync();
        await _app.SavedAsync(Stories.Draft("Bài còn dùng ảnh") with { Fields = new() { Cover = new(needed, "Ảnh") } });
        await _app.DoAsync(async services =>
        {
            var (db, now) = (services.GetRequiredService<CmsDb>(), _app.Clock.Now);
            foreach (var (id, days) in new[] { (old, 11), (fresh, 9), (needed, 60) })
                await db.Media.Where(m => m.Id == id).ExecuteUpdateAsync(set => set.SetProperty(m => m.TrashedAt, now.AddDays(-days)).SetProperty(m => m.TrashedByName, "Ai đó"));
        });

        await _app.Services.GetRequiredService<PurgeMedia>().RunAsync(CancellationToken.None);
        var left = await _app.AskAsync(services => services.GetRequiredService<CmsDb>().Media.Where(m => new[] { old, fresh, needed }.Contains(m.Id)).Select(m => m.Id).ToListAsync());
        Assert.That(left, Is.EquivalentTo(new[] { fresh, needed }));
        Assert.That((Directory.Exists(_store.FolderOf(old)), Directory.Exists(_store.FolderOf(fresh)), Directory.Exists(_store.FolderOf(needed))), Is.EqualTo((false, true, true)));
        Assert.That(await _app.AskAsync(services => services.GetRequiredService<CmsDb>().Set<AuditLine>().AnyAsync(a => a.TargetId == old.ToString() && a.Action.StartsWith("Xóa hẳn tệp"))));
    }

    [Test]
    public async Task Same_bytes_of_two_units_lie_on_the_disk_once_and_nobody_is_told()
    {
        var picture = MediaFiles.Png(900, 700, 31);
        var (mine, theirs) = (await _app.KeptAsync(_school, "cua-toi.png", picture), await _app.KeptAsync(_otherSchool, "cua-ban.png", picture));
        Assert.That((mine.Id == theirs.Id, theirs.DuplicateOf, theirs.State), Is.EqualTo((false, (Guid?)null, MediaState.Ready)));
        var names = Directory.GetFiles(_store.FolderOf(mine.Id)).Where(path => new FileInfo(path).Length > 4_096).Select(Path.GetFileName).ToList();
        Assert.That(names, Is.Not.Empty);
        foreach (var name in names) Assert.That(Inode(mine.Id, name!), Is.EqualTo(Inode(theirs.Id, name!)), name);

        _store.RemoveAll(mine.Id);
        Assert.That((await _otherSchool.GetByteArrayAsync($"/media/{theirs.Id}/{theirs.Variants[0].Name}")).LongLength, Is.EqualTo(theirs.Variants[0].Length), "the last name keeps the bytes");
    }

    [Test]
    public async Task Cover_of_a_series_is_public_and_stays()
    {
        var cover = await _app.KeptAsync(_officer, "tuyen-bai.png", MediaFiles.Png(700, 500, 51));
        Assert.That((await _app.Browser().GetAsync($"/media/{cover.Id}/480.jpg")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        await _app.DoAsync(async services =>
        {
            var db = services.GetRequiredService<CmsDb>();
            db.Collections.Add(new()
            {
                Id = Guid.CreateVersion7(), Kind = CollectionKind.Series, Slug = "nghe-hay", Name = "Nghề hay", Description = "", Active = true, Cover = new(cover.Id, "Ảnh"),
                CreatedAt = _app.Clock.Now, UpdatedAt = _app.Clock.Now, UpdatedByName = "Biên tập",
            });
            await db.SaveChangesAsync();
        });
        Assert.That((await _app.Browser().GetAsync($"/media/{cover.Id}/480.jpg")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        await ThrowAwayAsync(_officer, cover.Id);
        Assert.That(await IsBinnedAsync(cover.Id), Is.False);
    }

    [Test]
    public async Task Folder_that_belongs_to_nothing_is_swept_and_a_database_that_knows_nothing_sweeps_nothing()
    {
        var kept = (await _app.KeptAsync(_officer, "con.png", MediaFiles.Png(200, 100, 41))).Id;
        var orphan = Guid.CreateVersion7();
        foreach (var id in new[] { kept, orphan })
        {
            Directory.CreateDirectory(_store.FolderOf(id));
            Directory.SetLastWriteTimeUtc(_store.FolderOf(id), _app.Clock.Now.UtcDateTime.AddDays(-3));
        }

        var sweep = _app.Services.GetRequiredService<SweepOrphans>();
        Assert.That(await sweep.RunAsync(CancellationToken.None), Is.EqualTo(1));
        Assert.That((Directory.Exists(_store.FolderOf(orphan)), Directory.Exists(_store.FolderOf(kept))), Is.EqualTo((false, true)));

        foreach (var id in Enumerable.Range(0, 40).Select(_ => Guid.CreateVersion7()))
        {
            Directory.CreateDirectory(_store.FolderOf(id));
            Directory.SetLastWriteTimeUtc(_store.FolderOf(id), _app.Clock.Now.UtcDateTime.AddDays(-3));
        }

        File.Delete(Path.Combine(_store.ArrivalsFolder, ".swept"));
        Assert.That(await sweep.RunAsync(CancellationToken.None), Is.Zero);
    }

    [Test]
    public async Task Folder_moves_with_all_in_it_but_not_into_itself_nor_too_deep()
    {
        var actor = new Actor(Guid.CreateVersion7(), "Biên tập", Role.Editor, null);
        await _app.DoAsync(async services =>
        {
            var folders = services.GetRequiredService<MediaFolders>();
            async Task<MediaFolder> MakeAsync(string name, Guid? parent) => (await folders.CreateAsync(name, parent, actor, CancellationToken.None)).Folder!;
            var year = await MakeAsync("Năm 2026", null);
            var fair = await MakeAsync("Ngày hội", year.Id);
            var photos = await MakeAsync("Ảnh đẹp", fair.Id);
            var archive = await MakeAsync("Lưu trữ", null);
            Task<Refusal?> MoveAsync(Guid id, Guid? into) => folders.MoveAsync(id, into, actor, CancellationToken.None);

            Assert.That((await MoveAsync(year.Id, photos.Id))?.Code, Is.EqualTo("folder.inside"));
            Assert.That((await MoveAsync(year.Id, year.Id))?.Code, Is.EqualTo("folder.inside"));
            Assert.That(await MoveAsync(fair.Id, archive.Id), Is.Null);
            Assert.That((await folders.TreeAsync(actor, CancellationToken.None)).Where(l => new[] { archive.Id, fair.Id, photos.Id, year.Id }.Contains(l.Folder.Id)).Select(l => $"{l.Depth} {l.Folder.Name}"),
                Is.EqualTo(["0 Lưu trữ", "1 Ngày hội", "2 Ảnh đẹp", "0 Năm 2026"]));

            var deep = year.Id;
            for (var i = 2; i <= 4; i++) deep = (await MakeAsync($"Cấp {i}", deep)).Id;
            Assert.That((await MoveAsync(archive.Id, deep))?.Code, Is.EqualTo("folder.deep"));
            await MakeAsync("Ngày hội", year.Id);
            Assert.That((await MoveAsync(fair.Id, year.Id))?.Code, Is.EqualTo("folder.same"));
            Assert.That((await folders.MoveAsync(fair.Id, null, new(Guid.CreateVersion7(), "Trường", Role.Contributor, CmsApp.SchoolId), CancellationToken.None))?.Code, Is.EqualTo("folder.unknown"));
        });
    }

    private ulong Inode(Guid id, string name)
    {
        using var stat = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("stat", ["-c", "%i", Path.Combine(_store.FolderOf(id), name)]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        return ulong.Parse(stat.StandardOutput.ReadToEnd(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static async Task<Guid> AddAsync(HttpClient person, byte shade) => await (await person.UploadAsync($"anh-{shade}.png", MediaFiles.Png(130, 90, shade))).IdAsync();

    private Task<bool> IsBinnedAsync(Guid id) => _app.AskAsync(services => services.GetRequiredService<CmsDb>().Media.AnyAsync(m => m.Id == id && m.TrashedAt != null));

    private static async Task<HttpResponseMessage> ThrowAwayAsync(HttpClient person, params Guid[] ids)
    {
        using var form = new FormUrlEncodedContent(ids.Select(id => new KeyValuePair<string, string>("ids", id.ToString())));
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Library}?handler=Trash") { Content = form };
        request.Headers.Add("X-CSRF-TOKEN", await person.TokenAsync());
        return await person.SendAsync(request);
    }
}
