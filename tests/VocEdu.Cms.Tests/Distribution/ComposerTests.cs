using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Cms.Tests.Site;
using VocEdu.Cms.Tests.Writing;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Channels;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Publishing.Channels;
using VocEdu.Publishing.Outbox;

namespace VocEdu.Cms.Tests.Distribution;

public sealed class ComposerTests
{
    private CmsApp _app = null!;
    private HttpClient _editor = null!, _manager = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _app = await CmsApp.StartAsync();
        _editor = await _app.SignInAsync(Role.Editor);
        _manager = await _app.SignInAsync(Role.ChannelManager);
        await _app.DoAsync(services => services.GetRequiredService<ConnectChannel>()
            .RunAsync(ChannelKind.Facebook, "Trang thử", "111", new("khóa"), CancellationToken.None));
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _editor.Dispose();
        _manager.Dispose();
        await _app.DisposeAsync();
    }

    [Test]
    public void Texts_that_nobody_composed_keep_their_hash() => Assert.That(
        JsonSerializer.Serialize(new ChannelTexts(new("Lời"), new("Tên", "Lời"), new("Tên", "Lời")), JsonSerializerOptions.Web),
        Is.EqualTo("""{"facebook":{"text":"L\u1EDDi","withPhoto":false,"at":null},"youTube":{"title":"T\u00EAn","description":"L\u1EDDi","madeForKids":false,"at":null},"zalo":{"title":"T\u00EAn","description":"L\u1EDDi","at":null}}"""));

    [Test]
    public async Task A_channel_says_what_the_story_says_until_somebody_writes_other_words()
    {
        var id = await _app.SavedAsync(Stories.Draft("Mở lớp hàn") with { ChannelTexts = new() });
        await SaveAsync(id, new() { ["Facebook.On"] = "true" });
        Assert.That((await VersionAsync(id)).ChannelTexts.Facebook, Is.EqualTo(new FacebookText("Mở lớp hàn") { Follows = true }));

        await RenameAsync(id, "Mở lớp hàn buổi tối");
        Assert.That((await VersionAsync(id)).ChannelTexts.Facebook!.Text, Is.EqualTo("Mở lớp hàn buổi tối"));

        await SaveAsync(id, new() { ["Facebook.On"] = "true", ["Facebook.Text"] = "Bà con ơi, có lớp mới." });
        await RenameAsync(id, "Mở hai lớp hàn");
        Assert.That((await VersionAsync(id)).ChannelTexts.Facebook!.Text, Is.EqualTo("Bà con ơi, có lớp mới."));
        var page = await PageAsync(id);
        Assert.That(page, Does.Contain("Bài đã thay đổi sau khi có lời riêng").And.Contain("<ins>Mở hai</ins>").Or.Contain("<ins>hai</ins>"));
    }

    [Test]
    public async Task The_storys_new_words_are_taken_or_the_own_ones_kept()
    {
        var id = await _app.SavedAsync(Stories.Draft("Bài cũ") with { ChannelTexts = new() });
        var own = new Dictionary<string, string> { ["Facebook.On"] = "true", ["Facebook.Text"] = "Lời riêng" };
        await SaveAsync(id, own);
        await RenameAsync(id, "Bài mới");

        await SaveAsync(id, new(own) { ["Keep"] = "Facebook" });
        Assert.That(await PageAsync(id), Does.Not.Contain("Bài đã thay đổi sau khi có lời riêng"));
        await RenameAsync(id, "Bài mới hơn");
        await SaveAsync(id, new(own) { ["Take"] = "Facebook" });
        Assert.That((await VersionAsync(id)).ChannelTexts.Facebook, Is.EqualTo(new FacebookText("Bài mới hơn") { Follows = true }));
    }

    [Test]
    public async Task Composing_after_approval_brings_the_story_back_for_approval()
    {
        var id = await _app.ApprovedAsync("Tin đã duyệt");
        var answer = await SaveAsync(id, new() { ["Facebook.On"] = "true", ["Facebook.Text"] = "Lời khác" });

        Assert.That((await _app.ItemAsync(id)).State, Is.EqualTo(ContentState.InReview));
        Assert.That(await answer.Content.ReadAsStringAsync(), Is.Empty);
    }

    [Test]
    public async Task What_is_posted_is_what_was_composed()
    {
        await SettingAsync("Facebook", new() { ["Form.Tracked"] = "true", ["Form.UtmSource"] = "facebook", ["Form.UtmMedium"] = "social" });
        var id = await _app.SavedAsync(Stories.Draft("Tin có thẻ") with { ChannelTexts = new() });
        await SaveAsync(id, new() { ["Facebook.On"] = "true", ["Facebook.Text"] = "Xem http://localhost:5080/tin-tuc/tin-co-the", ["Facebook.Hashtags"] = "học nghề, #GDNN" });
        foreach (var (to, actor) in new[] { (ContentState.InReview, Stories.Officer), (ContentState.Approved, Stories.Approver), (ContentState.Published, Stories.Approver) })
            await _app.MoveAsync(id, to, actor);

        var post = await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Outbox.AsNoTracking().SingleAsync(p => p.Work!.Source == $"content:{id}"));
        const string link = "http://localhost:5080/tin-tuc/tin-co-the?utm_source=facebook&utm_medium=social&utm_campaign=tin-co-the";
        Assert.That(post.Content.Text, Is.EqualTo($"Xem {link}\n\n#họcNghề #GDNN"));
        Assert.That(post.Content.Link!.AbsoluteUri, Is.EqualTo(link));
    }

    [Test]
    public async Task A_storys_film_and_pictures_go_where_the_composer_sends_them()
    {
        var (cover, film) = (await _app.MediaAsync(MediaKind.Picture, "960.jpg", "image/jpeg"), await _app.MediaAsync(MediaKind.Video, "phim.mp4", "video/mp4"));
        Guid[] inText = [await _app.MediaAsync(MediaKind.Picture, "1.jpg", "image/jpeg"), await _app.MediaAsync(MediaKind.Picture, "2.jpg", "image/jpeg")];
        await _app.DoAsync(s => s.GetRequiredService<CmsDb>().Media.Where(m => m.Id == film).ExecuteUpdateAsync(set => set.SetProperty(m => m.Length, 5_000)));
        var images = inText.Append(cover).Append(inText[0]).Select(id => $$$"""{"type":"image","attrs":{"mediaId":"{{{id}}}","alt":"Xưởng hàn"}}""");
        var body = $$$"""{"type":"doc","content":[{{{string.Join(',', images)}}}]}""";
        var draft = Stories.Draft("Một ngày ở xưởng", "VIDEO") with
        {
            ChannelTexts = new(), Body = Domain.Documents.RichText.Parse(body),
            Fields = new() { Cover = new(cover, "Thợ hàn"), Video = new(film, 60, "Lời dẫn của phim.", [new(1, 5, "Đây là xưởng.")]) },
        };
        await _app.DoAsync(services => services.GetRequiredService<ConnectChannel>().RunAsync(ChannelKind.Zalo, "OA thử", "222", new("khóa"), CancellationToken.None));
        var tooLong = await _app.MediaAsync(MediaKind.Video, "dai.mp4", "video/mp4");
        await _app.DoAsync(async s =>
        {
            var db = s.GetRequiredService<CmsDb>();
            (await db.Media.SingleAsync(m => m.Id == tooLong)).Variants = [new("dai.mp4", "video/mp4", null, null, 51L * 1024 * 1024)];
            await db.SaveChangesAsync();
        });
        var refused = await SaveAsync(await _app.SavedAsync(draft with { Slug = "phim-dai", Fields = new() { Video = new(tooLong, 60, "Lời dẫn.", null) } }), new() { ["Zalo.On"] = "true", ["Zalo.WithFilm"] = "true" });
        Assert.That(WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()), Does.Contain("lớn hơn 50 MB nên Zalo không nhận"));
        var posts = new Dictionary<string, OutboxPost>();
        foreach (var what in new[] { "WithFilm", "WithGallery" })
        {
            var id = await _app.SavedAsync(draft with { Slug = $"mot-ngay-{what.ToLowerInvariant()}" });
            Assert.That(await PageAsync(id), Does.Contain("Đăng video của bài").And.Contain("Đăng cả 2 ảnh trong bài"));
            await SaveAsync(id, new() { ["Facebook.On"] = "true", [$"Facebook.{what}"] = "true", ["Zalo.On"] = "true", [$"Zalo.{what}"] = "true" });
            foreach (var (to, actor) in new[] { (ContentState.InReview, Stories.Officer), (ContentState.Approved, Stories.Approver), (ContentState.Published, Stories.Approver) })
                await _app.MoveAsync(id, to, actor);
            foreach (var post in await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Outbox.AsNoTracking().Include(p => p.Channel).Where(p => p.Work!.Source == $"content:{id}").ToListAsync()))
                posts[$"{what} {post.Channel!.Kind}"] = post;
        }

        var (filmPost, gallery) = (posts["WithFilm Facebook"].Content, posts["WithGallery Facebook"].Content);
        Assert.That((filmPost.Video?.FileKey, filmPost.Pictures.Single().FileKey), Is.EqualTo(($"{film}", $"{cover}/960.jpg")));
        Assert.That(filmPost.Text, Does.Contain("/mot-ngay-withfilm"), "no card shows the address");
        Assert.That(gallery.Video, Is.Null);
        Assert.That(gallery.Pictures.Select(p => p.FileKey), Is.EqualTo(new[] { $"{cover}/960.jpg", $"{inText[0]}/1.jpg", $"{inText[1]}/2.jpg" }), "each once, the cover first");
        Assert.That((posts["WithFilm Zalo"].Content.Video?.FileKey, posts["WithGallery Zalo"].Content.Video), Is.EqualTo(($"{film}", (Connectors.PostVideo?)null)));
        Assert.That(posts.Values.Select(p => p.AnswerMessage), Is.All.Null);
    }

    [Test]
    public async Task Two_stories_never_get_the_same_place_in_the_queue()
    {
        var monday = Vietnam.Instant(new(2026, 11, 23), new(7, 30));
        await SettingAsync("Zalo", new() { ["Form.Times[0]"] = "7:30, 19h30" });
        var zalo = new Dictionary<string, string> { ["Zalo.On"] = "true", ["Zalo.When"] = "NextSlot" };
        var (first, second) = (await _app.SavedAsync(Stories.Draft("Thứ nhất")), await _app.SavedAsync(Stories.Draft("Thứ hai")));
        await SaveAsync(first, zalo);
        await SaveAsync(second, zalo);
        await SaveAsync(first, zalo);

        Assert.That((await VersionAsync(first)).ChannelTexts.Zalo!.At, Is.EqualTo(monday));
        Assert.That((await VersionAsync(second)).ChannelTexts.Zalo!.At, Is.EqualTo(monday.AddHours(12)));
    }

    [Test]
    public async Task What_cannot_be_posted_is_not_saved_and_nothing_typed_is_lost()
    {
        var id = await _app.SavedAsync(Stories.Draft("Tin dài"));
        var tooLong = new string('ộ', 300);
        var answer = await SaveAsync(id, new() { ["Zalo.On"] = "true", ["Zalo.Text"] = tooLong, ["Zalo.When"] = "Own", ["Zalo.At"] = "2026-01-01T07:00", ["Facebook.On"] = "true", ["Facebook.PictureId"] = Guid.NewGuid().ToString() });
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(page, Does.Contain("dài 300 ký tự").And.Contain("Giờ đăng này đã qua").And.Contain("Không tìm thấy ảnh này").And.Contain(tooLong));
        Assert.That((await VersionAsync(id)).Number, Is.EqualTo(1));
    }

    [Test]
    public async Task Who_composed_meanwhile_is_not_overwritten_unseen()
    {
        var id = await _app.SavedAsync(Stories.Draft("Hai người soạn"));
        await SaveAsync(id, new() { ["Facebook.On"] = "true", ["Facebook.Text"] = "Lời của người kia" });
        var answer = await SaveAsync(id, new() { ["Facebook.On"] = "true", ["Facebook.Text"] = "Lời của tôi", ["FromVersion"] = "1" });
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(page, Does.Contain("Lời của tôi").And.Contain("Lời của người kia").And.Contain("""name="FromVersion" value="2"""));
        Assert.That((await VersionAsync(id)).ChannelTexts.Facebook!.Text, Is.EqualTo("Lời của người kia"));
    }

    [Test]
    public async Task A_change_of_the_story_meanwhile_does_not_stop_the_composer()
    {
        var id = await _app.SavedAsync(Stories.Draft("Trước"));
        await RenameAsync(id, "Sau");
        await SaveAsync(id, new() { ["Facebook.On"] = "true", ["Facebook.Text"] = "Lời", ["FromVersion"] = "1" });

        var version = await VersionAsync(id);
        Assert.That((version.Title, version.ChannelTexts.Facebook!.Text), Is.EqualTo(("Sau", "Lời")));
    }

    [Test]
    public async Task Other_pages_keep_what_was_composed()
    {
        var id = await _app.SavedAsync(Stories.Draft("Giữ thẻ"));
        await SaveAsync(id, new() { ["Facebook.On"] = "true", ["Facebook.Text"] = "Lời riêng", ["Facebook.Hashtags"] = "GDNN" });
        var form = Stories.Form("Giữ thẻ, đổi tên");
        form["Form.FromVersion"] = "2";
        form["Form.Facebook.Text"] = "Lời riêng";
        var answer = await _editor.SubmitAsync($"/quan-tri/noi-dung/{id}", form);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await answer.Content.ReadAsStringAsync());
        var facebook = (await VersionAsync(id)).ChannelTexts.Facebook!;
        Assert.That((facebook.Hashtags, facebook.Source), Is.EqualTo((new[] { "GDNN" }, "Giữ thẻ")));
    }

    private async Task<HttpResponseMessage> SaveAsync(Guid id, Dictionary<string, string> fields)
    {
        var page = $"/quan-tri/noi-dung/{id}/kenh";
        var form = new Dictionary<string, string>(fields);
        form.TryAdd("FromVersion", (await VersionAsync(id)).Number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return await _editor.SubmitAsync(page, form);
    }

    private async Task SettingAsync(string kind, Dictionary<string, string> fields)
    {
        for (var day = 0; day < 7; day++) fields.TryAdd($"Form.Times[{day}]", "");
        var answer = await _manager.SubmitAsync("/quan-tri/cach-dang", new(fields) { ["Kind"] = kind });
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await answer.Content.ReadAsStringAsync());
    }

    private Task<string> PageAsync(Guid id) => _editor.GetStringAsync($"/quan-tri/noi-dung/{id}/kenh").ContinueWith(page => WebUtility.HtmlDecode(page.Result), TaskScheduler.Default);

    private Task RenameAsync(Guid id, string title) => _app.DoAsync(async services =>
    {
        var version = await VersionAsync(id);
        var outcome = await services.GetRequiredService<SaveContent>().RunAsync(id, version.Number, ContentDraft.Of(version) with { Title = title }, Stories.Officer, CancellationToken.None);
        Assert.That(outcome, Is.InstanceOf<SaveOutcome.Saved>());
    });

    private Task<ContentVersion> VersionAsync(Guid id) => _app.AskAsync(s =>
        s.GetRequiredService<CmsDb>().Versions.AsNoTracking().Where(v => v.ItemId == id).OrderByDescending(v => v.Number).FirstAsync());
}
