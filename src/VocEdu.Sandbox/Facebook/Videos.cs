namespace VocEdu.Sandbox.Facebook;

/// <summary>POST /{page-id}/videos: the chunked session, or a public address.</summary>
public static class Videos
{
    private const long Smallest = 1024;
    private const long Largest = 10L * 1024 * 1024 * 1024;

    /// <summary>Bytes a transfer brought, written at the committed offset; <see cref="Taken"/> counts what fitted the window.</summary>
    public sealed record Chunk(long Offset, long Sent, long Taken);

    public static async Task<Chunk?> ReceiveAsync(HttpContext http, GraphParameters parameters)
    {
        if (parameters.Text("upload_phase") is not "transfer" || parameters.Files.GetFile("video_file_chunk") is not { } file) return null;
        var store = http.RequestServices.GetRequiredService<SandboxStore>();
        var (session, window) = store.Read(s =>
            (s.Facebook.Sessions.FirstOrDefault(x => x.Id == parameters.Text("upload_session_id")), s.Switches.Facebook.VideoChunkBytes));
        var offset = parameters.Whole("start_offset") ?? -1;
        if (session is null || session.Finished || offset != session.Committed) return new Chunk(offset, file.Length, 0);

        await using var bytes = file.OpenReadStream();
        var taken = await http.RequestServices.GetRequiredService<UploadFiles>()
            .WriteAsync("facebook-" + session.Id, offset, bytes, Math.Min(window, session.Size - offset), http.RequestAborted);
        return new Chunk(offset, file.Length, taken);
    }

    public static JsonObject Upload(GraphCall call, Chunk? chunk)
    {
        call.RequirePage(call.Route("page"));
        return call.Parameters.Text("upload_phase") switch
        {
            "start" => Start(call),
            "transfer" => Transfer(call, chunk),
            "finish" => Finish(call),
            "cancel" => Cancel(call),
            null => ByAddress(call),
            _ => throw GraphError.Invalid("Param upload_phase must be one of {start, transfer, finish, cancel}").Refuse(),
        };
    }

    private static JsonObject Start(GraphCall call)
    {
        call.Parameters.AllowOnly("upload_phase", "file_size");
        var size = call.Parameters.Whole("file_size") ?? throw GraphError.Invalid("The parameter file_size is required.").Refuse();
        if (size < Smallest) throw GraphError.Of(6000, "The video is too small.", 1363022).Refuse();
        if (size > Largest) throw GraphError.Of(6000, "The video is too large.", 1363023).Refuse();

        var video = new Video { Id = call.Page.NextId("video"), CreatedAt = call.Now, Bytes = size };
        var session = new VideoSession { Id = call.Page.NextId("session"), VideoId = video.Id, Size = size };
        call.Page.Videos.Add(video);
        call.Page.Sessions.Add(session);
        return new JsonObject
        {
            ["video_id"] = video.Id,
            ["start_offset"] = "0",
            ["end_offset"] = Text(WindowEnd(call, session)),
            ["upload_session_id"] = session.Id,
        };
    }

    private static JsonObject Transfer(GraphCall call, Chunk? chunk)
    {
        call.Parameters.AllowOnly("upload_phase", "upload_session_id", "start_offset", "video_file_chunk");
        var session = OpenSession(call);
        if (chunk is null) throw GraphError.Of(324, "(#324) Requires upload file").Refuse();
        if (chunk.Offset != session.Committed || chunk.Taken == 0 || chunk.Sent > chunk.Taken) throw WrongOffset(call, session);

        session.Committed += chunk.Taken;
        return new JsonObject { ["start_offset"] = Text(session.Committed), ["end_offset"] = Text(WindowEnd(call, session)) };
    }

    private static JsonObject Finish(GraphCall call)
    {
        var sent = call.Parameters;
        sent.AllowOnly("upload_phase", "upload_session_id", "title", "description", "published", "scheduled_publish_time", "thumb",
            "content_category", "embeddable", "targeting", "unpublished_content_type");
        var session = OpenSession(call);
        if (session.Committed != session.Size) throw WrongOffset(call, session);

        var published = sent.Flag("published") ?? true;
        var scheduled = Posts.Schedule(call, published);
        var video = call.Page.Videos.Single(v => v.Id == session.VideoId);
        video.Sha256 = call.Files.Sha256("facebook-" + session.Id);
        call.Files.Delete("facebook-" + session.Id);
        video.HasThumbnail = sent.Files.GetFile("thumb") is { Length: > 0 };
        session.Finished = true;
        Complete(call, video, published, scheduled);
        return new JsonObject { ["success"] = true };
    }

    private static JsonObject Cancel(GraphCall call)
    {
        call.Parameters.AllowOnly("upload_phase", "upload_session_id");
        var session = OpenSession(call);
        call.Page.Sessions.Remove(session);
        call.Page.Videos.Single(v => v.Id == session.VideoId).Deleted = true;
        call.Files.Delete("facebook-" + session.Id);
        return new JsonObject { ["success"] = true };
    }

    private static JsonObject ByAddress(GraphCall call)
    {
        var sent = call.Parameters;
        sent.AllowOnly("file_url", "title", "description", "published", "scheduled_publish_time", "content_category", "embeddable", "targeting");
        if (!sent.Has("file_url")) throw GraphError.Of(324, "(#324) Requires upload file").Refuse();
        if (!PictureSource.IsWellFormed(sent.Required("file_url"))) throw GraphError.Invalid("file_url is invalid").Refuse();

        var published = sent.Flag("published") ?? true;
        var scheduled = Posts.Schedule(call, published);
        var video = new Video { Id = call.Page.NextId("video"), CreatedAt = call.Now, Url = sent.Text("file_url") };
        call.Page.Videos.Add(video);
        Complete(call, video, published, scheduled);
        return new JsonObject { ["id"] = video.Id };
    }

    public static void Complete(GraphCall call, Video video, bool published, DateTimeOffset? scheduled)
    {
        video.Title = call.Parameters.Text("title");
        video.Description = call.Parameters.Text("description");
        video.Publish = published;
        video.ScheduledAt = scheduled;
        video.FinishedAt = call.Now;
    }

    private static VideoSession OpenSession(GraphCall call)
    {
        var id = call.Parameters.Required("upload_session_id");
        return call.Page.Sessions.FirstOrDefault(s => s.Id == id && !s.Finished) ?? throw GraphError.Invalid("Invalid upload session.").Refuse();
    }

    private static RefusedException WrongOffset(GraphCall call, VideoSession session) => GraphError.Of(
        6000, "There was a problem uploading your video.", 1363037, transient: true,
        data: new JsonObject { ["start_offset"] = session.Committed, ["end_offset"] = WindowEnd(call, session) }).Refuse();

    private static long WindowEnd(GraphCall call, VideoSession session) => Math.Min(session.Committed + call.Switches.VideoChunkBytes, session.Size);

    private static string Text(long offset) => offset.ToString(CultureInfo.InvariantCulture);
}
