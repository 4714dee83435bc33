using VocEdu.Domain.Content;

namespace VocEdu.Cms.Writing;

/// <summary>What a step of the timeline is called.</summary>
public static class StepLabel
{
    public static string Of(ContentEvent step) => step.Action switch
    {
        "created" => "Viết bài mới",
        "saved" => $"Lưu phiên bản {step.Version}",
        "published" => $"Đăng phiên bản {step.Version}",
        "withdrawn" => "Gỡ bài",
        "dropped" => "Bỏ đề nghị sửa, giữ bản đang đăng",
        "remarked" => "Ý kiến",
        "assigned" => "Phân công biên tập viên",
        "trashed" => "Xóa vào thùng rác",
        "untrashed" => "Khôi phục từ thùng rác",
        "schedule-refused" => "Không đăng được theo lịch; bài trở về trạng thái Đã duyệt",
        "step-passed" => $"Đồng ý ở bước “{step.Step}”, chuyển bước sau",
        "step-agreed" => $"Đồng ý ở bước “{step.Step}”, chờ ý kiến người khác",
        "sent-back" => step.ToState is ContentState.InReview ? $"Trả lại từ bước “{step.Step}” về bước trước" : $"Trả lại từ bước “{step.Step}” để biên tập",
        "emergency" => "Đăng khẩn, bỏ qua các bước duyệt còn lại",
        "restarted" => "Bài đã thay đổi, các bước duyệt bắt đầu lại",
        _ => step.ToState is { } state ? StateNames.Of(state) : step.Action,
    };
}
