using System.Text.RegularExpressions;
using static VocEdu.Cms.Writing.Structured.FormField;

namespace VocEdu.Cms.Writing.Structured;

/// <summary>A school's profile, in the order of its public page.</summary>
public static partial class SchoolShape
{
    // Before the shape that uses it: static fields are set in this order.
    private static readonly (Regex, string) InVietNam = (Coordinates(), "Tọa độ gồm vĩ độ và kinh độ của một nơi ở Việt Nam, ví dụ 20.94100, 106.35200.");

    public static readonly FormShape Shape = new("Hồ sơ trường",
        new("truong-tong-quan", "Tổng quan",
            Line("shortName", "Tên gọi tắt"),
            Line("abbreviation", "Tên viết tắt"),
            Choice("kind", "Loại cơ sở", "kinds"),
            Choice("ownership", "Loại hình sở hữu", "ownerships"),
            Number("foundedYear", "Năm thành lập"),
            Text("introduction", "Giới thiệu", "Nên từ 120 đến 200 chữ.")),
        new("truong-nghe-dao-tao", "Nghề đào tạo",
            Cards("programmes", "Chương trình đào tạo",
                Line("name", "Tên ngành, nghề") with { Needed = "Hãy ghi tên ngành, nghề của chương trình đào tạo." },
                Choice("guide", "Bài giới thiệu nghề", LookUps.Guides),
                Choice("level", "Trình độ", "levels") with { Needed = "Hãy chọn trình độ của chương trình đào tạo." },
                Line("code", "Mã ngành, nghề", "Bảy chữ số; để trống nếu chưa rõ.") with { Pattern = GuideShape.ProgrammeCode },
                Line("duration", "Thời gian học", "Ví dụ: 2,5 năm."),
                Number("durationMonths", "Số tháng học"),
                Choice("audience", "Dành cho", "audiences"),
                Number("quota", "Chỉ tiêu (người)"),
                Number("quotaYear", "Chỉ tiêu của năm"),
                Line("quotaSource", "Nguồn của chỉ tiêu"),
                Text("tuitionNote", "Ghi chú về học phí"),
                YesNo("inLicence", "Có trong giấy phép hoạt động", "Trang chỉ nêu chương trình có trong giấy phép."),
                Key("id", "name"))),
        new("truong-tuyen-sinh", "Tuyển sinh",
            Group("admissions", "Thông tin tuyển sinh",
                Number("year", "Năm tuyển sinh"),
                Line("source", "Nguồn thông tin"),
                Cards("windows", "Đợt nhận hồ sơ",
                    Line("name", "Tên đợt") with { Needed = "Hãy ghi tên đợt nhận hồ sơ." },
                    Date("opensOn", "Nhận từ ngày") with { Needed = "Hãy ghi ngày bắt đầu nhận hồ sơ." },
                    Date("closesOn", "Đến hết ngày") with
                    {
                        Needed = "Hãy ghi ngày cuối cùng nhận hồ sơ.",
                        NotBefore = ("opensOn", "Ngày cuối cùng nhận hồ sơ không được trước ngày bắt đầu."),
                    },
                    Ticks("levels", "Trình độ tuyển", "levels"),
                    Text("note", "Ghi chú"),
                    Key("id", "name")),
                Cards("dossier", "Hồ sơ cần nộp",
                    Choice("level", "Trình độ", "levels") with { Needed = "Hãy chọn trình độ của bộ hồ sơ." },
                    Lines("items", "Giấy tờ", "Mỗi giấy tờ một dòng.")),
                Lines("howToApply", "Cách nộp hồ sơ", "Mỗi cách một dòng."),
                GuideShape.Questions("faq"))),
        new("truong-co-so", "Cơ sở vật chất",
            Rows("facilities", "Xưởng, phòng học, ký túc xá", "Mỗi dòng một nơi: tên | mô tả.", "name", "text")),
        new("truong-lien-he", "Liên hệ",
            Group("address", "Địa chỉ",
                Line("line", "Số nhà, đường"),
                Line("commune", "Xã, phường, đặc khu"),
                Choice("provinceCode", "Tỉnh, thành phố", "provinces") with { NameInto = "provinceName" },
                Line("text", "Địa chỉ đầy đủ", "Như sẽ hiện trên trang.") with { Needed = "Hãy ghi địa chỉ đầy đủ như sẽ hiện trên trang." }),
            Line("position", "Tọa độ trên bản đồ", "Mở ứng dụng bản đồ, nhấn giữ vị trí của trường rồi chép tọa độ vào đây, ví dụ 20.94100, 106.35200.") with { Pattern = InVietNam },
            Group("contact", "Liên hệ",
                Line("phone", "Điện thoại"),
                Line("admissionsPhone", "Điện thoại tuyển sinh"),
                Line("email", "Thư điện tử"),
                Line("admissionsEmail", "Thư điện tử tuyển sinh"),
                Line("website", "Trang web"),
                Line("department", "Bộ phận phụ trách tuyển sinh")),
            Line("fanpage", "Trang Facebook"),
            Group("otherChannels", "Kênh khác",
                Line("youtube", "Kênh YouTube"),
                Line("zalo", "Trang Zalo")),
            Line("rssUrl", "Địa chỉ bản tin RSS")),
        new("truong-phap-ly", "Pháp lý và xác nhận",
            Group("licence", "Giấy phép hoạt động",
                Line("number", "Số giấy phép"),
                Date("issuedOn", "Ngày cấp"),
                Line("issuer", "Nơi cấp"),
                Text("text", "Ghi chú về giấy phép")),
            Group("verification", "Lần xác nhận thông tin",
                Date("verifiedOn", "Ngày xác nhận") with { Needed = "Hãy ghi ngày xác nhận thông tin." },
                Line("verifiedBy", "Đơn vị xác nhận"),
                Date("staleOn", "Có giá trị đến ngày") with
                {
                    Hint = "Từ ngày này trang ghi “chưa xác nhận”.",
                    NotBefore = ("verifiedOn", "Ngày hết giá trị xác nhận không được trước ngày xác nhận."),
                }),
            Cards("formerNames", "Tên trước đây",
                Line("name", "Tên trước đây") with { Needed = "Hãy ghi tên trước đây của trường." },
                Date("validFrom", "Dùng từ ngày"),
                Date("validTo", "Đến hết ngày") with { NotBefore = ("validFrom", "Ngày thôi dùng tên cũ không được trước ngày bắt đầu dùng.") },
                Line("legalBasis", "Căn cứ pháp lý")),
            Cards("branches", "Phân hiệu",
                Line("name", "Tên phân hiệu") with { Needed = "Hãy ghi tên phân hiệu." },
                Choice("provinceCode", "Tỉnh, thành phố", "provinces"),
                Line("commune", "Xã, phường, đặc khu"),
                Text("note", "Ghi chú"))));

    /// <summary>What a school tells of itself; when it was confirmed is noted as it sends.</summary>
    public static readonly FormShape Own = new(Shape.Title, [.. Shape.Sections.Select(section => section with { Fields = [.. section.Fields.Where(field => field.Path != "verification")] })]);

    [GeneratedRegex(@"^(8|9|1[0-9]|2[0-3])(\.[0-9]{1,8})?\s*[,;]\s*(10[2-9]|11[0-9])(\.[0-9]{1,8})?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Coordinates();
}
