namespace VocEdu.Sandbox.YouTube;

/// <summary>videos.list, videos.update, videos.delete.</summary>
public static class Videos
{
    public static Reply List(YouTubeCall call)
    {
        call.Admit(1);
        var parts = call.Parts("id", "snippet", "status", "statistics", "processingDetails", "fileDetails", "contentDetails");
        var ids = call.Required("id").Split(',');
        if (ids.Length > 50) throw GoogleError.Of(400, "invalidFilters", "Too many ids.", "youtube.parameter").Refuse();

        // Ids nobody knows are simply absent.
        var items = ids.Select(call.Channel.Find).OfType<Video>().Select(v => VideoResource.Of(call, v, parts.Except(["id"], StringComparer.Ordinal))).ToArray();
        return Reply.Json(new JsonObject
        {
            ["kind"] = "youtube#videoListResponse",
            ["etag"] = call.ETag("list"),
            ["items"] = new JsonArray([.. items]),
            ["pageInfo"] = new JsonObject { ["totalResults"] = items.Length, ["resultsPerPage"] = items.Length },
        });
    }

    /// <summary>Every part named is replaced as a whole: what the body leaves out is cleared.</summary>
    public static Reply Update(YouTubeCall call, JsonObject body)
    {
        call.Admit(50);
        var parts = call.Parts("id", "snippet", "status");
        var video = call.Channel.Find(body["id"]?.ToString() ?? throw GoogleError.Missing("id").Refuse()) ?? throw NotFound("The video that you are trying to update cannot be found.");
        var snippet = parts.Contains("snippet") ? VideoMetadata.CheckedSnippet(body, update: true) : video.Snippet;
        var status = parts.Contains("status") ? VideoMetadata.CheckedStatus(body, call.Now, video.WasPublic) : video.Status;
        (video.Snippet, video.Status) = (snippet, status);
        video.Settle(call.Now, call.Switches);
        return Reply.Json(VideoResource.Of(call, video, parts.Except(["id"], StringComparer.Ordinal), withTag: false));
    }

    public static Reply Delete(YouTubeCall call)
    {
        call.Admit(50);
        var video = call.Channel.Find(call.Required("id")) ?? throw NotFound("The video that you are trying to delete cannot be found.");
        call.Channel.Videos.Remove(video);
        call.Files.Delete("thumbnail-" + video.Id);
        return new Reply(204);
    }

    private static RefusedException NotFound(string message) => GoogleError.Of(404, "videoNotFound", message).Refuse();
}
