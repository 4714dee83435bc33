using System.Text.RegularExpressions;
using static VocEdu.Cms.Writing.Structured.FormField;

namespace VocEdu.Cms.Writing.Structured;

/// <summary>A career guide, in the order of its public page.</summary>
public static partial class GuideShape
{
    // Before the shape that uses it: static fields are set in this order.
    public static readonly (Regex, string) ProgrammeCode = (SevenDigits(), "Mã ngành, nghề gồm bảy chữ số, ví dụ 5520123.");

    public static readonly FormShape Shape = new("Hồ sơ nghề",
        new("nghe-tong-quan", "Tổng quan",
            Line("jobTitle", "Người làm nghề được gọi là", "Ví dụ: Thợ hàn."),
            Line("nameEn", "Tên tiếng Anh"),
            Choice("field", "Lĩnh vực", "fields"),
            Lines("folkNames", "Tên gọi khác", "Mỗi tên một dòng: cách gọi hằng ngày, tên cũ, chữ viết tắt. Người đọc tìm được nghề bằng các tên này."),
            Paragraphs("intro", "Giới thiệu"),
            Ticks("programmeFields", "Nhóm ngành đào tạo", "programmeFields"),
            Lines("vscoCodes", "Mã nghề nghiệp Việt Nam", "Mỗi mã một dòng, ví dụ 7212."),
            Review("overview")),
        new("nghe-cong-viec", "Công việc hằng ngày",
            Lines("tasks", "Một ngày làm việc"),
            Lines("tools", "Dụng cụ, máy móc", "Mỗi nhóm một dòng."),
            Group("conditions", "Điều kiện làm việc",
                Choice("setting", "Nơi làm việc", "settings"),
                Choice("physicalLoad", "Mức nặng nhọc", "physicalLoads"),
                Text("place", "Tả nơi làm việc"),
                Text("hours", "Giờ giấc"),
                Lines("safety", "An toàn"),
                Lines("healthLimits", "Lưu ý sức khỏe")),
            Review("work")),
        new("nghe-hop-khong", "Có hợp với mình không",
            Group("suits", "Hợp và chưa hợp",
                Lines("good", "Hợp với bạn nếu"),
                Lines("thinkTwice", "Nên nghĩ kỹ nếu")),
            Rows("skills", "Kỹ năng cần có", "Mỗi dòng một kỹ năng: tên | mô tả.", "name", "text"),
            Line("riasec", "Nhóm sở thích", "Một đến ba chữ trong R, I, A, S, E, C; nhóm mạnh nhất viết trước, ví dụ RC.")
                with { Pattern = (Interests(), "Nhóm sở thích gồm một đến ba chữ khác nhau trong R, I, A, S, E, C, ví dụ RC.") },
            Lines("tryIt", "Thử ngay ở nhà", "Mỗi việc một dòng; chỉ nêu việc an toàn."),
            Review("fit")),
        new("nghe-duong-hoc", "Đường học",
            Routes("routes.afterGrade9", "Đường học sau lớp 9", YesNo("withSchool", "Học nghề cùng văn hóa (9+)", "Người học vừa học nghề vừa học các môn văn hóa.")),
            Routes("routes.afterGrade12", "Đường học sau lớp 12"),
            Routes("routes.short", "Khóa học ngắn"),
            Rows("modules", "Học những gì", "Mỗi dòng một môn: tên | mô tả.", "name", "text"),
            Rows("certificates", "Giấy tờ nghề", "Mỗi dòng một loại: tên | ghi chú.", "name", "note"),
            Cards("programmes", "Ngành, nghề đào tạo trong danh mục quốc gia",
                Line("name", "Tên ngành, nghề") with { Needed = "Hãy ghi tên ngành, nghề đào tạo trong danh mục." },
                Choice("level", "Trình độ", "levels") with { Needed = "Hãy chọn trình độ của ngành, nghề đào tạo." },
                Line("code", "Mã ngành, nghề", "Bảy chữ số; để trống nếu chưa rõ.") with { Pattern = ProgrammeCode }),
            Review("learning")),
        new("nghe-chi-phi", "Chi phí và hỗ trợ",
            Group("cost", "Chi phí và hỗ trợ khi học",
                Text("tuition", "Học phí và các khoản khác", "Chỉ nêu con số khi có nguồn; mức của từng trường do trường công bố."),
                YesNo("support", "Có chính sách miễn, giảm hoặc hỗ trợ học phí"),
                Text("supportText", "Ai được hỗ trợ, hỗ trợ gì") with { Needed = "Hãy ghi ai được hỗ trợ và được hỗ trợ gì.", NeededWhen = ("support", true) },
                Line("source", "Văn bản hoặc nguồn") with { Needed = "Hãy ghi văn bản hoặc nguồn của thông tin về chi phí và hỗ trợ." },
                Date("checkedOn", "Ngày kiểm tra lại") with { Needed = "Hãy ghi ngày kiểm tra thông tin về chi phí và hỗ trợ." })),
        new("nghe-hoc-o-dau", "Học ở đâu",
            Ticks("schools", "Trường đào tạo nghề này", LookUps.Schools) with { Hint = "Danh sách gồm các trường đã đăng trên trang." }),
        new("nghe-viec-lam", "Việc làm và tiến thân",
            Group("pay", "Thu nhập",
                Number("min", "Thu nhập từ (đồng/tháng)") with { Needed = "Hãy ghi mức thu nhập thấp nhất." },
                Number("max", "Thu nhập đến (đồng/tháng)") with
                {
                    Needed = "Hãy ghi mức thu nhập cao nhất.",
                    NotBefore = ("min", "Mức thu nhập cao nhất không được nhỏ hơn mức thấp nhất."),
                },
                Constant("unit", "đồng/tháng"),
                Line("source", "Nguồn số liệu thu nhập") with { Needed = "Hãy ghi nguồn của số liệu thu nhập; trang chỉ nêu thu nhập khi có nguồn." },
                Month("period", "Kỳ số liệu thu nhập") with { Needed = "Hãy ghi tháng của số liệu thu nhập." }),
            Group("demand", "Nhu cầu tuyển dụng",
                Choice("mark", "Mức nhu cầu", "demandMarks") with { NameInto = "label", Needed = "Hãy chọn mức nhu cầu tuyển dụng." },
                Line("source", "Nguồn số liệu nhu cầu") with { Needed = "Hãy ghi nguồn của số liệu nhu cầu; trang chỉ nêu nhu cầu khi có nguồn." },
                Month("period", "Kỳ số liệu nhu cầu") with { Needed = "Hãy ghi tháng của số liệu nhu cầu." }),
            Lines("workplaces", "Làm ở đâu", "Mỗi nơi một dòng."),
            Rows("progression", "Con đường đi lên", "Mỗi dòng một bậc, từ thấp lên cao: tên bậc | thời gian | mô tả.", "stage", "time", "text"),
            Ticks("related", "Nghề gần với nghề này", LookUps.Guides) with { Hint = "Danh sách gồm các nghề đã đăng trên trang." },
            Review("prospects")),
        new("nghe-hoi-dap", "Hỏi đáp",
            Questions("faq"),
            Review("faq")));

