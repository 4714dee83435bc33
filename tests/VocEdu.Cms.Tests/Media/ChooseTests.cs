using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Cms.Site;
using VocEdu.Domain.Content;
using VocEdu.Domain.Documents;

namespace VocEdu.Cms.Tests.Media;

/// <summary>The library as the editor sees it, and what of it a page shows.</summary>
public sealed class ChooseTests
{
    private CmsApp _app = null!;

    [OneTimeSetUp]
    public async Task Start() => _app = await CmsApp.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _app.DisposeAsync();

    [Test]
    public async Task A_school_chooses_among_its_own_files_and_the_newsroom_among_all()
    {
        var own = await AddAsync(MediaKind.Picture, "san-truong.jpg", CmsApp.SchoolId);
        var foreign = await AddAsync(MediaKind.Picture, "san-truong.jpg", CmsApp.OtherSchoolId);
        var school = await FindAsync(await _app.SignInAsync(Role.Contributor), "text=san-truong");
        var newsroom = await FindAsync(await _app.SignInAsync(Role.Editor), "text=san-truong");

        Assert.That(school.Ids, Is.EqualTo(new[] { own }));
        Assert.That(newsroom.Ids, Is.EqualTo(new[] { foreign, own }));
    }

    [Test]
    public async Task Only_the_kind_that_is_wanted_and_readers_can_get_is_offered()
    {
        var film = await AddAsync(MediaKind.Video, "hoi-thi-han.mp4");
        await AddAsync(MediaKind.Picture, "hoi-thi-han.jpg");
        await AddAsync(MediaKind.Video, "hoi-thi-han-2.mp4", state: MediaState.Failed);

        Assert.That((await FindAsync(await _app.SignInAsync(Role.Editor), "kind=Video&text=thi-han hoi")).Ids, Is.EqualTo(new[] { film }));
    }

    [Test]
    public async Task A_long_library_is_read_page_by_page()
    {
        for (var i = 0; i < 26; i++) await AddAsync(MediaKind.Document, $"bieu-mau-{i}.pdf");
        var officer = await _app.SignInAsync(Role.Editor);
        var first = await FindAsync(officer, "kind=Document&text=bieu-mau");
        var second = await FindAsync(officer, $"kind=Document&text=bieu-mau&before={first.Next}");

        Assert.That((first.Ids.Count, second.Ids.Count, second.Next), Is.EqualTo((24, 2, (Guid?)null)));
        Assert.That(first.Ids.Intersect(second.Ids), Is.Empty);
    }

    [TestCase("kind=Nothing"), TestCase("before=x"), TestCase("text=%25%00\\_'")]
    public async Task A_hostile_question_is_no_fault(string query) =>
        Assert.That((int)(await (await _app.SignInAsync(Role.Editor)).GetAsync($"/quan-tri/thu-vien/chon?{query}")).StatusCode, Is.LessThan(500));

    [Test]
    public async Task Nobody_chooses_without_signing_in() =>
        Assert.That((await _app.Browser().GetAsync("/quan-tri/thu-vien/chon")).StatusCode, Is.Not.EqualTo(HttpStatusCode.OK));

    [Test]
    public async Task A_page_shows_what_the_library_has_and_is_silent_about_the_rest()
    {
        var film = await AddAsync(MediaKind.Video, "phim.mp4", variants: [new("960.jpg", "image/jpeg", 960, 540, 9), new("video.mp4", "video/mp4", 960, 540, 9)]);
        var form = await AddAsync(MediaKind.Document, "Đơn <b>.pdf", variants: [new("960.jpg", "image/jpeg", 960, 540, 9), new("document.pdf", "application/pdf", null, null, 2_000_000)]);
        var one = await AddAsync(MediaKind.Picture, "mot.jpg", variants: [new("960.jpg", "image/jpeg", 960, 540, 9)]);
        var broken = await AddAsync(MediaKind.Video, "hong.mp4", state: MediaState.Failed);
        var body = RichText.Parse($$$"""
            {"type":"doc","content":[{"type":"video","attrs":{"mediaId":"{{{film}}}"}},{"type":"video","attrs":{"mediaId":"{{{broken}}}"}},{"type":"video","attrs":{"mediaId":"{{{form}}}"}},
            {"type":"video","attrs":{"mediaId":"{{{Guid.NewGuid()}}}"}},{"type":"file","attrs":{"mediaId":"{{{form}}}"}},{"type":"file","attrs":{"mediaId":"khong-co"}},
            {"type":"gallery","content":[{"type":"image","attrs":{"mediaId":"{{{one}}}","alt":"Một"}},{"type":"image","attrs":{"mediaId":"{{{Guid.NewGuid()}}}","alt":"Hai"}}]}]}
            """);
        var html = await _app.AskAsync(services => services.GetRequiredService<PageRenderer>().RenderAsync(body, default));

        Assert.That(html, Does.Contain($"poster=\"/media/{film}/960.jpg\"><source src=\"/media/{film}/video.mp4\" type=\"video/mp4\">"));
        Assert.That(html, Does.Contain($"<a href=\"/media/{form}/document.pdf\"><span class=\"file-name\">Đơn &lt;b&gt;.pdf</span> <span class=\"file-kind\">Tệp PDF, 1,9 MB</span>"));
        Assert.That(html.Split("<video").Length - 1, Is.EqualTo(1));
        Assert.That(html.Split("<p class=\"file\"").Length - 1, Is.EqualTo(1));
        Assert.That(html, Does.Contain("alt=\"Một\"").And.Not.Contain("Hai"));
    }

    private async Task<Guid> AddAsync(MediaKind kind, string name, string? unit = null, MediaState state = MediaState.Ready, params MediaVariant[] variants)
    {
        _app.Clock.Advance(TimeSpan.FromMilliseconds(5));      // ids grow with time
        var id = Guid.CreateVersion7(_app.Clock.GetUtcNow());
        await _app.DoAsync(async services =>
        {
            var db = services.GetRequiredService<CmsDb>();
            db.Media.Add(new MediaFile
            {
                Id = id, Kind = kind, FileName = name, ContentType = "x/y", Length = 9, Sha256 = Convert.ToHexStringLower(id.ToByteArray()).PadLeft(64, '0'), AlternativeText = "", Credit = "",
                UnitId = unit, State = state, Variants = [.. variants], UploadedAt = _app.Clock.GetUtcNow(), UploadedBy = Guid.Empty, UploadedByName = "Ai đó",
            });
            await db.SaveChangesAsync();
        });
        return id;
    }

    private static async Task<(List<Guid> Ids, Guid? Next)> FindAsync(HttpClient person, string query)
    {
        var answer = JsonDocument.Parse(await person.GetStringAsync($"/quan-tri/thu-vien/chon?{query}")).RootElement;
        var next = answer.GetProperty("next");
        return ([.. answer.GetProperty("files").EnumerateArray().Select(file => file.GetProperty("id").GetGuid())], next.ValueKind is JsonValueKind.Null ? null : next.GetGuid());
    }
}
