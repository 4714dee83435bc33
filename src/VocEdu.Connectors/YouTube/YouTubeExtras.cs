using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using VocEdu.Connectors.Http;

namespace VocEdu.Connectors.YouTube;

/// <summary>What goes with a film: its thumbnail, captions and playlist. The film is up already, so none of them may fail its publication.</summary>
/// <remarks>Captions and playlist entries are doubled by a repeat, so each is looked for first; a track that is there and may say something else is overwritten. https://developers.google.com/youtube/v3/docs</remarks>
internal sealed class YouTubeExtras(YouTubeApi api, IMediaSource media, IOptions<YouTubeOptions> options)
{
    public const string Thumbnail = "thumbnail";
    private const long ThumbnailAtMost = 2 * 1024 * 1024;
    private const long CaptionAtMost = 10 * 1024 * 1024;

    /// <returns>What is still missing, or null.</returns>
    public async Task<PostRemark?> AddAsync(PostJob job, YouTubeProgress progress, CancellationToken cancel)
    {
        var done = new List<string>(progress.Done ?? []);
        PostRemark? remark = null;
        foreach (var (part, state, add) in Wanted(job, progress.VideoId!))
        {
            var name = $"{part} {state}".TrimEnd();
            if (done.Contains(name))
            {
                continue;
            }

            // From here on nobody knows which of the two it is, should the answer be lost.
            if (done.RemoveAll(other => other == part || other.StartsWith(part + " ", StringComparison.Ordinal)) > 0)
            {
                await (progress with { Done = done }).SaveAsync(job, cancel);
            }

            if (await add(cancel) is { } missing)
            {
                remark ??= missing;
                continue;
            }

            done.Add(name);
            await (progress with { Done = done }).SaveAsync(job, cancel);
        }

        return remark;
    }

    private IEnumerable<(string Part, string? State, Func<CancellationToken, Task<PostRemark?>> Add)> Wanted(PostJob job, string id)
    {
        if (job.Post.Pictures is [{ FileKey: { } picture }, ..])
        {
            yield return (Thumbnail, null, cancel => ThumbnailAsync(job.Account, id, picture, cancel));
        }

        foreach (var caption in job.Post.Captions)
        {
            yield return ($"caption {caption.Language}", caption.Sha256, cancel => CaptionAsync(job.Account, id, caption, cancel));
        }

        if ((job.Post.Playlist ?? options.Value.Playlist) is { Length: > 0 } playlist)
        {
            yield return ($"playlist {playlist}", null, cancel => PlaylistAsync(job.Account, id, playlist, cancel));
        }
    }

    private async Task<PostRemark?> ThumbnailAsync(ChannelAccount account, string id, string fileKey, CancellationToken cancel)
    {
        if (await media.ReadAsync(fileKey, ThumbnailAtMost, cancel) is not { } picture)
        {
            return Remark("thumbnail", "Không mở được ảnh bìa, hoặc ảnh lớn hơn 2 MB, nên video chưa có ảnh bìa riêng.", again: false);
        }

        var set = await api.SendAsync(account, () => new HttpRequestMessage(HttpMethod.Post, options.Value.UploadUrl.Under("thumbnails/set?videoId=" + Uri.EscapeDataString(id)))
        {
            Content = new ByteArrayContent(picture) { Headers = { ContentType = new(picture is [0x89, (byte)'P', ..] ? "image/png" : "image/jpeg") } },
        }, inDoubt: false, cancel);
        return set.Failure switch
        {
            null => null,
            // The reason "forbidden" of this call means the channel, not the connection.
            { Meaning: Meaning.Blocked, Why.Code: "forbidden" } => Remark("thumbnail forbidden", "Video đã đăng nhưng YouTube chưa cho kênh đặt ảnh bìa riêng. Quản trị kênh hãy xác minh số điện thoại của kênh trong YouTube Studio.", again: false),
            { Meaning: Meaning.Refused } => Remark("thumbnail", "Video đã đăng nhưng YouTube không nhận ảnh bìa. Hãy thay ảnh JPEG hoặc PNG không quá 2 MB.", again: false),
            var failure => Remark(failure.Why.Code, "Video đã đăng nhưng chưa đặt được ảnh bìa. Hệ thống tự thử lại sau.", again: true),
        };
    }

