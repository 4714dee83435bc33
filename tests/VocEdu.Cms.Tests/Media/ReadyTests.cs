using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Cms.Media.Making;
using VocEdu.Cms.Review;
using VocEdu.Cms.Shared.Pdf;
using VocEdu.Cms.Tests.Writing;
using VocEdu.Domain.Content;
using VocEdu.Testing;

namespace VocEdu.Cms.Tests.Media;

/// <summary>What the job makes of files, good and hostile, and what becomes of it when it is killed.</summary>
public sealed class ReadyTests
{
    private CmsApp _app = null!;
    private HttpClient _officer = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _app = await CmsApp.StartAsync();
        _officer = await _app.SignInAsync(Role.Editor);
    }

    [OneTimeTearDown]
    public async Task Stop() => await _app.DisposeAsync();

    [Test]
    public async Task Film_that_plays_everywhere_keeps_its_pictures_and_loses_its_place()
    {
        var file = await _app.KeptAsync(_officer, "phim.mp4", await MediaFiles.FilmAsync("-c:v", "libx264", "-pix_fmt", "yuv420p"));
        Assert.That(file.State, Is.EqualTo(MediaState.Ready), file.Failure);
        Assert.That(file.DurationSeconds, Is.EqualTo(2).Within(0.2));
        Assert.That(file.Variants.Select(v => v.ContentType), Does.Contain("video/mp4").And.Contain("image/jpeg"));
        Assert.That(file.Stills, Has.Count.EqualTo(5), "frames to choose the poster from");

        using var request = new HttpRequestMessage(HttpMethod.Get, $"/media/{file.Id}/video.mp4") { Headers = { Range = new RangeHeaderValue(0, 99) } };
        var part = await _officer.SendAsync(request);
        var whole = await _officer.GetByteArrayAsync($"/media/{file.Id}/video.mp4");
        Assert.Multiple(() =>
        {
            Assert.That(part.StatusCode, Is.EqualTo(HttpStatusCode.PartialContent));
            Assert.That(part.Content.Headers.ContentLength, Is.EqualTo(100));
            Assert.That(Encoding.Latin1.GetString(whole), Does.Not.Contain("+21.0278"));
        });
    }

    [Test]
    public async Task Film_that_browsers_do_not_play_is_written_anew()
    {
        var file = await _app.KeptAsync(_officer, "phim-cu.mp4", await MediaFiles.FilmAsync("-c:v", "mpeg4"));
        var film = Path.Combine(_app.Services.GetRequiredService<MediaStore>().FolderOf(file.Id), "video.mp4");
        var facts = await _app.Services.GetRequiredService<FilmProbe>().OfAsync(film, "mov", CancellationToken.None);
        Assert.That(facts!.PlaysEverywhere, Is.True);
    }

    [Test]
    public async Task Leaflet_keeps_its_tags_and_loses_what_tells_of_its_author()
    {
        Assume.That(File.Exists("/usr/bin/qpdf"), "qpdf is not installed; such leaflets are drawn anew");
        var file = await _app.KeptAsync(_officer, "cam-nang.pdf", await File.ReadAllBytesAsync(Path.Combine(Checkout.Root, "media", "demo", "cam-nang-2026.pdf")));
        var info = await _app.Services.GetRequiredService<OutsideProgram>().RunAsync(CancellationToken.None, "pdfinfo", Path.Combine(_app.Services.GetRequiredService<MediaStore>().FolderOf(file.Id), "document.pdf"));
        Assert.That(info, Does.Match(@"Tagged:\s+yes").And.Match($@"Pages:\s+{file.Pages}\b").And.Not.Contain("Creator:").And.Not.Contain("HeadlessChrome"));
    }

    [Test]
    public async Task Long_document_keeps_its_bookmarks_also_without_tags()
    {
        Assume.That(File.Exists("/usr/bin/qpdf"), "qpdf is not installed; such documents are drawn anew");
        var document = new PdfDocument("Cẩm nang", "Người làm", _app.Clock.Now) { Pages = { new(420, 595) } };
        document.Bookmark("Chọn nghề", 0, isChapter: false);
        var file = await _app.KeptAsync(_officer, "cam-nang-moi.pdf", document.Write());
        var path = Path.Combine(_app.Services.GetRequiredService<MediaStore>().FolderOf(file.Id), "document.pdf");
        var program = _app.Services.GetRequiredService<OutsideProgram>();
        Assert.That(await program.RunAsync(CancellationToken.None, "qpdf", "--json=2", "--json-key=outlines", path), Does.Contain("Chọn nghề"));
        Assert.That(await program.RunAsync(CancellationToken.None, "pdfinfo", path), Does.Not.Contain("Người làm"));
    }

    [Test]
    public async Task Leaflet_gets_its_text_a_cover_and_a_picture_of_each_page()
    {
        var file = await _app.KeptAsync(_officer, "to-roi.pdf", await File.ReadAllBytesAsync(Path.Combine(Checkout.Root, "media", "demo", "toroi-ngan-han.pdf")));
        var text = await _app.AskAsync(services => services.GetRequiredService<CmsDb>().MediaTexts.SingleAsync(t => t.MediaId == file.Id));
        Assert.Multiple(() =>
        {
            Assert.That(file.Pages, Is.GreaterThan(0));
            Assert.That(file.Stills, Has.Count.EqualTo(file.Pages));
            Assert.That(file.Variants.Select(v => v.ContentType), Does.Contain("application/pdf").And.Contain("image/jpeg"));
            Assert.That(text.Layer, Does.Contain("ngắn hạn").IgnoreCase);
        });
    }

    [TestCase("anh.gif", "GIF89a and then no picture at all", "Không đọc được ảnh này")]
    [TestCase("da-hinh.jpg", "\u00ff\u00d8\u00ff<svg xmlns='http://www.w3.org/2000/svg'><image href='/etc/passwd'/></svg>", "Không đọc được ảnh này")]
    [TestCase("tai-lieu.pdf", "%PDF-1.7 and then no document", "Không đọc được tệp PDF này")]
    [TestCase("phim.mp4", "\0\0\0\u0018ftypisom\0\0\u0002\0isomiso2\u00ff\u00ff\u00ff\u00ffmoov", "Không đọc được video này")]
    [TestCase("danh-sach.mp3", "ID3\u0003\0\0\0\0\0\0#EXTM3U\nfile:///etc/passwd", "Không đọc được tệp âm thanh này")]
    public async Task A_file_that_is_not_what_it_says_fails_with_a_sentence_and_can_be_tried_again(string name, string content, string sentence)
    {
        var file = await _app.KeptAsync(_officer, name, Encoding.Latin1.GetBytes(content));
        var notice = await _app.AskAsync(services => services.GetRequiredService<CmsDb>().Notices.Where(n => n.Path == $"/quan-tri/thu-vien/{file.Id}").Select(n => n.Text).SingleAsync());
        Assert.Multiple(() =>
        {
            Assert.That((file.State, file.Variants.Count), Is.EqualTo((MediaState.Failed, 0)));
            Assert.That(file.Failure, Does.StartWith(sentence));
            Assert.That(notice, Does.Contain(name).And.Contain(sentence));
        });

        await _officer.SubmitAsync($"/quan-tri/thu-vien/{file.Id}", [], $"/quan-tri/thu-vien/{file.Id}?handler=Retry");
        Assert.That((await _app.FileAsync(file.Id)).State, Is.EqualTo(MediaState.Processing));
        Assert.That(await _app.MakeMediaReadyAsync(), Is.EqualTo(1));
        Assert.That((await _app.FileAsync(file.Id)).State, Is.EqualTo(MediaState.Failed));
    }

    [Test]
    public async Task A_small_file_of_too_many_pixels_costs_only_itself()
    {
        var good = await (await _officer.UploadAsync("tot.png", MediaFiles.Png(300, 200, 8))).IdAsync();
        var bomb = await _app.KeptAsync(_officer, "bom.png", MediaFiles.Png(30_000, 30_000, 3, lines: 1));
        Assert.That(bomb.State, Is.EqualTo(MediaState.Failed));
        Assert.That((await _app.FileAsync(good)).State, Is.EqualTo(MediaState.Ready));
    }

    [Test]
    public async Task Half_a_picture_does_not_stop_the_next()
    {
        var whole = MediaFiles.Png(800, 600, 9);
        var half = await _app.KeptAsync(_officer, "nua.png", whole[..(whole.Length / 2)]);
        Assert.That(half.State, Is.AnyOf(MediaState.Ready, MediaState.Failed), "readable as far as it goes, or not: but decided");
        Assert.That(await _app.MakeMediaReadyAsync(), Is.Zero);
    }

    [Test]
    public async Task A_name_that_is_a_path_stays_a_name()
    {
        var file = await _app.KeptAsync(_officer, "../../../etc/cron.d/x\u0001.png", MediaFiles.Png(310, 200, 11));
        Assert.That((file.FileName, file.State), Is.EqualTo(("x.png", MediaState.Ready)));
    }

    [Test]
    public async Task A_leaflet_that_runs_scripts_is_served_without_them()
    {
        const string pdf = """
            %PDF-1.4
            1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\(1\))>>>>endobj
            2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
            3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>endobj
            trailer<</Root 1 0 R>>
            """;
        var file = await _app.KeptAsync(_officer, "ma-doc.pdf", Encoding.Latin1.GetBytes(pdf));
        Assert.That(file.State, Is.EqualTo(MediaState.Ready), file.Failure);
        var served = Encoding.Latin1.GetString(await _officer.GetByteArrayAsync($"/media/{file.Id}/document.pdf"));
        Assert.That(served, Does.StartWith("%PDF").And.Not.Contain("JavaScript").And.Not.Contain("app.alert"));
    }

    [Test]
    public async Task A_worker_that_was_killed_is_replaced_and_after_three_times_the_file_is_given_up()
    {
        var id = await (await _officer.UploadAsync("nang.png", MediaFiles.Png(320, 200, 12))).IdAsync();
        var leases = _app.Services.GetRequiredService<MediaLease>();
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            var job = await leases.TakeAsync(heavy: false, id, CancellationToken.None);
            Assert.That(job!.Attempts, Is.EqualTo(attempt));
            Assert.That(await leases.TakeAsync(heavy: false, id, CancellationToken.None), Is.Null, "somebody is at it");
            _app.Clock.Now += MediaLease.Length;      // and never comes back
        }

        await _app.MakeMediaReadyAsync();
        var file = await _app.FileAsync(id);
        Assert.That(file.State, Is.EqualTo(MediaState.Failed));
        Assert.That(file.Failure, Does.StartWith("Máy chủ đã dừng giữa chừng ba lần"));
    }

    [Test]
    public async Task A_frozen_worker_that_wakes_up_changes_nothing()
    {
        var id = await (await _officer.UploadAsync("dong-bang.png", MediaFiles.Png(330, 200, 13))).IdAsync();
        var frozen = await _app.Services.GetRequiredService<MediaLease>().TakeAsync(heavy: false, id, CancellationToken.None);
        _app.Clock.Now += MediaLease.Length;
        Assert.That(await _app.MakeMediaReadyAsync(), Is.EqualTo(1));

        var done = await _app.AskAsync(services => services.GetRequiredService<FinishMaking>().FailAsync(frozen!, "muộn rồi", CancellationToken.None));
        Assert.That((done, (await _app.FileAsync(id)).State), Is.EqualTo((false, MediaState.Ready)));
    }

    [Test]
    public async Task An_item_waits_for_its_files()
    {
        var id = await (await _officer.UploadAsync("cho.png", MediaFiles.Png(340, 200, 14))).IdAsync();
        Assert.That((await _officer.GetAsync($"/quan-tri/thu-vien/{id}/xem")).Headers.Location!.ToString(), Is.EqualTo("/img/media-waiting.svg"));
        var item = await _app.ApprovedAsync("Bài chờ ảnh", Stories.Draft("Bài chờ ảnh") with { Fields = new() { Cover = new(id, "Xưởng") } });
        await _app.MoveAsync(item, ContentState.Scheduled, Stories.Approver, _app.Clock.Now.AddMinutes(1));
        _app.Clock.Now += TimeSpan.FromMinutes(2);

        var due = _app.Services.GetRequiredService<PublishDueContent>();
        Assert.That((await due.RunAsync(CancellationToken.None), (await _app.ItemAsync(item)).State), Is.EqualTo((0, ContentState.Scheduled)));
        await _app.MakeMediaReadyAsync();
        Assert.That((await due.RunAsync(CancellationToken.None), (await _app.ItemAsync(item)).State), Is.EqualTo((1, ContentState.Published)));
    }

    [Test]
    public async Task An_item_with_a_file_that_failed_is_not_published()
    {
        var file = await _app.KeptAsync(_officer, "hong.gif", "GIF89a hỏng"u8.ToArray());
        var item = await _app.ApprovedAsync("Bài ảnh hỏng", Stories.Draft("Bài ảnh hỏng") with { Fields = new() { Cover = new(file.Id, "Xưởng") } });
        var refusal = await _app.AskAsync(services => services.GetRequiredService<PublishContent>().RunAsync(item, Stories.Approver, null, CancellationToken.None));
        Assert.That(refusal!.Message, Does.Contain("hong.gif").And.Contain("thay tệp khác"));
    }
}
