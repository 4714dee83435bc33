using System.Text.Json;

namespace VocEdu.Connectors.YouTube;

/// <summary>How far a video is.</summary>
/// <param name="Session">Address of the open upload; one session makes at most one video. Saved before the first byte.</param>
/// <param name="Sha256">Of the file the session was opened for.</param>
/// <param name="VideoId">Known when all bytes have arrived; the video is private until the update.</param>
/// <param name="UploadedAt">When that was seen.</param>
/// <param name="Done">What beside the film is on its place: thumbnail, captions by language, playlist.</param>
internal sealed record YouTubeProgress(
    string? Session = null, string? Sha256 = null, string? VideoId = null, DateTimeOffset? UploadedAt = null, IReadOnlyList<string>? Done = null)
{
    public static YouTubeProgress Of(PostJob job) =>
        job.Progress is null ? new YouTubeProgress() : JsonSerializer.Deserialize<YouTubeProgress>(job.Progress)!;

    public async Task<YouTubeProgress> SaveAsync(PostJob job, CancellationToken cancel)
    {
        await job.SaveProgressAsync(JsonSerializer.Serialize(this), cancel);
        return this;
    }
}
