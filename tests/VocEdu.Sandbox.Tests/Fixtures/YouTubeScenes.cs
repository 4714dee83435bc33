using System.Net.Http.Json;
using System.Text.Json.Nodes;
using VocEdu.Sandbox.State;
using VocEdu.Sandbox.YouTube;
using static VocEdu.Sandbox.Tests.Fixtures.Scene;

namespace VocEdu.Sandbox.Tests.Fixtures;

public static class YouTubeScenes
{
    private const string Start = "upload/youtube/v3/videos?uploadType=resumable&part=snippet,status";
    private const string Channels = "youtube/v3/channels?part=id&mine=true";

    public static readonly Dictionary<string, Scene> All = new(StringComparer.Ordinal)
    {
        ["channels_mine_none"] = Switched(s => s.YouTube.HasChannel = false) with { Ask = (h, _) => Get(h, Channels) },
        ["channels_mine_ok"] = Plain,
        ["chunk_308_full"] = Given(Uploading(0)) with { Ask = (h, f) => f.SendAsync(h, new byte[262144]) },
        ["chunk_308_no_range"] = Given(Uploading(0)) with { Ask = (h, _) => Fixture.Read("youtube/status_query_308").SendAsync(h, []) },
        ["chunk_308_partial"] = Given(s =>
        {
            Uploading(262144)(s);
            s.Switches.YouTube.PartialCommitBytes = 65536;
        }) with { Ask = (h, f) => f.SendAsync(h, new byte[262144]) },
        ["chunk_503_backend"] = Tube("youtube.upload.start", "youtube/backend", Start),
        ["chunk_final_200"] = Given(Uploading(786432)) with { Ask = (h, f) => f.SendAsync(h, new byte[262144]) },
        ["chunk_final_200_empty_body"] = Given(Uploading(786432)) with
        {
            Ask = async (h, _) =>
            {
                await h.Faults.AddAsync(new { endpoint = "youtube.upload.final", answer = "youtube/empty-200", applied = true });
                return await Fixture.Read("youtube/chunk_final_200").SendAsync(h, new byte[262144]);
            },
        },
        ["error_400_invalidDescription"] = Asking(h => Insert(h, "snippet", "description", new string('ữ', 2000))),
        ["error_400_invalidPublishAt"] = Asking(h => Insert(h, "status", "publishAt", "tomorrow")),
        ["error_400_invalidTags"] = Asking(h => Insert(h, "snippet", "tags", new JsonArray(new string('a', 501)))),
        ["error_400_invalidTitle"] = Asking(h => Insert(h, "snippet", "title", "<b>")),
        ["error_400_uploadLimitExceeded"] = Switched(s => s.YouTube.ChannelUploadsPerDay = 0) with { Ask = (h, _) => Insert(h, "snippet", "title", "x") },
        ["error_401_authError"] = Asking(async h =>
        {
            using var stranger = h.Bearing("/", "WRONG");
            return await stranger.Get(Channels);
        }),
        ["error_401_youtubeSignupRequired"] = Switched(s => s.YouTube.HasChannel = false) with { Ask = (h, _) => Insert(h, "snippet", "title", "x") },
        ["error_403_forbidden_channel"] = Tube("youtube.upload.start", "youtube/forbidden", Start),
        ["error_403_quotaExceeded"] = Switched(s => s.YouTube.UnitsPerDay = 0) with { Ask = (h, _) => Get(h, Channels) },
        ["error_403_rateLimitExceeded"] = Tube("youtube.channels.list", "youtube/rate", Channels),
        ["error_429_uploads_per_day"] = Switched(s => s.YouTube.InsertsPerDay = 0) with { Ask = (h, _) => Insert(h, "snippet", "title", "x") },
        ["playlistItems_insert_ok"] = Given(Uploaded(ProcessingOutcome.Succeeded)),
        ["session_404_expired"] = Asking(h => Fixture.Read("youtube/status_query_308").SendAsync(h, [])),
        ["session_start_409_already_exists"] = Tube("youtube.upload.start", "youtube/already-exists", Start),
        ["session_start_ok"] = Plain,
        ["status_query_200_done"] = Given(s =>
        {
            Uploading(1048576)(s);
            Uploaded(null)(s);
            s.YouTube.Sessions[0].VideoId = "vidTEST0001";
        }) with { Ask = (h, f) => f.SendAsync(h, []) },
        ["status_query_308"] = Given(Uploading(524288)) with { Ask = (h, f) => f.SendAsync(h, []) },
        ["thumbnails_set_403"] = Given(s =>
        {
            Uploaded(null)(s);
            s.Switches.YouTube.ThumbnailsAllowed = false;
        }) with { Ask = (h, _) => Fixture.Read("youtube/thumbnails_set_ok").SendAsync(h, Jpeg) },
        ["thumbnails_set_429"] = Tube("youtube.thumbnails.set", "youtube/thumbnail-limit", "upload/youtube/v3/thumbnails/set?videoId=x"),
        ["thumbnails_set_ok"] = Given(Uploaded(null)) with { Ask = (h, f) => f.SendAsync(h, Jpeg) },
        ["token_code_exchange_ok"] = Plain,
        ["token_invalid_grant_400"] = Switched(s => s.YouTube.RefreshTokensRevoked = true) with { Ask = (h, _) => h.GoogleTokenAsync() },
        ["token_refresh_ok"] = Plain,
        ["token_refresh_rotated"] = Switched(s => s.YouTube.RotateRefreshTokens = true) with { Ask = (h, _) => h.GoogleTokenAsync() },
        ["uploads_playlist_ok"] = Given(Uploaded(null)),
        ["videos_delete_204"] = Given(Uploaded(null)),
        ["videos_delete_404"] = Asking(h => Fixture.Read("youtube/videos_delete_204").SendAsync(h)),
        ["videos_list_absent"] = Asking(h => Fixture.Read("youtube/videos_list_processed").SendAsync(h)),
        ["videos_list_failed"] = Listed(Uploaded(ProcessingOutcome.Failed)),
        ["videos_list_locked_private"] = Listed(s =>
        {
            Uploaded(ProcessingOutcome.Succeeded)(s);
            s.YouTube.Videos[0].Status["privacyStatus"] = "public";
            s.Switches.YouTube.AuditLock = true;
        }),
        ["videos_list_processed"] = Given(Uploaded(ProcessingOutcome.Succeeded)),
        ["videos_list_processing"] = Given(Uploaded(null)),
        ["videos_list_rejected_duplicate"] = Listed(Uploaded(ProcessingOutcome.Succeeded, duplicate: true)),
        ["videos_update_missing_category_400"] = Given(Uploaded(null)),
        ["videos_update_public_ok"] = Given(Uploaded(ProcessingOutcome.Succeeded)),
    };

    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0, 0, 0, 0];

    private static Scene Listed(Action<SandboxState> change) =>
        Scene.Given(change) with { Ask = (h, _) => Fixture.Read("youtube/videos_list_processed").SendAsync(h) };

    private static async Task<Answer> Get(SandboxHost host, string path)
    {
        using var owner = host.YouTube();
        return await owner.Get(path);
    }

    private static async Task<Answer> Insert(SandboxHost host, string part, string field, JsonNode value)
    {
        var body = new JsonObject { ["snippet"] = Snippet(), ["status"] = Status() };
        body[part]![field] = value;
        using var request = new HttpRequestMessage(HttpMethod.Post, Start) { Content = JsonContent.Create(body) };
        request.Headers.Add("X-Upload-Content-Length", "1048576");
        request.Headers.Add("X-Upload-Content-Type", "video/mp4");
        using var owner = host.YouTube();
        using var response = await owner.SendAsync(request);
        return await Answer.OfAsync(response);
    }
}
