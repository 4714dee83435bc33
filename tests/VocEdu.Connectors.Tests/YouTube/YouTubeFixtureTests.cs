using VocEdu.Connectors.Tests.Far;
using VocEdu.Domain.Channels;

namespace VocEdu.Connectors.Tests.YouTube;

public class YouTubeFixtureTests
{
    private const string Start = "POST /upload/youtube/v3/videos";
    private const string Bytes = "PUT /upload/youtube/v3/videos";
    private const string Read = "GET /youtube/v3/videos";
    private const string Show = "PUT /youtube/v3/videos";

    private static readonly string Opened =
        $$"""{"Session":"https://www.googleapis.com/upload/youtube/v3/videos?upload_id=AEnB2TEST","Sha256":"{{Video.Sha256}}"}""";

    private static readonly string Uploaded = $$"""{"VideoId":"vidTEST0001","UploadedAt":"{{Near.Now:O}}"}""";

    private static IEnumerable<Fixture> Failures => Fixture.All("youtube")
        .Where(f => f.Class is not null && f.Name is not ("channels_mine_none" or "token_invalid_grant_400" or "videos_delete_404"));

    [TestCaseSource(nameof(Failures))]
    public async Task Recorded_failure_gets_the_class_of_the_contract(Fixture fixture)
    {
        var (far, progress) = fixture.Name switch
        {
            "chunk_503_backend" => (new FarSide().On(Bytes, Recorded("status_query_308")).On(Bytes, fixture), Opened),
            "session_404_expired" => (new FarSide().On(Bytes, fixture), Opened),
            "chunk_final_200_empty_body" => (Chunks(new FarSide().On(Start, Recorded("session_start_ok")), 3).On(Bytes, fixture).On(Bytes, fixture), null),
            "videos_list_failed" or "videos_list_rejected_duplicate" => (new FarSide().On(Read, fixture), Uploaded),
            "videos_update_missing_category_400" => (new FarSide().On(Read, Recorded("videos_list_processed")).On(Show, fixture), Uploaded),
            _ => (new FarSide().On(Start, fixture), (string?)null),
        };

        var outcome = await Channel(far).SendAsync(new SavedJob(Account(), Post, progress).Job, default);

        var expected = fixture.Class switch { "reconcile" => "U", "Q" or "D" => "L", var own => own };
        Assert.That(outcome.Class(), Is.EqualTo(expected), fixture.Json.GetRawText());
        Assert.That(far.IsDone);
        if (outcome is PostOutcome.ChannelLimited limited)
        {
            // 08:20 UTC is 00:20 in California: the next midnight there is 08:00 UTC of the following day.
            Assert.That(limited.Until, Is.EqualTo(fixture.Class == "D" ? Near.Now.AddHours(24) : new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.Zero)));
        }
    }

    [Test]
    public async Task Video_is_uploaded_private_waited_for_made_public_and_read_back()
    {
        var far = Chunks(new FarSide().On(Start, Recorded("session_start_ok")), 3).On(Bytes, Recorded("chunk_final_200"))
            .On(Read, Recorded("videos_list_processed")).On(Show, Recorded("videos_update_public_ok")).On(Read, Shown);
        var saved = new SavedJob(Account(), Post);

        var outcome = await Channel(far).SendAsync(saved.Job, default);

        Assert.That(outcome, Is.EqualTo(new PostOutcome.Posted("vidTEST0001", new Uri("https://www.youtube.com/watch?v=vidTEST0001"))));
        var recorded = Recorded("session_start_ok").Json.GetProperty("request");
        Assert.That(far.Calls[0].Json.GetProperty("snippet").EnumerateObject().Select(p => p.Name),
            Is.EquivalentTo(recorded.GetProperty("json").GetProperty("snippet").EnumerateObject().Select(p => p.Name)));
        Assert.That(far.Calls[0].Json.GetProperty("status").Member("privacyStatus"), Is.EqualTo("private"));
        Assert.That(far.Calls[0].Json.GetProperty("snippet").Member("description"), Does.EndWith("Mã tin: VE-2026-000126"));
        foreach (var header in recorded.GetProperty("headers").EnumerateObject().Where(h => h.Name != "Content-Type"))
        {
            Assert.That(far.Calls[0].Header(header.Name), Is.EqualTo(header.Value.GetString()));
        }

        Assert.That(far.Calls.Where(call => call.Is(Bytes)).Select(call => call.Header("Content-Range")),
            Is.EqualTo(new[] { "bytes 0-262143/1048576", "bytes 262144-524287/1048576", "bytes 524288-786431/1048576", "bytes 786432-1048575/1048576" }));
        var update = far.Calls.Last(call => call.Is(Show));
        Assert.That(update.Json.GetProperty("status").EnumerateObject().Select(p => p.Name), Is.EquivalentTo(
            Recorded("videos_update_public_ok").Json.GetProperty("request").GetProperty("json").GetProperty("status").EnumerateObject().Select(p => p.Name)));
        Assert.That(saved.Progress, Does.Contain("vidTEST0001"));
    }

    [Test]
    public async Task Upload_goes_on_where_the_server_stands()
    {
        var far = new FarSide().On(Start, Recorded("session_start_ok")).On(Bytes, Recorded("chunk_308_full")).On(Bytes, Recorded("chunk_308_partial"))
            .On(Bytes, Recorded("chunk_308_no_range")).On(Bytes, Recorded("chunk_final_200")).On(Read, Recorded("videos_list_processing"));
        var outcome = await Channel(far).SendAsync(new SavedJob(Account(), Post).Job, default);
        Assert.That(outcome, Is.TypeOf<PostOutcome.TryLater>().And.Property("CountsAsAttempt").False.And.Property("After").EqualTo(TimeSpan.FromSeconds(30)));
        Assert.That(far.Calls.Where(call => call.Is(Bytes)).Select(call => call.Header("Content-Range")), Is.EqualTo(new[]
        {
            "bytes 0-262143/1048576", "bytes 262144-524287/1048576", "bytes 327680-589823/1048576", "bytes 0-262143/1048576",
        }));
    }

    [Test]
    public async Task Saved_session_is_asked_first_and_no_byte_is_sent_twice()
    {
        var far = new FarSide().On(Bytes, Recorded("status_query_308")).On(Bytes, Recorded("chunk_final_200")).On(Read, Recorded("videos_list_processing"));
        await Channel(far).SendAsync(new SavedJob(Account(), Post, Opened).Job, default);
        Assert.That(far.Calls.Take(2).Select(call => call.Header("Content-Range")), Is.EqualTo(new[] { "bytes */1048576", "bytes 524288-786431/1048576" }));
        Assert.That(far.Calls[0].Header("Content-Length"), Is.EqualTo("0"));
    }

    [Test]
    public async Task Final_answer_without_a_video_is_asked_again()
    {
        var far = Chunks(new FarSide().On(Start, Recorded("session_start_ok")), 3).On(Bytes, Recorded("chunk_final_200_empty_body"))
            .On(Bytes, Recorded("status_query_200_done")).On(Read, Recorded("videos_list_processing"));
        Assert.That((await Channel(far).SendAsync(new SavedJob(Account(), Post).Job, default)).Class(), Is.EqualTo("pending"));
    }

    [Test]
    public async Task Lost_final_answer_is_cured_by_asking_the_session()
    {
        var saved = new SavedJob(Account(), Post, Opened);
        Assert.That(await Channel(new FarSide().On(Bytes, Recorded("status_query_200_done"))).FindAsync(saved.Job, default), Is.TypeOf<LookUp.CanResume>());
        Assert.That(saved.Progress, Does.Contain("vidTEST0001"));
    }

    [Test]
    public async Task Video_of_a_vanished_session_is_recognised_by_its_reference()
    {
        var far = new FarSide().On(Bytes, Recorded("session_404_expired")).On("GET /youtube/v3/channels", Recorded("channels_mine_ok"))
            .On("GET /youtube/v3/playlistItems", Recorded("uploads_playlist_ok"));
        var saved = new SavedJob(Account(), Post, Opened);
        Assert.That(await Channel(far).FindAsync(saved.Job, default), Is.TypeOf<LookUp.CanResume>());
        Assert.That(saved.Progress, Does.Contain("vidTEST0001"));
    }

    [Test]
    public async Task Video_that_never_arrived_frees_its_session()
    {
        var far = new FarSide().On(Bytes, Recorded("session_404_expired")).On("GET /youtube/v3/channels", Recorded("channels_mine_ok"))
            .On("GET /youtube/v3/playlistItems", Recorded("uploads_playlist_ok"));
        var saved = new SavedJob(Account(), Post with { Marker = "VE-2026-00012" }, Opened);
        Assert.That(await Channel(far).FindAsync(saved.Job, default), Is.TypeOf<LookUp.NotFound>());
        Assert.That(saved.Progress, Does.Not.Contain("AEnB2TEST"));
    }

    [Test]
    public async Task Duplicate_without_our_reference_elsewhere_waits_for_a_person()
    {
        var far = new FarSide().On(Read, Recorded("videos_list_rejected_duplicate")).On("GET /youtube/v3/channels", Recorded("channels_mine_ok"))
            .On("GET /youtube/v3/playlistItems", Recorded("uploads_playlist_ok"));
        Assert.That(await Channel(far).FindAsync(new SavedJob(Account(), Post, Uploaded).Job, default), Is.TypeOf<LookUp.CannotTell>());
    }

    [Test]
    public async Task Video_that_stays_private_blocks_the_channel_with_the_reason()
    {
        var far = new FarSide().On(Read, Recorded("videos_list_processed")).On(Show, Recorded("videos_update_public_ok")).On(Read, Recorded("videos_list_locked_private"));
        var outcome = await Channel(far).SendAsync(new SavedJob(Account(), Post, Uploaded).Job, default);
        Assert.That(outcome, Is.TypeOf<PostOutcome.ChannelBlocked>().And.Property("Why").Property("Code").EqualTo("locked"));
    }

    [Test]
    public async Task Video_that_vanished_is_not_uploaded_again()
    {
        var progress = $$"""{"VideoId":"vidTEST0001","UploadedAt":"{{Near.Now.AddHours(-1):O}}"}""";
        var sent = await Channel(new FarSide().On(Read, Recorded("videos_list_absent"))).SendAsync(new SavedJob(Account(), Post, progress).Job, default);
        var found = await Channel(new FarSide().On(Read, Recorded("videos_list_absent"))).FindAsync(new SavedJob(Account(), Post, progress).Job, default);
        Assert.That((sent.Class(), found.GetType()), Is.EqualTo(("P", typeof(LookUp.CanResume))));
    }

    [Test]
    public async Task Another_file_does_not_go_into_an_open_session()
    {
        var other = Post with { Video = Video with { Sha256 = new string('0', 64) } };
        Assert.That((await Channel(new FarSide()).SendAsync(new SavedJob(Account(), other, Opened).Job, default)).Class(), Is.EqualTo("P"));
        Assert.That((await Channel(new FarSide()).SendAsync(new SavedJob(Account(), other).Job, default)).Class(), Is.EqualTo("P"));
    }

    [TestCase("videos_delete_204")]
    [TestCase("videos_delete_404")]
    public async Task Deleted_video_or_one_that_is_already_gone_counts_as_removed(string name) =>
        Assert.That((await Channel(new FarSide().On("DELETE /youtube/v3/videos", Recorded(name))).RemoveAsync(Account(), "vidTEST0001", default)).Class(), Is.EqualTo("done"));

    [Test]
    public async Task Probe_names_the_channel_or_the_reason()
    {
        var works = await Channel(new FarSide().On("GET /youtube/v3/channels", Recorded("channels_mine_ok"))).ProbeAsync(Account(), default);
        var none = await Channel(new FarSide().On("GET /youtube/v3/channels", Recorded("channels_mine_none"))).ProbeAsync(Account(), default);
        Assert.That((works.Works, works.AccountName, none.Works, none.Problem!.Code), Is.EqualTo((true, "GDNN tỉnh X", false, "no channel")));
    }

    [TestCase("token_refresh_ok", "TEST-ACCESS-2", "TEST-REFRESH")]
    [TestCase("token_refresh_rotated", "TEST-ACCESS-3", "TEST-REFRESH-2")]
    public async Task Access_token_is_renewed_and_a_rotated_refresh_token_kept(string name, string access, string refresh)
    {
        using var secrets = new MemorySecrets(new("TEST-ACCESS", "TEST-REFRESH", Near.Now.AddMinutes(4)));
        var far = new FarSide().On("POST /token", Recorded(name)).On("GET /youtube/v3/channels", Recorded("channels_mine_ok"));
        await Channel(far).ProbeAsync(Account(secrets), default);
        Assert.That(secrets.Stored, Is.EqualTo(new ChannelSecrets(access, refresh, Near.Now.AddSeconds(3599), Near.Now)));
        Assert.That(far.Calls[0].Body, Is.EqualTo("client_id=CLIENT&client_secret=SECRET&refresh_token=TEST-REFRESH&grant_type=refresh_token"));
        Assert.That(far.Calls[1].Header("Authorization"), Is.EqualTo("Bearer " + access));
    }

    [Test]
    public async Task Token_that_dies_in_mid_file_is_renewed_and_the_chunk_sent_again()
    {
        using var secrets = new MemorySecrets(new("TEST-ACCESS", "TEST-REFRESH", Near.Now.AddHours(1)));
        var far = new FarSide().On(Start, Recorded("session_start_ok")).On(Bytes, Recorded("error_401_authError")).On("POST /token", Recorded("token_refresh_ok"));
        Chunks(far, 3).On(Bytes, Recorded("chunk_final_200")).On(Read, Recorded("videos_list_processing"));
        Assert.That((await Channel(far).SendAsync(new SavedJob(Account(secrets), Post).Job, default)).Class(), Is.EqualTo("pending"));
    }

    [Test]
    public async Task Revoked_consent_blocks_the_channel()
    {
        using var secrets = new MemorySecrets(new("TEST-ACCESS", "TEST-REFRESH", Near.Now));
        var far = new FarSide().On("POST /token", Recorded("token_invalid_grant_400"));
        Assert.That((await Channel(far).SendAsync(new SavedJob(Account(secrets), Post).Job, default)).Class(), Is.EqualTo("T"));
    }

    internal static PostVideo Video => new MemoryMedia().Video;

    internal static ChannelPost Post => new()
    {
        Marker = "VE-2026-000126",
        Title = "Giới thiệu nghề cơ điện tử",
        Text = "Nội dung...",
        Tags = ["giáo dục nghề nghiệp", "cơ điện tử"],
        Video = Video,
    };

    internal static IChannel Channel(HttpMessageHandler far) => Near.Channel(ChannelKind.YouTube, far, new Dictionary<string, string?>
    {
        ["YouTube:ChunkUnits"] = "1", ["Google:ClientId"] = "CLIENT", ["Google:ClientSecret"] = "SECRET",
    });

    private static HttpResponseMessage Shown(FarSide.Sent sent) => new()
    {
        Content = new StringContent("""{"items":[{"id":"vidTEST0001","status":{"uploadStatus":"processed","privacyStatus":"public"}}]}"""),
    };

    private static FarSide Chunks(FarSide far, int count)
    {
        for (var i = 1; i <= count; i++)
        {
            var stored = (i * 262_144) - 1;
            far.On(Bytes, _ =>
            {
                var answer = Recorded("chunk_308_full").Answer();
                answer.Headers.Remove("Range");
                answer.Headers.TryAddWithoutValidation("Range", $"bytes=0-{stored}");
                return answer;
            });
        }

        return far;
    }

    private static Fixture Recorded(string name) => Fixture.Of("youtube", name);

    private static ChannelAccount Account(ISecretStore? secrets = null) =>
        new(Guid.NewGuid(), "UCtestchannel000000000001", secrets ?? new MemorySecrets(new("TEST-ACCESS")));
}
