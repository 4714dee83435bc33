using VocEdu.Domain.Content;

namespace VocEdu.Cms.Shared;

/// <summary>A section of the back office: where it lies and who sees it.</summary>
/// <param name="Icon">An id in <c>wwwroot/img/icons.svg</c>.</param>
public sealed record BackofficeSection(string Path, string Title, string Icon, Role SeenBy)
{
    /// <summary>Where else pages of this section lie.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];

    private const Role Newsroom = Role.Editor | Role.Approver;
    private const Role Everyone = (Role)127;

    public static readonly IReadOnlyList<SectionGroup> Groups =
    [
        new("", "gauge",
        [
            new("/quan-tri/bang-dieu-khien", "Bảng điều khiển", "gauge", Everyone & ~Role.Contributor),
        ]),
        new("Bài vở", "pages",
        [
            new("/quan-tri/gui-bai", "Gửi bài", "plus", Role.Contributor | Role.UnitHead),
            new("/quan-tri/bai-cua-toi", "Bài của tôi", "pen", Role.Contributor | Role.UnitHead),
            new("/quan-tri/cho-xu-ly", "Bài chờ xử lý", "inbox", Newsroom | Role.UnitHead) { Also = ["/quan-tri/duyet", "/quan-tri/dang-khan"] },
            new("/quan-tri/noi-dung", "Nội dung", "pages", Newsroom) { Also = ["/quan-tri/mau-bai"] },
            new("/quan-tri/lich", "Lịch đăng", "calendar", Newsroom | Role.Contributor | Role.UnitHead | Role.ChannelManager | Role.Reporter),
            new("/quan-tri/dot-phat-hanh", "Đợt phát hành", "play", Newsroom | Role.ChannelManager | Role.Reporter),
            new("/quan-tri/tuyen-bai", "Tuyến bài, chuyên đề", "book", Newsroom),
            new("/quan-tri/cam-nang", "Cẩm nang", "book", Role.Editor),
            new("/quan-tri/thung-rac", "Thùng rác", "bin", Newsroom | Role.Contributor | Role.UnitHead),
        ]),
        new("Bài từ đơn vị", "school",
        [
            new("/quan-tri/bai-don-vi-gui", "Bài đơn vị gửi", "school", Newsroom),
            new("/quan-tri/dat-bai", "Đặt bài", "mail", Newsroom | Role.Reporter | Role.Contributor | Role.UnitHead),
            new("/quan-tri/thong-ke-gui-bai", "Thống kê gửi bài", "gauge", Newsroom | Role.Reporter | Role.Contributor | Role.UnitHead),
            new("/quan-tri/ho-so-truong", "Hồ sơ trường", "building", Newsroom | Role.Reporter | Role.Administrator | Role.Contributor | Role.UnitHead),
            new("/quan-tri/nhu-cau", "Nhu cầu tuyển dụng, đào tạo", "tool", Newsroom | Role.Reporter | Role.Contributor | Role.UnitHead),
            new("/quan-tri/nguon-tin", "Nguồn tin RSS", "inbox", Role.Editor | Role.Administrator | Role.UnitHead),
        ]),
        new("Thư viện và đồng ý", "picture",
        [
            new("/quan-tri/thu-vien", "Thư viện ảnh, video", "picture", Newsroom | Role.Contributor | Role.UnitHead),
            new("/quan-tri/phieu-dong-y", "Phiếu đồng ý", "shield", Newsroom | Role.Contributor | Role.UnitHead | Role.DataProtection),
        ]),
        new("Kênh truyền thông", "share",
        [
            new("/quan-tri/kenh", "Kênh truyền thông", "share", Newsroom | Role.ChannelManager | Role.Administrator)
            {
                Also = ["/quan-tri/bai-dang", "/quan-tri/cach-dang", "/quan-tri/kenh-thu-cong", "/quan-tri/viec-dang", "/quan-tri/ban-tin"],
            },
        ]),
        new("Chỉ tiêu và số liệu", "target",
        [
            new("/quan-tri/tac-pham", "Tác phẩm", "check", Everyone & ~Role.Contributor)
            {
                Also = ["/quan-tri/tac-pham-theo-don-vi", "/quan-tri/so-cai", "/quan-tri/quy-tac-tinh", "/quan-tri/thong-ke-bien-tap"],
            },
            new("/quan-tri/ke-hoach", "Kế hoạch", "book", Everyone & ~Role.Contributor) { Also = ["/quan-tri/lap-ke-hoach"] },
            new("/quan-tri/bao-cao", "Báo cáo", "report", Newsroom | Role.Reporter | Role.Administrator),
            new("/quan-tri/bao-cao/don-vi", "Báo cáo của đơn vị", "report", Role.Contributor | Role.UnitHead),
            new("/quan-tri/chi-tieu", "Chỉ tiêu", "target", Newsroom | Role.Reporter | Role.Administrator),
        ]),
        new("Quản trị", "tool",
        [
            new("/quan-tri/quy-trinh-duyet", "Quy trình duyệt", "check", Role.Approver | Role.Administrator) { Also = ["/quan-tri/nhom", "/quan-tri/thay-mat"] },
            new("/quan-tri/tim-kiem", "Tìm kiếm trên trang", "search", Newsroom | Role.Administrator),
            new("/quan-tri/trac-nghiem", "Trắc nghiệm sở thích", "check", Newsroom | Role.Administrator),
            new("/quan-tri/noi-dung-trang", "Nội dung trang", "globe", Role.Approver | Role.Administrator),
            new("/quan-tri/don-vi", "Đơn vị", "building", Role.Administrator | Role.Editor),
            new("/quan-tri/duong-dan-cu", "Đường dẫn cũ", "arrow", Role.Editor | Role.Administrator),
            new("/quan-tri/nguoi-dung", "Người dùng", "people", Role.Administrator),
            new("/quan-tri/loi-moi", "Mời người dùng", "key", Role.Administrator | Role.UnitHead),
            new("/quan-tri/nhap-du-lieu", "Nhập dữ liệu", "inbox", Role.Administrator),
            new("/quan-tri/xuat-du-lieu", "Xuất toàn bộ dữ liệu", "download", Role.Administrator),
            new("/quan-tri/so-lieu-trang", "Số liệu của trang", "gauge", Newsroom | Role.Reporter | Role.Administrator),
            new("/quan-tri/bao-tri", "Báo bảo trì", "tool", Role.Administrator | Role.Approver),
            new("/quan-tri/nhat-ky", "Nhật ký hệ thống", "history", Role.Administrator),
        ]),
    ];

