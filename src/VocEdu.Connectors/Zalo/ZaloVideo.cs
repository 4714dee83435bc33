using System.Net.Http.Headers;
using Microsoft.Extensions.Options;
using VocEdu.Connectors.Http;

namespace VocEdu.Connectors.Zalo;

/// <summary>Brings the film of a video article to Zalo and waits until it is converted. Nobody sees it before the article does.</summary>
internal sealed class ZaloVideo(ZaloApi api, IMediaSource media, IOptions<ZaloOptions> options, TimeProvider clock)
{
    // Zalo forgets a film's token after about an hour.
    private static readonly TimeSpan TokenLasts = TimeSpan.FromMinutes(50);

    private const int Usable = 1;
    private const int Processing = 3;
    private const int Unknown = 0;

    public async Task<(ZaloProgress Progress, Verdict? Verdict)> BringAsync(PostJob job, ZaloProgress progress, CancellationToken cancel)
    {
        if (progress.VideoToken is null || clock.GetUtcNow() - progress.VideoSince > TokenLasts)
        {
            (progress, var failed) = await UploadAsync(job, progress, cancel);
            if (failed is not null)
            {
                return (progress, failed);
            }
        }

        var asked = await api.VideoAsync(job.Account, progress.VideoToken!, cancel);
        if (asked.Failure is { } failure)
        {
            return (progress, failure);
        }

        var now = clock.GetUtcNow();
        var status = int.TryParse(asked.Data.Text("status"), out var number) ? number : Unknown;
        if (status == Usable && asked.Data.Text("video_id") is { Length: > 0 } id)
        {
            return (await (progress with { VideoId = id }).SaveAsync(job, cancel), null);
        }

        if (status is Processing or Unknown or Usable)
        {
            return (progress, new(Meaning.Pending, new("video processing", "Zalo đang chuyển đổi video. Hệ thống tự kiểm tra lại."), now + options.Value.PollAfter));
        }

        await (progress with { VideoToken = null, VideoSince = null }).SaveAsync(job, cancel);
        return (progress, new(Meaning.Refused, new($"video {status}", "Zalo không chuyển đổi được video. Hãy xuất lại video sang MP4 (H.264), không quá 50 MB, rồi gửi lại.")));
    }

    private async Task<(ZaloProgress Progress, Verdict? Verdict)> UploadAsync(PostJob job, ZaloProgress progress, CancellationToken cancel)
    {
        var video = job.Post.Video!;
        var (file, refusal) = await media.OpenFilmAsync(video, begun: null, cancel);
        if (file is null)
        {
            return (progress, new(Meaning.Refused, refusal!));
        }

        await using (file)
        {
            var sent = await api.UploadAsync(job.Account, "article/upload_video/preparevideo", () =>
            {
                file.Position = 0;
                var bytes = new StreamContent(new Shared(file));
                bytes.Headers.ContentType = new MediaTypeHeaderValue(video.ContentType);
                return new MultipartFormDataContent { { bytes, "file", video.ContentType == "video/mp4" ? "video.mp4" : "video.avi" } };
            }, cancel);
            return sent.Data.Text("token") is { } token
                ? (await (progress with { VideoToken = token, VideoSince = clock.GetUtcNow() }).SaveAsync(job, cancel), null)
                : (progress, sent.Failure ?? ZaloErrors.Judge(code: null, message: null, ZaloCall.Stage, clock.GetUtcNow()));
        }
    }

    /// <summary>Leaves the file open for a second try with a renewed token: a request closes what it has sent.</summary>
    private sealed class Shared(Stream file) : Stream
    {
        public override bool CanRead => true;
        public override bool CanSeek => true;
        public override bool CanWrite => false;
        public override long Length => file.Length;
        public override long Position { get => file.Position; set => file.Position = value; }

        public override int Read(byte[] buffer, int offset, int count) => file.Read(buffer, offset, count);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => file.ReadAsync(buffer, cancellationToken);

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => file.ReadAsync(buffer, offset, count, cancellationToken);

        public override long Seek(long offset, SeekOrigin origin) => file.Seek(offset, origin);

        public override void Flush()
        {
        }

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
