using VocEdu.Domain.Counting;
using VocEdu.Domain.Text;
using VocEdu.Cms.Writing;

namespace VocEdu.Cms.Site;

/// <summary>Words for the codes that guides and schools are kept in.</summary>
public static class Words
{
    public static readonly IReadOnlyDictionary<string, string> Fields = new Dictionary<string, string>
    {
        ["co-khi"] = "Cơ khí",
        ["dien-tu-dong-hoa"] = "Điện, điện tử, tự động hóa",
        ["o-to-may"] = "Ô tô và máy",
        ["cong-nghe-thong-tin"] = "Công nghệ thông tin",
        ["my-thuat-thiet-ke"] = "Mỹ thuật và thiết kế",
        ["xay-dung-noi-that"] = "Xây dựng và nội thất",
        ["det-may"] = "Dệt may",
        ["du-lich-am-thuc"] = "Du lịch và ẩm thực",
        ["suc-khoe-cham-soc"] = "Sức khỏe và chăm sóc",
        ["nong-nghiep"] = "Nông nghiệp và thủy sản",
        ["kinh-doanh"] = "Kinh doanh và kho vận",
    };

    public static readonly IReadOnlyDictionary<string, string> Levels = new Dictionary<string, string>
    {
        ["so_cap"] = "Sơ cấp",
        ["trung_cap"] = "Trung cấp",
        ["trung_hoc_nghe"] = "Trung học nghề",
        ["cao_dang"] = "Cao đẳng",
        ["ngan_han"] = "Khóa ngắn hạn (dưới 3 tháng)",
    };

    public static readonly IReadOnlyDictionary<string, string> SchoolKinds = new Dictionary<string, string>
    {
        ["truong_cao_dang"] = "Trường cao đẳng",
        ["truong_trung_cap"] = "Trường trung cấp",
        ["truong_trung_hoc_nghe"] = "Trường trung học nghề",
        ["trung_tam_gdnn"] = "Trung tâm giáo dục nghề nghiệp",
        ["trung_tam_gdnn_gdtx"] = "Trung tâm giáo dục nghề nghiệp - giáo dục thường xuyên",
        ["trung_tam_gdtx"] = "Trung tâm giáo dục thường xuyên",
        ["doanh_nghiep"] = "Doanh nghiệp tham gia giáo dục nghề nghiệp",
        ["hop_tac_xa"] = "Hợp tác xã tham gia giáo dục nghề nghiệp",
        ["dai_hoc"] = "Cơ sở giáo dục đại học có đào tạo nghề",
    };

    public static readonly IReadOnlyDictionary<string, string> Ownerships = new Dictionary<string, string>
    {
        ["cong_lap"] = "Công lập",
        ["tu_thuc"] = "Tư thục",
        ["doanh_nghiep"] = "Thuộc doanh nghiệp",
    };

    public static readonly IReadOnlyDictionary<string, string> Audiences = new Dictionary<string, string>
    {
        ["after_grade_9"] = "Sau lớp 9",
        ["after_grade_12"] = "Sau lớp 12",
        ["any"] = "Mọi người học đủ điều kiện",
    };

    public static readonly IReadOnlyDictionary<string, string> Settings = new Dictionary<string, string>
    {
        ["trong_nha"] = "Trong nhà",
        ["ngoai_troi"] = "Ngoài trời",
        ["ca_hai"] = "Cả trong nhà và ngoài trời",
    };

    public static readonly IReadOnlyDictionary<string, string> Loads = new Dictionary<string, string>
    {
        ["nhe"] = "Nhẹ",
        ["vua"] = "Vừa",
        ["nang"] = "Nặng",
    };

    public static readonly IReadOnlyDictionary<char, string> Interests = new Dictionary<char, string>
    {
        ['R'] = "Thích làm việc với đồ vật, máy móc",
        ['I'] = "Thích tìm hiểu, giải thích",
        ['A'] = "Thích sáng tạo, cái đẹp",
        ['S'] = "Thích giúp đỡ, dạy dỗ",
        ['E'] = "Thích thuyết phục, tổ chức",
        ['C'] = "Thích ngăn nắp, chính xác",
    };

    /// <summary>The word for a code, or the code itself: a new one must not empty the page.</summary>
    public static string Of(this IReadOnlyDictionary<string, string> words, string? code) => code is null ? "" : words.GetValueOrDefault(code, code);

    /// <summary><c>Thứ Năm, ngày 05/02/2026 14:07</c>.</summary>
    public static string Moment(DateTimeOffset at) => $"{VietnameseDates.WithWeekday(at)}, {VietnameseDates.Time(at)}";

    /// <summary><c>1:02</c>, <c>12:40</c>.</summary>
    public static string Length(int seconds) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{seconds / 60}:{seconds % 60:00}");

    /// <summary>When it takes place, in as few words as are needed.</summary>
    public static string When(EventFields happening) =>
        Vietnam.LocalDate(happening.Start) == Vietnam.LocalDate(happening.End)
            ? $"{VietnameseDates.WithWeekday(happening.Start)}, từ {VietnameseDates.Time(happening.Start)} đến {VietnameseDates.Time(happening.End)}"
            : $"Từ {VietnameseDates.Time(happening.Start)} {VietnameseDates.WithWeekday(happening.Start)} đến {VietnameseDates.Time(happening.End)} {VietnameseDates.WithWeekday(happening.End)}";

    /// <summary><c>11/2026</c> of <c>2026-11</c>.</summary>
    public static string Month(string? period) => period?.Split('-') is [var year, var month, ..] ? $"{month}/{year}" : period ?? "";
}
