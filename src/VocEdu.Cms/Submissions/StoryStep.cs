using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Submissions;

/// <summary>One event of a story in plain words, the same for the unit and for the newsroom.</summary>
/// <param name="What">A Vietnamese phrase: what was done.</param>
/// <param name="Words">The remark or the reason, in full.</param>
/// <param name="Mark">What it means for the sender: <c>good</c>, <c>bad</c>, <c>said</c> or nothing.</param>
public sealed record StoryStep(DateTimeOffset At, string Who, string What, string? Words, string Mark)
{
    /// <summary>Newest first. Saves in a row by one person are one step: a timeline is no log.</summary>
    public static IReadOnlyList<StoryStep> Of(IEnumerable<ContentEvent> events)
    {
        var steps = new List<(ContentEvent Event, StoryStep Step)>();
        foreach (var one in events.OrderBy(e => e.Id))
        {
            var step = new StoryStep(one.At, one.ActorName, WhatOf(one), one.Reason, MarkOf(one));
            if (one.Action == "saved" && one.Reason is null && steps is [.., ({ Action: "saved" or "created", Reason: null } last, _)] && last.ActorId == one.ActorId) steps[^1] = (one, step with { What = steps[^1].Step.What });
            else steps.Add((one, step));
        }

        steps.Reverse();
        return [.. steps.Select(pair => pair.Step)];
    }

    private static string WhatOf(ContentEvent one) => one.Action switch
    {
        "created" => "Viết bài",
        "saved" => "Sửa bài",
        StoryRemarks.Remarked => "Ý kiến",
        StoryRemarks.Assigned => "Phân công biên tập viên",
        "published" => "Đăng bài lên trang",
        "withdrawn" => "Gỡ bài",
        "dropped" => "Bỏ đề nghị sửa",
        _ => (one.FromState, one.ToState) switch
        {
            (_, ContentState.UnitReview) => "Gửi lãnh đạo đơn vị",
            (ContentState.ChangesRequested, ContentState.Submitted) => "Gửi lại Ban Biên tập",
            (_, ContentState.Submitted) => "Gửi Ban Biên tập",
            (_, ContentState.Received) => "Tiếp nhận bài",
            (ContentState.InReview, ContentState.Editing) => "Lấy lại để sửa thêm",
            (_, ContentState.Editing) => "Bắt đầu biên tập",
            (_, ContentState.ChangesRequested) => "Yêu cầu chỉnh sửa",
            (_, ContentState.InReview) => "Trình lãnh đạo duyệt",
            (ContentState.Scheduled, ContentState.Approved) => "Hủy hẹn giờ đăng",
            (_, ContentState.Approved) => "Duyệt bài",
            (_, ContentState.Scheduled) => "Hẹn giờ đăng",
            (_, ContentState.Draft) => "Thu hồi bài",
            (_, ContentState.NotUsed) => "Không sử dụng",
            (_, ContentState.Archived) => "Chuyển vào lưu trữ",
            _ => StepLabel.Of(one),
        },
    };

    private static string MarkOf(ContentEvent one) => one switch
    {
        { Action: "published" } or { ToState: ContentState.Approved, FromState: ContentState.InReview } => "good",
        { Action: StoryRemarks.Remarked } => "said",
        { Action: "dropped" } => "bad",
        { ToState: ContentState.ChangesRequested or ContentState.NotUsed or ContentState.Withdrawn } when one.FromState != one.ToState => "bad",
        _ => "",
    };
}
