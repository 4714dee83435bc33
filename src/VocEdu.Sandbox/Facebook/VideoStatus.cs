namespace VocEdu.Sandbox.Facebook;

/// <summary>The <c>status</c> field of a video, phase by phase.</summary>
public static class VideoStatus
{
    public static JsonObject Of(GraphCall call, Video video)
    {
        var committed = call.Page.Sessions.FirstOrDefault(s => s.VideoId == video.Id)?.Committed ?? video.Bytes;
        var uploaded = video.FinishedAt is not null || (video.Bytes > 0 && committed == video.Bytes);
        return new JsonObject
        {
            ["video_status"] = (uploaded, video.FinishedAt, video.Outcome) switch
            {
                (false, _, _) => "uploading",
                (_, null, _) => "upload_complete",
                (_, _, null) => "processing",
                (_, _, VideoOutcome.Error) => "error",
                _ => "ready",
            },
            ["uploading_phase"] = new JsonObject { ["status"] = uploaded ? "complete" : "in_progress", ["bytes_transferred"] = committed, ["source_file_size"] = video.Bytes },
            ["processing_phase"] = video.Outcome switch
            {
                VideoOutcome.Error => new JsonObject
                {
                    ["status"] = "error", ["errors"] = new JsonArray(new JsonObject { ["code"] = 1363024, ["message"] = "Unsupported video format" }),
                },
                VideoOutcome.Ready => new JsonObject { ["status"] = "complete" },
                _ => new JsonObject { ["status"] = video.FinishedAt is null ? "not_started" : "in_progress" },
            },
            ["publishing_phase"] = video.PublishedAt is { } at
                ? new JsonObject { ["status"] = "complete", ["publish_status"] = "published", ["publish_time"] = Fields.Time(at) }
                : new JsonObject { ["status"] = "not_started" },
        };
    }
}
