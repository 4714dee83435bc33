using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using VocEdu.Browser.Tests.Hosts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;

namespace VocEdu.Browser.Tests.Newsroom;

/// <summary>A film goes up while the server is stopped and started again in the middle of it.</summary>
[Parallelizable]
public sealed class BigUpload
{
    private const int Megabyte = 1024 * 1024;

    [Test]
    public async Task A_film_survives_a_restart_of_the_server()
    {
        using var folder = new TemporaryFolder();
        var film = await FilmAsync(folder.Path, 40 * Megabyte);
        var node = CmsNode.Start(Stage.Database, Stage.Sandbox, Stage.MediaFolder, "site");
        try
        {
            await using var officer = await Visitor.SignInAsync("bientapvien", site: node.Address);
            var page = officer.Page;
            await page.GotoAsync("/quan-tri/thu-vien");
            await page.GetByText("Tải tệp lên").ClickAsync();

            var (pieces, offsets) = (0, new List<string>());
            await page.RouteAsync("**/thu-vien/tus/*", async route =>
            {
                if (route.Request.Method == "PATCH") offsets.Add(route.Request.Headers["upload-offset"]);
                if (route.Request.Method != "PATCH" || Interlocked.Increment(ref pieces) != 2)
                {
                    await route.ContinueAsync();
                    return;
                }

                await node.DisposeAsync();
                await route.AbortAsync("connectionreset");
                node = node.Again();
            });
            await page.GetByLabel("Chọn tệp").Last.SetInputFilesAsync(film);

            var row = page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "phim-dai.mp4" }).First;
            await Assertions.Expect(row).ToContainTextAsync("Đã vào thư viện.", new() { Timeout = 60_000 });
            Assert.That(offsets, Has.Count.GreaterThanOrEqualTo(4), "the piece that was cut off came again");
            Assert.That(offsets.Distinct(), Is.EqualTo(["0", $"{16 * Megabyte}", $"{32 * Megabyte}"]), "and none before it");

            await row.GetByRole(AriaRole.Link, new() { Name = "Mở tệp" }).ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("phim-dai.mp4");
            var id = Guid.Parse(Regex.Match(page.Url, "[0-9a-f-]{36}$", RegexOptions.None, TimeSpan.FromSeconds(1)).Value);
            var file = await Stage.Cms.AskAsync(services => services.GetRequiredService<CmsDb>().Media.AsNoTracking().SingleAsync(m => m.Id == id));
            await using var sent = File.OpenRead(film);
            Assert.That((file.State, file.Sha256), Is.EqualTo((MediaState.Ready, Convert.ToHexStringLower(await SHA256.HashDataAsync(sent)))));
            Assert.That(await page.ViolationsAsync(), Is.Empty);
        }
        finally
        {
            await node.DisposeAsync();
        }
    }

    /// <summary>Two seconds of film, and room that holds nothing.</summary>
    private static async Task<string> FilmAsync(string folder, int length)
    {
        var film = Path.Combine(folder, "phim-dai.mp4");
        using (var ffmpeg = Process.Start("ffmpeg", ["-v", "error", "-f", "lavfi", "-i", "testsrc=duration=2:size=320x240:rate=10", "-c:v", "libx264", "-pix_fmt", "yuv420p", film]))
            await ffmpeg.WaitForExitAsync();
        await using var stream = new FileStream(film, FileMode.Append);
        var box = new byte[length];
        Random.Shared.NextBytes(box);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(box, length);
        "free"u8.CopyTo(box.AsSpan(4));
        await stream.WriteAsync(box);
        return film;
    }

    private sealed class TemporaryFolder : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("vocedu-film-");

        public string Path => _folder.FullName;

        public void Dispose() => _folder.Delete(recursive: true);
    }
}
