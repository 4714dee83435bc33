using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using VocEdu.Connectors.Http;
using VocEdu.Domain.Channels;
using VocEdu.Domain.Counting;

namespace VocEdu.Connectors.Zalo;

/// <summary>Posts articles to a Zalo Official Account.</summary>
/// <remarks>
/// Created hidden, verified, updated to visible, verified: a copy made twice by a lost answer never becomes visible.
/// Create and update answer with a token that Zalo works on afterwards; it is saved at once and only asked from then on.
/// </remarks>
internal sealed class ZaloChannel(ZaloApi api, ZaloSearch search, ZaloVideo video, IOptions<ZaloOptions> options, TimeProvider clock) : IChannel
{
    public ChannelKind Kind => ChannelKind.Zalo;

    public IReadOnlyList<ContentProblem> Check(ChannelPost post) => ZaloArticle.Check(post);

    public async Task<PostOutcome> SendAsync(PostJob job, CancellationToken cancel)
    {
        var progress = ZaloProgress.Of(job);
        while (!progress.Shown)
        {
            var (next, verdict) = progress is { Token: null, VideoId: null } && job.Post.Video is not null
                ? await video.BringAsync(job, progress, cancel)
                : progress.Token is null
                ? await WriteAsync(job, progress, cancel)
                : await VerifyAsync(job, progress, cancel);
            if (verdict is not null)
            {
                return verdict.Outcome(clock.GetUtcNow());
            }

            progress = next;
        }

        return await ReadBackAsync(job, progress.ArticleId!, cancel);
    }

