using System.Text.Json;

namespace VocEdu.Connectors.Facebook;

/// <summary>What of a post already lies on the page.</summary>
/// <param name="Photos">Hidden photos, in the order of the post's pictures.</param>
/// <param name="PhotosSince">When the first of them was staged.</param>
/// <param name="PostId">The post, hidden or not.</param>
/// <param name="Hidden">The post was created hidden and has to be made public.</param>
/// <param name="VideoId">The film, known before its first byte.</param>
/// <param name="Session">Its open upload.</param>
/// <param name="Sha256">Of the file the upload was begun with.</param>
/// <param name="From">The next window that Facebook wants begins here.</param>
/// <param name="To">It ends before this byte; equal to <paramref name="From"/> when all is there.</param>
/// <param name="FinishedAt">When Facebook took over the whole film.</param>
internal sealed record FacebookProgress(
    IReadOnlyList<string> Photos, DateTimeOffset? PhotosSince = null, string? PostId = null, bool Hidden = false,
    string? VideoId = null, string? Session = null, string? Sha256 = null, long From = 0, long To = 0, DateTimeOffset? FinishedAt = null)
{
    // Facebook clears unused hidden photos after about a day.
    private static readonly TimeSpan PhotosLast = TimeSpan.FromHours(20);

    public static FacebookProgress Of(PostJob job) =>
        job.Progress is null ? new FacebookProgress([]) : JsonSerializer.Deserialize<FacebookProgress>(job.Progress)!;

    public async Task<FacebookProgress> SaveAsync(PostJob job, CancellationToken cancel)
    {
        await job.SaveProgressAsync(JsonSerializer.Serialize(this), cancel);
        return this;
    }

    public FacebookProgress WithoutStalePhotos(DateTimeOffset now) =>
        PostId is null && now - PhotosSince > PhotosLast ? this with { Photos = [], PhotosSince = null } : this;
}
