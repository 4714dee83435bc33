using System.Text.Json;
using VocEdu.Connectors.Http;

namespace VocEdu.Connectors.YouTube;

/// <summary>What YouTube made of an uploaded video.</summary>
internal static class YouTubeState
{
    private static readonly Dictionary<string, string> Failures = new()
    {
        ["codec"] = "YouTube không đọc được định dạng video. Hãy chuyển video sang MP4 (H.264) rồi gửi lại.",
        ["conversion"] = "YouTube không chuyển đổi được video. Hãy xuất lại video sang MP4 (H.264) rồi gửi lại.",
        ["emptyFile"] = "YouTube báo tệp video rỗng. Hãy chọn lại tệp video rồi gửi lại.",
        ["invalidFile"] = "YouTube báo tệp không phải là video. Hãy chọn lại tệp video rồi gửi lại.",
        ["tooSmall"] = "YouTube báo tệp video quá nhỏ. Hãy chọn lại tệp video rồi gửi lại.",
        ["claim"] = "YouTube từ chối video vì có khiếu nại bản quyền. Hãy kiểm tra nhạc và hình trong video rồi gửi lại.",
        ["copyright"] = "YouTube từ chối video vì vi phạm bản quyền. Hãy kiểm tra nhạc và hình trong video rồi gửi lại.",
        ["inappropriate"] = "YouTube từ chối video vì nội dung không phù hợp. Hãy sửa video rồi gửi lại.",
        ["length"] = "YouTube từ chối video vì quá dài; kênh chưa xác minh chỉ được đăng video tối đa 15 phút. Hãy rút ngắn video hoặc xác minh kênh.",
        ["termsOfUse"] = "YouTube từ chối video vì trái điều khoản sử dụng. Hãy sửa video rồi gửi lại.",
        ["trademark"] = "YouTube từ chối video vì vi phạm nhãn hiệu. Hãy sửa video rồi gửi lại.",
    };

    public static ChannelAnswer Duplicate { get; } =
        new("duplicate", "YouTube báo video này trùng với một video đã có. Hãy mở YouTube Studio để xem video nào là bản cần giữ.");

    public static ChannelAnswer Locked { get; } = new("locked",
        "YouTube giữ video ở chế độ riêng tư vì ứng dụng chưa qua kiểm duyệt của Google. Video đã ở trên kênh; quản trị kênh hãy công khai video trong YouTube Studio hoặc hoàn tất kiểm duyệt ứng dụng.");

    /// <summary>Null: ready to be shown.</summary>
    /// <param name="video">Null: the list does not hold it.</param>
    public static Verdict? Judge(JsonElement? video, DateTimeOffset? uploadedAt, DateTimeOffset now, YouTubeOptions options)
    {
        var waited = now - (uploadedAt ?? now);
        if (video is not { } seen)
        {
            return waited < TimeSpan.FromMinutes(10)
                ? new(Meaning.Pending, new("absent", "YouTube chưa hiện video vừa tải lên. Hệ thống tự kiểm tra lại."), now + options.PollAfter)
                : new(Meaning.Refused, new("absent", "Video không còn trên kênh YouTube. Nếu vẫn cần đăng, hãy tạo lại bài cho kênh này."));
        }

        if (YouTubeSearch.IsDuplicate(seen))
        {
            return new(Meaning.Unknown, Duplicate);
        }

        var status = seen.Member("status") ?? default;
        var upload = status.Text("uploadStatus");
        var processing = seen.Member("processingDetails")?.Text("processingStatus");
        if (upload is "failed" or "rejected" or "deleted" || processing is "failed" or "terminated")
        {
            var reason = status.Text("failureReason") ?? status.Text("rejectionReason") ?? processing ?? upload!;
            return new(Meaning.Refused, new(reason, Failures.GetValueOrDefault(reason,
                "YouTube không xử lý được video. Hãy mở YouTube Studio để xem lý do, sửa video rồi gửi lại.")));
        }

        return upload == "processed" || processing == "succeeded" ? null
            : waited > options.ProcessingLimit ? new(Meaning.Refused, new("processing",
                "YouTube xử lý video quá lâu. Video đã ở trên kênh ở chế độ riêng tư; hãy mở YouTube Studio để kiểm tra rồi thử lại."))
            : new(Meaning.Pending, new("processing", "YouTube đang xử lý video. Hệ thống tự kiểm tra lại và công khai khi xong."), now + options.PollAfter);
    }
}
