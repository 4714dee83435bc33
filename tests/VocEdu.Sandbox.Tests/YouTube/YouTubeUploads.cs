using System.Net.Http.Headers;
using System.Security.Cryptography;

namespace VocEdu.Sandbox.Tests.YouTube;

public sealed class YouTubeUploads
{
    private readonly byte[] film = RandomNumberGenerator.GetBytes(1_048_576);
    private SandboxHost host = null!;
    private HttpClient owner = null!;

    [SetUp]
    public void Start()
    {
        host = new SandboxHost();
        owner = host.YouTube();
    }

    [TearDown]
    public void Stop()
    {
        owner.Dispose();
        host.Dispose();
    }

    [Test]
    public async Task A_film_goes_up_in_chunks_and_is_processed()
    {
        var session = await StartAsync();
        Assert.That((await ChunkAsync(session, 0, 524_288)).Headers["Range"], Is.EqualTo("bytes=0-524287"));
        var created = await ChunkAsync(session, 524_288, 1_048_576);
        Assert.That((string?)created["status"]!["uploadStatus"], Is.EqualTo("uploaded"));

        host.Pass(10);
        var read = await owner.Get($"youtube/v3/videos?part=status,processingDetails,statistics&id={(string?)created["id"]}");
        Assert.That((string?)read["items"]![0]!["processingDetails"]!["processingStatus"], Is.EqualTo("succeeded"));
        Assert.That((string?)read["items"]![0]!["statistics"]!["viewCount"], Is.EqualTo("0"));
    }

    [Test]
    public async Task The_session_tells_how_far_it_is_and_in_the_end_the_video()
    {
        var session = await StartAsync();
        Assert.That((await QueryAsync(session)).Headers, Does.Not.ContainKey("Range"));
        await ChunkAsync(session, 0, 262_144);
        Assert.That((await QueryAsync(session)).Headers["Range"], Is.EqualTo("bytes=0-262143"));
        var id = (string?)(await ChunkAsync(session, 262_144, film.Length))["id"];
        Assert.That((string?)(await QueryAsync(session))["id"], Is.EqualTo(id));
    }

    [Test]
    public async Task Odd_chunks_are_refused() => Assert.That((await ChunkAsync(await StartAsync(), 0, 100_000)).Status, Is.EqualTo(400));

    [Test]
    public async Task A_chunk_may_be_stored_in_part()
    {
        var session = await StartAsync();
        host.Store.Write(s => s.Switches.YouTube.PartialCommitBytes = 65_536);
        Assert.That((await ChunkAsync(session, 0, 262_144)).Headers["Range"], Is.EqualTo("bytes=0-65535"));
        Assert.That((await ChunkAsync(session, 65_536, film.Length)).Status, Is.EqualTo(200));
        Assert.That(host.Store.Read(s => s.YouTube.Videos[0].Sha256), Is.EqualTo(Convert.ToHexStringLower(SHA256.HashData(film))));
    }

