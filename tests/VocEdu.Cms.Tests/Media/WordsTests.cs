using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Cms.Distribution;
using VocEdu.Cms.Media;
using VocEdu.Cms.Review;
using VocEdu.Cms.Tests.Writing;
using VocEdu.Cms.Writing;
using VocEdu.Connectors;
using VocEdu.Domain.Channels;
using VocEdu.Domain.Content;
using VocEdu.Domain.Documents;
using VocEdu.Publishing.Channels;
using VocEdu.Publishing.Outbox;

namespace VocEdu.Cms.Tests.Media;

/// <summary>Captions and transcripts of the library in items, and posters of a film's own.</summary>
public sealed class WordsTests
{
    private const string Library = "/quan-tri/thu-vien";
    private string _folder = null!;
    private CmsApp _app = null!;
    private HttpClient _officer = null!;
    private MediaFile _film = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _folder = Directory.CreateTempSubdirectory("vocedu-media-").FullName;
        _app = await CmsApp.StartAsync(settings: new() { ["Media:Folder"] = _folder });
        _officer = await _app.SignInAsync(Role.Editor);
        _film = await _app.KeptAsync(_officer, "phim.mp4", await MediaFiles.FilmAsync("-c:v", "libx264", "-pix_fmt", "yuv420p"));
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public async Task Item_shows_the_librarys_words_and_follows_what_is_corrected_there()
    {
        await SayAsync(_officer, "0:00 - 0:02 Xin chào các em", "Thầy Bình nói về nghề rèn dao.");
        var body = RichText.Parse($$"""{"type":"doc","content":[{"type":"video","attrs":{"mediaId":"{{_film.Id}}"} } ] }""");
        var own = await PublishedAsync("Video một", new() { Video = new(_film.Id, 2, null, null) }, RichText.Empty);
        var inText = await PublishedAsync("Bài có video", new(), body);

        var reader = _app.Browser();
        const string fresh = "?sau=0";      // a page that is not kept
        Assert.That(await reader.GetStringAsync(own.Path + fresh), Does.Contain("<track kind=\"captions\"").And.Contain("nghề rèn dao"));
        Assert.That(await reader.GetStringAsync(own.Path + "/phu-de.vtt" + fresh), Does.Contain("Xin chào các em"));
        Assert.That(await reader.GetStringAsync(inText.Path + fresh), Does.Contain($"<track kind=\"captions\" srclang=\"vi\" label=\"Tiếng Việt\" src=\"/media/{_film.Id}/phu-de.vtt\"").And.Contain("nghề rèn dao"));

        await SayAsync(_officer, "0:00 - 0:02 Chào các bạn", "Thầy Bình nói về nghề mộc.");
        Assert.That(await reader.GetStringAsync(own.Path + fresh), Does.Contain("nghề mộc").And.Not.Contain("rèn dao"));
        Assert.That(await reader.GetStringAsync(own.Path + "/phu-de.vtt" + fresh), Does.Contain("Chào các bạn"));
        Assert.That(await reader.GetStringAsync($"/media/{_film.Id}/phu-de.vtt"), Does.Contain("Chào các bạn"));
        Assert.That(await reader.GetStringAsync(inText.Path + fresh), Does.Contain("nghề mộc"));
        Assert.That(await reader.GetStringAsync("/tim-kiem?q=" + Uri.EscapeDataString("Bình nghề mộc")), Does.Contain(own.Path).And.Contain(inText.Path));
    }

    [Test]
    public async Task Words_of_an_items_own_stay_its_own()
    {
        await SayAsync(_officer, "0:00 - 0:02 Của thư viện", "Lời của thư viện");
        var item = await PublishedAsync("Video hai", new() { Video = new(_film.Id, 2, "Lời viết riêng", [new(0, 1, "Câu viết riêng")]) }, RichText.Empty);
        Assert.That(await _app.Browser().GetStringAsync(item.Path), Does.Contain("Lời viết riêng").And.Not.Contain("Lời của thư viện"));
        Assert.That(await _app.Browser().GetStringAsync(item.Path + "/phu-de.vtt"), Does.Contain("Câu viết riêng"));
    }

    [Test]
    public async Task Genre_that_asks_for_captions_is_content_with_the_librarys()
    {
        await SayAsync(_officer, "0:00 - 0:02 Xin chào", "Lời thoại");
        var draft = Stories.Draft("Cần phụ đề") with { Genre = "VIDEO", Fields = new() { Video = new(_film.Id, 2, null, null) } };
        var (without, with) = await _app.AskAsync(async services =>
            (FilledFields.Of(draft, ""), FilledFields.Of(await services.GetRequiredService<LibraryWords>().CompleteAsync(draft, CancellationToken.None), "")));
        Assert.That((without & (RequiredField.Captions | RequiredField.Transcript), with & (RequiredField.Captions | RequiredField.Transcript)),
            Is.EqualTo((RequiredField.None, RequiredField.Captions | RequiredField.Transcript)));
    }

