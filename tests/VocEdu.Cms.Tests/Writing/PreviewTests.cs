using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Media;
using VocEdu.Cms.Tests.Site;
using VocEdu.Cms.Writing;
using VocEdu.Cms.Writing.Previews;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Tests.Writing;

public sealed partial class PreviewTests
{
    private CmsApp _app = null!;

    [OneTimeSetUp]
    public async Task Start() => _app = await CmsApp.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _app.DisposeAsync();

    [Test]
    public async Task Stranger_sees_exactly_that_version_and_nothing_is_kept_or_indexed()
    {
        var (id, officer) = await TwoVersionsAsync("Bản trước", "Bản sau");
        var link = await LinkAsync(officer, id, version: 1);
        using var stranger = _app.Browser();
        var answer = await stranger.GetAsync(link);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Multiple(() =>
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(page, Does.Contain("<h1>Bản trước</h1>").And.Contain("Bản xem trước:").And.Contain("noindex").And.Not.Contain("Bản sau"));
            Assert.That(answer.Headers.CacheControl!.NoStore, Is.True);
            Assert.That(answer.Headers.GetValues("X-Robots-Tag"), Has.Some.Contains("noindex"));
            Assert.That(answer.Headers.Contains("Set-Cookie"), Is.False);
            Assert.That(page, Does.Not.Contain(id.ToString()));
        });
        Assert.That(await officer.GetStringAsync($"/quan-tri/noi-dung/{id}/xem-truoc"), Does.Not.Contain("Chưa ai mở").And.Not.Contain(link), "opened, and the address is never shown again");
    }

    [Test]
    public async Task Link_ends_by_its_time_and_by_revocation()
    {
        var (id, officer) = await TwoVersionsAsync("Hết hạn trước", "Hết hạn sau");
        using var stranger = _app.Browser();
        var (old, young) = (await LinkAsync(officer, id, 1, days: 1), await LinkAsync(officer, id, 2, days: 7));
        _app.Clock.Advance(TimeSpan.FromHours(25));
        Assert.That(await GoneAsync(stranger, old), Does.Contain("đã hết hạn").And.Not.Contain("Hết hạn trước"));
        Assert.That((await stranger.GetAsync(young)).StatusCode, Is.EqualTo(HttpStatusCode.OK));

        officer = await _app.SignInAsync(Role.Editor);
        var form = await officer.GetStringAsync($"/quan-tri/noi-dung/{id}/xem-truoc");
        var fields = new Dictionary<string, string> { ["link"] = LinkId().Match(form).Groups["id"].Value };
        await officer.SubmitAsync($"/quan-tri/noi-dung/{id}/xem-truoc", fields, $"/quan-tri/noi-dung/{id}/xem-truoc?handler=Revoke");
        Assert.That(await GoneAsync(stranger, young), Does.Contain("đã được thu hồi").And.Not.Contain("Hết hạn sau"));
    }

    [Test]
    public async Task Files_come_through_the_link_alone_and_go_with_it()
    {
        var (mine, foreign) = (await PictureAsync(), await PictureAsync());
        var id = await _app.SavedAsync(Stories.Draft("Bài có ảnh", "BAI") with { Fields = new() { Cover = new(mine, "Xưởng hàn") } });
        var officer = await _app.SignInAsync(Role.Editor);
        var link = await LinkAsync(officer, id, 1, days: 1);
        using var stranger = _app.Browser();
        var page = await stranger.GetStringAsync(link);
        Assert.That(page, Does.Contain($"{link}/tep/0/960.jpg").And.Not.Contain("/media/").And.Not.Contain(mine.ToString()));
        using var picture = await stranger.GetAsync($"{link}/tep/0/960.jpg");
        Assert.That((picture.StatusCode, picture.Content.Headers.ContentType!.MediaType, picture.Headers.CacheControl!.NoStore), Is.EqualTo((HttpStatusCode.OK, "image/jpeg", true)));

        foreach (var other in new[] { $"{link}/tep/1/960.jpg", $"{link}/tep/0/original", $"{link}/tep/0/..%2foriginal", $"{link}/tep/{foreign}/960.jpg", $"{link}x/tep/0/960.jpg" })
            Assert.That((await stranger.GetAsync(other)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), other);
        _app.Clock.Advance(TimeSpan.FromHours(25));
        Assert.That((await stranger.GetAsync($"{link}/tep/0/960.jpg")).StatusCode, Is.EqualTo(HttpStatusCode.Gone));
    }

    [Test]
    public async Task Nobody_guesses_or_makes_a_link_to_what_they_may_not_see()
    {
        var (id, _) = await TwoVersionsAsync("Không cho người lạ", "Không cho người lạ");
        using var stranger = _app.Browser();
        Assert.That((await stranger.GetAsync($"/xem-truoc/{new string('A', 43)}")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await stranger.GetAsync("/tin-tuc/khong-co?token=x")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));

        var school = await _app.SignInAsync(Role.Contributor, CmsApp.OtherSchoolId);
        var answer = await school.SubmitAsync("/quan-tri/noi-dung/moi/TINVAN", new() { ["version"] = "1", ["days"] = "1" }, $"/quan-tri/noi-dung/{id}/xem-truoc");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        var refused = await _app.AskAsync(services => services.GetRequiredService<PreviewLinks>().CreateAsync(id, 1, 400, Stories.Officer, CancellationToken.None));
        Assert.That(refused.Token, Is.Null);
    }

    private async Task<(Guid Id, HttpClient Officer)> TwoVersionsAsync(string first, string second)
    {
        var id = await _app.SavedAsync(Stories.Draft(first));
        await _app.AskAsync(services => services.GetRequiredService<SaveContent>().RunAsync(id, 1, Stories.Draft(second) with { Summary = "Hai." }, Stories.Officer, CancellationToken.None));
        return (id, await _app.SignInAsync(Role.Editor));
    }

    private static async Task<string> LinkAsync(HttpClient officer, Guid id, int version, int days = 3)
    {
        var page = $"/quan-tri/noi-dung/{id}/xem-truoc";
        Assert.That((await officer.SubmitAsync(page, new() { ["version"] = $"{version}", ["days"] = $"{days}" })).StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        return Link().Match(await officer.GetStringAsync(page)).Value;
    }

    private static async Task<string> GoneAsync(HttpClient stranger, string link)
    {
        using var answer = await stranger.GetAsync(link);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Gone));
        return await answer.Content.ReadAsStringAsync();
    }

    private async Task<Guid> PictureAsync()
    {
        var id = await _app.MediaAsync(MediaKind.Picture, "960.jpg", "image/jpeg");
        var folder = Directory.CreateDirectory(_app.Services.GetRequiredService<MediaStore>().FolderOf(id));
        await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "960.jpg"), [0xFF, 0xD8, 0xFF]);
        return id;
    }

    [GeneratedRegex("/xem-truoc/[A-Za-z0-9_-]{43}", RegexOptions.None, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("name=\"link\" value=\"(?<id>[0-9a-f-]{36})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LinkId();
}
