using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using VocEdu.Connectors.Http;

namespace VocEdu.Connectors.Facebook;

/// <summary>Brings a film to a page in windows that Facebook dictates: start, transfer, finish, each saved; then waited for and made public.</summary>
/// <remarks>The film's id is known before its first byte, so nothing of it is ever in doubt: its status says what is still to do.
/// https://developers.facebook.com/docs/video-api/guides/publishing</remarks>
internal sealed class FacebookVideo(Graph graph, IMediaSource media, IOptions<FacebookOptions> options, TimeProvider clock)
{
    private const string Fields = "fields=id,status,published,permalink_url";
    private const int WindowsWithoutProgress = 3;
    private const long ThumbnailAtMost = 10 * 1024 * 1024;

    /// <summary>A film as the page shows it.</summary>
    public sealed record State(string Status, bool IsPublic, Uri Permalink, string? Error, Verdict? Failure);

    public async Task<State> ReadAsync(ChannelAccount account, string id, CancellationToken cancel)
    {
        var video = await graph.GetAsync(account, id, Fields, cancel);
        var status = video.Json.Member("status") ?? default;
        var error = (status.Member("processing_phase") ?? default).Items("errors").Select(e => e.Text("code")).FirstOrDefault();
        return new(status.Text("video_status") ?? "", video.Json.Member("published") is { ValueKind: System.Text.Json.JsonValueKind.True },
            FacebookSearch.Permalink("reel/" + id, video.Json), error, video.Failure);
    }

    public async Task<PostOutcome> SendAsync(PostJob job, FacebookProgress progress, CancellationToken cancel)
    {
        if (progress.VideoId is null)
        {
            (progress, var failed) = await StartAsync(job, progress, cancel);
            if (failed is not null)
            {
                return failed.Outcome(clock.GetUtcNow());
            }
        }

        var state = await ReadAsync(job.Account, progress.VideoId!, cancel);
        return state switch
        {
            { Failure.Meaning: Meaning.Gone } => await AnewAsync(job, cancel),
            { Failure: { } failure } => failure.Outcome(clock.GetUtcNow()),
            { Status: "uploading" or "upload_complete" } => await UploadAsync(job, progress, cancel),
            { Status: "error" or "expired" } => await FailedAsync(job, progress, state.Error, cancel),
            { IsPublic: true } => new PostOutcome.Posted(progress.VideoId!, state.Permalink),
            { Status: "ready" } => await ShowAsync(job.Account, progress.VideoId!, cancel),
            _ => Waiting(progress),
        };
    }

    private async Task<(FacebookProgress Progress, Verdict? Verdict)> StartAsync(PostJob job, FacebookProgress progress, CancellationToken cancel)
    {
        // A session without bytes is no film, and vanishes by itself: starting again is safe.
        var start = await graph.UploadAsync(job.Account, $"{job.Account.RemoteId}/videos", () => new MultipartFormDataContent
        {
            { new StringContent("start"), "upload_phase" },
            { new StringContent(job.Post.Video!.Length.ToString(CultureInfo.InvariantCulture)), "file_size" },
        }, GraphCall.Stage, cancel);
        return start.Json.Text("video_id") is { } id && start.Json.Text("upload_session_id") is { } session && Window(start.Json) is var (first, end)
            ? (await (progress with { VideoId = id, Session = session, Sha256 = job.Post.Video!.Sha256, From = first, To = end }).SaveAsync(job, cancel), null)
            : (progress, start.Failure ?? FacebookErrors.Incomplete(GraphCall.Stage));
    }

    private async Task<PostOutcome> UploadAsync(PostJob job, FacebookProgress progress, CancellationToken cancel)
    {
        var video = job.Post.Video!;
        var (file, refusal) = await media.OpenFilmAsync(video, progress.Sha256, cancel);
        if (file is null)
        {
            return new PostOutcome.Refused(refusal!);
        }

        await using (file)
        {
            for (var stalls = 0; progress.From < progress.To;)
            {
                var (next, failure) = await TransferAsync(job, progress, file, cancel);
                if (failure is not null)
                {
                    return failure.Outcome(clock.GetUtcNow());
                }

                stalls = next.From > progress.From ? 0 : stalls + 1;
                if (stalls >= WindowsWithoutProgress)
                {
                    return FacebookErrors.Incomplete(GraphCall.Stage).Outcome(clock.GetUtcNow());
                }

                progress = await next.SaveAsync(job, cancel);
            }
        }

        return await FinishAsync(job, progress, cancel);
    }

