using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Cms.Media.Uploads;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Tests.Media;

/// <summary>Resumable uploads, spoken to as tus 1.0.0 says.</summary>
public sealed class TusTests
{
    private CmsApp _app = null!;
    private Tus _school = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _app = await CmsApp.StartAsync(settings: new() { ["Media:OpenUploads"] = "3" });
        _school = await Tus.AsAsync(_app, Role.Contributor);
    }

    [OneTimeTearDown]
    public async Task Stop() => await _app.DisposeAsync();

    [Test]
    public async Task A_file_comes_in_pieces_on_two_nodes_and_is_in_the_library_once()
    {
        var person = (await _app.PersonAsync(Role.Contributor)).UserName!;
        var here = await Tus.AsAsync(_app, person);
        var picture = MediaFiles.Png(900, 700, 41);
        var at = await here.BeginAsync(picture.Length, "Ảnh lớp học.png");
        Assert.That((int)(await here.PatchAsync(at, 0, picture[..700])).StatusCode, Is.EqualTo(204));

        await using var otherNode = _app.SecondNode();
        var there = await Tus.AsAsync(otherNode, person);
        Assert.That(await there.OffsetAsync(at), Is.EqualTo(700));
        var last = await there.PatchAsync(at, 700, picture[700..]);
        var id = Guid.Parse(last.Headers.GetValues("Upload-Media").Single());

        Assert.That(await here.OffsetAsync(at), Is.EqualTo(picture.Length), "whoever lost the last answer asks again");
        Assert.That(Guid.Parse((await here.HeadAsync(at)).Headers.GetValues("Upload-Media").Single()), Is.EqualTo(id));
        await _app.MakeMediaReadyAsync();
        var file = await _app.FileAsync(id);
        Assert.That((file.State, file.FileName, file.Length, file.Sha256), Is.EqualTo((MediaState.Ready, "Ảnh lớp học.png", (long)picture.Length, Convert.ToHexStringLower(SHA256.HashData(picture)))));
    }

    [Test]
    public async Task A_piece_that_does_not_fit_is_refused_and_nothing_is_written()
    {
        var at = await _school.BeginAsync(1_000, "a.png");
        await _school.PatchAsync(at, 0, MediaFiles.Png(500, 400, 42)[..100]);
        Assert.Multiple(async () =>
        {
            Assert.That((int)(await _school.PatchAsync(at, 0, new byte[50])).StatusCode, Is.EqualTo(409));
            Assert.That((int)(await _school.PatchAsync(at, 200, new byte[50])).StatusCode, Is.EqualTo(409));
            Assert.That((int)(await _school.PatchAsync(at, 100, new byte[5], contentType: "application/json")).StatusCode, Is.EqualTo(415));
            Assert.That((int)(await _school.PatchAsync(at, 100, new byte[5], checksum: $"sha1 {Convert.ToBase64String(SHA1.HashData([1]))}")).StatusCode, Is.EqualTo(460));
            Assert.That((int)(await _school.PatchAsync(at, 100, new byte[5], checksum: "crc32 AAAA")).StatusCode, Is.EqualTo(400));
            Assert.That((int)(await _school.PatchAsync(at, 100, new byte[2_000])).StatusCode, Is.EqualTo(413));
            Assert.That((int)(await _school.SendAsync(HttpMethod.Head, at, speaksTus: false)).StatusCode, Is.EqualTo(412));
            Assert.That(await _school.OffsetAsync(at), Is.EqualTo(100));
        });
        Assert.That((int)(await _school.PatchAsync(at, 100, [1, 2], checksum: $"sha256 {Convert.ToBase64String(SHA256.HashData([1, 2]))}")).StatusCode, Is.EqualTo(204));
        await _school.DeleteAsync(at);
    }

    [Test]
    public async Task Two_pieces_at_once_do_not_mix()
    {
        var at = await _school.BeginAsync(1_000_000, "hai.png");
        using var held = new FileStream(_app.Services.GetRequiredService<MediaStore>().ArrivalOf(Tus.IdOf(at)), FileMode.Open, FileAccess.Write, FileShare.None);
        Assert.That((int)(await _school.PatchAsync(at, 0, new byte[10])).StatusCode, Is.EqualTo(423));
        await held.DisposeAsync();
        await _school.DeleteAsync(at);
        Assert.That((int)(await _school.HeadAsync(at)).StatusCode, Is.EqualTo(404));
        Assert.That(File.Exists(_app.Services.GetRequiredService<MediaStore>().ArrivalOf(Tus.IdOf(at))), Is.False);
    }

    [Test]
    public async Task Whatever_is_too_large_too_much_or_no_medium_is_refused_at_the_beginning()
    {
        var officer = await Tus.AsAsync(_app, Role.Editor);
        var tooLarge = await officer.CreateAsync((4L * 1024 * 1024 * 1024) + 1, "phim.mp4");
        Assert.That((int)tooLarge.StatusCode, Is.EqualTo(413));
        Assert.That(await tooLarge.Content.ReadAsStringAsync(), Does.Contain("4 GB"));
        Assert.That((int)(await officer.CreateAsync(0, "rong.mp4")).StatusCode, Is.EqualTo(422));
        Assert.That((int)(await officer.CreateAsync(10, "x", metadata: "filename ###")).StatusCode, Is.EqualTo(400));

        var program = await officer.BeginAsync(50_000_000, "x.png");
        var refused = await officer.PatchAsync(program, 0, Encoding.ASCII.GetBytes("MZ this is a program and no picture"));
        Assert.That((int)refused.StatusCode, Is.EqualTo(415));
        Assert.That(await refused.Content.ReadAsStringAsync(), Does.Contain("Chỉ nhận ảnh"));
        Assert.That((int)(await officer.HeadAsync(program)).StatusCode, Is.EqualTo(404), "it is forgotten at once");

        var big = await officer.BeginAsync(50_000_000, "to.png");
        Assert.That((int)(await officer.PatchAsync(big, 0, MediaFiles.Png(20, 20, 1)[..40])).StatusCode, Is.EqualTo(413), "no picture is that large");

        for (var i = 0; i < 3; i++) await officer.BeginAsync(1_000, $"{i}.png");
        Assert.That((int)(await officer.CreateAsync(1_000, "4.png")).StatusCode, Is.EqualTo(429));
    }

    [Test]
    public async Task An_upload_is_its_owners_alone()
    {
        var at = await _school.BeginAsync(1_000, "cua-toi.png");
        var colleague = await Tus.AsAsync(_app, Role.Editor);
        Assert.Multiple(async () =>
        {
            Assert.That((int)(await colleague.HeadAsync(at)).StatusCode, Is.EqualTo(404));
            Assert.That((int)(await colleague.PatchAsync(at, 0, [1])).StatusCode, Is.EqualTo(404));
            Assert.That((int)(await colleague.DeleteAsync(at)).StatusCode, Is.EqualTo(404));
            Assert.That((int)(await _school.WithoutToken().PatchAsync(at, 0, [1])).StatusCode, Is.EqualTo(400), "another site cannot write in one's name");
            Assert.That((int)(await new Tus(_app.Browser(), "").HeadAsync(at)).StatusCode, Is.EqualTo(401));
        });
        await _school.DeleteAsync(at);
    }

    [Test]
    public async Task The_whole_file_may_come_with_the_request_and_the_same_bytes_give_the_file_that_is_there()
    {
        var officer = await Tus.AsAsync(_app, Role.Editor);
        var picture = MediaFiles.Png(410, 300, 43);
        var first = await officer.CreateAsync(picture.Length, "một.png", body: picture);
        Assert.That(((int)first.StatusCode, first.Headers.GetValues("Upload-Offset").Single()), Is.EqualTo((201, picture.Length.ToString(CultureInfo.InvariantCulture))));
        var again = await officer.CreateAsync(picture.Length, "hai.png", body: picture);
        Assert.That(again.Headers.GetValues("Upload-Media"), Is.EqualTo(first.Headers.GetValues("Upload-Media")));
    }

    [Test]
    public async Task What_nobody_carries_on_is_forgotten_and_what_had_arrived_is_not_lost()
    {
        var officer = await Tus.AsAsync(_app, Role.Editor);
        var picture = MediaFiles.Png(420, 300, 44);
        var (abandoned, complete) = (await officer.BeginAsync(1_000, "bo.png"), await officer.BeginAsync(picture.Length, "xong.png"));
        var store = _app.Services.GetRequiredService<MediaStore>();
        await File.WriteAllBytesAsync(store.ArrivalOf(Tus.IdOf(complete)), picture);      // killed before its last word was written down
        var stray = store.ArrivalOf(Guid.NewGuid());
        await File.WriteAllBytesAsync(stray, [1]);
        File.SetLastWriteTimeUtc(stray, _app.Clock.Now.AddDays(-1).UtcDateTime);

        _app.Clock.Now += TimeSpan.FromHours(25);
        await _app.Services.GetRequiredService<ForgetUploads>().RunAsync(CancellationToken.None);
        Assert.That((File.Exists(store.ArrivalOf(Tus.IdOf(abandoned))), File.Exists(stray)), Is.EqualTo((false, false)));
        await _app.MakeMediaReadyAsync();
        Assert.That((await _app.FileAsync(Tus.IdOf(complete))).State, Is.EqualTo(MediaState.Ready));
    }

    [Test]
    public async Task Server_says_what_it_speaks()
    {
        var answer = await _school.SendAsync(HttpMethod.Options, Tus.Root, speaksTus: false);
        Assert.That(answer.Headers.GetValues("Tus-Extension").Single(), Is.EqualTo("creation,creation-with-upload,termination,expiration,checksum"));
        Assert.That(answer.Headers.GetValues("Tus-Max-Size").Single(), Is.EqualTo("4294967296"));
    }

    /// <summary>Somebody who uploads.</summary>
    private sealed class Tus(HttpClient http, string token)
    {
        public const string Root = "/quan-tri/thu-vien/tus";

        public static async Task<Tus> AsAsync(CmsApp app, Role role) => await AsAsync(app, (await app.PersonAsync(role)).UserName!);

        public static async Task<Tus> AsAsync(CmsApp app, string userName)
        {
            var person = await app.SignInAsync(userName, CmsApp.Password);
            return new(person, await person.TokenAsync());
        }

        public static Guid IdOf(string at) => Guid.Parse(at[(at.LastIndexOf('/') + 1)..]);

        public Tus WithoutToken() => new(http, "");

        public async Task<string> BeginAsync(long length, string name)
        {
            var answer = await CreateAsync(length, name);
            Assert.That((int)answer.StatusCode, Is.EqualTo(201), await answer.Content.ReadAsStringAsync());
            return answer.Headers.Location!.ToString();
        }

        public Task<HttpResponseMessage> CreateAsync(long length, string name, byte[]? body = null, string? metadata = null) => SendAsync(HttpMethod.Post, Root, body, headers:
        [
            ("Upload-Length", length.ToString(CultureInfo.InvariantCulture)),
            ("Upload-Metadata", metadata ?? $"filename {Convert.ToBase64String(Encoding.UTF8.GetBytes(name))}"),
        ]);

        public Task<HttpResponseMessage> PatchAsync(string at, long offset, byte[] piece, string? checksum = null, string contentType = "application/offset+octet-stream") => SendAsync(
            HttpMethod.Patch, at, piece, contentType: contentType, headers: [("Upload-Offset", offset.ToString(CultureInfo.InvariantCulture)), .. checksum is null ? [] : new[] { ("Upload-Checksum", checksum) }]);

        public Task<HttpResponseMessage> HeadAsync(string at) => SendAsync(HttpMethod.Head, at);

        public Task<HttpResponseMessage> DeleteAsync(string at) => SendAsync(HttpMethod.Delete, at);

        public async Task<long> OffsetAsync(string at) => long.Parse((await HeadAsync(at)).Headers.GetValues("Upload-Offset").Single(), CultureInfo.InvariantCulture);

        public async Task<HttpResponseMessage> SendAsync(
            HttpMethod method, string at, byte[]? body = null, bool speaksTus = true, string contentType = "application/offset+octet-stream", params (string Name, string Value)[] headers)
        {
            using var request = new HttpRequestMessage(method, at);
            if (body is not null) request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue(contentType) } };
            if (speaksTus) request.Headers.Add("Tus-Resumable", "1.0.0");
            if (token.Length > 0) request.Headers.Add("X-CSRF-TOKEN", token);
            foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
            return await http.SendAsync(request);
        }
    }
}