    private async Task<PostRemark?> CaptionAsync(ChannelAccount account, string id, PostCaption caption, CancellationToken cancel)
    {
        var listed = await api.GetAsync(account, "captions?part=snippet&videoId=" + Uri.EscapeDataString(id), cancel);
        var track = listed.Json.Items("items").Where(track => track.Member("snippet") is { } snippet && snippet.Text("language") == caption.Language && snippet.Text("name") == caption.Name)
            .Select(track => track.Text("id")).FirstOrDefault();
        if (listed.Failure is { } unread)
        {
            return Missing(unread);
        }

        if (await media.ReadAsync(caption.FileKey, CaptionAtMost, cancel) is not { } text)
        {
            return Remark("caption", $"Video đã đăng nhưng không mở được tệp phụ đề “{caption.Name}”. Hãy chọn lại tệp phụ đề.", again: false);
        }

        // https://developers.google.com/youtube/v3/docs/captions/update: with part=id only the file is replaced.
        var (method, part, about) = track is null
            ? (HttpMethod.Post, "snippet", new JsonObject { ["snippet"] = new JsonObject { ["videoId"] = id, ["language"] = caption.Language, ["name"] = caption.Name, ["isDraft"] = false } })
            : (HttpMethod.Put, "id", new JsonObject { ["id"] = track });
        var added = await api.SendAsync(account, () => new HttpRequestMessage(method, options.Value.UploadUrl.Under("captions?uploadType=multipart&part=" + part))
        {
            Content = new MultipartContent("related") { YouTubeApi.Json(about), new ByteArrayContent(text) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } } },
        }, inDoubt: false, cancel);
        return added.Failure is { } failure ? Missing(failure) : null;

        PostRemark Missing(Verdict failure) => failure.Meaning == Meaning.Refused
            ? Remark(failure.Why.Code, $"Video đã đăng nhưng YouTube không nhận phụ đề “{caption.Name}”. Hãy kiểm tra tệp phụ đề (SRT hoặc VTT).", again: false)
            : Remark(failure.Why.Code, $"Video đã đăng nhưng chưa {(track is null ? "thêm" : "thay")} được phụ đề “{caption.Name}”. Hệ thống tự thử lại sau.", again: true);
    }

    private async Task<PostRemark?> PlaylistAsync(ChannelAccount account, string id, string playlist, CancellationToken cancel)
    {
        var listed = await api.GetAsync(account, $"playlistItems?part=contentDetails&playlistId={Uri.EscapeDataString(playlist)}&videoId={Uri.EscapeDataString(id)}&maxResults=50", cancel);
        if (listed.Failure is null && listed.Json.Items("items").Any(item => item.Member("contentDetails")?.Text("videoId") == id))
        {
            return null;
        }

        var failure = listed.Failure ?? (await api.SendAsync(account, () => new HttpRequestMessage(HttpMethod.Post, options.Value.ApiUrl.Under("playlistItems?part=snippet"))
        {
            Content = YouTubeApi.Json(new JsonObject
            {
                ["snippet"] = new JsonObject { ["playlistId"] = playlist, ["resourceId"] = new JsonObject { ["kind"] = "youtube#video", ["videoId"] = id } },
            }),
        }, inDoubt: false, cancel)).Failure;
        return failure switch
        {
            null => null,
            { Meaning: Meaning.Gone or Meaning.Refused } => Remark(failure.Why.Code, "Video đã đăng nhưng danh sách phát đã chọn không còn trên kênh. Hãy chọn danh sách phát khác trong YouTube Studio.", again: false),
            _ => Remark(failure.Why.Code, "Video đã đăng nhưng chưa thêm được vào danh sách phát. Hệ thống tự thử lại sau.", again: true),
        };
    }

    private static PostRemark Remark(string code, string message, bool again) => new(new(code, message), again);
}
