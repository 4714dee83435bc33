using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Tests.Media;

/// <summary>Finding files and keeping them in order.</summary>
public sealed class FilingTests
{
    private const string Library = "/quan-tri/thu-vien";
    private CmsApp _app = null!;
    private HttpClient _officer = null!, _school = null!, _otherSchool = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _app = await CmsApp.StartAsync();
        (_officer, _school, _otherSchool) = (await _app.SignInAsync(Role.Editor), await _app.SignInAsync(Role.Contributor), await _app.SignInAsync(Role.Contributor, CmsApp.OtherSchoolId));
    }

    [OneTimeTearDown]
    public async Task Stop() => await _app.DisposeAsync();

    [TestCase("xuong han")]
    [TestCase("XƯỞNG HÀN")]
    [TestCase("xuo han")]
    [TestCase("Đỗ Hòa")]
    [TestCase("đỗ hoà")]
    [TestCase("ban-tay")]
    public async Task Library_finds_words_with_and_without_marks_and_half_words(string typed)
    {
        var id = await AnyAsync();
        await _officer.SubmitAsync($"{Library}/{id}", new() { ["AlternativeText"] = "Học viên trong xưởng hàn", ["Credit"] = "Đỗ Hòa", ["Tags"] = "tay nghề" });
        Assert.That(await _officer.GetStringAsync($"{Library}?Text={Uri.EscapeDataString(typed)}"), Does.Contain("ban-tay-vang.png"));
        Assert.That(await _officer.GetStringAsync($"{Library}?Text={Uri.EscapeDataString(typed)} khongco"), Does.Not.Contain("ban-tay-vang.png"));
    }

    [TestCase("' & | ! ( ) : * <->")]
    [TestCase("\\ %_ --")]
    public async Task Library_takes_whatever_is_typed(string typed) =>
        Assert.That((await _officer.GetAsync($"{Library}?Text={Uri.EscapeDataString(typed)}&Tag={Uri.EscapeDataString(typed)}")).StatusCode, Is.EqualTo(HttpStatusCode.OK));

    [Test]
    public async Task Leaflet_is_found_by_what_is_written_in_it()
    {
        var id = await AnyAsync();
        await _app.DoAsync(async services =>
        {
            var db = services.GetRequiredService<CmsDb>();
            db.MediaTexts.Add(new() { MediaId = id, Layer = "Chương trình bảo dưỡng máy lạnh" });
            await db.SaveChangesAsync();
        });
        Assert.That(await _officer.GetStringAsync($"{Library}?Text=bao duong may lanh"), Does.Contain($"{Library}/{id}"));
    }

    [Test]
    public async Task Many_files_are_filed_at_once_and_a_folder_that_goes_leaves_its_files()
    {
        var (one, two) = (await AnyAsync(), await AnyAsync());
        await _officer.SubmitAsync(Library, new() { ["name"] = "Ngày hội việc làm" }, $"{Library}?handler=NewFolder");
        var folder = await _app.AskAsync(services => services.GetRequiredService<CmsDb>().MediaFolders.SingleAsync(f => f.Name == "Ngày hội việc làm"));
        using var page = new HttpRequestMessage(HttpMethod.Post, $"{Library}?handler=Change")
        {
            Content = new FormUrlEncodedContent([new("ids", one.ToString()), new("ids", two.ToString()), new("target", folder.Id.ToString()),
                new("addTags", "hội việc làm, 2026, 2026"), new("credit", "Lan Anh"), new("licence", "cc-by")]),
        };
        page.Headers.Add("X-CSRF-TOKEN", await _officer.TokenAsync());
        Assert.That((await _officer.SendAsync(page)).StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        var file = await _app.FileAsync(two);
        Assert.That((file.FolderId, string.Join('|', file.Tags), file.Credit, file.Licence), Is.EqualTo(((Guid?)folder.Id, "hội việc làm|2026", "Lan Anh", "cc-by")));
        Assert.That(await _officer.GetStringAsync($"{Library}?Folder={folder.Id}&Tag=2026"), Does.Contain(one.ToString()).And.Contain(two.ToString()));

        await _officer.SubmitAsync(Library, [], $"{Library}?handler=RemoveFolder&Folder={folder.Id}");
        Assert.That((await _app.FileAsync(two)).FolderId, Is.Null);
    }

    [Test]
    public async Task Folders_and_files_of_another_unit_are_nobody_elses()
    {
        await _school.SubmitAsync(Library, new() { ["name"] = "Của trường một" }, $"{Library}?handler=NewFolder");
        var folder = await _app.AskAsync(services => services.GetRequiredService<CmsDb>().MediaFolders.SingleAsync(f => f.Name == "Của trường một"));
        var id = await (await _school.UploadAsync("rieng.png", MediaFiles.Png(200, 150, 77))).IdAsync();

        Assert.That(await _otherSchool.GetStringAsync(Library), Does.Not.Contain("Của trường một"));
        await _otherSchool.SubmitAsync(Library, new() { ["name"] = "Chiếm" }, $"{Library}?handler=Rename&Folder={folder.Id}");
        await _otherSchool.SubmitAsync(Library, [], $"{Library}?handler=RemoveFolder&Folder={folder.Id}");
        await _otherSchool.SubmitAsync(Library, new() { ["ids"] = id.ToString(), ["credit"] = "Kẻ gian" }, $"{Library}?handler=Change");
        var mine = await (await _otherSchool.UploadAsync("cua-toi.png", MediaFiles.Png(200, 150, 78))).IdAsync();
        await _otherSchool.SubmitAsync(Library, new() { ["ids"] = mine.ToString(), ["target"] = folder.Id.ToString() }, $"{Library}?handler=Change");
        Assert.That((await _otherSchool.GetStringAsync($"{Library}?handler=State&ids={id}")), Is.EqualTo("[]"));

        Assert.That(await _app.AskAsync(services => services.GetRequiredService<CmsDb>().MediaFolders.Where(f => f.Id == folder.Id).Select(f => f.Name).SingleAsync()), Is.EqualTo("Của trường một"));
        Assert.That(((await _app.FileAsync(id)).Credit, (await _app.FileAsync(mine)).FolderId), Is.EqualTo(("", (Guid?)null)));
    }

    [Test]
    public async Task Pages_of_the_library_follow_on_without_a_gap()
    {
        var actor = new Actor(Guid.NewGuid(), "Người sưu tầm", Role.Contributor, null);
        await _app.DoAsync(async services =>
        {
            var db = services.GetRequiredService<CmsDb>();
            for (var i = 0; i < 30; i++)
                db.Media.Add(AddMedia.New(Guid.CreateVersion7(_app.Clock.Now.AddSeconds(i)), SniffedType.Of(MediaFiles.Png(1, 1, 1))!, new($"{i}.png", "trang sau", ""), 1, $"{i}", actor, _app.Clock.Now));
            await db.SaveChangesAsync();
        });
        var seen = await _app.AskAsync(async services =>
        {
            var (db, found, before) = (services.GetRequiredService<CmsDb>(), new List<string>(), (Guid?)null);
            while (await new MediaFilter { Text = "trang", Before = before }.In(db, actor).Take(7).ToListAsync() is { Count: > 0 } page)
            {
                found.AddRange(page.Select(m => m.FileName));
                before = page[^1].Id;
            }

            return found;
        });
        Assert.That(seen, Is.EqualTo(Enumerable.Range(0, 30).Reverse().Select(i => $"{i}.png")));
    }

    [Test]
    public async Task Captions_are_taken_as_people_write_them_and_given_as_browsers_read_them()
    {
        var id = await AnyAsync();
        await _officer.SubmitAsync($"{Library}/{id}", new() { ["captions"] = "WEBVTT\n\n00:01.000 --> 00:03.500\nXin chào <b>các em</b>\n", ["transcript"] = "Toàn văn" }, $"{Library}/{id}?handler=Words");
        Assert.That(await _officer.GetStringAsync($"{Library}/{id}?handler=Captions"), Is.EqualTo("WEBVTT\n\n00:00:01.000 --> 00:00:03.500\nXin chào &lt;b&gt;các em&lt;/b&gt;\n"));
        await _officer.SubmitAsync($"{Library}/{id}", new() { ["captions"] = "không có giờ nào cả" }, $"{Library}/{id}?handler=Words");
        Assert.That(await _officer.GetStringAsync($"{Library}/{id}?handler=Captions"), Does.Contain("Xin chào"), "what cannot be read replaces nothing");
    }

    private byte _shade = 100;

    private async Task<Guid> AnyAsync() => await (await _officer.UploadAsync("ban-tay-vang.png", MediaFiles.Png(120, 90, _shade++))).IdAsync();
}
