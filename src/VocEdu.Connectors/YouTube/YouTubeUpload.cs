using System.Globalization;
using System.Net.Http.Headers;
using Microsoft.Extensions.Options;
using VocEdu.Connectors.Http;

namespace VocEdu.Connectors.YouTube;

/// <summary>The resumable upload: a session that is saved before its first byte and carried on where the server stands.</summary>
/// <remarks>
/// Written on HttpClient and not on Google.Apis' ResumableUpload, which sleeps and retries on its own while our claim runs out,
/// gives up at a 401 in mid-file, reports a final answer without an id as completed, and cannot tell a lost last chunk from a lost first one.
/// https://developers.google.com/youtube/v3/guides/using_resumable_upload_protocol
/// </remarks>
internal sealed class YouTubeUpload(YouTubeApi api, IMediaSource media, IOptions<YouTubeOptions> options, TimeProvider clock)
{
    private const int Unit = 262_144;
    private const int StallsAllowed = 3;

    /// <summary>What the session says: the id of its video, or the first byte it still lacks.</summary>
    public sealed record State(string? VideoId, long Next, Verdict? Failure);

    /// <summary>Brings the file to YouTube; on success the progress holds the video's id.</summary>
    public async Task<(YouTubeProgress Progress, Verdict? Verdict)> RunAsync(PostJob job, YouTubeProgress progress, CancellationToken cancel)
    {
        var video = job.Post.Video!;
        var (file, refusal) = await media.OpenFilmAsync(video, progress.Session is null ? null : progress.Sha256, cancel);
        if (file is null)
        {
            return (progress, new(Meaning.Refused, refusal!));
        }

        await using (file)
        {
            State state;
            if (progress.Session is null)
            {
                var start = await StartAsync(job, video, cancel);
                if (start.Session is null)
                {
                    return (progress, start.Failure);
                }

                progress = await (progress with { Session = start.Session, Sha256 = video.Sha256 }).SaveAsync(job, cancel);
                state = new State(null, 0, null);
            }
            else
            {
                state = await AskAsync(job.Account, progress.Session, video.Length, cancel);
            }

            return await SendBytesAsync(job, progress, file, state, cancel);
        }
    }

    /// <summary>Asks an open session how far it is. The cure for a lost final answer.</summary>
    public async Task<State> AskAsync(ChannelAccount account, string session, long length, CancellationToken cancel) =>
        Read(await api.SendAsync(account, () => Part(session, ReadOnlyMemory<byte>.Empty, $"bytes */{length}"), inDoubt: true, cancel));

    private async Task<(string? Session, Verdict? Failure)> StartAsync(PostJob job, PostVideo video, CancellationToken cancel)
    {
        var resource = YouTubeVideo.Resource(job.Post, options.Value, job.ShowAt > clock.GetUtcNow() ? job.ShowAt : null);
        var start = await api.SendAsync(job.Account, () =>
        {
            var request = new HttpRequestMessage(HttpMethod.Post,
                options.Value.UploadUrl.Under("videos?uploadType=resumable&part=snippet,status&notifySubscribers=false")) { Content = YouTubeApi.Json(resource) };
            request.Headers.Add("X-Upload-Content-Length", video.Length.ToString(CultureInfo.InvariantCulture));
            request.Headers.Add("X-Upload-Content-Type", video.ContentType);
            return request;
        }, inDoubt: false, cancel);     // a session without bytes is not a video: starting again is safe
        return start.Failure is not null ? (null, start.Failure)
            : start.Answer?.Headers.Location is { IsAbsoluteUri: true } session ? (session.AbsoluteUri, null)
            : (null, YouTubeErrors.Incomplete(inDoubt: false));
    }

    private async Task<(YouTubeProgress, Verdict?)> SendBytesAsync(PostJob job, YouTubeProgress progress, Stream file, State state, CancellationToken cancel)
    {
        var buffer = new byte[(int)Math.Min(file.Length, (long)options.Value.ChunkUnits * Unit)];
        for (var stalls = 0; state is { VideoId: null, Failure: null };)
        {
            var (first, total) = (state.Next, file.Length);
            file.Position = first;
            var size = await file.ReadAtLeastAsync(buffer, (int)Math.Min(buffer.Length, total - first), throwOnEndOfStream: false, cancel);
            var last = first + size == total;
            var chunk = await api.SendAsync(job.Account,
                () => Part(progress.Session!, buffer.AsMemory(0, size), $"bytes {first}-{first + size - 1}/{total}"), inDoubt: last, cancel);
            state = Read(chunk);
            if (chunk.Answer is { Succeeded: true } && state.VideoId is null)
            {
                state = await AskAsync(job.Account, progress.Session!, total, cancel);
            }

            stalls = state.Next > first ? 0 : stalls + 1;
            if (stalls > StallsAllowed && state.Failure is null)
            {
                return (progress, YouTubeErrors.Incomplete(inDoubt: false));
            }
        }

        if (state.VideoId is not null)
        {
            return (await (progress with { VideoId = state.VideoId, UploadedAt = clock.GetUtcNow() }).SaveAsync(job, cancel), null);
        }

        if (state.Failure!.Meaning == Meaning.Refused)
        {
            // Permanent for this session; the changed post opens another.
            await (progress with { Session = null, Sha256 = null }).SaveAsync(job, cancel);
        }

        // The lost answer may have been the last one, so a vanished session proves nothing.
        return (progress, state.Failure.Meaning == Meaning.Gone ? YouTubeErrors.SessionGone : state.Failure);
    }

    private static State Read(YouTubeApi.Result result) => result switch
    {
        { Failure: not null } => new State(null, 0, result.Failure),
        { Answer.Status: 308 } => new State(null, Stored(result.Answer!.Headers), null),
        _ => result.Json.Text("id") is { } id ? new State(id, 0, null) : new State(null, 0, YouTubeErrors.Incomplete(inDoubt: true)),
    };

    // "bytes=0-524287": may be less than was sent; absent: nothing is stored.
    private static long Stored(HttpResponseHeaders headers) =>
        headers.TryGetValues("Range", out var values) && values.First().Split('-') is [_, var last]
            && long.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? at + 1 : 0;

    private static HttpRequestMessage Part(string session, ReadOnlyMemory<byte> bytes, string range)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, session) { Content = new ReadOnlyMemoryContent(bytes) };
        request.Content.Headers.TryAddWithoutValidation("Content-Range", range);
        return request;
    }
}
