using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VocEdu.Cms.Site.Guidance;
using VocEdu.Domain.Interests;

namespace VocEdu.Cms.Site.Interests;

/// <summary>The quiz on paper for a whole class: questions, counting, and the trades of each interest.</summary>
public sealed class QuizSheetModel(ReadQuizzes read, GuideShelf shelf) : PageModel
{
    public QuizPaper Paper { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if ((await read.AllAsync(cancel)).Newest is not { } quiz) return NotFound();
        Paper = new(quiz, await shelf.AllAsync(cancel));
        HttpContext.Shows(PublicChange.Lists);
        new PageHead("Phiếu trắc nghiệm sở thích cho cả lớp", "Phiếu câu hỏi, phiếu tự cộng điểm và bảng nghề theo nhóm sở thích, mỗi phần một trang A4.", InterestQuizzes.SheetPath).On(ViewData);
        return Page();
    }
}

/// <summary>The quiz as printed sheets.</summary>
public sealed record QuizPaper(InterestQuiz Quiz, IReadOnlyList<ShelvedGuide> Guides)
{
    private const int MostNamed = 14;

    /// <summary>Numbers of the items of a type, as they stand on the sheet.</summary>
    public IReadOnlyList<int> NumbersOf(char type) => [.. Quiz.Items.Select((item, place) => (item.Type, Number: place + 1)).Where(item => item.Type == type).Select(item => item.Number)];

    /// <summary>Trades in which this interest is the strongest, then those in which it is the second.</summary>
    public IEnumerable<ShelvedGuide> Of(char type) => Guides
        .Where(guide => guide.Guide.Riasec is { } letters && letters.IndexOf(type, StringComparison.Ordinal) is 0 or 1)
        .OrderBy(guide => guide.Guide.Riasec!.IndexOf(type, StringComparison.Ordinal)).Take(MostNamed);
}