    /// <returns>The section a page lies in, the most exact one; null when it is in none of these.</returns>
    public static BackofficeSection? Of(PathString page, IEnumerable<BackofficeSection> sections) =>
        (from section in sections
         from path in section.Also.Append(section.Path)
         where page.StartsWithSegments(path, StringComparison.Ordinal)
         orderby path.Length descending
         select section).FirstOrDefault();

    /// <summary>The first of these paths that the person may enter; null when none.</summary>
    public static BackofficeSection? Nearest(Actor actor, params string[] paths) =>
        paths.Select(path => Groups.SelectMany(group => group.Sections).Single(section => section.Path == path)).FirstOrDefault(section => actor.Has(section.SeenBy));
}

/// <summary>Sections that belong together in the menu.</summary>
/// <param name="Title">Empty: its sections stand in the menu by themselves.</param>
public sealed record SectionGroup(string Title, string Icon, IReadOnlyList<BackofficeSection> Sections)
{
    /// <summary>What the person sees of the menu.</summary>
    public static IReadOnlyList<SectionGroup> For(Actor actor) =>
        [.. BackofficeSection.Groups.Select(group => group with { Sections = [.. group.Sections.Where(section => actor.Has(section.SeenBy))] }).Where(group => group.Sections.Count > 0)];
}
