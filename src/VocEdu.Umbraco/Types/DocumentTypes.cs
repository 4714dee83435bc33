using VocEdu.Domain.Channels;
using VocEdu.Domain.Content;

namespace VocEdu.Umbraco.Types;

/// <summary>What kind of input a property is.</summary>
public enum InputKind
{
    Line,
    Lines,
    RichText,
    Picture,
    File,
    Date,
    Tags,
    Units,
    Channels,
    ArticleGenres,
    VideoGenres,
    LeafletGenres,
}

/// <param name="Since">The step that brought it: an editor may remove it afterwards, and it stays removed.</param>
public sealed record PropertyDescription(string Alias, string Name, InputKind Input, string Tab, string? Help = null, bool Mandatory = false, int Since = 1);

/// <param name="Genre">The genre of all its documents; null: each names its own.</param>
public sealed record DocumentTypeDescription(Guid Key, string Alias, string Name, string Icon, string Help, string? Genre, IReadOnlyList<PropertyDescription> Properties, int Since = 1);

/// <summary>The document types this package brings. What is added later gets a new step (<c>Since</c>); what an editor has changed is left alone.</summary>
public static class DocumentTypes
{
    private const string Story = "Nội dung";
    private const string Filing = "Phân loại";
    private const string Posting = "Đăng lên kênh";

    private static readonly PropertyDescription Title = new("title", "Tiêu đề", InputKind.Line, Story, "Để trống thì dùng tên tài liệu.");
    private static readonly PropertyDescription Summary = new("summary", "Tóm tắt", InputKind.Lines, Story, "Lời dẫn trên trang và trên các kênh.");
    private static readonly PropertyDescription Body = new("body", "Nội dung", InputKind.RichText, Story);
    private static readonly PropertyDescription Cover = new("cover", "Ảnh đại diện", InputKind.Picture, Story, "Bài đăng lên Zalo phải có ảnh này.");
    private static readonly PropertyDescription CoverText = new("coverText", "Mô tả ảnh đại diện", InputKind.Line, Story, "Cho người không nhìn thấy ảnh.");
    private static readonly PropertyDescription Author = new("author", "Tác giả", InputKind.Line, Filing);

    private static readonly PropertyDescription[] Filed =
    [
        Author,
        new("unit", "Đơn vị", InputKind.Units, Filing, "Để trống thì dùng đơn vị của trang."),
        new("themes", "Chủ đề theo kế hoạch", InputKind.Tags, Filing, "Mã chủ đề của kế hoạch."),
        new("audiences", "Đối tượng", InputKind.Tags, Filing),
        new("activities", "Hoạt động theo kế hoạch", InputKind.Tags, Filing),
        new("tags", "Từ khóa", InputKind.Tags, Filing),
    ];

    private static readonly PropertyDescription[] Posted =
    [
        new("channels", "Kênh", InputKind.Channels, Posting, "Bài được gửi sau khi trang công khai đã mở được."),
        new("facebookText", "Lời đăng trên Facebook", InputKind.Lines, Posting, "Để trống thì dùng tiêu đề và tóm tắt."),
        new("zaloText", "Lời dẫn trên Zalo", InputKind.Lines, Posting, "Dưới 300 ký tự. Để trống thì dùng tóm tắt."),
    ];

    private static readonly PropertyDescription YouTubeText = new("youTubeText", "Mô tả trên YouTube", InputKind.Lines, Posting, "Để trống thì dùng tóm tắt.");

    public static IReadOnlyList<DocumentTypeDescription> All { get; } =
    [
        new(new("0d5b8f0e-5b5e-4d0e-9d53-5f3b6f1f0a01"), "vocEduArticle", "Bài viết", "icon-newspaper", "Tin, bài, phỏng vấn và các thể loại khác.", Genre: null,
            [new("genre", "Thể loại", InputKind.ArticleGenres, Story, Mandatory: true), Title, Summary, Body, Cover, CoverText, .. Filed, .. Posted]),
        new(new("0d5b8f0e-5b5e-4d0e-9d53-5f3b6f1f0a02"), "vocEduVideo", "Video", "icon-video", "Video clip và phóng sự truyền hình.", Genre: null,
            [new("genre", "Thể loại", InputKind.VideoGenres, Story, Mandatory: true), Title, Summary,
                new("film", "Tệp phim", InputKind.File, Story, "Tệp MP4 từ thư viện; cần có khi đăng lên YouTube."),
                Cover, CoverText, new("transcript", "Lời thoại", InputKind.RichText, Story), .. Filed, .. Posted, YouTubeText]),
        new(new("0d5b8f0e-5b5e-4d0e-9d53-5f3b6f1f0a03"), "vocEduLeaflet", "Tờ rơi, cẩm nang", "icon-documents", "Chỉ được tính khi bạn đọc mở được tệp.", Genre: null,
            [new("genre", "Thể loại", InputKind.LeafletGenres, Story, Mandatory: true), Title, Summary, new("file", "Tệp", InputKind.File, Story, "PDF từ thư viện."), Cover, CoverText, .. Filed, .. Posted]),
        new(new("0d5b8f0e-5b5e-4d0e-9d53-5f3b6f1f0a04"), "vocEduCareerGuide", "Giới thiệu nghề", "icon-briefcase", "Một nghề: việc làm, yêu cầu, nơi học.", "NGHE",
            [Title, Summary, Body, Cover, CoverText, new("dataYear", "Năm của số liệu", InputKind.Line, Story), .. Filed, .. Posted]),
        new(new("0d5b8f0e-5b5e-4d0e-9d53-5f3b6f1f0a05"), "vocEduSchool", "Cơ sở đào tạo", "icon-school", "Không tính vào chỉ tiêu.", "COSO",
            [Title, Summary, Body, Cover, CoverText, new("address", "Địa chỉ", InputKind.Line, Story), new("phone", "Điện thoại", InputKind.Line, Story), new("email", "Thư điện tử", InputKind.Line, Story),
                new("website", "Trang web", InputKind.Line, Story)]),
        new(new("0d5b8f0e-5b5e-4d0e-9d53-5f3b6f1f0a06"), "vocEduEvent", "Sự kiện", "icon-calendar", "Không tính vào chỉ tiêu.", "SUKIEN",
            [Title, Summary, Body, Cover, CoverText, new("startsAt", "Bắt đầu", InputKind.Date, Story), new("endsAt", "Kết thúc", InputKind.Date, Story), new("place", "Địa điểm", InputKind.Line, Story),
                new("organiser", "Đơn vị tổ chức", InputKind.Line, Story), .. Posted]),
    ];

    /// <summary>The newest step.</summary>
    public static int Latest { get; } = All.Max(type => Math.Max(type.Since, type.Properties.Max(property => property.Since)));

    /// <summary>The words an editor chooses from; null where the input is no list of ours.</summary>
    public static IReadOnlyList<string>? ItemsOf(InputKind input, VocEduOptions options) => input switch
    {
        InputKind.ArticleGenres => NamesOf(genre => genre.Kind is ContentKind.Article or ContentKind.Audio or ContentKind.Announcement or ContentKind.OfficialDocument),
        InputKind.VideoGenres => NamesOf(genre => genre.Kind is ContentKind.Video),
        InputKind.LeafletGenres => NamesOf(genre => genre.Kind is ContentKind.Leaflet),
        InputKind.Units => [.. options.Units.Values],
        InputKind.Channels => [.. Enum.GetValues<ChannelKind>().Select(kind => $"{kind}")],
        _ => null,
    };

    private static List<string> NamesOf(Func<Genre, bool> wanted) => [.. Genres.All.Where(wanted).Select(genre => genre.Name)];
}
