using VocEdu.Cms.Writing;
using VocEdu.Domain.Calendar;
using VocEdu.Domain.Content;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Submissions;

/// <summary>Where a story stands in plain words: whose turn it is, and by when.</summary>
public sealed class StoryProgress(WorkingDays calendar, ServiceTimes times)
{
    /// <summary>When the editorial board means to have done its present step; null when it is not its turn.</summary>
    public DateTimeOffset? Due(ContentState state, DateTimeOffset since) => state switch
    {
        ContentState.Submitted => calendar.Due(since, times.IntakeDays),
        ContentState.Received or ContentState.Editing => calendar.Due(since, times.EditDays),
        ContentState.InReview => calendar.Due(since, times.ApproveDays),
        _ => null,
    };

    /// <summary>What a contributor wants to know: where it is and whose turn it is.</summary>
    public static string Explain(ContentState state) => state switch
    {
        ContentState.Draft => "Bài chưa được gửi. Khi viết xong, hãy bấm “Gửi bài”.",
        ContentState.UnitReview => "Bài đang chờ lãnh đạo đơn vị đồng ý.",
        ContentState.Submitted => "Bài đã đến Ban Biên tập và đang chờ tiếp nhận.",
        ContentState.Received => "Ban Biên tập đã tiếp nhận bài.",
        ContentState.Editing => "Ban Biên tập đang biên tập bài.",
        ContentState.ChangesRequested => "Bài cần bạn chỉnh sửa rồi gửi lại.",
        ContentState.InReview => "Bài đang chờ lãnh đạo duyệt.",
        ContentState.Approved => "Bài đã được duyệt và sắp được đăng.",
        ContentState.Scheduled => "Bài đã được duyệt và sẽ tự đăng đúng giờ đã hẹn.",
        ContentState.Published => "Bài đã được đăng.",
        ContentState.Archived => "Bài đã chuyển vào lưu trữ và vẫn mở được ở địa chỉ cũ.",
        ContentState.Withdrawn => "Bài đã được gỡ khỏi trang.",
        ContentState.NotUsed => "Bài không được sử dụng.",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    /// <summary>What happens next; a due time is said with its weekday.</summary>
    public string Next(ContentItem item, DateTimeOffset now) => Due(item.State, item.StateSince) is { } due
        ? $"{Turn(item.State)} {(due < now ? "Đã quá hạn" : "Chậm nhất")} {VietnameseDates.Time(due)} {VietnameseDates.WithWeekday(due)}."
        : item is { State: ContentState.Scheduled, ScheduledFor: { } at }
            ? $"Bài sẽ tự đăng lúc {VietnameseDates.Time(at)} {VietnameseDates.WithWeekday(at)}."
            : Turn(item.State);

    private static string Turn(ContentState state) => state switch
    {
        ContentState.Draft => "Bạn viết tiếp và gửi khi xong.",
        ContentState.UnitReview => "Lãnh đạo đơn vị đọc rồi gửi bài đến Ban Biên tập hoặc trả lại.",
        ContentState.Submitted => "Ban Biên tập đọc và tiếp nhận bài.",
        ContentState.Received or ContentState.Editing => "Biên tập viên sửa câu chữ, chọn ảnh rồi trình duyệt.",
        ContentState.InReview => "Lãnh đạo Ban Biên tập đọc và duyệt bài.",
        ContentState.ChangesRequested => "Bạn bổ sung theo ý kiến rồi gửi lại.",
        ContentState.Approved => "Ban Biên tập chọn giờ đăng bài.",
        ContentState.Scheduled => "Bài sẽ tự đăng.",
        ContentState.NotUsed or ContentState.Withdrawn => "Không còn bước nào. Bạn có thể gửi bài khác hoặc hỏi lại bằng ô ý kiến.",
        _ => "Không còn bước nào.",
    };
}
