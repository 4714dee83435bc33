namespace VocEdu.Sandbox.YouTube;

/// <summary>channels.list for the caller's own channel, and the list of categories.</summary>
public static class Channels
{
    public static Reply List(YouTubeCall call)
    {
        call.Admit(1);
        var parts = call.Parts("id", "snippet", "contentDetails", "statistics", "status");
        if (call.Query("mine") is not "true" && call.Query("id") is not YouTubeState.ChannelId) throw GoogleError.Missing("mine").Refuse();
        if (!call.Switches.HasChannel)
            return Reply.Json(new JsonObject
            {
                ["kind"] = "youtube#channelListResponse", ["pageInfo"] = new JsonObject { ["totalResults"] = 0, ["resultsPerPage"] = 5 },
            });

        var channel = new JsonObject { ["id"] = YouTubeState.ChannelId };
        if (parts.Contains("snippet")) channel["snippet"] = new JsonObject { ["title"] = YouTubeState.ChannelName };
        if (parts.Contains("contentDetails"))
            channel["contentDetails"] = new JsonObject { ["relatedPlaylists"] = new JsonObject { ["uploads"] = YouTubeState.UploadsPlaylist } };
        if (parts.Contains("statistics"))
            channel["statistics"] = new JsonObject { ["viewCount"] = "0", ["subscriberCount"] = "812", ["videoCount"] = call.Channel.Videos.Count.ToString(CultureInfo.InvariantCulture) };
        if (parts.Contains("status")) channel["status"] = new JsonObject { ["privacyStatus"] = "public", ["isLinked"] = true, ["longUploadsStatus"] = "allowed" };
        return Reply.Json(new JsonObject { ["kind"] = "youtube#channelListResponse", ["items"] = new JsonArray(channel) });
    }

    public static Reply Categories(YouTubeCall call)
    {
        call.Admit(1);
        return Reply.Json(new JsonObject
        {
            ["kind"] = "youtube#videoCategoryListResponse",
            ["items"] = new JsonArray(Category("22", "People & Blogs"), Category("25", "News & Politics"), Category("27", "Education"), Category("28", "Science & Technology")),
        });
    }

    private static JsonObject Category(string id, string title) =>
        new() { ["kind"] = "youtube#videoCategory", ["id"] = id, ["snippet"] = new JsonObject { ["title"] = title, ["assignable"] = true } };
}
