using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VocEdu.Domain.Interests;

namespace VocEdu.Cms.Site.Interests;

/// <summary>What do you like to do? Asked in small groups; the answers stay with the reader.</summary>
public sealed class QuizModel(InterestQuizzes quizzes) : PageModel
{
    /// <summary>Minutes it takes at eight seconds an item.</summary>
    public int Minutes => Math.Max(1, (int)Math.Round(Quiz.Items.Count * 8 / 60.0));

    public InterestQuiz Quiz { get; private set; } = null!;

    /// <summary>One item of each type together.</summary>
    public IEnumerable<InterestItem[]> Groups => Quiz.Items.Chunk(Quiz.Types.Count);

    public IActionResult OnGet()
    {
        if (quizzes.Newest is not { } quiz) return NotFound();
        Quiz = quiz;
        new PageHead("Trắc nghiệm sở thích nghề nghiệp", "Bạn thích làm những việc gì? Trả lời vài phút để tìm các nghề gần với sở thích. Không đăng nhập, không lưu câu trả lời.", InterestQuizzes.Path)
        {
            Section = "nghe",
        }.On(ViewData);
        return Page();
    }
}
