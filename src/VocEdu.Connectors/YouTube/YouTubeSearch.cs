using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;
using VocEdu.Connectors.Http;

namespace VocEdu.Connectors.YouTube;

/// <summary>Finds a video that may have arrived: by id, by its upload session, or by the reference in its description.</summary>
internal sealed class YouTubeSearch(YouTubeApi api, YouTubeUpload upload, IOptions<YouTubeOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromMinutes(5);

    public Uri WatchLink(string id) => new(options.Value.WatchUrl.AbsoluteUri + Uri.EscapeDataString(id));

    /// <summary>One video with snippet, status and processing details; null when it is absent, which is how YouTube shows deleted ones.</summary>
    public async Task<(JsonElement? Video, Verdict? Failure)> ReadAsync(ChannelAccount account, string id, CancellationToken cancel)
    {
        var list = await api.GetAsync(account, "videos?part=snippet,status,statistics,processingDetails&id=" + Uri.EscapeDataString(id), cancel);
        var video = list.Json.Items("items").FirstOrDefault();
        return (video.ValueKind == JsonValueKind.Object ? video : null, list.Failure);
    }

    public async Task<LookUp> FindAsync(PostJob job, CancellationToken cancel)
    {
        var progress = YouTubeProgress.Of(job);
        if (progress.VideoId is { } id)
        {
            var (video, unread) = await ReadAsync(job.Account, id, cancel);
            if (unread is not null || video is null)
            {
                // Absent: sending on waits for it and then asks a person, and never uploads a second one.
                return unread?.LookUp() ?? new LookUp.CanResume();
            }

            return !IsDuplicate(video.Value)
                ? IsPublic(video.Value) ? new LookUp.Found(id, WatchLink(id)) : new LookUp.CanResume()
                // YouTube holds the same file already: ours, if it carries the reference; otherwise a person has to look.
                : await InUploadsAsync(job, progress, except: id, cancel) is var first and not LookUp.NotFound ? first
                : new LookUp.CannotTell(YouTubeState.Duplicate);
        }

        if (progress.Session is { } session && job.Post.Video is { } file)
        {
            var state = await upload.AskAsync(job.Account, session, file.Length, cancel);
            if (state.VideoId is { } made)
            {
                await (progress with { VideoId = made, UploadedAt = clock.GetUtcNow() }).SaveAsync(job, cancel);
                return new LookUp.CanResume();
            }

            if (state.Failure is null)
            {
                return new LookUp.CanResume();
            }

            if (state.Failure.Meaning != Meaning.Gone)
            {
                return state.Failure.LookUp();
            }
        }

        var found = await InUploadsAsync(job, progress, except: null, cancel);
        if (found is LookUp.NotFound && progress.Session is not null)
        {
            await (progress with { Session = null, Sha256 = null }).SaveAsync(job, cancel);     // the next attempt opens a new one
        }

        return found;
    }

    public static bool IsPublic(JsonElement video) => video.Member("status")?.Text("privacyStatus") == "public";

    public static bool IsDuplicate(JsonElement video) =>
        video.Member("status") is { } status && status.Text("uploadStatus") == "rejected" && status.Text("rejectionReason") == "duplicate";

    private async Task<LookUp> InUploadsAsync(PostJob job, YouTubeProgress progress, string? except, CancellationToken cancel)
    {
        var channel = await api.GetAsync(job.Account, "channels?part=id,snippet,contentDetails&mine=true", cancel);
        var playlist = channel.Json.Items("items").FirstOrDefault().Member("contentDetails")?.Member("relatedPlaylists")?.Text("uploads");
        if (playlist is null)
        {
            return (channel.Failure ?? YouTubeErrors.RenewalRefused).LookUp();
        }

        var since = job.FirstAttemptAt - ClocksDiffer;
        for (string? next = null; ;)
        {
            var page = await api.GetAsync(job.Account, $"playlistItems?part=snippet,contentDetails,status&playlistId={Uri.EscapeDataString(playlist)}&maxResults=50"
                + (next is null ? "" : "&pageToken=" + Uri.EscapeDataString(next)), cancel);
            if (page.Failure is not null)
            {
                return page.Failure.LookUp();
            }

            var items = page.Json.Items("items").ToList();
            var ours = items.Find(item => !(Published(item) < since) && VideoId(item) is { } id && id != except
                && Marker.IsIn(item.Member("snippet")?.Text("description"), job.Post.Marker));
            if (VideoId(ours) is { } found)
            {
                await (progress with { VideoId = found, UploadedAt = Published(ours) }).SaveAsync(job, cancel);
                return IsPublic(ours) ? new LookUp.Found(found, WatchLink(found)) : new LookUp.CanResume();
            }

            // Newest first: a page that ends before the window is the last one worth reading.
            next = page.Json.Text("nextPageToken");
            if (next is null || (items.Count > 0 && Published(items[^1]) < since))
            {
                return new LookUp.NotFound();
            }
        }
    }

    private static string? VideoId(JsonElement item) => item.Member("contentDetails")?.Text("videoId");

    private static DateTimeOffset? Published(JsonElement item) =>
        DateTimeOffset.TryParse(item.Member("snippet")?.Text("publishedAt"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
}
