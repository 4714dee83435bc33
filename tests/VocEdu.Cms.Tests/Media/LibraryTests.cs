using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Cms.Review;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing;
using VocEdu.Cms.Tests.Writing;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Tests.Media;

public sealed class LibraryTests
{
    private CmsApp _app = null!;

    [OneTimeSetUp]
    public async Task Start() => _app = await CmsApp.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _app.DisposeAsync();

    [Test]
    public async Task Picture_is_served_in_all_widths_without_the_original()
    {
        var officer = await _app.SignInAsync(Role.Editor);
        var file = await _app.KeptAsync(officer, "Lớp hàn.png", MediaFiles.Png(2_000, 1_000, 1));
        await PublishAsync("Bài có ảnh lớp hàn", file.Id);
        var stranger = _app.Browser();

        Assert.That(file.Variants.Select(v => v.Name), Is.EquivalentTo(["480.jpg", "960.jpg", "1600.jpg", "480.webp", "960.webp", "1600.webp", "480.avif", "960.avif"]));
        foreach (var variant in file.Variants)
        {
            var served = await stranger.GetAsync($"/media/{file.Id}/{variant.Name}");
            Assert.Multiple(() =>
            {
                Assert.That(served.StatusCode, Is.EqualTo(HttpStatusCode.OK), variant.Name);
                Assert.That(served.Content.Headers.ContentType!.MediaType, Is.EqualTo(variant.ContentType));
                Assert.That(served.Content.Headers.ContentLength, Is.EqualTo(variant.Length));
                Assert.That(served.Headers.CacheControl!.ToString(), Is.EqualTo("public, max-age=31536000, immutable"));
                Assert.That(served.Headers.GetValues("X-Content-Type-Options"), Is.EqualTo(["nosniff"]));
                Assert.That(served.Headers.Contains("Set-Cookie"), Is.False);
                Assert.That(variant.Height, Is.EqualTo(variant.Width / 2));
            });
        }

        foreach (var path in (string[])["original", "..%2f" + file.Id.ToString("N") + "%2foriginal", "2000.jpg"])
            Assert.That((await officer.GetAsync($"/media/{file.Id}/{path}")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), path);
    }

