namespace VocEdu.Domain.Content;

/// <summary>What a state is called on the screen (glossary <c>state.*</c>).</summary>
public static class StateNames
{
    public static string Of(ContentState state) => state switch
    {
        ContentState.Draft => "Bản nháp",
        ContentState.UnitReview => "Chờ lãnh đạo đơn vị",
        ContentState.Submitted => "Chờ tiếp nhận",
        ContentState.Received => "Đã tiếp nhận",
        ContentState.Editing => "Đang biên tập",
        ContentState.ChangesRequested => "Yêu cầu chỉnh sửa",
        ContentState.InReview => "Chờ duyệt",
        ContentState.Approved => "Đã duyệt",
        ContentState.Scheduled => "Đã hẹn giờ đăng",
        ContentState.Published => "Đã xuất bản",
        ContentState.Withdrawn => "Đã gỡ",
        ContentState.Archived => "Đã lưu trữ",
        ContentState.NotUsed => "Không sử dụng",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };
}

/// <summary>What the button of a move says (glossary <c>action.*</c>).</summary>
public static class ActionNames
{
    /// <summary>The button's text; "Gửi lại" where a returned item is sent once more.</summary>
    public static string Of(Move move) => move is { From: ContentState.ChangesRequested, Action: ContentAction.Submit } ? "Gửi lại" : Of(move.Action);

    public static string Of(ContentAction action) => action switch
    {
        ContentAction.SendToUnitHead => "Gửi lãnh đạo đơn vị",
        ContentAction.Submit => "Gửi bài",
        ContentAction.Recall => "Rút lại",
        ContentAction.Receive => "Tiếp nhận",
        ContentAction.StartEditing => "Biên tập",
        ContentAction.SendForApproval => "Trình duyệt",
        ContentAction.Approve => "Duyệt",
        ContentAction.Return => "Trả lại",
        ContentAction.Decline => "Không sử dụng",
        ContentAction.Publish => "Xuất bản",
        ContentAction.Schedule => "Hẹn giờ đăng",
        ContentAction.Reschedule => "Đổi giờ đăng",
        ContentAction.Unschedule => "Hủy hẹn giờ",
        ContentAction.Withdraw => "Gỡ bài",
        ContentAction.Archive => "Lưu trữ",
        ContentAction.Restore => "Khôi phục",
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, null),
    };
}

/// <summary>What the roles are called (glossary <c>role.*</c>).</summary>
public static class RoleNames
{
    private static readonly (Role Role, string Name)[] Names =
    [
        (Role.Contributor, "Cộng tác viên"),
        (Role.UnitHead, "Lãnh đạo đơn vị"),
        (Role.Editor, "Biên tập viên"),
        (Role.Approver, "Lãnh đạo, Trưởng ban Biên tập"),
        (Role.ChannelManager, "Quản trị kênh"),
        (Role.Reporter, "Cán bộ tổng hợp báo cáo"),
        (Role.Administrator, "Quản trị hệ thống"),
        (Role.DataProtection, "Nhân sự bảo vệ dữ liệu cá nhân"),
    ];

    /// <summary>Every role a person can be given, with its name.</summary>
    public static IReadOnlyList<(Role Role, string Name)> All => Names;

    /// <summary>The names of all roles in a set.</summary>
    public static IEnumerable<string> Of(Role roles) => Names.Where(n => roles.HasFlag(n.Role)).Select(n => n.Name);
}
