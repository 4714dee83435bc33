using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using static VocEdu.Domain.Content.ContentKind;
using static VocEdu.Domain.Content.GenreCounting;
using static VocEdu.Domain.Content.RequiredField;

namespace VocEdu.Domain.Content;

/// <summary>Every genre an officer can pick, in the order the list shows them. Source: vietnam.md §6.</summary>
public static class Genres
{
    public static IReadOnlyList<Genre> All { get; } =
    [
        new("TIN", "Tin", "News item", Article, Counts, "100–300 từ, nên có một ảnh", Body | EventDate | Place),
        new("TINVAN", "Tin vắn", "News brief", Article, Counts, "30–60 từ", Body),
        new("BAI", "Bài phản ánh", "Reporting article", Article, Counts, "500–1.000 từ", Body | Lead | OnePhoto),
        new("PV", "Phỏng vấn", "Interview", Article, Counts, "600–1.200 từ", Body | Interviewee | Consent),
        new("GHICHEP", "Ghi chép, ghi nhanh", "Field notes", Article, Counts, "500–1.200 từ", Body | Place | EventDate),
        new("PS", "Phóng sự", "Reportage", Article, Counts, "trên 1.000 từ", Body | Lead | ThreePhotos),
        new("PSA", "Phóng sự ảnh", "Photo essay", Article, Counts, "8–20 ảnh", CaptionedPhotos),
        new("ANH", "Ảnh", "Photo", Article, CountsAlone, "chú thích không quá 60 từ", OnePhoto | CaptionedPhotos | Place | EventDate),
        new("GUONG", "Gương điển hình", "Role-model profile", Article, Counts, "600–1.200 từ", Body | Person | Consent),
        new("CL", "Bài chính luận", "Commentary", Article, Counts, "700–1.500 từ", Body),
        new("INFO", "Infographic", "Infographic", Article, Counts, "1 trang", DataSource | TextAlternative),
        new("EMAG", "E-magazine (megastory)", "E-magazine", Article, Counts, "1.500–5.000 từ", Body | Cover | Chapters | TextAlternative),
        new("VIDEO", "Video clip", "Video clip", Video, Counts, "1–5 phút", Cover | Duration | Captions | Transcript),
        new("PSTH", "Phóng sự truyền hình", "Television feature", Video, Counts, "3–10 phút", Station | EventDate | LinkOrFile),
        new("PT", "Bài phát thanh, podcast", "Radio piece, podcast", Audio, Counts, "3–15 phút", Duration | Transcript),
        new("TT", "Bản tin truyền thanh", "Loudspeaker bulletin", Audio, SeparateTable, "2–5 phút", Script | Priority | AirWindow),
        new("TOROI", "Tờ rơi, áp phích", "Leaflet, poster", Leaflet, CountsWithPublicFile, "A4, A5 hoặc gấp ba", RequiredField.File | Imprint),
        new("CAMNANG", "Cẩm nang, tài liệu hướng nghiệp", "Handbook", Leaflet, CountsWithPublicFile, "", RequiredField.File | Imprint | Edition),
        new("NGHE", "Giới thiệu nghề", "Occupation profile", CareerGuide, Counts, "theo mẫu có sẵn", Occupation | DataYear),
        new("HOIDAP", "Hỏi đáp", "Questions and answers", Article, DoesNotCount, "", Body | Answerer),
        new("THONGBAO", "Thông báo", "Announcement", Announcement, DoesNotCount, "", Body | Validity),
        new("SUKIEN", "Sự kiện", "Event", Event, DoesNotCount, "", EventTimes | Place | Organiser),
        new("VANBAN", "Văn bản", "Official document", OfficialDocument, DoesNotCount, "", DocumentNumber | RequiredField.File | InForce),
        new("TCBC", "Thông cáo báo chí", "Press release", Announcement, DoesNotCount, "", Body | Contact | Embargo),
        new("COSO", "Giới thiệu cơ sở đào tạo", "School profile", School, DoesNotCount, "theo mẫu có sẵn", Contact),
    ];

    private static readonly FrozenDictionary<string, Genre> ByCode = All.ToFrozenDictionary(g => g.Code);

    /// <summary>Finds a genre by its stored code, such as <c>TIN</c>.</summary>
    public static bool TryFind(string? code, [NotNullWhen(true)] out Genre? genre)
    {
        genre = code is null ? null : ByCode.GetValueOrDefault(code);
        return genre is not null;
    }

    /// <summary>The genre of a code that our own data holds.</summary>
    /// <exception cref="KeyNotFoundException">No such genre.</exception>
    public static Genre Get(string code) => ByCode[code];

    /// <summary>What is still missing before an item of this genre may be sent for approval.</summary>
    /// <param name="genre">The item's genre.</param>
    /// <param name="present">Everything the item has.</param>
    public static RequiredField MissingFrom(this Genre genre, RequiredField present) => (genre.Requires | Always) & ~present;
}
