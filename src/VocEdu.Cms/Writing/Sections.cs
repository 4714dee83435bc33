using System.Diagnostics.CodeAnalysis;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Writing;

/// <summary>A section of the site (chuyên mục): the first part of an address.</summary>
public sealed record Section(string Code, string Name, string EnglishName, string Description, bool InMenu = true)
{
    public string Path => "/" + Code;
}

/// <summary>The sections. A new one is a new line here and nothing else.</summary>
public static class Sections
{
    public static readonly IReadOnlyList<Section> All =
    [
        new("tin-tuc", "Tin tức", "News", "Tin, bài về giáo dục nghề nghiệp trong tỉnh."),
        new("nghe", "Nghề nghiệp", "Careers", "Mỗi nghề làm gì, học ở đâu, học bao lâu."),
        new("truong", "Trường nghề", "Schools", "Các cơ sở giáo dục nghề nghiệp trong tỉnh."),
        new("guong-dien-hinh", "Gương điển hình", "Role models", "Những người đi lên từ học nghề."),
        new("thu-vien", "Ảnh và video", "Pictures and videos", "Phóng sự ảnh, video, podcast về nghề và trường nghề."),
        new("an-pham", "Ấn phẩm", "Publications", "Tờ rơi, áp phích, cẩm nang để xem và tải về."),
        new("su-kien", "Sự kiện", "Events", "Ngày hội tư vấn tuyển sinh, hội thi tay nghề, ngày hội việc làm."),
        new("thong-bao", "Thông báo", "Announcements", "Thông báo của cơ quan quản lý và các trường.", InMenu: false),
        new("van-ban", "Văn bản", "Official documents", "Văn bản chỉ đạo, hướng dẫn.", InMenu: false),
        new("truyen-thanh", "Truyền thanh", "Loudspeaker bulletins", "Bản tin cho đài truyền thanh cấp xã.", InMenu: false),
    ];

    private static readonly Dictionary<string, Section> ByCode = All.ToDictionary(s => s.Code);

    public static bool TryFind(string code, [NotNullWhen(true)] out Section? section) => ByCode.TryGetValue(code, out section);

    /// <summary>Where a genre usually stands; offered when an item is begun.</summary>
    public static string For(Genre genre) => genre.Kind switch
    {
        ContentKind.CareerGuide => "nghe",
        ContentKind.School => "truong",
        ContentKind.Video or ContentKind.Audio => "thu-vien",
        ContentKind.Leaflet => "an-pham",
        ContentKind.Event => "su-kien",
        ContentKind.OfficialDocument => "van-ban",
        ContentKind.Announcement => "thong-bao",
        _ => genre.Code is "GUONG" ? "guong-dien-hinh" : genre.Code is "PSA" or "ANH" ? "thu-vien" : "tin-tuc",
    };
}
