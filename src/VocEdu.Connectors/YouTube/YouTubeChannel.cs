using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using VocEdu.Connectors.Http;
using VocEdu.Domain.Channels;
using VocEdu.Domain.Counting;

namespace VocEdu.Connectors.YouTube;

/// <summary>Posts videos to a YouTube channel: uploaded private, waited for, made public, read back.</summary>
internal sealed class YouTubeChannel(
    YouTubeApi api, YouTubeUpload upload, YouTubeSearch search, YouTubeExtras extras, IOptions<YouTubeOptions> options, TimeProvider clock) : IChannel
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

        return await ShowAsync(job, progress, cancel);
    }

    public TimeSpan Ahead(ChannelPost post) => options.Value.Ahead;

    /// <summary>Changes the words without losing what was set in YouTube Studio, and does what was missing beside the film.</summary>
    public async Task<PostOutcome> EditAsync(PostJob job, string remoteId, CancellationToken cancel)
    {
        if (Check(job.Post) is [var problem, ..])
        {
            return new PostOutcome.Refused(new(problem.Field, problem.Message));
        }

        var (video, failure) = await search.ReadAsync(job.Account, remoteId, cancel);
        if (failure is not null || video is null)
        {
            return (failure ?? YouTubeErrors.VideoGone).Outcome(clock.GetUtcNow());
        }

        var changed = YouTubeVideo.Changed(remoteId, video.Value, job.Post, options.Value);
        var update = await api.PutAsync(job.Account, "videos?part=snippet,status", changed, cancel);
        if (update.Failure is { } refused)
        {
            return refused.Outcome(clock.GetUtcNow());
        }

        var progress = YouTubeProgress.Of(job) with { VideoId = remoteId };
        if (job.Shown is { } shown && !shown.Pictures.Take(1).SequenceEqual(job.Post.Pictures.Take(1)))
        {
            progress = progress with { Done = [.. (progress.Done ?? []).Where(done => done != YouTubeExtras.Thumbnail)] };
        }

        var remark = await extras.AddAsync(job, progress, cancel);
        return new PostOutcome.Posted(remoteId, search.WatchLink(remoteId), job.Shown is { } was && was.Video?.Sha256 != job.Post.Video?.Sha256
            ? new(new("words only", "Đã sửa tiêu đề và mô tả. Tệp video đã đăng thì YouTube không cho thay; nếu cần thay, hãy gỡ video rồi đăng lại."), Again: false)
            : remark);
    }

    public async Task<PostOutcome> DiscardAsync(PostJob job, CancellationToken cancel)
    {
        var progress = YouTubeProgress.Of(job);
        if (progress is { VideoId: null, Session: { } session } && job.Post.Video is { } file)
        {
            // The last bytes may have made a video after all; an unfinished session ends by itself.
            var state = await upload.AskAsync(job.Account, session, file.Length, cancel);
            if (state.Failure is { Meaning: not Meaning.Gone } failure)
            {
                return failure.Outcome(clock.GetUtcNow());
            }

            progress = progress with { VideoId = state.VideoId };
        }

        return progress.VideoId is { } id ? await RemoveAsync(job.Account, id, cancel) : new PostOutcome.Removed();
    }

    public async Task<PostFigures> CountAsync(ChannelAccount account, string remoteId, DateTimeOffset postedAt, CancellationToken cancel)
    {
        var (video, failure) = await search.ReadAsync(account, remoteId, cancel);
        return new(Counters(video ?? default).ToDictionary(), failure?.Why);
    }

    public async Task<AccountFigures> CountAccountAsync(ChannelAccount account, DateOnly since, CancellationToken cancel)
    {
        var own = await api.GetAsync(account, "channels?part=statistics&mine=true", cancel);
        var today = Vietnam.LocalDate(clock.GetUtcNow());
        return new([.. Counters(own.Json.Items("items").FirstOrDefault()).Select(counter => new AccountFigure(today, counter.Key, counter.Value))], own.Failure?.Why);
    }

    // Texts; a counter that the channel hides is missing.
    private static IEnumerable<KeyValuePair<string, long>> Counters(JsonElement resource)
    {
        foreach (var counter in resource.Member("statistics") is { ValueKind: JsonValueKind.Object } statistics ? statistics.EnumerateObject() : default)
        {
            if (long.TryParse(counter.Value.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            {
                yield return new(counter.Name, value);
            }
        }
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

    private async Task<PostOutcome> ShowAsync(PostJob job, YouTubeProgress progress, CancellationToken cancel)
    {
        var id = progress.VideoId!;
        var (video, failure) = await search.ReadAsync(job.Account, id, cancel);
        failure ??= YouTubeState.Judge(video, progress.UploadedAt, clock.GetUtcNow(), options.Value);
        if (failure is not null)
        {
            return failure.Outcome(clock.GetUtcNow());
        }

        var remark = await extras.AddAsync(job, progress, cancel);
        if (YouTubeSearch.IsPublic(video!.Value))
        {
            return new PostOutcome.Posted(id, search.WatchLink(id), remark);
        }

        if (job.ShowAt > clock.GetUtcNow())
        {
            return new PostOutcome.TryLater(new("publishAt", "Video đã ở trên kênh ở chế độ riêng tư và sẽ tự công khai đúng giờ đã chọn."), job.ShowAt - clock.GetUtcNow(), CountsAsAttempt: false);
        }

        var update = await api.PutAsync(job.Account, "videos?part=status", Public(id, video.Value), cancel);
        if (update.Failure is not null)
        {
            return update.Failure.Outcome(clock.GetUtcNow());
        }

        (video, failure) = await search.ReadAsync(job.Account, id, cancel);
        return failure is not null ? failure.Outcome(clock.GetUtcNow())
            : video is { } shown && YouTubeSearch.IsPublic(shown) ? new PostOutcome.Posted(id, search.WatchLink(id), remark)
            // Every video of an unaudited project ends like this, so the channel waits for a person and not this post alone.
            : new PostOutcome.ChannelBlocked(YouTubeState.Locked);
    }

    // Public at once: a planned time must not travel along.
    private static JsonObject Public(string id, JsonElement video)
    {
        var status = YouTubeVideo.Status(video);
        status["privacyStatus"] = "public";
        status.Remove("publishAt");
        return new JsonObject { ["id"] = id, ["status"] = status };
    }
}
