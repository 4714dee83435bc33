using VocEdu.Publishing.Outbox;

namespace VocEdu.Cms.Distribution;

/// <summary>What became of one try, as a person reads it.</summary>
public static class AttemptLabels
{
    public static string Label(this AttemptKind kind) => kind switch
    {
        AttemptKind.Send => "Gửi lên kênh",
        AttemptKind.LookUp => "Tìm trên kênh",
        AttemptKind.Remove => "Gỡ khỏi kênh",
        AttemptKind.Edit => "Sửa trên kênh",
        AttemptKind.Discard => "Dọn phần đăng dở",
        AttemptKind.ByHand => "Người dùng",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static string Result(this PostAttempt attempt) => attempt.Outcome switch
    {
        null => "Đang thực hiện hoặc đã bị ngắt",
        "Posted" => "Đã lên kênh",
        "Removed" => "Đã gỡ",
        "Edited" => "Đã sửa trên kênh",
        "Discarded" => "Đã dọn",
        "Processing" => "Kênh đã nhận và đang xử lý",
        "TryLater" => "Kênh chưa đăng được, sẽ thử lại",
        "Refused" => "Kênh không nhận nội dung",
        "ChannelBlocked" => "Kênh từ chối kết nối",
        "ChannelLimited" => "Kênh tạm thời không nhận thêm bài",
        "Unknown" => "Chưa rõ bài đã lên kênh hay chưa",
        "Found" => "Đã thấy bài trên kênh",
        "CanResume" => "Mới lên một phần, sẽ gửi tiếp",
        "NotFound" => "Không thấy bài trên kênh",
        "CannotTell" => "Chưa hỏi được kênh",
        "NotBegun" => "Chưa gửi",
        "retry" => "Yêu cầu gửi lại ngay",
        "change" => "Sửa nội dung",
        "postpone" => "Đổi giờ đăng",
        "cancel" => "Hủy gửi",
        "mark-posted" => "Ghi nhận đã đăng",
        var other => other,
    };
}
