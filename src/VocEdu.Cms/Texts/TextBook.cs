using System.Text.Json;
using VocEdu.Cms.Writing;

namespace VocEdu.Cms.Texts;

public enum TextForm
{
    Line,

    /// <summary>Each line is a paragraph or an entry of a list.</summary>
    Lines,
}

/// <summary>A text people may change.</summary>
/// <param name="Most">Letters in it.</param>
public sealed record TextEntry(string Key, string Name, int Most)
{
    public string? Hint { get; init; }
    public TextForm Form { get; init; }

    /// <summary>It cannot be left out.</summary>
    public bool Required { get; init; }

    /// <summary>Numbers and addresses are the same in every language, and some pages have no English.</summary>
    public bool OneLanguage { get; init; }

    /// <summary>The Vietnamese of what is named elsewhere, such as a channel: only its English is kept here.</summary>
    public string? Named { get; init; }
}

/// <summary>Texts that are edited together.</summary>
public sealed record TextGroup(string Code, string Name, string? Hint, IReadOnlyList<TextEntry> Entries);

/// <summary>The texts of the site, and how they read before anybody changed them (<c>config/site-texts.json</c>).</summary>
public sealed record TextBook(IReadOnlyDictionary<string, TextPair> Texts)
{
    public const string File = "site-texts.json";
    public const string SiteName = "site.name", Owner = "site.owner", Responsible = "site.responsible", Address = "site.address", Phone = "site.phone", Email = "site.email",
        PressContact = "press.contact", PressPhone = "press.phone", PressEmail = "press.email", About = "about", Functions = "functions", Structure = "structure",
        Tracking = "privacy.tracking", People = "privacy.people", Channels = "channels.lead", Imitations = "channels.imitations",
        QuizTitle = "quiz.title", QuizLead = "quiz.lead", QuizAbout = "quiz.about", QuizResult = "quiz.result", QuizUnclear = "quiz.unclear";

    public const string ChannelGroup = "kenh";

    public static readonly TextBook Empty = new(new Dictionary<string, TextPair>());

    public static string Of(Section section) => $"section.{section.Code}";

    public static string OfChannel(Guid id) => $"channel.{id}";

    public static readonly IReadOnlyList<TextGroup> Groups =
    [
        new("co-quan", "Cơ quan và liên hệ", "Hiện ở đầu trang, chân trang, trang Liên hệ và trang Báo chí.",
        [
            new(SiteName, "Tên trang", 120) { Required = true },
            new(Owner, "Cơ quan chủ quản", 200) { Required = true },
            new(Responsible, "Chịu trách nhiệm nội dung", 200) { Required = true },
            new(Address, "Địa chỉ", 300),
            new(Phone, "Điện thoại", 40) { OneLanguage = true },
            new(Email, "Thư điện tử", 200) { OneLanguage = true },
            new(PressContact, "Người liên hệ của báo chí", 200) { Hint = "Để trống thì báo chí hỏi theo thông tin liên hệ chung." },
            new(PressPhone, "Điện thoại dành cho báo chí", 40) { OneLanguage = true },
            new(PressEmail, "Thư điện tử dành cho báo chí", 200) { OneLanguage = true },
        ]),
        new("gioi-thieu", "Giới thiệu, chức năng, cơ cấu", "Hiện ở trang Liên hệ và trang tiếng Anh. Mục để trống không hiện.",
        [
            new(About, "Giới thiệu", 4000) { Form = TextForm.Lines, Hint = "Mỗi đoạn một dòng." },
            new(Functions, "Chức năng, nhiệm vụ", 4000) { Form = TextForm.Lines, Hint = "Mỗi việc một dòng." },
            new(Structure, "Cơ cấu tổ chức", 4000) { Form = TextForm.Lines, Hint = "Mỗi bộ phận một dòng, tên và việc cách nhau bằng dấu hai chấm. Ví dụ: Ban Biên tập: duyệt và đăng nội dung." },
        ]),
        new("quyen-rieng-tu", "Quyền riêng tư", "Chỉ ghi điều trang thật sự làm. Trang không đặt cookie và không theo dõi người đọc.",
        [
            new(Tracking, "Trang không theo dõi bạn", 4000) { Form = TextForm.Lines, Required = true, Hint = "Mỗi ý một dòng." },
            new(People, "Người xuất hiện trong bài", 4000) { Form = TextForm.Lines, Required = true, Hint = "Mỗi đoạn một dòng." },
        ]),
        new(ChannelGroup, "Kênh chính thức", "Danh sách kênh lấy từ các kênh đang kết nối; ở đây là lời dẫn, lời nhắc và tên tiếng Anh của từng kênh.",
        [
            new(Channels, "Lời dẫn", 1000) { Form = TextForm.Lines, Required = true },
            new(Imitations, "Cẩn thận với trang giả mạo", 2000) { Form = TextForm.Lines, Required = true, Hint = "Mỗi lời nhắc một dòng." },
        ]),
        new("chuyen-muc", "Chuyên mục bằng tiếng Anh", "Tên các chuyên mục ở trang chủ tiếng Anh. Để trống thì hiện tên tiếng Việt.", [.. Sections.All.Select(s => new TextEntry(Of(s), s.Name, 80) { Named = s.Name })]),
    ];

    /// <summary>What is said around the interest quiz; edited beside its questions.</summary>
    public static readonly TextGroup Quiz = new("trac-nghiem", "Lời dẫn", null,
    [
        new(QuizTitle, "Tên trắc nghiệm", 120) { Required = true, OneLanguage = true },
        new(QuizLead, "Lời dẫn", 500) { Form = TextForm.Lines, Required = true, OneLanguage = true, Hint = "Hiện sau số việc và số phút, hai con số này tự tính." },
        new(QuizAbout, "Trắc nghiệm này là gì và không phải là gì", 2000) { Form = TextForm.Lines, Required = true, OneLanguage = true, Hint = "Mỗi ý một dòng. Cần nói rõ đây không phải bài đo năng lực và chưa được kiểm định khoa học." },
        new(QuizResult, "Lời nhắc ở trang kết quả", 600) { Form = TextForm.Lines, Required = true, OneLanguage = true },
        new(QuizUnclear, "Khi chưa thấy sở thích nào nổi rõ", 600) { Form = TextForm.Lines, Required = true, OneLanguage = true },
    ]);

    public static TextBook Read(byte[] file) =>
        new(JsonSerializer.Deserialize<Dictionary<string, TextPair>>(file, JsonSerializerOptions.Web) ?? throw new JsonException("The file is empty."));
}

/// <summary>A text in both languages.</summary>
public sealed record TextPair(string? Vi, string? En);
