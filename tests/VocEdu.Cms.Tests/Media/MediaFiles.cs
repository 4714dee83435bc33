using System.Buffers.Binary;
using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Cms.Media.Making;

namespace VocEdu.Cms.Tests.Media;

/// <summary>Files for tests, and the ways into the library.</summary>
internal static class MediaFiles
{
    /// <summary>Sends a file as the editor does.</summary>
    public static async Task<HttpResponseMessage> UploadAsync(this HttpClient person, string name, byte[] content)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(content), "file", name } };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/quan-tri/thu-vien/tai-len") { Content = form };
        request.Headers.Add("X-CSRF-TOKEN", await person.TokenAsync());
        return await person.SendAsync(request);
    }

    /// <summary>What scripts send with every change.</summary>
    public static async Task<string> TokenAsync(this HttpClient person)
    {
        var page = await person.GetStringAsync("/quan-tri/doi-mat-khau");
        const string mark = "name=\"csrf-token\" content=\"";
        var at = page.IndexOf(mark, StringComparison.Ordinal) + mark.Length;
        return page[at..page.IndexOf('"', at)];
    }

    public static async Task<Guid> IdAsync(this HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That((int)answer.StatusCode, Is.EqualTo(200), text);
        return JsonDocument.Parse(text).RootElement.GetProperty("id").GetGuid();
    }

    public static Task<MediaFile> FileAsync(this CmsApp app, Guid id) =>
        app.AskAsync(services => services.GetRequiredService<CmsDb>().Media.AsNoTracking().SingleAsync(m => m.Id == id));

    /// <summary>Does what the job does, until nothing waits.</summary>
    public static Task<int> MakeMediaReadyAsync(this CmsApp app) => app.Services.GetRequiredService<MakeReady>().RunAsync(only: null, CancellationToken.None);

    /// <summary>Sends a file and has it made ready.</summary>
    public static async Task<MediaFile> KeptAsync(this CmsApp app, HttpClient person, string name, byte[] content)
    {
        var id = await (await person.UploadAsync(name, content)).IdAsync();
        await app.MakeMediaReadyAsync();
        return await app.FileAsync(id);
    }

    public static async Task<byte[]> FilmAsync(params string[] how)
    {
        var folder = Directory.CreateTempSubdirectory("vocedu-film-");
        var film = Path.Combine(folder.FullName, "film.mp4");
        using (var ffmpeg = Process.Start("ffmpeg", ["-v", "error", "-f", "lavfi", "-i", "testsrc=duration=2:size=320x240:rate=10", .. how, "-metadata", "location=+21.0278+105.8342/", film]))
            await ffmpeg.WaitForExitAsync();
        var bytes = await File.ReadAllBytesAsync(film);
        folder.Delete(recursive: true);
        return bytes;
    }

    /// <summary>A real grey picture. With fewer lines than it claims it is a decompression bomb's header.</summary>
    public static byte[] Png(int width, int height, byte shade, int? lines = null)
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