    [Test]
    public async Task Only_what_a_public_page_shows_is_public()
    {
        var (officer, school, otherSchool) = (await _app.SignInAsync(Role.Editor), await _app.SignInAsync(Role.Contributor), await _app.SignInAsync(Role.Contributor, CmsApp.OtherSchoolId));
        var file = await _app.KeptAsync(officer, "minh-chung.png", MediaFiles.Png(500, 400, 21));
        var address = $"/media/{file.Id}/500.jpg";
        var stranger = _app.Browser();

        Assert.That((await stranger.GetAsync(address)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), "nothing public shows it");
        Assert.That((await otherSchool.GetAsync(address)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        var seen = await officer.GetAsync(address);
        Assert.That((seen.StatusCode, seen.Headers.CacheControl!.ToString()), Is.EqualTo((HttpStatusCode.OK, "no-cache, private")));

        var item = await PublishAsync("Bài dùng minh chứng", file.Id);
        Assert.That((await school.GetAsync(address)).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await stranger.GetAsync(address)).StatusCode, Is.EqualTo(HttpStatusCode.OK));

        var refusal = await _app.AskAsync(services => services.GetRequiredService<WithdrawContent>()
            .RunAsync(item, Takedown.Privacy, "Gia đình đề nghị gỡ ảnh", Stories.Approver, CancellationToken.None));
        Assert.That(refusal, Is.Null);
        await Assert.ThatAsync(async () => (await stranger.GetAsync(address)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound).After(60_000, 20), "it was withdrawn with its page");
        Assert.That((await school.GetAsync(address)).StatusCode, Is.EqualTo(HttpStatusCode.OK), "its school still sees it in the item");
    }

    [Test]
    public async Task Nobody_comes_to_see_a_file_by_naming_it_in_a_story()
    {
        var (officer, school) = (await _app.SignInAsync(Role.Editor), await _app.SignInAsync(Role.Contributor));
        var hidden = await _app.KeptAsync(officer, "ho-so-ca-nhan.png", MediaFiles.Png(500, 400, 61));
        var cover = new Dictionary<string, string>(Stories.Form("Bài mượn ảnh")) { ["Form.CoverId"] = hidden.Id.ToString(), ["Form.CoverAlt"] = "Ảnh" };
        var link = Stories.Form("Bài mượn liên kết");
        link["Form.Body"] = $$"""{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"Xem tệp /media/{{hidden.Id}}/500.jpg"}]}]}""";

        foreach (var form in (Dictionary<string, string>[])[cover, link])
        {
            var answer = await school.SubmitAsync("/quan-tri/noi-dung/moi/TINVAN", form);
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
            Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain(form["Form.Title"]), "what was typed stands there");
        }

        Assert.That((await school.GetAsync($"/media/{hidden.Id}/500.jpg")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_school_may_name_its_own_files_those_of_its_templates_and_those_its_story_has_held()
    {
        var (officer, school) = (await _app.SignInAsync(Role.Editor), await _app.SignInAsync(Role.Contributor));
        var writer = new Actor(Guid.CreateVersion7(), "Người viết", Role.Contributor, CmsApp.SchoolId);
        var (own, held) = (await _app.KeptAsync(school, "cua-truong.png", MediaFiles.Png(500, 400, 62)), await _app.KeptAsync(officer, "ban-bien-tap-them.png", MediaFiles.Png(500, 400, 63)));
        var draft = Stories.Draft("Bài có ảnh của trường") with { Fields = new() { Cover = new(own.Id, "Xưởng") } };
        var id = Saved(await SaveAsync(null, 0, draft, writer));
        Saved(await SaveAsync(id, 1, draft with { Fields = new() { Cover = new(held.Id, "Xưởng") } }, writer with { Roles = Role.Contributor | Role.Editor }));
        Saved(await SaveAsync(id, 2, draft, writer));
        Saved(await SaveAsync(id, 3, draft with { Fields = new() { Cover = new(held.Id, "Xưởng") } }, writer));

        var illustration = await _app.KeptAsync(officer, "minh-hoa-mau.png", MediaFiles.Png(500, 400, 64));
        var body = Domain.Documents.RichText.Parse($$$"""{"type":"doc","content":[{"type":"image","attrs":{"mediaId":"{{{illustration.Id}}}","alt":"Minh họa"}}]}""");
        var withPicture = Stories.Draft("Bài theo mẫu") with { Body = body };
        Assert.That(await SaveAsync(null, 0, withPicture, writer), Is.InstanceOf<SaveOutcome.Refused>(), "not before a template has it");
        await _app.DoAsync(services =>
        {
            var db = services.GetRequiredService<CmsDb>();
            var template = new Cms.Writing.Templates.Template
            {
                Id = Guid.CreateVersion7(), Name = "Mẫu có ảnh", Note = "", Genre = "", Section = "", Title = "", Summary = "", Body = "",
                Fields = new(), ChannelTexts = new(), UpdatedAt = _app.Clock.GetUtcNow(), UpdatedByName = "Ban Biên tập",
            };
            template.Take(withPicture);
            db.Templates.Add(template);
            return db.SaveChangesAsync();
        });
        Saved(await SaveAsync(null, 0, withPicture, writer));
        Assert.That((await school.GetAsync($"/media/{illustration.Id}/500.jpg")).StatusCode, Is.EqualTo(HttpStatusCode.OK));

        Task<SaveOutcome> SaveAsync(Guid? item, int from, ContentDraft what, Actor who) =>
            _app.AskAsync(services => services.GetRequiredService<SaveContent>().RunAsync(item, from, what, who, CancellationToken.None));
        static Guid Saved(SaveOutcome outcome) => outcome is SaveOutcome.Saved saved ? saved.Item.Id : throw new AssertionException(outcome.ToString());
    }

    [Test]
    public async Task A_pass_to_one_version_opens_its_files_and_no_others()
    {
        var officer = await _app.SignInAsync(Role.Editor);
        var (shown, other) = (await _app.KeptAsync(officer, "xem-thu.png", MediaFiles.Png(480, 300, 31)), await _app.KeptAsync(officer, "khac.png", MediaFiles.Png(480, 300, 32)));
        var item = await _app.SavedAsync(Stories.Draft("Bài xem thử") with { Fields = new() { Cover = new(shown.Id, "Xưởng") } });
        var http = new Microsoft.AspNetCore.Http.DefaultHttpContext();
        await _app.DoAsync(services =>
        {
            services.GetRequiredService<MediaPass>().Give(http, item, 1, DateTimeOffset.UtcNow.AddHours(1));
            return Task.CompletedTask;
        });
        var guest = _app.Browser();
        guest.DefaultRequestHeaders.Add("Cookie", http.Response.Headers.SetCookie.ToString().Split(';')[0]);

        Assert.That((await guest.GetAsync($"/media/{shown.Id}/480.jpg")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await guest.GetAsync($"/media/{other.Id}/480.jpg")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Same_bytes_give_the_file_that_is_there()
    {
        var officer = await _app.SignInAsync(Role.Editor);
        var picture = MediaFiles.Png(600, 400, 2);
        var first = await (await officer.UploadAsync("một.png", picture)).IdAsync();
        var second = await (await officer.UploadAsync("hai.png", picture)).IdAsync();
        Assert.That(second, Is.EqualTo(first));
    }

    [Test]
    public async Task Same_bytes_of_another_unit_are_a_file_of_its_own()
    {
        var (one, other, officer) = (await _app.SignInAsync(Role.Contributor), await _app.SignInAsync(Role.Contributor, CmsApp.OtherSchoolId), await _app.SignInAsync(Role.Editor));
        var picture = MediaFiles.Png(610, 400, 2);
        var theirs = await (await one.UploadAsync("cua-truong.png", picture)).IdAsync();
        var mine = await (await other.UploadAsync("cua-toi.png", picture)).IdAsync();
        Assert.That(mine, Is.Not.EqualTo(theirs), "that the other school has it is none of this school's business");
        Assert.That(await (await officer.UploadAsync("toa-soan.png", picture)).IdAsync(), Is.AnyOf(theirs, mine), "the newsroom sees both");
    }

    [TestCase("anh.jpg", "MZ this is a program and no picture")]
    [TestCase("anh.jpg", "<html><script>alert(1)</script>")]
    [TestCase("anh.svg", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")]
    [TestCase("anh.zip", "PK\u0003\u0004 a bag of files")]
    public async Task A_file_of_no_kind_the_library_takes_is_refused_with_a_sentence(string name, string content)
    {
        var officer = await _app.SignInAsync(Role.Editor);
        var answer = await officer.UploadAsync(name, Encoding.Latin1.GetBytes(content));
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(problem.GetProperty("detail").GetString(), Does.Contain("Chỉ nhận ảnh"));
        Assert.That(await _app.AskAsync(services => services.GetRequiredService<CmsDb>().Media.AnyAsync(m => m.FileName == name)), Is.False);
    }

    [Test]
    public async Task Library_finds_edits_and_says_where_a_file_is_used()
    {
        var officer = await _app.SignInAsync(Role.Editor);
        var id = await (await officer.UploadAsync("xuong-dien.png", MediaFiles.Png(700, 500, 4))).IdAsync();
        await officer.SubmitAsync($"/quan-tri/thu-vien/{id}", new() { ["AlternativeText"] = "Học viên đấu tủ điện", ["Credit"] = "Hoàng Anh" });
        await _app.SavedAsync(Stories.Draft("Bài dùng ảnh xưởng điện") with { Fields = new() { Cover = new(id, "Tủ điện") } });

        Assert.That(await officer.GetStringAsync("/quan-tri/thu-vien?Text=tủ điện&Kind=Picture"), Does.Contain("xuong-dien.png"));
        Assert.That(await officer.GetStringAsync("/quan-tri/thu-vien?Text=100%25"), Does.Not.Contain("xuong-dien.png"));
        Assert.That(await officer.GetStringAsync($"/quan-tri/thu-vien/{id}"), Does.Contain("Bài dùng ảnh xưởng điện").And.Contain("Hoàng Anh"));
    }

    [Test]
    public async Task Files_of_another_unit_are_not_found()
    {
        var (one, other) = (await _app.SignInAsync(Role.Contributor), await _app.SignInAsync(Role.Contributor, CmsApp.OtherSchoolId));
        var id = await (await one.UploadAsync("cua-truong-minh.png", MediaFiles.Png(500, 500, 5))).IdAsync();
        Assert.That((await one.GetAsync($"/quan-tri/thu-vien/{id}")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await other.GetAsync($"/quan-tri/thu-vien/{id}")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await other.GetStringAsync("/quan-tri/thu-vien"), Does.Not.Contain("cua-truong-minh.png"));
    }

    [Test]
    public async Task Upload_without_the_antiforgery_token_is_refused()
    {
        var officer = await _app.SignInAsync(Role.Editor);
        using var form = new MultipartFormDataContent { { new ByteArrayContent(MediaFiles.Png(10, 10, 6)), "file", "x.png" } };
        Assert.That((await officer.PostAsync("/quan-tri/thu-vien/tai-len", form)).StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    private async Task<Guid> PublishAsync(string title, Guid cover)
    {
        var item = await _app.ApprovedAsync(title, Stories.Draft(title) with { Fields = new() { Cover = new(cover, "Xưởng hàn") } });
        Assert.That(await _app.AskAsync(services => services.GetRequiredService<PublishContent>().RunAsync(item, Stories.Approver, null, CancellationToken.None)), Is.Null);
        return item;
    }
}
