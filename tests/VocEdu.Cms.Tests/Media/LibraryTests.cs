using System.Buffers.Binary;
using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Cms.Tests.Writing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Tests.Media;

public sealed class LibraryTests
{
    private string _folder = null!;
    private CmsApp _app = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _folder = Directory.CreateTempSubdirectory("vocedu-media-").FullName;
        _app = await CmsApp.StartAsync(settings: new() { ["Media:Folder"] = _folder });
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public async Task Picture_is_served_in_all_widths_without_the_original()
    {
        var officer = await _app.SignInAsync(Role.Editor);
        var answer = await UploadAsync(officer, "Lớp hàn.png", Png(2_000, 1_000, 1));
        var id = await IdAsync(answer);
        var file = await FileAsync(id);
        var stranger = _app.Browser();

        Assert.That(file.Variants.Select(v => v.Name), Is.EquivalentTo(["480.jpg", "960.jpg", "1600.jpg", "480.webp", "960.webp", "1600.webp"]));
        foreach (var variant in file.Variants)
        {
            var served = await stranger.GetAsync($"/media/{id}/{variant.Name}");
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

        foreach (var path in (string[])["original", "..%2f" + id.ToString("N") + "%2foriginal", "2000.jpg"])
            Assert.That((await stranger.GetAsync($"/media/{id}/{path}")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), path);
    }

    [Test]
    public async Task Same_bytes_give_the_file_that_is_there()
    {
        var officer = await _app.SignInAsync(Role.Editor);
        var picture = Png(600, 400, 2);
        var first = await IdAsync(await UploadAsync(officer, "một.png", picture));
        var second = await IdAsync(await UploadAsync(officer, "hai.png", picture));
        Assert.That(second, Is.EqualTo(first));
    }

    [TestCase("anh.jpg", "MZ this is a program and no picture", "Chỉ nhận ảnh")]
    [TestCase("anh.jpg", "<html><script>alert(1)</script>", "Chỉ nhận ảnh")]
    [TestCase("anh.svg", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "Chỉ nhận ảnh")]
    [TestCase("anh.gif", "GIF89a and then no picture at all", "Không đọc được ảnh này")]
    [TestCase("tai-lieu.pdf", "%PDF-1.7 and then no document", "Không đọc được tệp PDF này")]
    public async Task A_file_that_is_not_what_it_says_is_refused_with_a_sentence(string name, string content, string sentence)
    {
        var officer = await _app.SignInAsync(Role.Editor);
        var answer = await UploadAsync(officer, name, Encoding.Latin1.GetBytes(content));
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(problem.GetProperty("detail").GetString(), Does.Contain(sentence));
        Assert.That(await _app.AskAsync(services => services.GetRequiredService<CmsDb>().Media.AnyAsync(m => m.FileName == name)), Is.False);
    }

    [Test]
    public async Task A_small_file_of_too_many_pixels_is_refused()
    {
        var officer = await _app.SignInAsync(Role.Editor);
        var answer = await UploadAsync(officer, "bom.png", Png(30_000, 30_000, 3, lines: 1));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
    }

    [Test]
    public async Task Film_gets_a_length_a_poster_and_answers_ranges()
    {
        var film = Path.Combine(_folder, "film.mp4");
        using (var ffmpeg = Process.Start("ffmpeg", ["-v", "error", "-f", "lavfi", "-i", "testsrc=duration=2:size=320x240:rate=10", "-c:v", "libx264", "-pix_fmt", "yuv420p", "-metadata", "location=+21.0278+105.8342/", film]))
            await ffmpeg.WaitForExitAsync();
        var officer = await _app.SignInAsync(Role.Editor);
        var id = await IdAsync(await UploadAsync(officer, "phim.mp4", await File.ReadAllBytesAsync(film)));
        var file = await FileAsync(id);
        Assert.That(file.DurationSeconds, Is.EqualTo(2).Within(0.2));
        Assert.That(file.Variants.Select(v => v.ContentType), Does.Contain("video/mp4").And.Contain("image/jpeg"));

        using var request = new HttpRequestMessage(HttpMethod.Get, $"/media/{id}/video.mp4") { Headers = { Range = new RangeHeaderValue(0, 99) } };
        var part = await _app.Browser().SendAsync(request);
        var whole = await _app.Browser().GetByteArrayAsync($"/media/{id}/video.mp4");
        Assert.Multiple(() =>
        {
            Assert.That(part.StatusCode, Is.EqualTo(HttpStatusCode.PartialContent));
            Assert.That(part.Content.Headers.ContentLength, Is.EqualTo(100));
            Assert.That(Encoding.Latin1.GetString(whole), Does.Not.Contain("+21.0278"));
        });
    }

    [Test]
    public async Task Library_finds_edits_and_says_where_a_file_is_used()
    {
        var officer = await _app.SignInAsync(Role.Editor);
        var id = await IdAsync(await UploadAsync(officer, "xuong-dien.png", Png(700, 500, 4)));
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
        var id = await IdAsync(await UploadAsync(one, "cua-truong-minh.png", Png(500, 500, 5)));
        Assert.That((await one.GetAsync($"/quan-tri/thu-vien/{id}")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await other.GetAsync($"/quan-tri/thu-vien/{id}")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await other.GetStringAsync("/quan-tri/thu-vien"), Does.Not.Contain("cua-truong-minh.png"));
    }

    [Test]
    public async Task Upload_without_the_antiforgery_token_is_refused()
    {
        var officer = await _app.SignInAsync(Role.Editor);
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Png(10, 10, 6)), "file", "x.png" } };
        Assert.That((await officer.PostAsync("/quan-tri/thu-vien/tai-len", form)).StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    private static async Task<HttpResponseMessage> UploadAsync(HttpClient person, string name, byte[] content)
    {
        var page = await person.GetStringAsync("/quan-tri/thu-vien");
        const string mark = "name=\"csrf-token\" content=\"";
        var at = page.IndexOf(mark, StringComparison.Ordinal) + mark.Length;
        using var form = new MultipartFormDataContent { { new ByteArrayContent(content), "file", name } };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/quan-tri/thu-vien/tai-len") { Content = form };
        request.Headers.Add("X-CSRF-TOKEN", page[at..page.IndexOf('"', at)]);
        return await person.SendAsync(request);
    }

    private static async Task<Guid> IdAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), text);
        return JsonDocument.Parse(text).RootElement.GetProperty("id").GetGuid();
    }

    private Task<MediaFile> FileAsync(Guid id) => _app.AskAsync(services => services.GetRequiredService<CmsDb>().Media.AsNoTracking().SingleAsync(m => m.Id == id));

    /// <summary>A real grey picture. With fewer lines than it claims it is a decompression bomb's header.</summary>
    private static byte[] Png(int width, int height, byte shade, int? lines = null)
    {
        using var pixels = new MemoryStream();
        using (var zip = new ZLibStream(pixels, CompressionLevel.Fastest, leaveOpen: true))
        {
            var line = new byte[width + 1];
            Array.Fill(line, shade, 1, width);
            for (var i = 0; i < (lines ?? height); i++) zip.Write(line);
        }

        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Chunk("IHDR", header), .. Chunk("IDAT", pixels.ToArray()), .. Chunk("IEND", [])];
    }

    private static byte[] Chunk(string name, byte[] data)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(name), .. data];
        var (length, sum) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(sum, Checksum(body));
        return [.. length, .. body, .. sum];
    }

    private static uint Checksum(byte[] data)
    {
        var sum = 0xFFFFFFFFu;
        foreach (var one in data)
        {
            sum ^= one;
            for (var bit = 0; bit < 8; bit++) sum = (sum & 1) == 0 ? sum >> 1 : (sum >> 1) ^ 0xEDB88320u;
        }

        return ~sum;
    }
}
