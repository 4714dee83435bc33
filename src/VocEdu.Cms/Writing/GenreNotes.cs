using Microsoft.Extensions.Localization;
using VocEdu.Cms.Resources;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Writing;

/// <summary>How the start page presents the genres, and what each is in one line.</summary>
public static class GenreNotes
{
    /// <summary>Every genre once, by what a person has in hand.</summary>
    public static readonly IReadOnlyList<(string Title, string Note, string[] Codes)> Groups =
    [
        ("Tin và bài", "Kể lại việc đã diễn ra, nêu một vấn đề.", ["TIN", "TINVAN", "BAI", "GHICHEP", "PS", "CL"]),
        ("Con người", "Chuyện và lời của những người học nghề, dạy nghề, làm nghề.", ["PV", "GUONG", "HOIDAP"]),
        ("Ảnh, đồ họa", "Hình nói thay lời.", ["ANH", "PSA", "INFO", "EMAG"]),
        ("Video và phát thanh", "Phim, tiếng, bản tin cho loa xã.", ["VIDEO", "PSTH", "PT", "TT"]),
        ("Ấn phẩm", "Tờ rơi, áp phích, cẩm nang để in và tải về.", ["TOROI", "CAMNANG"]),
        ("Thông báo, sự kiện, văn bản", "Thông tin của cơ quan; không tính vào chỉ tiêu tác phẩm.", ["THONGBAO", "SUKIEN", "VANBAN", "TCBC"]),
        ("Nghề và trường", "Hồ sơ theo mẫu, được rà soát định kỳ.", ["NGHE", "COSO"]),
    ];

    private static readonly Dictionary<string, string> What = new(StringComparer.Ordinal)
    {
        ["TIN"] = "Một việc vừa xảy ra: ai, việc gì, khi nào, ở đâu.",
        ["TINVAN"] = "Tin thật ngắn, chỉ điều cốt yếu.",
        ["BAI"] = "Nêu một tình hình hoặc vấn đề, có ý kiến nhiều phía.",
        ["PV"] = "Hỏi và đáp với một người.",
        ["GHICHEP"] = "Điều thấy và nghe tại chỗ.",
        ["PS"] = "Bài dài đi sâu, có cảnh và người, ít nhất ba ảnh.",
        ["PSA"] = "Câu chuyện kể bằng ảnh, mỗi ảnh có chú thích.",
        ["ANH"] = "Một bức ảnh thời sự đứng riêng.",
        ["GUONG"] = "Một người hoặc tập thể đáng để học theo.",
        ["CL"] = "Bài nêu quan điểm có lập luận.",
        ["INFO"] = "Số liệu trình bày thành hình, kèm nội dung bằng chữ.",
        ["EMAG"] = "Bài dài nhiều chương, trình bày đẹp, nhiều hình.",
        ["VIDEO"] = "Phim ngắn có phụ đề và lời thoại bằng chữ.",
        ["PSTH"] = "Phóng sự đã phát trên đài truyền hình.",
        ["PT"] = "Bài nghe, có lời bằng chữ.",
        ["TT"] = "Kịch bản cho đài truyền thanh cấp xã.",
        ["TOROI"] = "Tờ in một đến hai trang, kèm tệp PDF.",
        ["CAMNANG"] = "Tài liệu nhiều trang, kèm tệp PDF.",
        ["NGHE"] = "Nghề làm gì, học ở đâu, học bao lâu, thu nhập ra sao.",
        ["HOIDAP"] = "Câu hỏi của bạn đọc và lời đáp có người chịu trách nhiệm.",
        ["THONGBAO"] = "Điều cần báo cho mọi người biết, có thời hạn.",
        ["SUKIEN"] = "Ngày hội, hội thi, hội thảo: giờ, nơi, cách đăng ký.",
        ["VANBAN"] = "Văn bản đã ban hành, kèm tệp.",
        ["TCBC"] = "Thông tin gửi báo chí, có thời điểm được sử dụng.",
        ["COSO"] = "Hồ sơ một trường hoặc trung tâm đào tạo nghề.",
    };

    public static string Of(Genre genre) => What[genre.Code];

    /// <summary>What the text should hold and how long it should be.</summary>
    public static string BodyHint(Genre genre, IStringLocalizer<SharedStrings> words) => genre.Code switch
    {
        "INFO" => words["Chép lại bằng chữ toàn bộ số liệu trên hình, để người không nhìn thấy hình cũng đọc được."],
        "PSA" => words["Đặt ảnh theo mạch kể, mỗi ảnh có chú thích và tên người chụp. Nên có {0}.", words[genre.LengthHint].Value],
        "ANH" => words["Chú thích nêu ai, việc gì, khi nào, ở đâu; không quá 60 từ."],
        "EMAG" => words["Chia thành các chương bằng đề mục. Nên dài {0}.", words[genre.LengthHint].Value],
        "VIDEO" or "PSTH" or "PT" => words["Vài câu giới thiệu; lời thoại đầy đủ ghi ở mục Thông tin."],
        "TT" => words["Nguồn tin đầy đủ để đăng trên trang; lời đọc trên loa ghi ở mục Thông tin."],
        "TOROI" or "CAMNANG" or "VANBAN" => words["Tóm lại điều chính của tệp, để người đọc biết có nên mở không."],
        "PV" => words["Mỗi câu hỏi in đậm thành một đoạn, lời đáp ở đoạn sau. Nên dài {0}.", words[genre.LengthHint].Value],
        _ when genre.LengthHint.Length > 0 && genre.LengthHint != "theo mẫu có sẵn" => words["Nên dài {0}.", words[genre.LengthHint].Value],
        "NGHE" or "COSO" => words["Lời giới thiệu tự do; phần chính điền ở hồ sơ bên dưới."],
        _ => words["Viết đủ để người đọc biết phải làm gì, khi nào, ở đâu."],
    };
}
