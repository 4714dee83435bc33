namespace VocEdu.Domain.Reports;

/// <summary>A figure that a unit reports.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Name">What is counted.</param>
/// <param name="Measure">In what.</param>
public sealed record UnitIndicator(string Code, string Name, string Measure);

/// <summary>What communes, schools and departments report, whole numbers all of them. Source: vietnam.md §4, II.6–II.11 and Biểu 08.</summary>
public static class UnitIndicators
{
    public const string Bulletins = "ban-tin", Airings = "luot-phat", Minutes = "phut-phat";

    public static IReadOnlyList<UnitIndicator> All { get; } =
    [
        new("tin-bai", "Tin, bài, phóng sự đã đăng trên kênh của đơn vị", "tin, bài"),
        new("video", "Video clip, sản phẩm nghe nhìn", "clip"),
        new("an-pham", "Tờ rơi, cẩm nang, ấn phẩm phát hành", "ấn phẩm"),
        new("su-kien", "Hội nghị, ngày hội, buổi tư vấn", "sự kiện"),
        new("luot-nguoi", "Lượt người tham dự sự kiện", "lượt người"),
        new(Bulletins, "Bản tin truyền thanh", "bản"),
        new(Airings, "Lượt phát bản tin truyền thanh", "lượt"),
        new(Minutes, "Thời lượng phát", "phút"),
        new("co-dong", "Pa-nô, băng rôn, bảng tin", "chiếc"),
        new("cong-tac-vien", "Cộng tác viên", "người"),
        new("tap-huan", "Lớp tập huấn", "lớp"),
        new("kinh-phi", "Kinh phí đã thực hiện", "triệu đồng"),
    ];

    public static bool Has(string? code) => All.Any(i => i.Code == code);
}

/// <summary>A figure on its way up: what the level below reported and what this level took of it.</summary>
/// <param name="Given">As the level below sent it.</param>
/// <param name="Taken">What is added up here.</param>
public sealed record PassedFigure(long Given, long Taken)
{
    public bool IsChanged => Given != Taken;

    /// <summary>The level below sends again: an unchanged figure follows it, a corrected one stays corrected.</summary>
    public PassedFigure SentAgain(long given) => IsChanged ? new(given, Taken) : new(given, given);

    /// <summary>What a level reports: its own figure and what it took from below.</summary>
    public static long Total(long own, IEnumerable<PassedFigure> below) => own + below.Sum(f => f.Taken);
}
