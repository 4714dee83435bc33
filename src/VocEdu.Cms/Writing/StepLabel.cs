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
        "schedule-refused" => "Không đăng được theo lịch; bài trở về trạng thái Đã duyệt",
        _ => step.ToState is { } state ? StateNames.Of(state) : step.Action,
    };
}