    public static FormField Questions(string path) => Cards(path, "Câu hỏi thường gặp",
        Line("q", "Câu hỏi") with { Needed = "Hãy ghi câu hỏi." },
        Text("a", "Trả lời") with { Needed = "Hãy ghi câu trả lời." });

    private static FormField Routes(string path, string label, params FormField[] more) => Cards(path, label,
    [
        YesNo("available", "Có đường học này", "Nếu không có, bỏ dấu chọn và giải thích ở mục điều kiện; trang sẽ nói rõ cho người đọc.") with { Yes = true },
        .. more,
        Line("title", "Tên đường học") with { Needed = "Hãy ghi tên đường học." },
        Choice("level", "Trình độ", "levels") with { Needed = "Hãy chọn trình độ của đường học.", NeededWhen = ("available", true) },
        Line("duration", "Thời gian", "Ví dụ: 2,5 – 3 năm."),
        Number("durationMonthsMin", "Số tháng ít nhất"),
        Number("durationMonthsMax", "Số tháng nhiều nhất") with { NotBefore = ("durationMonthsMin", "Số tháng nhiều nhất không được nhỏ hơn số tháng ít nhất.") },
        Text("entry", "Điều kiện vào học, hoặc vì sao không có đường này")
            with { Needed = "Đường học không có thì hãy giải thích vì sao, để người đọc biết.", NeededWhen = ("available", false) },
        Text("diploma", "Văn bằng, chứng chỉ"),
        Text("nextStep", "Học tiếp, làm tiếp"),
    ]);

    private static FormField Review(string part) => Group($"review.{part}", "Lần rà soát phần này",
        Date("reviewedOn", "Ngày rà soát") with { Needed = "Hãy ghi ngày rà soát." },
        Date("nextReviewOn", "Ngày rà soát tiếp theo") with
        {
            Needed = "Hãy ghi ngày rà soát tiếp theo.",
            NotBefore = ("reviewedOn", "Ngày rà soát tiếp theo không được trước ngày rà soát."),
        },
        Line("reviewedBy", "Đơn vị rà soát", "Tên đơn vị hoặc nhóm, không ghi tên người."));

    [GeneratedRegex(@"^(?!.*(?<letter>.).*\k<letter>)[RIASEC]{1,3}$", RegexOptions.None, 1000)]
    private static partial Regex Interests();

    [GeneratedRegex("^[0-9]{7}$", RegexOptions.None, 1000)]
    private static partial Regex SevenDigits();
}