    [Test]
    public async Task Film_goes_to_YouTube_with_its_captions_and_the_cut_of_its_cover()
    {
        await SayAsync(_officer, "0:00 - 0:02 Xin chào YouTube", "Lời thoại");
        var cover = await _app.KeptAsync(_officer, "bia.png", MediaFiles.Png(1_400, 1_000, 91));
        var item = await PublishedAsync("Lên YouTube", new() { Cover = new(cover.Id, "Bìa"), Video = new(_film.Id, 2, null, null) }, RichText.Empty, new(YouTube: new("Tiêu đề", "Mô tả")));
        var post = await _app.AskAsync(async services =>
        {
            var db = services.GetRequiredService<CmsDb>();
            var (version, publication) = (await db.Versions.SingleAsync(v => v.ItemId == item.ItemId), await db.Publications.SingleAsync(p => p.ItemId == item.ItemId));
            return (await services.GetRequiredService<ChannelPosts>().ForAsync(version, publication, RichText.Empty, CancellationToken.None)).Single(p => p.Kind is ChannelKind.YouTube).Content;
        });
        using var captions = new StreamReader(await _app.Services.GetRequiredService<IMediaSource>().OpenAsync(post.Captions.Single().FileKey, CancellationToken.None));
        Assert.That(await captions.ReadToEndAsync(), Does.StartWith("WEBVTT").And.Contain("Xin chào YouTube"));
        Assert.That(post.Pictures.Single().FileKey, Is.EqualTo($"{cover.Id}/youtube.jpg"));
        Assert.That(await _app.Browser().GetStringAsync(item.Path), Does.Match($"og:image\" content=\"[^\"]*/media/{cover.Id}/facebook.jpg").And.Contain("og:image:width\" content=\"1200").And.Contain($"poster=\"/media/{cover.Id}/youtube.jpg\""));
    }

    [Test]
    public async Task Captions_corrected_in_the_library_follow_a_film_that_is_on_YouTube()
    {
        await _app.DoAsync(async services =>
        {
            var db = services.GetRequiredService<CmsDb>();
            db.Channels.Add(new Channel { Id = Guid.NewGuid(), Kind = ChannelKind.YouTube, Name = "Kênh thử", RemoteId = "1", Secrets = [1], StateSince = _app.Clock.Now });
            await db.SaveChangesAsync();
        });
        await SayAsync(_officer, "0:00 - 0:02 Lời ban đầu", "Lời thoại");
        var item = await PublishedAsync("Phim đã lên kênh", new() { Video = new(_film.Id, 2, null, null) }, RichText.Empty, new(YouTube: new("Tiêu đề của kênh", "Mô tả")));
        var posted = await PostAsync(item, post => (post.State, post.RemoteId, post.PostedAt, post.WakeAt) = (PostState.Posted, "phim-1", _app.Clock.Now, null));

        await SayAsync(_officer, "0:00 - 0:02 Lời ban đầu", "Lời thoại khác");
        Assert.That((await PostAsync(item)).NextContent, Is.Null, "the captions say what they said");
        await SayAsync(_officer, "0:00 - 0:02 Lời đã sửa", "Lời thoại khác");
        var next = await PostAsync(item);
        Assert.That((next.NextContent!.Title, next.NextContent.Captions.Single().Sha256 == posted.Content.Captions.Single().Sha256, next.WakeAt), Is.EqualTo(("Tiêu đề của kênh", false, (DateTimeOffset?)_app.Clock.Now)));
    }

    [Test]
    public async Task Public_words_are_not_a_contributors_to_change()
    {
        var school = await _app.SignInAsync(Role.Contributor);
        var film = await _app.KeptAsync(school, "phim-truong.mp4", await MediaFiles.FilmAsync("-c:v", "libx264", "-pix_fmt", "yuv420p", "-t", "1"));
        await SayAsync(school, "0:00 - 0:01 Lời của trường", "Toàn văn", film.Id);
        await PublishedAsync("Video của trường", new() { Video = new(film.Id, 1, null, null) }, RichText.Empty);
        await SayAsync(school, "0:00 - 0:01 Lời không ai duyệt", "Toàn văn", film.Id);
        Assert.That(await school.GetStringAsync($"{Library}/{film.Id}?handler=Captions"), Does.Contain("Lời của trường"));
    }

