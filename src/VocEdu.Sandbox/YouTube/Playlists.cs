namespace VocEdu.Sandbox.YouTube;

/// <summary>playlistItems: the uploads playlist is the list by which a lost upload is found.</summary>
public static class Playlists
{
    public static Reply List(YouTubeCall call)
    {
        call.Admit(1);
        var parts = call.Parts("id", "snippet", "contentDetails", "status");
        var playlist = call.Required("playlistId");
        var size = call.Query("maxResults") is { } most ? int.Parse(most, CultureInfo.InvariantCulture) : 5;
        if (size is < 1 or > 50) throw GoogleError.Of(400, "invalidValue", "maxResults must be from 1 to 50.", "youtube.parameter").Refuse();
        var start = call.Query("pageToken") is { } token && int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : 0;

        var all = Videos(call, playlist).Where(v => call.Query("videoId") is not { } only || v.Id == only).ToList();
        var answer = new JsonObject
        {
            ["kind"] = "youtube#playlistItemListResponse",
            ["items"] = new JsonArray([.. all.Skip(start).Take(size).Select(v => Item(v, parts))]),
            ["pageInfo"] = new JsonObject { ["totalResults"] = all.Count, ["resultsPerPage"] = size },
        };
        if (start + size < all.Count) answer["nextPageToken"] = (start + size).ToString(CultureInfo.InvariantCulture);
        return Reply.Json(answer);
    }

    /// <summary>A repeat adds a second entry, as on the real platform.</summary>
    public static Reply Insert(YouTubeCall call, JsonObject body)
    {
        call.Admit(50);
        call.Parts("id", "snippet", "contentDetails", "status");
        var playlist = body["snippet"]?["playlistId"]?.ToString();
        if (playlist != YouTubeState.Playlist) throw GoogleError.Of(404, "playlistNotFound", "The playlist cannot be found.", "youtube.playlistItem").Refuse();
        var video = call.Channel.Find(body["snippet"]?["resourceId"]?["videoId"]?.ToString() ?? "") ?? throw GoogleError.Of(404, "videoNotFound", "Video not found.", "youtube.playlistItem").Refuse();

        var entry = new PlaylistEntry("UE" + call.Channel.NextId(12), playlist, video.Id);
        var position = call.Channel.Playlisted.Count(p => p.PlaylistId == playlist);
        call.Channel.Playlisted.Add(entry);
        return Reply.Json(new JsonObject
        {
            ["kind"] = "youtube#playlistItem",
            ["id"] = entry.Id,
            ["snippet"] = new JsonObject { ["playlistId"] = playlist, ["position"] = position, ["resourceId"] = Resource(video) },
        });
    }

    private static IEnumerable<Video> Videos(YouTubeCall call, string playlist) => playlist switch
    {
        YouTubeState.UploadsPlaylist => call.Channel.Videos
            .Where(v => v.UploadedAt.AddSeconds(call.Switches.ListLagSeconds) <= call.Now).OrderByDescending(v => v.UploadedAt),
        YouTubeState.Playlist => call.Channel.Playlisted.Select(p => call.Channel.Find(p.VideoId)).OfType<Video>(),
        _ => throw GoogleError.Of(404, "playlistNotFound", "The playlist cannot be found.", "youtube.playlistItem").Refuse(),
    };

    private static JsonObject Item(Video video, string[] parts)
    {
        var item = new JsonObject { ["id"] = "UE" + video.Id };
        if (parts.Contains("snippet"))
        {
            item["snippet"] = new JsonObject
            {
                ["publishedAt"] = VideoResource.Time(video.UploadedAt),
                ["title"] = video.Snippet["title"]?.DeepClone(),
                ["description"] = video.Snippet["description"]?.DeepClone(),
                ["resourceId"] = Resource(video),
            };
        }

        if (parts.Contains("contentDetails")) item["contentDetails"] = new JsonObject { ["videoId"] = video.Id };
        if (parts.Contains("status")) item["status"] = new JsonObject { ["privacyStatus"] = video.Privacy };
        return item;
    }

    private static JsonObject Resource(Video video) => new() { ["kind"] = "youtube#video", ["videoId"] = video.Id };
}