    private async Task<(FacebookProgress Progress, Verdict? Failure)> TransferAsync(PostJob job, FacebookProgress progress, Stream file, CancellationToken cancel)
    {
        var window = new byte[progress.To - progress.From];
        file.Position = progress.From;
        await file.ReadExactlyAsync(window, cancel);
        var sent = await graph.UploadAsync(job.Account, $"{job.Account.RemoteId}/videos", () => new MultipartFormDataContent
        {
            { new StringContent("transfer"), "upload_phase" },
            { new StringContent(progress.Session!), "upload_session_id" },
            { new StringContent(progress.From.ToString(CultureInfo.InvariantCulture)), "start_offset" },
            { new ByteArrayContent(window), "video_file_chunk", "chunk" },
        }, GraphCall.Stage, cancel);
        // A lost answer left Facebook ahead of us, or behind: it says where it stands.
        var stands = sent.Failure is null ? Window(sent.Json) : sent.ErrorData is { } data ? Window(data) : null;
        return stands is var (first, end) && first >= 0 && end >= first && end <= file.Length ? (progress with { From = first, To = end }, null)
            : (progress, sent.Failure ?? FacebookErrors.Incomplete(GraphCall.Stage));
    }

    private async Task<PostOutcome> FinishAsync(PostJob job, FacebookProgress progress, CancellationToken cancel)
    {
        var hidden = options.Value.StageThenFlip;
        // A film without a picture of its own shows one of its frames: nothing of the delivery hangs on it.
        var thumbnail = job.Post.Pictures is [{ FileKey: { } key }, ..] ? await media.ReadAsync(key, ThumbnailAtMost, cancel) : null;
        var finish = await graph.UploadAsync(job.Account, $"{job.Account.RemoteId}/videos", () =>
        {
            var form = new MultipartFormDataContent
            {
                { new StringContent("finish"), "upload_phase" },
                { new StringContent(progress.Session!), "upload_session_id" },
                { new StringContent(FacebookLimits.Message(job.Post)!), "description" },
                { new StringContent(hidden ? "false" : "true"), "published" },
            };
            if (!string.IsNullOrWhiteSpace(job.Post.Title))
            {
                form.Add(new StringContent(job.Post.Title), "title");
            }

            if (thumbnail is not null)
            {
                form.Add(new ByteArrayContent(thumbnail) { Headers = { ContentType = new(thumbnail is [0x89, (byte)'P', ..] ? "image/png" : "image/jpeg") } }, "thumb", "thumb");
            }

            return form;
        }, GraphCall.Update, cancel);
        return finish.Failure is { } failure ? failure.Outcome(clock.GetUtcNow()) : Waiting(await (progress with { FinishedAt = clock.GetUtcNow() }).SaveAsync(job, cancel));
    }

    private async Task<PostOutcome> ShowAsync(ChannelAccount account, string id, CancellationToken cancel)
    {
        var flip = await graph.PostAsync(account, id, new JsonObject { ["published"] = true }, GraphCall.Update, cancel);
        if (flip.Failure is { } failure)
        {
            return failure.Outcome(clock.GetUtcNow());
        }

        return await ReadAsync(account, id, cancel) switch
        {
            { Failure: { } unread } => unread.Outcome(clock.GetUtcNow()),
            { IsPublic: true, Permalink: var permalink } => new PostOutcome.Posted(id, permalink),
            _ => new PostOutcome.TryLater(new("published", "Facebook đã nhận lệnh công khai nhưng video vẫn đang ẩn. Hệ thống tự thử lại; nếu kéo dài, hãy mở video trên Trang và đăng bằng tay."), options.Value.PollAfter),
        };
    }

    private PostOutcome Waiting(FacebookProgress progress) => clock.GetUtcNow() - progress.FinishedAt > options.Value.ProcessingLimit
        ? new PostOutcome.Refused(new("processing", "Facebook xử lý video quá lâu. Video đang ở trên Trang nhưng chưa công khai; hãy mở Trang để kiểm tra rồi thử lại."))
        : new PostOutcome.TryLater(new("processing", "Facebook đang xử lý video. Hệ thống tự kiểm tra lại và công khai khi xong."), options.Value.PollAfter, CountsAsAttempt: false);

    // A hidden film that is gone was never seen by anybody.
    private static async Task<PostOutcome> AnewAsync(PostJob job, CancellationToken cancel)
    {
        await new FacebookProgress([]).SaveAsync(job, cancel);
        return new PostOutcome.TryLater(new("video gone", "Facebook không còn giữ phần video đã tải lên. Hệ thống tự tải lại từ đầu."));
    }

    private async Task<PostOutcome> FailedAsync(PostJob job, FacebookProgress progress, string? error, CancellationToken cancel)
    {
        await graph.DeleteAsync(job.Account, progress.VideoId!, cancel);
        return new PostOutcome.Refused(new(error ?? "video error", "Facebook không xử lý được video. Hãy xuất lại video sang MP4 (H.264, âm thanh AAC) rồi gửi lại."));
    }

    // Facebook writes offsets as texts in answers and as numbers in errors.
    private static (long First, long End)? Window(System.Text.Json.JsonElement json) =>
        long.TryParse(json.Text("start_offset"), NumberStyles.None, CultureInfo.InvariantCulture, out var first)
        && long.TryParse(json.Text("end_offset"), NumberStyles.None, CultureInfo.InvariantCulture, out var end) ? (first, end) : null;
}
