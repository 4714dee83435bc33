using System.Text.Json;

namespace VocEdu.Connectors.Zalo;

/// <summary>How far an article is.</summary>
/// <param name="Token">Answer of the last create or update: asked until Zalo says what became of it.</param>
/// <param name="Since">When the token was given.</param>
/// <param name="ArticleId">Known after the create was verified; the article is hidden until the update.</param>
/// <param name="Shown">The update to visible was verified.</param>
internal sealed record ZaloProgress(string? Token = null, DateTimeOffset? Since = null, string? ArticleId = null, bool Shown = false)
{
    public static ZaloProgress Of(PostJob job) =>
        job.Progress is null ? new ZaloProgress() : JsonSerializer.Deserialize<ZaloProgress>(job.Progress)!;

    public async Task<ZaloProgress> SaveAsync(PostJob job, CancellationToken cancel)
    {
        await job.SaveProgressAsync(JsonSerializer.Serialize(this), cancel);
        return this;
    }
}
