using System.Text.Json;

namespace VocEdu.Connectors.Zalo;

/// <summary>How far an article is.</summary>
/// <param name="Token">Answer of the last create or update: asked until Zalo says what became of it.</param>
/// <param name="Since">When the token was given.</param>
/// <param name="ArticleId">Known after the create was verified; the article is hidden until the update.</param>
/// <param name="Shown">The update to visible was verified.</param>
/// <param name="VideoToken">Answer of the film's upload: asked until Zalo has converted it.</param>
/// <param name="VideoSince">When that was given.</param>
/// <param name="VideoId">The film as articles name it.</param>
/// <param name="Edit">Hash of the payload that <paramref name="Token"/> carries, when it is an edit of a visible article.</param>
internal sealed record ZaloProgress(
    string? Token = null, DateTimeOffset? Since = null, string? ArticleId = null, bool Shown = false,
    string? VideoToken = null, DateTimeOffset? VideoSince = null, string? VideoId = null, string? Edit = null)
{
    public static ZaloProgress Of(PostJob job) =>
        job.Progress is null ? new ZaloProgress() : JsonSerializer.Deserialize<ZaloProgress>(job.Progress)!;

    public async Task<ZaloProgress> SaveAsync(PostJob job, CancellationToken cancel)
    {
        await job.SaveProgressAsync(JsonSerializer.Serialize(this), cancel);
        return this;
    }
}
