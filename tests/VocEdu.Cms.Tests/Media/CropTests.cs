using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Cms.Media.Making;
using VocEdu.Cms.Review;
using VocEdu.Cms.Tests.Writing;
using VocEdu.Domain.Content;
using VocEdu.Domain.Documents;

namespace VocEdu.Cms.Tests.Media;

/// <summary>Pictures cut for each channel, and files that are given other bytes.</summary>
public sealed class CropTests
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
    public void A_cut_has_its_shape_lies_in_the_picture_and_keeps_the_point()
    {
        var any = new Random(20_261_121);
        for (var i = 0; i < 2_000; i++)
        {
            var (width, height, x, y) = (any.Next(1, 5_000), any.Next(1, 5_000), any.NextDouble(), any.NextDouble());
            foreach (var shape in CropShape.All)
            {
                var (left, top, w, h) = shape.Of(width, height, x, y);
                var what = $"{shape.Code} of {width}×{height} around {x:0.000} {y:0.000}: {w}×{h} at {left} {top}";
                if (left < 0 || top < 0 || w < 1 || h < 1 || left + w > width || top + h > height) Assert.Fail($"outside: {what}");
                if (w != width && h != height) Assert.Fail($"smaller than it could be: {what}");
                if (x * width < left - 1 || x * width > left + w + 1 || y * height < top - 1 || y * height > top + h + 1) Assert.Fail($"without the point: {what}");
                if (Math.Abs(((double)w / shape.Width * shape.Height) - h) > 2) Assert.Fail($"another shape: {what}");
            }
        }
    }

    [Test]
    public async Task Each_channel_gets_its_own_cut_and_a_moved_point_new_addresses()
    {
        var file = await _app.KeptAsync(_officer, "ngay-hoi.png", MediaFiles.Png(1_400, 1_000, 51));
        Assert.That(file.Crops.Select(c => $"{c.Shape} {c.Picture.Width}×{c.Picture.Height}"),
            Is.EqualTo(["facebook 1200×628", "youtube 1280×720", "zalo 1024×576", "led 1400×788", "vuong 1000×1000"]));

        await _officer.SubmitAsync($"/quan-tri/thu-vien/{file.Id}", new() { ["focalX"] = "10", ["focalY"] = "90" }, $"/quan-tri/thu-vien/{file.Id}?handler=Focus");
        Assert.That((await _app.FileAsync(file.Id)).State, Is.EqualTo(MediaState.Ready), "it stays in use meanwhile");
        await _app.MakeMediaReadyAsync();
        var moved = await _app.FileAsync(file.Id);
        Assert.That((moved.FocalX, moved.FocalY, moved.Crops[0].Picture.Name), Is.EqualTo((0.1, 0.9, "facebookv2.jpg")));
        Assert.That(moved.Variants, Is.EqualTo(file.Variants), "the whole picture stays what it was");
        Assert.That((await _officer.GetAsync($"/media/{file.Id}/facebook.jpg")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await _officer.GetAsync($"/media/{file.Id}/facebookv2.jpg")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("101")]
    [TestCase("-1")]
    [TestCase("NaN")]
    public async Task A_point_outside_the_picture_is_refused(string across)
    {
        var file = await _app.KeptAsync(_officer, "ngoai.png", MediaFiles.Png(210, 100, 52));
        var answer = await _officer.SubmitAsync($"/quan-tri/thu-vien/{file.Id}", new() { ["focalX"] = across, ["focalY"] = "1" }, $"/quan-tri/thu-vien/{file.Id}?handler=Focus");
        Assert.That(((int)answer.StatusCode, (await _app.FileAsync(file.Id)).FocalX), Is.EqualTo((400, 0.5)));
    }

    [Test]
    public async Task New_bytes_keep_the_file_and_its_uses_and_the_old_ones_are_gone()
    {
        var file = await _app.KeptAsync(_officer, "cu.png", MediaFiles.Png(600, 400, 53));
        var body = RichText.Parse($$"""{"type":"doc","content":[{"type":"image","attrs":{"src":"/x","mediaId":"{{file.Id}}","alt":"Xưởng","caption":null,"credit":null} } ] }""");
        var item = await _app.ApprovedAsync("Bài thay ảnh", Stories.Draft("Bài thay ảnh") with { Body = body, Fields = new() { Cover = new(file.Id, "Xưởng") } });
        Assert.That(await _app.AskAsync(services => services.GetRequiredService<PublishContent>().RunAsync(item, Stories.Approver, null, CancellationToken.None)), Is.Null);
        Assert.That(await HtmlAsync(item), Does.Contain($"/media/{file.Id}/600.jpg"));

        Assert.That(await ReplaceAsync(await _app.SignInAsync(Role.Contributor), file.Id, MediaFiles.Png(500, 300, 54)), Is.EqualTo(422), "another unit's, or the newsroom's");
        Assert.That(await ReplaceAsync(_officer, file.Id, "%PDF-1.4 không phải ảnh"u8.ToArray()), Is.EqualTo(422));
        Assert.That(await ReplaceAsync(_officer, file.Id, MediaFiles.Png(500, 300, 55)), Is.EqualTo(201));
        Assert.That((await _officer.GetAsync($"/media/{file.Id}/600.jpg")).StatusCode, Is.EqualTo(HttpStatusCode.OK), "until the new one is ready");
        await _app.MakeMediaReadyAsync();

        Assert.That(await HtmlAsync(item), Does.Contain($"/media/{file.Id}/500v2.jpg").And.Not.Contain("600.jpg"));
        Assert.That((await _app.Browser().GetAsync($"/media/{file.Id}/500v2.jpg")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await _app.Browser().GetAsync($"/media/{file.Id}/600.jpg")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));

        Assert.That(await ReplaceAsync(_officer, file.Id, [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3, 4, 5, 6, 7, 8, 9]), Is.EqualTo(201));
        await _app.MakeMediaReadyAsync();
        var kept = await _app.FileAsync(file.Id);
        Assert.That((kept.State, kept.Width), Is.EqualTo((MediaState.Ready, (int?)500)), "bytes that cannot be read replace nothing");
        Assert.That(kept.Failure, Does.StartWith("Không đọc được ảnh này"));
    }

    private Task<string> HtmlAsync(Guid item) => _app.AskAsync(services => services.GetRequiredService<CmsDb>().Publications.Where(p => p.ItemId == item).Select(p => p.Html).SingleAsync());

    private static async Task<int> ReplaceAsync(HttpClient person, Guid id, byte[] bytes)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/quan-tri/thu-vien/tus") { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.ContentType = new("application/offset+octet-stream");
        request.Headers.Add("Tus-Resumable", "1.0.0");
        request.Headers.Add("X-CSRF-TOKEN", await person.TokenAsync());
        request.Headers.Add("Upload-Length", bytes.Length.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("Upload-Metadata", $"filename bW9pLnBuZw==,replaces {Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes(id.ToString()))}");
        return (int)(await person.SendAsync(request)).StatusCode;
    }
}
