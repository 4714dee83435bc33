using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using VocEdu.Connectors.Http;
using VocEdu.Domain.Channels;

namespace VocEdu.Connectors.Facebook;

/// <summary>Posts to a Facebook page: a post with pictures is a photo post, otherwise one with a link a link post, otherwise text.</summary>
/// <remarks>
/// Staged hidden, its id saved, then made public: making public can be repeated, and a stray hidden copy harms nobody.
/// https://developers.facebook.com/docs/pages-api/posts
/// </remarks>
internal sealed class FacebookChannel(Graph graph, FacebookSearch search, IOptions<FacebookOptions> options, TimeProvider clock) : IChannel
{
    public ChannelKind Kind => ChannelKind.Facebook;

    public IReadOnlyList<ContentProblem> Check(ChannelPost post) => FacebookLimits.Check(post);

    public async Task<PostOutcome> SendAsync(PostJob job, CancellationToken cancel)
    {
        var progress = FacebookProgress.Of(job).WithoutStalePhotos(clock.GetUtcNow());
        if (progress.PostId is null)
        {
            if (Check(job.Post) is [var problem, ..])
            {
                return new PostOutcome.Refused(new(problem.Field, problem.Message));
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
