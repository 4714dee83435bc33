using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;
using VocEdu.Connectors.Http;

namespace VocEdu.Connectors.Facebook;

/// <summary>Finds a post that may have arrived: by its id when one was saved, otherwise by its reference among the page's posts.</summary>
internal sealed class FacebookSearch(Graph graph, IOptions<FacebookOptions> options)
{
    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromMinutes(2);

    // Lists come newest first in practice; a page of posts that are all a day too old ends the search.
    private static readonly TimeSpan OrderSlack = TimeSpan.FromDays(1);

    /// <summary>A post as the page shows it, or why it could not be read.</summary>
    public sealed record PagePost(bool IsPublished, Uri Permalink, Verdict? Failure);

    public async Task<PagePost> ReadAsync(ChannelAccount account, string id, CancellationToken cancel)
    {
        var post = await graph.GetAsync(account, id, "fields=id,permalink_url,is_published", cancel);
        return new PagePost(post.Json.Member("is_published") is { ValueKind: JsonValueKind.True }, Permalink(id, post.Json), post.Failure);
    }

    public async Task<LookUp> FindAsync(PostJob job, CancellationToken cancel)
    {
        var progress = FacebookProgress.Of(job);
        if (progress.PostId is { } id)
        {
            return await ReadAsync(job.Account, id, cancel) switch
            {
                { Failure: { Meaning: not Meaning.Gone } failure } => failure.LookUp(),
                { IsPublished: true, Permalink: var permalink } => new LookUp.Found(id, permalink),
                // Hidden, or deleted by a person: sending on shows which, and never makes a second one.
                _ => new LookUp.CanResume(),
            };
        }

        if (job.Post.Video is not null || progress.VideoId is not null)
        {
            return await FindVideoAsync(job, progress, cancel);
        }

        var (published, failed) = await InListAsync(job, "published_posts", cancel);
        if (published is { } post)
        {
            return new LookUp.Found(post.Text("id")!, Permalink(post.Text("id")!, post));
        }

        if (failed is not null)
        {
            return failed.LookUp();
        }

        // A person may have given a hidden copy a date in Facebook's own planner.
        var (scheduled, refused) = await InListAsync(job, "scheduled_posts", cancel);
        if (scheduled is { } waiting)
        {
            await (progress with { PostId = waiting.Text("id"), Hidden = true }).SaveAsync(job, cancel);
            return new LookUp.CanResume();
        }

        if (refused is not null)
        {
            return refused.LookUp();
        }

        if (progress.Photos.Count > 0)
        {
            // They may sit on a hidden copy whose answer was lost; the next attempt stages new ones.
            await new FacebookProgress([]).SaveAsync(job, cancel);
        }

        return new LookUp.NotFound();
    }

    // The lists of posts do not show films: these are looked for in their own.
    private async Task<LookUp> FindVideoAsync(PostJob job, FacebookProgress progress, CancellationToken cancel)
    {
        if (progress.VideoId is not null)
        {
            return new LookUp.CanResume();      // its status says what is still to do
        }

        foreach (var list in new[] { "videos", "video_reels" })
        {
            var (video, failed) = await InListAsync(job, list, cancel);
            if (failed is not null)
            {
                return failed.LookUp();
            }

            if (video is { } found)
            {
                await (progress with { VideoId = found.Text("id"), FinishedAt = Created(found) }).SaveAsync(job, cancel);
                return found.Member("published") is { ValueKind: JsonValueKind.True }
                    ? new LookUp.Found(found.Text("id")!, Permalink("reel/" + found.Text("id"), found)) : new LookUp.CanResume();
            }
        }

        return new LookUp.NotFound();
    }

    private async Task<(JsonElement? Post, Verdict? Failure)> InListAsync(PostJob job, string list, CancellationToken cancel)
    {
        var since = job.FirstAttemptAt - ClocksDiffer;
        var fields = list is "videos" or "video_reels" ? "id,created_time,description,permalink_url,published" : "id,created_time,message,permalink_url,attachments{unshimmed_url}";
        for (string? after = null; ;)
        {
            var query = $"fields={fields}&limit={options.Value.ListSize}" + (list == "videos" ? "&type=uploaded" : "")
                + (after is null ? "" : "&after=" + Uri.EscapeDataString(after));
            var page = await graph.GetAsync(job.Account, $"{job.Account.RemoteId}/{list}", query, cancel);
            if (page.Failure is not null)
            {
                return (null, page.Failure);
            }

            var posts = page.Json.Items("data").ToList();
            var found = posts.Find(post => !(Created(post) < since) && Carries(post, job.Post.Marker));
            if (found.Text("id") is not null)
            {
                return (found, null);
            }

            var paging = page.Json.Member("paging") ?? default;
            var cursor = paging.Member("cursors")?.Text("after");
            // An empty page may still have a next one; its address is not followed, only its cursor, so the token goes nowhere else.
            if (paging.Text("next") is null || cursor is null || cursor == after
                || (posts.Count > 0 && posts.TrueForAll(post => Created(post) < since - OrderSlack)))
            {
                return (null, null);
            }

            after = cursor;
        }
    }

    private static bool Carries(JsonElement post, string marker) =>
        Marker.IsIn(post.Text("message") ?? post.Text("description"), marker)
        || (post.Member("attachments") ?? default).Items("data").Any(attachment => Marker.IsIn(attachment.Text("unshimmed_url"), marker));

    private static DateTimeOffset? Created(JsonElement post) =>
        DateTimeOffset.TryParse(post.Text("created_time"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;

    public static Uri Permalink(string id, JsonElement post) =>
        Uri.TryCreate(new Uri("https://www.facebook.com"), post.Text("permalink_url") ?? "/" + id, out var link) ? link : new Uri("https://www.facebook.com/" + id);
}
