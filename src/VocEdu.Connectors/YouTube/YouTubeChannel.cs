using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using VocEdu.Connectors.Http;
using VocEdu.Domain.Channels;

namespace VocEdu.Connectors.YouTube;

/// <summary>Posts videos to a YouTube channel: uploaded private, waited for, made public, read back.</summary>
internal sealed class YouTubeChannel(
    YouTubeApi api, YouTubeUpload upload, YouTubeSearch search, IOptions<YouTubeOptions> options, TimeProvider clock) : IChannel
{
    public ChannelKind Kind => ChannelKind.YouTube;

    public IReadOnlyList<ContentProblem> Check(ChannelPost post) => YouTubeVideo.Check(post);

    public async Task<PostOutcome> SendAsync(PostJob job, CancellationToken cancel)
    {
        var progress = YouTubeProgress.Of(job);
        if (progress.VideoId is null)
        {
            if (Check(job.Post) is [var problem, ..])
            {
                return new PostOutcome.Refused(new(problem.Field, problem.Message));
            }

            (progress, var verdict) = await upload.RunAsync(job, progress, cancel);
            if (verdict is not null)
            {
                return verdict.Outcome(clock.GetUtcNow());
            }
        }

        return await ShowAsync(job.Account, progress, cancel);
    }

    public Task<LookUp> FindAsync(PostJob job, CancellationToken cancel) => search.FindAsync(job, cancel);

    public async Task<PostOutcome> RemoveAsync(ChannelAccount account, string remoteId, CancellationToken cancel)
    {
        var deleted = await api.DeleteAsync(account, "videos?id=" + Uri.EscapeDataString(remoteId), cancel);
        return deleted.Failure is null or { Meaning: Meaning.Gone }
            ? new PostOutcome.Removed()
            : deleted.Failure.Outcome(clock.GetUtcNow());
    }

    public async Task<ChannelProbe> ProbeAsync(ChannelAccount account, CancellationToken cancel)
    {
        var own = await api.GetAsync(account, "channels?part=id,snippet,contentDetails&mine=true", cancel);
        var channel = own.Json.Items("items").FirstOrDefault();
        var problem = own.Failure?.Why
            ?? (channel.ValueKind == JsonValueKind.Undefined
                ? new ChannelAnswer("no channel", "Tài khoản Google này chưa có kênh YouTube. Quản trị kênh hãy tạo kênh hoặc kết nối tài khoản khác.")
            : channel.Text("id") != account.RemoteId
                ? new ChannelAnswer("other channel", "Tài khoản đã kết nối thuộc một kênh YouTube khác. Quản trị kênh hãy kết nối lại đúng kênh.")
            : null);
        var secrets = await account.Secrets.ReadAsync(cancel);
        return new ChannelProbe(problem is null, channel.Member("snippet")?.Text("title"), secrets.ExpiresAt, problem);
    }

    private async Task<PostOutcome> ShowAsync(ChannelAccount account, YouTubeProgress progress, CancellationToken cancel)
    {
        var id = progress.VideoId!;
        var (video, failure) = await search.ReadAsync(account, id, cancel);
        failure ??= YouTubeState.Judge(video, progress.UploadedAt, clock.GetUtcNow(), options.Value);
        if (failure is not null)
        {
            return failure.Outcome(clock.GetUtcNow());
        }

        if (YouTubeSearch.IsPublic(video!.Value))
        {
            return new PostOutcome.Posted(id, search.WatchLink(id));
        }

        var update = await api.PutAsync(account, "videos?part=status", Public(id, video.Value), cancel);
        if (update.Failure is not null)
        {
            return update.Failure.Outcome(clock.GetUtcNow());
        }

        (video, failure) = await search.ReadAsync(account, id, cancel);
        return failure is not null ? failure.Outcome(clock.GetUtcNow())
            : video is { } shown && YouTubeSearch.IsPublic(shown) ? new PostOutcome.Posted(id, search.WatchLink(id))
            // Every video of an unaudited project ends like this, so the channel waits for a person and not this post alone.
            : new PostOutcome.ChannelBlocked(YouTubeState.Locked);
    }

    // An update replaces each part it names: the whole status is written back as it was read, and the snippet is not named.
    private static JsonObject Public(string id, JsonElement video)
    {
        var read = video.GetProperty("status");
        var status = new JsonObject { ["privacyStatus"] = "public" };
        foreach (var kept in new[] { "selfDeclaredMadeForKids", "containsSyntheticMedia", "embeddable", "license", "publicStatsViewable" })
        {
            if (read.Member(kept) is { } value)
            {
                status[kept] = JsonNode.Parse(value.GetRawText());
            }
        }

        return new JsonObject { ["id"] = id, ["status"] = status };
    }
}
