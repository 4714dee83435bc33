using System.Net.Http.Headers;

namespace VocEdu.Sandbox.YouTube;

/// <summary>The resumable upload: one session makes at most one video, and can always be asked how far it is.</summary>
public static class Uploads
{
    private const int Granule = 262_144;

    /// <param name="Refusal">Why the bytes were not even read.</param>
    public sealed record Sent(string SessionId, bool Query, long First, long Taken, Reply? Refusal = null);

    public static Reply Start(YouTubeCall call, JsonObject body)
    {
        call.Admit(units: 0, insert: true);
        call.RequireChannel();
        if (call.Query("uploadType") != "resumable") throw GoogleError.Of(400, "badRequest", "uploadType must be resumable.", "global").Refuse();
        call.Parts("snippet", "status");
        if (!long.TryParse(call.Request.Headers["X-Upload-Content-Length"], NumberStyles.None, CultureInfo.InvariantCulture, out var total) || total == 0)
            throw GoogleError.Of(400, "mediaBodyRequired", "X-Upload-Content-Length is missing.").Refuse();
        var type = call.Request.Headers["X-Upload-Content-Type"].ToString();
        if (!type.StartsWith("video/", StringComparison.Ordinal) && type != "application/octet-stream")
            throw GoogleError.Of(400, "badRequest", "X-Upload-Content-Type must be video/* or application/octet-stream.", "global").Refuse();

        var session = new UploadSession
        {
            Id = "AEnB2" + call.Channel.NextId(24),
            Total = total,
            Snippet = VideoMetadata.CheckedSnippet(body, update: false),
            Status = VideoMetadata.CheckedStatus(body, call.Now, wasPublic: false),
            StartedAt = call.Now,
        };
        if (call.Channel.Videos.Count(v => v.UploadedAt > call.Now.AddDays(-1)) >= call.Switches.ChannelUploadsPerDay) throw GoogleError.UploadLimit.Refuse();
        call.Channel.Sessions.Add(session);
        return new Reply(200).With("Location", $"{call.BaseAddress}/upload/youtube/v3/videos?uploadType=resumable&upload_id={session.Id}");
    }

    /// <summary>Names the step, so that a fault can strike a chunk, the last chunk or the status query.</summary>
    public static string Step(HttpContext http)
    {
        var range = ContentRangeHeaderValue.TryParse(http.Request.Headers.ContentRange, out var read) ? read : null;
        return range is { HasRange: false } ? "status" : range is null || range.To + 1 == range.Length ? "final" : "chunk";
    }

    public static async Task<Sent> ReceiveAsync(HttpContext http)
    {
        var request = http.Request;
        var id = request.Query["upload_id"].ToString();
        var store = http.RequestServices.GetRequiredService<SandboxStore>();
        var (session, partial) = store.Write(s =>
        {
            var call = new YouTubeCall(http, s, store.Now);
            call.RequireToken();
            var open = Open(call, id);
            var cut = call.Switches.PartialCommitBytes;
            if (cut is not null && Step(http) == "chunk") call.Switches.PartialCommitBytes = null;
            return (open, cut);
        });

        ContentRangeHeaderValue? range = null;
        if (request.Headers.ContentRange.Count > 0 && !ContentRangeHeaderValue.TryParse(request.Headers.ContentRange, out range))
            return Refused(id, "Content-Range cannot be read.");
        if (range is not null && range.Length != session.Total) return Refused(id, "The total of Content-Range is not the declared length.");
        if (range is { HasRange: false }) return new Sent(id, Query: true, 0, 0);

        var first = range?.From ?? 0;
        var length = range is null ? session.Total : range.To!.Value - first + 1;
        var last = first + length == session.Total;
        if (request.ContentLength is { } declared && declared != length) return Refused(id, "Content-Length does not fit Content-Range.");
        if (!last && length % Granule != 0) return Refused(id, "Chunks must be multiples of 262144 bytes.");
        if (session.VideoId is not null || first != session.Committed) return new Sent(id, Query: true, 0, 0);

        var keep = !last && partial is { } cutTo ? Math.Min(cutTo, length) : length;
        var taken = await http.RequestServices.GetRequiredService<UploadFiles>().WriteAsync("youtube-" + id, first, request.Body, keep, http.RequestAborted);
        return new Sent(id, Query: false, first, taken);
    }

    public static Reply Send(YouTubeCall call, Sent sent)
    {
        if (sent.Refusal is not null) throw sent.Refusal.Refuse();
        var session = Open(call, sent.SessionId);
        if (!sent.Query && session.VideoId is null && sent.First == session.Committed) session.Committed += sent.Taken;
        if (session.VideoId is null && session.Committed < session.Total) return Incomplete(session);

        session.VideoId ??= Finish(call, session);
        return call.Channel.Find(session.VideoId) is { } video ? Reply.Json(VideoResource.Of(call, video, ["snippet", "status"])) : throw GoogleError.SessionGone.Refuse();
    }

    private static string Finish(YouTubeCall call, UploadSession session)
    {
        var hash = call.Files.Sha256("youtube-" + session.Id);
        call.Files.Delete("youtube-" + session.Id);
        var video = new Video
        {
            Id = call.Channel.NextId(11),
            Snippet = session.Snippet.DeepClone().AsObject(),
            Status = session.Status.DeepClone().AsObject(),
            Bytes = session.Total,
            Sha256 = hash,
            UploadedAt = call.Now,
            Duplicate = call.Switches.RejectDuplicates && call.Channel.Videos.Any(v => v.Sha256 == hash),
        };
        call.Channel.Videos.Add(video);
        video.Settle(call.Now, call.Switches);
        return video.Id;
    }

    private static Reply Incomplete(UploadSession session)
    {
        var reply = new Reply(308) { Reason = "Resume Incomplete" };
        return session.Committed == 0 ? reply : reply.With("Range", string.Create(CultureInfo.InvariantCulture, $"bytes=0-{session.Committed - 1}"));
    }

    private static UploadSession Open(YouTubeCall call, string id) =>
        call.Channel.Sessions.FirstOrDefault(s => s.Id == id && s.StartedAt.AddSeconds(call.Switches.SessionSeconds) > call.Now) ?? throw GoogleError.SessionGone.Refuse();

    private static Sent Refused(string id, string why) => new(id, Query: false, 0, 0, GoogleError.Of(400, "badRequest", why, "global"));
}
