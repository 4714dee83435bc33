using System.Globalization;
using System.Security.Cryptography;

namespace VocEdu.Sandbox.Tests.Facebook;

public sealed class FacebookVideos
{
    private const string Edge = "100200300400500/videos";
    private readonly byte[] film = RandomNumberGenerator.GetBytes(2_500_000);
    private SandboxHost host = null!;
    private HttpClient page = null!;

    [SetUp]
    public void Start()
    {
        host = new SandboxHost();
        page = host.Facebook();
    }

    [TearDown]
    public void Stop()
    {
        page.Dispose();
        host.Dispose();
    }

    [Test]
    public async Task A_film_goes_up_in_the_windows_the_server_dictates()
    {
        var start = await page.Post(Edge, new { upload_phase = "start", file_size = film.Length });
        Assert.That((string?)start["end_offset"], Is.EqualTo("1048576"));

        await SendAllAsync(start);
        var video = (string)start["video_id"]!;
        Assert.That((await page.Post(Edge, Finish(start, published: true)))["success"]!.GetValue<bool>(), Is.True);
        Assert.That(await StatusAsync(video), Is.EqualTo("processing"));

        host.Pass(10);
        Assert.That(await StatusAsync(video), Is.EqualTo("ready"));
        Assert.That(host.Store.Read(s => s.Facebook.Videos[0].Sha256), Is.EqualTo(Convert.ToHexStringLower(SHA256.HashData(film))));
    }

    [Test]
    public async Task A_chunk_at_the_wrong_place_is_told_where_to_go_on()
    {
        var start = await page.Post(Edge, new { upload_phase = "start", file_size = film.Length });
        var answer = await ChunkAsync(start, 1_048_576, 2_097_152);
        Assert.That((answer.Code, answer.Subcode), Is.EqualTo((6000, 1363037)));
        Assert.That((int?)answer["error"]!["error_data"]!["start_offset"], Is.Zero);
    }

    [Test]
    public async Task A_film_is_not_finished_before_its_last_byte()
    {
        var start = await page.Post(Edge, new { upload_phase = "start", file_size = film.Length });
        await ChunkAsync(start, 0, 1_048_576);
        Assert.That((await page.Post(Edge, Finish(start, published: true))).Subcode, Is.EqualTo(1363037));
    }

    [Test]
    public async Task A_hidden_film_is_shown_by_a_flip()
    {
        var start = await page.Post(Edge, new { upload_phase = "start", file_size = film.Length });
        await SendAllAsync(start);
        await page.Post(Edge, Finish(start, published: false));
        host.Pass(10);
        var video = (string)start["video_id"]!;
        Assert.That((await page.Get($"{video}?fields=permalink_url"))["permalink_url"], Is.Null);

        await page.Post(video, new { published = true });
        Assert.That((string?)(await page.Get($"{video}?fields=permalink_url"))["permalink_url"], Does.Contain("/facebook-page/reel/"));
    }

    [Test]
    public async Task Films_are_in_the_video_list_and_not_among_the_posts()
    {
        var start = await page.Post(Edge, new { upload_phase = "start", file_size = film.Length });
        await SendAllAsync(start);
        await page.Post(Edge, Finish(start, published: true));
        host.Pass(30);
        Assert.That((await page.Get($"{Edge}?type=uploaded&fields=id,description"))["data"]!.AsArray(), Has.Count.EqualTo(1));
        Assert.That((await page.Get("100200300400500/published_posts"))["data"]!.AsArray(), Is.Empty);
    }

    private async Task<string?> StatusAsync(string video) => (string?)(await page.Get($"{video}?fields=status"))["status"]!["video_status"];

    private async Task SendAllAsync(Answer window)
    {
        var session = window;
        while ((string?)window["start_offset"] != (string?)window["end_offset"])
            window = await ChunkAsync(session, Offset(window, "start_offset"), Offset(window, "end_offset"));
    }

    private async Task<Answer> ChunkAsync(Answer start, int from, int to)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent("transfer"), "upload_phase" },
            { new StringContent((string)start["upload_session_id"]!), "upload_session_id" },
            { new StringContent(from.ToString(CultureInfo.InvariantCulture)), "start_offset" },
            { new ByteArrayContent(film, from, to - from), "video_file_chunk", "chunk" },
        };
        return await page.Post(Edge, form);
    }

    private static object Finish(Answer start, bool published) =>
        new { upload_phase = "finish", upload_session_id = (string)start["upload_session_id"]!, description = "VE-2026-000126", published };

    private static int Offset(Answer window, string name) => int.Parse((string)window[name]!, CultureInfo.InvariantCulture);
}