    /// <summary>The whole article again; Zalo works on it, so its token is asked for before the edit counts as done.</summary>
    public async Task<PostOutcome> EditAsync(PostJob job, string remoteId, CancellationToken cancel)
    {
        if (Check(job.Post) is [var problem, ..])
        {
            return new PostOutcome.Refused(new(problem.Field, problem.Message));
        }

        var progress = ZaloProgress.Of(job) with { ArticleId = remoteId, Shown = true };
        if (job.Shown?.Video?.Sha256 != job.Post.Video?.Sha256 && job.Shown is not null)
        {
            return new PostOutcome.Refused(new("video", "Zalo không cho đổi tệp video của bài đã đăng. Hãy gỡ bài rồi đăng lại."));
        }

        if (job.Post.Video is not null && progress.VideoId is null)
        {
            return new PostOutcome.Refused(new("video", "Không còn biết mã video của bài này trên Zalo nên không sửa được. Hãy sửa bài trong trang quản lý Zalo."));
        }

        var article = ZaloArticle.Payload(job.Post, options.Value.Author, progress.VideoId, shown: true);
        article["id"] = remoteId;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(article.ToJsonString())));
        if (progress.Token is null || progress.Edit != hash)
        {
            var written = await api.PostAsync(job.Account, "article/update", article, ZaloCall.Update, cancel);
            if (written.Data.Text("token") is not { } token)
            {
                return (written.Failure ?? ZaloErrors.Judge(code: null, message: null, ZaloCall.Update, clock.GetUtcNow())).Outcome(clock.GetUtcNow());
            }

            progress = await (progress with { Token = token, Since = clock.GetUtcNow(), Edit = hash }).SaveAsync(job, cancel);
        }

        var (settled, verdict) = await VerifyAsync(job, progress, cancel);
        return verdict?.Outcome(clock.GetUtcNow()) ?? await ReadBackAsync(job, settled.ArticleId!, cancel);
    }

    public async Task<PostOutcome> DiscardAsync(PostJob job, CancellationToken cancel)
    {
        var progress = ZaloProgress.Of(job);
        if (progress is { ArticleId: null, Token: not null })
        {
            // Zalo still works on it: what comes of it is known only afterwards.
            (progress, var verdict) = await VerifyAsync(job, progress, cancel);
            if (verdict is { Meaning: not Meaning.Refused })
            {
                return verdict.Outcome(clock.GetUtcNow());
            }
        }

        return progress.ArticleId is { } id ? await RemoveAsync(job.Account, id, cancel) : new PostOutcome.Removed();
    }

    public async Task<PostFigures> CountAsync(ChannelAccount account, string remoteId, DateTimeOffset postedAt, CancellationToken cancel)
    {
        foreach (var type in new[] { "normal", "video" })
        {
            var (article, failure) = await search.OneAsync(account, remoteId, type, postedAt.AddDays(-1), cancel);
            if (failure is not null)
            {
                return new(new Dictionary<string, long>(), failure.Why);
            }

            if (article is { } found)
            {
                return new(new[] { ("total_view", found.Views), ("total_share", found.Shares) }.Where(f => f.Item2 is not null).ToDictionary(f => f.Item1, f => f.Item2!.Value));
            }
        }

        return new(new Dictionary<string, long>());
    }

    public async Task<AccountFigures> CountAccountAsync(ChannelAccount account, DateOnly since, CancellationToken cancel)
    {
        var profile = await api.GetAsync(account, "oa/getoa", cancel);
        return new(long.TryParse(profile.Data.Text("num_follower"), NumberStyles.None, CultureInfo.InvariantCulture, out var followers)
            ? [new(Vietnam.LocalDate(clock.GetUtcNow()), "num_follower", followers)] : [], profile.Failure?.Why);
    }

    public Task<LookUp> FindAsync(PostJob job, CancellationToken cancel) => search.FindAsync(job, cancel);

    public async Task<PostOutcome> RemoveAsync(ChannelAccount account, string remoteId, CancellationToken cancel)
    {
        var removed = await api.PostAsync(account, "article/remove", new JsonObject { ["id"] = remoteId }, ZaloCall.Remove, cancel);
        if (removed.Failure is not { } failure)
        {
            return new PostOutcome.Removed();
        }

        // What Zalo answers for an article that is gone is not known: one that can no longer be read either is gone.
        return failure.Meaning == Meaning.Refused
            && await api.GetAsync(account, "article/getdetail?id=" + Uri.EscapeDataString(remoteId), cancel) is { Failure.Meaning: Meaning.Refused }
            ? new PostOutcome.Removed()
            : failure.Outcome(clock.GetUtcNow());
    }

    public async Task<ChannelProbe> ProbeAsync(ChannelAccount account, CancellationToken cancel)
    {
        var profile = await api.GetAsync(account, "oa/getoa", cancel);
        var secrets = await account.Secrets.ReadAsync(cancel);
        return new ChannelProbe(profile.Failure is null, profile.Data.Text("name"), secrets.ExpiresAt, profile.Failure?.Why);
    }

    /// <summary>Creates the hidden article, or makes the known one visible.</summary>
    private async Task<(ZaloProgress Progress, Verdict? Verdict)> WriteAsync(PostJob job, ZaloProgress progress, CancellationToken cancel)
    {
        if (Check(job.Post) is [var problem, ..])
        {
            return (progress, new(Meaning.Refused, new(problem.Field, problem.Message)));
        }

        var creating = progress.ArticleId is null;
        var article = ZaloArticle.Payload(job.Post, options.Value.Author, progress.VideoId, shown: !creating);
        if (!creating)
        {
            article["id"] = progress.ArticleId;
        }

        var call = creating ? ZaloCall.Create : ZaloCall.Update;
        var written = await api.PostAsync(job.Account, creating ? "article/create" : "article/update", article, call, cancel);
        var now = clock.GetUtcNow();
        return written.Data.Text("token") is { } token
            ? (await (progress with { Token = token, Since = now }).SaveAsync(job, cancel), written.Pause)
            : (progress, written.Failure ?? ZaloErrors.Judge(code: null, message: null, call, now));
    }

    private async Task<(ZaloProgress Progress, Verdict? Verdict)> VerifyAsync(PostJob job, ZaloProgress progress, CancellationToken cancel)
    {
        var verified = await api.PostAsync(job.Account, "article/verify", new JsonObject { ["token"] = progress.Token }, ZaloCall.Verify, cancel);
        if (verified.Data.Text("id") is { } id)
        {
            var done = progress with { Token = null, Since = null, ArticleId = id, Shown = progress.ArticleId is not null };
            return (await done.SaveAsync(job, cancel), done.Shown ? null : verified.Pause);
        }

        var now = clock.GetUtcNow();
        var verdict = verified.Failure ?? ZaloErrors.Judge(code: null, message: null, ZaloCall.Verify, now);
        if (verdict.Meaning == Meaning.Refused)
        {
            // Definite: nothing came of this token, so the changed post starts with a new one.
            await (progress with { Token = null, Since = null }).SaveAsync(job, cancel);
        }

        return (progress, verdict.Meaning != Meaning.Pending ? verdict
            : now - progress.Since > options.Value.ProcessingLimit ? verdict with { Meaning = Meaning.Retry }
            : verdict with { Until = now + options.Value.PollAfter });
    }

    private async Task<PostOutcome> ReadBackAsync(PostJob job, string id, CancellationToken cancel) =>
        await search.OneAsync(job.Account, id, ZaloArticle.TypeOf(job.Post), job.FirstAttemptAt.AddMinutes(-2), cancel) switch
        {
            (_, { } failure) => failure.Outcome(clock.GetUtcNow()),
            ({ Shown: true, Permalink: { } permalink }, _) => new PostOutcome.Posted(id, permalink),
            _ => new PostOutcome.TryLater(new("link_view", "Zalo đã nhận bài nhưng bài chưa hiện trong danh sách của OA. Hệ thống tự kiểm tra lại.")),
        };
}
