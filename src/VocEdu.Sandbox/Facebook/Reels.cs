namespace VocEdu.Sandbox.Facebook;

/// <summary>POST /{page-id}/video_reels and the address the bytes go to.</summary>
public static class Reels
{
    private const int PerDay = 30;

    public static JsonObject Upload(GraphCall call)
    {
        call.RequirePage(call.Route("page"));
        call.Parameters.AllowOnly("upload_phase", "video_id", "video_state", "description", "title", "scheduled_publish_time");
        return call.Parameters.Text("upload_phase") switch
        {
            "START" or "start" => Start(call),
            "FINISH" or "finish" => Finish(call),
            _ => throw GraphError.Invalid("Param upload_phase must be one of {START, FINISH}").Refuse(),
        };
    }

    public static async Task<long> ReceiveAsync(HttpContext http, GraphParameters parameters)
    {
        var id = (string)http.Request.RouteValues["video"]!;
        var known = http.RequestServices.GetRequiredService<SandboxStore>().Read(s => s.Facebook.Videos.Any(v => v.Id == id && v.Reel));
        return known ? await http.RequestServices.GetRequiredService<UploadFiles>().WriteAsync("facebook-" + id, 0, http.Request.Body, long.MaxValue, http.RequestAborted) : 0;
    }

    public static JsonObject Received(GraphCall call, long bytes)
    {
        call.RequirePage();
        var video = Find(call, call.Route("video"));
        if (call.Request.Headers["offset"] != "0" || call.Request.Headers["file_size"] != bytes.ToString(CultureInfo.InvariantCulture))
            throw GraphError.Of(6000, "There was a problem uploading your video.", 1363037, transient: true).Refuse();
        video.Bytes = bytes;
        video.Sha256 = call.Files.Sha256("facebook-" + video.Id);
        call.Files.Delete("facebook-" + video.Id);
        return new JsonObject { ["success"] = true };
    }

    private static JsonObject Start(GraphCall call)
    {
        var today = call.Page.Videos.Count(v => v.Reel && v.FinishedAt > call.Now.AddDays(-1));
        if (today >= PerDay) throw GraphError.Of(613, "(#613) Calls to this api have exceeded the rate limit.").Refuse();
        var video = new Video { Id = call.Page.NextId("reel"), Reel = true, CreatedAt = call.Now };
        call.Page.Videos.Add(video);
        return new JsonObject { ["video_id"] = video.Id, ["upload_url"] = $"{call.BaseAddress}/facebook-rupload/{call.Route("version")}/{video.Id}" };
    }

    private static JsonObject Finish(GraphCall call)
    {
        var video = Find(call, call.Parameters.Required("video_id"));
        if (video.Sha256 is null) throw GraphError.Of(324, "(#324) Requires upload file").Refuse();
        var state = call.Parameters.Required("video_state");
        if (state is not ("PUBLISHED" or "DRAFT" or "SCHEDULED")) throw GraphError.Invalid("Param video_state must be one of {PUBLISHED, DRAFT, SCHEDULED}").Refuse();
        Videos.Complete(call, video, state == "PUBLISHED", Posts.Schedule(call, state == "PUBLISHED"));
        return new JsonObject { ["success"] = true };
    }

    private static Video Find(GraphCall call, string id) =>
        call.Page.Videos.FirstOrDefault(v => v.Id == id && v is { Reel: true, FinishedAt: null, Deleted: false }) ?? throw GraphError.NotThere(id, "post").Refuse();
}