    [Test]
    public async Task A_lost_final_answer_is_found_by_asking_the_session()
    {
        var session = await StartAsync();
        await host.Faults.AddAsync(new { endpoint = "youtube.upload.final", then = "reset", applied = true });
        Assert.That(() => ChunkAsync(session, 0, film.Length), Throws.InstanceOf<Exception>());
        Assert.That((await QueryAsync(session)).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task A_session_dies_after_a_week()
    {
        var session = await StartAsync();
        host.Pass(7 * 86400);
        using var later = host.Bearing("/", (string)(await host.GoogleTokenAsync())["access_token"]!);
        using var request = Put(session, "bytes */1048576", []);
        using var answer = await later.SendAsync(request);
        Assert.That((int)answer.StatusCode, Is.EqualTo(404));
    }

    [Test]
    public async Task The_same_bytes_again_are_rejected_as_a_duplicate()
    {
        await UploadedAsync();
        var second = await UploadedAsync();
        host.Pass(10);
        var read = await owner.Get($"youtube/v3/videos?part=status&id={second}");
        Assert.That((string?)read["items"]![0]!["status"]!["rejectionReason"], Is.EqualTo("duplicate"));
    }

    [Test]
    public async Task An_update_clears_what_it_leaves_out()
    {
        var id = await UploadedAsync();
        var answer = await owner.SendAsync(HttpMethod.Put, "youtube/v3/videos?part=snippet", new { id, snippet = new { title = "Mới", categoryId = "27" } });
        Assert.That((string?)answer["snippet"]!["description"], Is.Empty);
        Assert.That(answer["snippet"]!["tags"], Is.Null);
    }

    [TestCase(false, "public")]
    [TestCase(true, "private")]
    public async Task A_film_becomes_public_unless_the_project_is_locked(bool locked, string privacy)
    {
        host.Store.Write(s => s.Switches.YouTube.AuditLock = locked);
        var id = await UploadedAsync();
        var answer = await owner.SendAsync(HttpMethod.Put, "youtube/v3/videos?part=status", new { id, status = new { privacyStatus = "public" } });
        Assert.That((string?)answer["status"]!["privacyStatus"], Is.EqualTo(privacy));
    }

    [Test]
    public async Task The_uploads_playlist_lags()
    {
        var id = await UploadedAsync();
        Assert.That(await ListedAsync(), Is.Empty);
        host.Pass(3);
        Assert.That(await ListedAsync(), Is.EqualTo(new[] { id }));
    }

    [Test]
    public async Task The_upload_bucket_is_full_until_midnight_in_California()
    {
        host.Store.Write(s => s.Switches.YouTube.InsertsPerDay = 1);
        await StartAsync();
        var refused = await StartAnswerAsync();
        Assert.That((refused.Status, (string?)refused["error"]!["errors"]![0]!["reason"]), Is.EqualTo((429, "rateLimitExceeded")));

        // The fixtures' clock stands at 08:30 UTC, half past midnight there: 23 and a half hours to go.
        host.Pass((23.5 * 3600) - 1);
        using var renewed = host.Bearing("/", (string)(await host.GoogleTokenAsync())["access_token"]!);
        Assert.That((await StartAnswerAsync(renewed)).Status, Is.EqualTo(429));
        host.Pass(1);
        Assert.That((await StartAnswerAsync(renewed)).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Used_up_units_are_refused()
    {
        host.Store.Write(s => s.Switches.YouTube.UnitsPerDay = 1);
        Assert.That((await owner.Get("youtube/v3/channels?part=id&mine=true")).Status, Is.EqualTo(200));
        Assert.That((await owner.Get("youtube/v3/channels?part=id&mine=true")).Status, Is.EqualTo(403));
    }

    [Test]
    public async Task An_old_access_token_is_refreshed_and_the_refresh_token_may_rotate()
    {
        host.Pass(3600);
        Assert.That((await owner.Get("youtube/v3/channels?part=id&mine=true")).Status, Is.EqualTo(401));
        Assert.That((await host.GoogleTokenAsync())["refresh_token"], Is.Null);

        host.Store.Write(s => s.Switches.YouTube.RotateRefreshTokens = true);
        var rotated = await host.GoogleTokenAsync();
        Assert.That((string?)rotated["refresh_token"], Is.Not.Null.And.Not.EqualTo("TEST-REFRESH"));
        Assert.That((string?)(await host.GoogleTokenAsync())["error"], Is.EqualTo("invalid_grant"));
    }

    [Test]
    public async Task A_deleted_video_is_absent_and_a_second_delete_finds_nothing()
    {
        var id = await UploadedAsync();
        Assert.That((await owner.Delete($"youtube/v3/videos?id={id}")).Status, Is.EqualTo(204));
        Assert.That((await owner.Delete($"youtube/v3/videos?id={id}")).Status, Is.EqualTo(404));
        Assert.That((await owner.Get($"youtube/v3/videos?part=status&id={id}"))["items"]!.AsArray(), Is.Empty);
    }

    private async Task<string?[]> ListedAsync() =>
        [.. (await owner.Get("youtube/v3/playlistItems?part=contentDetails&maxResults=50&playlistId=UUtestchannel000000000001"))["items"]!.AsArray()
            .Select(i => (string?)i!["contentDetails"]!["videoId"])];

    private async Task<string> UploadedAsync() => (string)(await ChunkAsync(await StartAsync(), 0, film.Length))["id"]!;

    private async Task<string> StartAsync() => (await StartAnswerAsync()).Headers["Location"];

    private async Task<Answer> StartAnswerAsync(HttpClient? client = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "upload/youtube/v3/videos?uploadType=resumable&part=snippet,status")
        {
            Content = System.Net.Http.Json.JsonContent.Create(new
            {
                snippet = new { title = "Nghề cơ điện tử", description = "Mã tin: VE-2026-000126", tags = new[] { "nghề" }, categoryId = "27" },
                status = new { privacyStatus = "private", selfDeclaredMadeForKids = false },
            }),
        };
        request.Headers.Add("X-Upload-Content-Length", "1048576");
        request.Headers.Add("X-Upload-Content-Type", "video/mp4");
        using var response = await (client ?? owner).SendAsync(request);
        return await Answer.OfAsync(response);
    }

    private async Task<Answer> ChunkAsync(string session, int from, int to)
    {
        using var request = Put(session, $"bytes {from}-{to - 1}/{film.Length}", film[from..to]);
        using var response = await owner.SendAsync(request);
        return await Answer.OfAsync(response);
    }

    private async Task<Answer> QueryAsync(string session)
    {
        using var request = Put(session, $"bytes */{film.Length}", []);
        using var response = await owner.SendAsync(request);
        return await Answer.OfAsync(response);
    }

    private static HttpRequestMessage Put(string session, string range, byte[] bytes)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentRange = ContentRangeHeaderValue.Parse(range);
        return new HttpRequestMessage(HttpMethod.Put, session) { Content = content };
    }
}