    [Test]
    public async Task Words_of_a_file_that_is_not_ones_own_are_not_offered()
    {
        await SayAsync(_officer, "0:00 - 0:02 Xin chào", "Lời thoại");
        var school = await _app.SignInAsync(Role.Contributor, CmsApp.OtherSchoolId);
        Assert.That(await _officer.GetStringAsync($"{Library}/loi-thoai?Form.VideoId={_film.Id}"), Does.Contain("Thư viện có 1 câu phụ đề"));
        Assert.That(await school.GetStringAsync($"{Library}/loi-thoai?Form.VideoId={_film.Id}"), Does.Not.Contain("câu phụ đề"));
    }

    [Test]
    public async Task Picture_of_its_own_becomes_a_films_poster_and_a_frame_takes_its_place_again()
    {
        var film = await _app.KeptAsync(_officer, "phim-bia.mp4", await MediaFiles.FilmAsync("-c:v", "libx264", "-pix_fmt", "yuv420p", "-t", "1.5"));
        Assert.That((await PosterAsync(film.Id, MediaFiles.Png(1_280, 720, 93))).StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        await _app.MakeMediaReadyAsync();
        var made = await _app.FileAsync(film.Id);
        Assert.That((made.OwnPoster, made.Failure, made.Variants.Where(v => v.ContentType == "image/jpeg").Max(v => v.Width)), Is.EqualTo((true, (string?)null, (int?)1_280)));
        Assert.That(made.Variants.Select(v => v.ContentType), Does.Contain("video/mp4"));

        await PosterAsync(film.Id, [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3, 4, 5, 6, 7, 8]);
        await _app.MakeMediaReadyAsync();
        var kept = await _app.FileAsync(film.Id);
        Assert.That((kept.OwnPoster, kept.State, kept.Failure), Is.EqualTo((true, MediaState.Ready, "Không đọc được ảnh này: tệp hỏng, không phải ảnh hoặc lớn hơn 100 triệu điểm ảnh. Hãy chọn tệp khác.")));

        await _officer.SubmitAsync($"{Library}/{film.Id}", new() { ["second"] = "1" }, $"{Library}/{film.Id}?handler=Poster");
        await _app.MakeMediaReadyAsync();
        Assert.That((await _app.FileAsync(film.Id)).OwnPoster, Is.False);
    }

    /// <summary>The item's post, after what happens to it.</summary>
    private Task<OutboxPost> PostAsync(Publication item, Action<OutboxPost>? happens = null) => _app.AskAsync(async services =>
    {
        var db = services.GetRequiredService<CmsDb>();
        var post = await db.Outbox.SingleAsync(p => p.WorkId == item.WorkId);
        happens?.Invoke(post);
        await db.SaveChangesAsync();
        return post;
    });

    private async Task<HttpResponseMessage> PosterAsync(Guid id, byte[] picture)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(picture), "picture", "bia.png" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Library}/{id}?handler=OwnPoster") { Content = form };
        request.Headers.Add("X-CSRF-TOKEN", await _officer.TokenAsync());
        return await _officer.SendAsync(request);
    }

    private Task<HttpResponseMessage> SayAsync(HttpClient person, string captions, string transcript, Guid? film = null) =>
        person.SubmitAsync($"{Library}/{film ?? _film.Id}", new() { ["captions"] = captions, ["transcript"] = transcript }, $"{Library}/{film ?? _film.Id}?handler=Words");

    private async Task<Publication> PublishedAsync(string title, ContentFields fields, RichText body, ChannelTexts? channels = null)
    {
        var isFilm = fields.Video is not null;
        var draft = Stories.Draft(title) with { Genre = isFilm ? "VIDEO" : "TINVAN", Section = isFilm ? "thu-vien" : "tin-tuc", Body = body, ChannelTexts = channels ?? new() };
        var item = await _app.ApprovedAsync(title, draft with { Fields = draft.Fields with { Video = fields.Video, Cover = fields.Cover ?? (isFilm ? new(_film.Id, "Bìa") : draft.Fields.Cover) } });
        Assert.That(await _app.AskAsync(services => services.GetRequiredService<PublishContent>().RunAsync(item, Stories.Approver, null, CancellationToken.None)), Is.Null, title);
        return await _app.AskAsync(services => services.GetRequiredService<CmsDb>().Publications.AsNoTracking().SingleAsync(p => p.ItemId == item));
    }
}
