using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using VocEdu.Connectors.Http;
using VocEdu.Domain.Channels;

namespace VocEdu.Connectors.Facebook;

/// <summary>Posts to a Facebook page: a film, or pictures, or a link with its card, or text; the first of these that the post has.</summary>
/// <remarks>
/// Staged hidden, its id saved, then made public: making public can be repeated, and a stray hidden copy harms nobody.
/// https://developers.facebook.com/docs/pages-api/posts
/// </remarks>
internal sealed class FacebookChannel(
    Graph graph, FacebookSearch search, FacebookVideo video, FacebookFigures figures, IOptions<FacebookOptions> options, TimeProvider clock) : IChannel
{
    public ChannelKind Kind => ChannelKind.Facebook;

    public IReadOnlyList<ContentProblem> Check(ChannelPost post) => FacebookLimits.Check(post);

    public async Task<PostOutcome> SendAsync(PostJob job, CancellationToken cancel)
    {
        var progress = FacebookProgress.Of(job).WithoutStalePhotos(clock.GetUtcNow());
        if (progress.PostId is null)
        {
            if (progress.VideoId is null && Check(job.Post) is [var problem, ..])
            {
                return new PostOutcome.Refused(new(problem.Field, problem.Message));
            }

            if (job.Post.Video is not null || progress.VideoId is not null)
            {
                return await video.SendAsync(job, progress, cancel);
            }

            var (staged, verdict) = await StageAsync(job, progress, cancel);
            if (verdict is not null)
            {
                return verdict.Outcome(clock.GetUtcNow());
            }

            progress = staged;
        }

        return await PublishAsync(job.Account, progress, cancel);
    }

    public Task<LookUp> FindAsync(PostJob job, CancellationToken cancel) => search.FindAsync(job, cancel);

    /// <remarks>Only words can be changed on Facebook; and only posts of this app.</remarks>
    public async Task<PostOutcome> EditAsync(PostJob job, string remoteId, CancellationToken cancel)
    {
        if (Check(job.Post) is [var problem, ..])
        {
            return new PostOutcome.Refused(new(problem.Field, problem.Message));
        }

        var isFilm = !remoteId.Contains('_', StringComparison.Ordinal);
        var words = new JsonObject { [isFilm ? "description" : "message"] = FacebookLimits.Message(job.Post) ?? "" };
        if (isFilm && !string.IsNullOrWhiteSpace(job.Post.Title))
        {
            words["name"] = job.Post.Title;
        }

        var edited = await graph.PostAsync(job.Account, remoteId, words, GraphCall.Update, cancel);
        if (edited.Failure is { } failure)
        {
            // An update may be repeated: nothing is in doubt.
            return (failure.Meaning == Meaning.Unknown ? failure with { Meaning = Meaning.Retry } : failure).Outcome(clock.GetUtcNow());
        }

        if (isFilm)
        {
            var film = await video.ReadAsync(job.Account, remoteId, cancel);
            return film.Failure is { } unseen ? unseen.Outcome(clock.GetUtcNow()) : new PostOutcome.Posted(remoteId, film.Permalink, Unchanged(job));
        }

        var post = await search.ReadAsync(job.Account, remoteId, cancel);
        return post.Failure is { } unread ? unread.Outcome(clock.GetUtcNow()) : new PostOutcome.Posted(remoteId, post.Permalink, Unchanged(job));
    }

    private static PostRemark? Unchanged(PostJob job) =>
        job is { Shown: { } shown, Post: var post } && (shown.Link != post.Link || shown.Video != post.Video || !shown.Pictures.Select(p => p.Url).SequenceEqual(post.Pictures.Select(p => p.Url)))
            ? new(new("words only", "Đã sửa lời của bài. Ảnh, video và liên kết của bài đã đăng thì Facebook không cho thay; nếu cần thay, hãy gỡ bài rồi đăng lại."), Again: false)
            : null;

    public async Task<PostOutcome> DiscardAsync(PostJob job, CancellationToken cancel)
    {
        var progress = FacebookProgress.Of(job);
        foreach (var id in new[] { progress.PostId, progress.VideoId }.Concat(progress.PostId is null ? progress.Photos : []).OfType<string>())
        {
            var deleted = await graph.DeleteAsync(job.Account, id, cancel);
            if (deleted.Failure is { Meaning: not Meaning.Gone } failure)
            {
                return failure.Outcome(clock.GetUtcNow());
            }
        }

        return new PostOutcome.Removed();
    }

    public Task<PostFigures> CountAsync(ChannelAccount account, string remoteId, DateTimeOffset postedAt, CancellationToken cancel) =>
        figures.CountAsync(account, remoteId, cancel);

    public Task<AccountFigures> CountAccountAsync(ChannelAccount account, DateOnly since, CancellationToken cancel) => figures.CountPageAsync(account, since, cancel);

    public async Task<PostOutcome> RemoveAsync(ChannelAccount account, string remoteId, CancellationToken cancel)
    {
        var deleted = await graph.DeleteAsync(account, remoteId, cancel);
        return deleted.Failure is null or { Meaning: Meaning.Gone }
            ? new PostOutcome.Removed()
            : deleted.Failure.Outcome(clock.GetUtcNow());
    }

    public async Task<ChannelProbe> ProbeAsync(ChannelAccount account, CancellationToken cancel)
    {
        var page = await graph.GetAsync(account, account.RemoteId, "fields=id,name", cancel);
        var secrets = await account.Secrets.ReadAsync(cancel);
        return new ChannelProbe(page.Failure is null, page.Json.Text("name"), secrets.ExpiresAt, page.Failure?.Why);
    }

    /// <summary>Puts photos and post on the page, each saved before the next.</summary>
    private async Task<(FacebookProgress Progress, Verdict? Verdict)> StageAsync(PostJob job, FacebookProgress progress, CancellationToken cancel)
    {
        var page = job.Account.RemoteId;
        foreach (var picture in job.Post.Pictures.Skip(progress.Photos.Count))
        {
            var photo = await graph.PostAsync(job.Account, $"{page}/photos", new JsonObject
            {
                ["url"] = picture.Url.AbsoluteUri,
                ["published"] = false,
                ["alt_text_custom"] = picture.AlternativeText,
            }, GraphCall.Stage, cancel);
            if (photo.Id is null)
            {
                return (progress, photo.Failure ?? FacebookErrors.Incomplete(GraphCall.Stage));
            }

            progress = await (progress with { Photos = [.. progress.Photos, photo.Id], PhotosSince = progress.PhotosSince ?? clock.GetUtcNow() })
                .SaveAsync(job, cancel);
            if (photo.Pause is not null)
            {
                return (progress, photo.Pause);
            }
        }

        var hidden = options.Value.StageThenFlip;
        var post = await graph.PostAsync(job.Account, $"{page}/feed", Feed(job.Post, progress.Photos, hidden), GraphCall.Create, cancel);
        if (post.Id is null)
        {
            return (progress, post.Failure ?? FacebookErrors.Incomplete(GraphCall.Create));
        }

        progress = await (progress with { PostId = post.Id, Hidden = hidden }).SaveAsync(job, cancel);
        return (progress, hidden ? post.Pause : null);
    }

    private async Task<PostOutcome> PublishAsync(ChannelAccount account, FacebookProgress progress, CancellationToken cancel)
    {
        if (progress.Hidden)
        {
            var flip = await graph.PostAsync(account, progress.PostId!, new JsonObject { ["is_published"] = true }, GraphCall.Update, cancel);
            if (flip.Failure is not null)
            {
                return flip.Failure.Outcome(clock.GetUtcNow());
            }
        }

        return await search.ReadAsync(account, progress.PostId!, cancel) switch
        {
            { Failure: { } failure } => failure.Outcome(clock.GetUtcNow()),
            { IsPublished: true, Permalink: var permalink } => new PostOutcome.Posted(progress.PostId!, permalink),
            _ => new PostOutcome.TryLater(new("is_published", "Facebook đã nhận lệnh công khai nhưng bài vẫn đang ẩn. Hệ thống tự thử lại; nếu kéo dài, hãy mở bài trên Trang và đăng bằng tay.")),
        };
    }

    // Empty keys are left out: a null message beside media was refused as an empty post.
    private static JsonObject Feed(ChannelPost post, IReadOnlyList<string> photos, bool hidden)
    {
        var feed = new JsonObject();
        if (FacebookLimits.Message(post) is { } message)
        {
            feed["message"] = message;
        }

        if (FacebookLimits.IsLinkPost(post))
        {
            feed["link"] = Marker.On(post.Link!, post.Marker).AbsoluteUri;
        }

        if (photos.Count > 0)
        {
            feed["attached_media"] = new JsonArray([.. photos.Select(id => new JsonObject { ["media_fbid"] = id })]);
        }

        if (hidden)
        {
            feed["published"] = false;
        }

        return feed;
    }
}
