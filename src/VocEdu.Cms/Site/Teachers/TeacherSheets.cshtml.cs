using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VocEdu.Cms.Site.Guidance;
using VocEdu.Cms.Site.Interests;

namespace VocEdu.Cms.Site.Teachers;

/// <summary>The sheets a teacher chose, one after another, ready for the printer.</summary>
public sealed class TeacherSheetsModel(ReadGuides read, GuideShelf shelf, ReadQuizzes quizzes, TeacherPack pack) : PageModel
{
    public const string Path = TeachersModel.Path + "/ban-in", PartKey = "phan";
    public const int MostGuides = 12;

    public const string Plan = "giao-an", Quiz = "trac-nghiem", Tally = "tong-hop", Evaluation = "danh-gia";

    public static readonly IReadOnlyList<(string Code, string Name, string Hint)> Parts =
    [
        (Plan, "Giáo án", "Mục tiêu, chuẩn bị, từng bước theo phút."),
        (Quiz, "Phiếu trắc nghiệm sở thích", "Phiếu câu hỏi, phiếu tự cộng điểm, bảng nghề: mỗi phần một trang."),
        (Tally, "Bảng tổng hợp của lớp", "Đếm không ghi tên."),
        (Evaluation, "Phiếu đánh giá tiết học", "Hai phiếu trên một trang, cắt đôi."),
    ];

    public TeacherPack Pack => pack;
    public IReadOnlySet<string> Chosen { get; private set; } = new HashSet<string>();
    public IReadOnlyList<WholeGuide> Guides { get; private set; } = [];
    public QuizPaper? Paper { get; private set; }

    /// <summary>More trades were asked for than one print takes.</summary>
    public bool LeftOut { get; private set; }

    public async Task OnGetAsync([FromQuery(Name = PartKey)] string[] parts, [FromQuery(Name = "nghe")] string[] guides, CancellationToken cancel)
    {
        Chosen = parts.ToHashSet();
        var asked = guides.Where(slug => !string.IsNullOrWhiteSpace(slug)).Distinct().Order(StringComparer.Ordinal).ToList();
        LeftOut = asked.Count > MostGuides;
        Guides = await read.RunAsync(asked.Take(MostGuides), cancel);
        if (Chosen.Contains(Quiz) && (await quizzes.AllAsync(cancel)).Newest is { } quiz) Paper = new(quiz, await shelf.AllAsync(cancel));
        HttpContext.Shows(PublicChange.Lists);
        new PageHead("Bản in cho tiết hướng nghiệp", "", null).On(ViewData);
    }
}
