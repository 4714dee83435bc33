using VocEdu.Domain.Content;

namespace VocEdu.Cms.Accounts;

/// <summary>What a role is called and what it lets a person do.</summary>
public static class RoleLabels
{
    public static string Label(this Role role) => role switch
    {
        Role.Contributor => "Cộng tác viên",
        Role.UnitHead => "Lãnh đạo đơn vị",
        Role.Editor => "Biên tập viên",
        Role.Approver => "Lãnh đạo, Trưởng ban Biên tập",
        Role.ChannelManager => "Quản trị kênh",
        Role.Reporter => "Cán bộ tổng hợp báo cáo",
        Role.Administrator => "Quản trị hệ thống",
        Role.DataProtection => "Nhân sự bảo vệ dữ liệu cá nhân",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "Not a single role."),
    };

    public static string Explanation(this Role role) => role switch
    {
        Role.Contributor => "Viết và gửi bài cho một đơn vị; chỉ thấy bài của đơn vị mình.",
        Role.UnitHead => "Duyệt bài của đơn vị mình trước khi gửi Ban Biên tập.",
        Role.Editor => "Viết, tiếp nhận và biên tập bài; trình duyệt.",
        Role.Approver => "Duyệt, xuất bản và gỡ bài. Không duyệt bài do chính mình viết.",
        Role.ChannelManager => "Kết nối Facebook, YouTube, Zalo và xử lý bài gửi thất bại.",
        Role.Reporter => "Xem số liệu, ghi nhận bài đăng ở nơi khác và lập báo cáo.",
        Role.Administrator => "Quản lý tài khoản, đơn vị và tình trạng hệ thống. Không có quyền xuất bản.",
        Role.DataProtection => "Quản lý phiếu đồng ý, yêu cầu về dữ liệu cá nhân và nhật ký xem dữ liệu.",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "Not a single role."),
    };
}
