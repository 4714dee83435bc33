using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VocEdu.Cms.Texts;
using VocEdu.Domain.Interests;

namespace VocEdu.Cms.Site.Interests;

/// <summary>What do you like to do? Asked in small groups; the answers stay with the reader.</summary>
public sealed class QuizModel(ReadQuizzes read, SiteTexts texts) : PageModel
{
    public QuizPage Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var quizzes = await read.AllAsync(cancel);
        if (quizzes.Newest is not { } quiz) return NotFound();
        // Answers to an earlier choice of the same items can be gone on with.
        var earlier = quizzes.Versions.Where(one => one.Written == quiz.Written).ToDictionary(one => one.Version.ToString(CultureInfo.InvariantCulture), one => one.Items.Select(item => item.Id));
        Shown = new(quiz, texts.Vietnamese(TextBook.QuizTitle), texts.Vietnamese(TextBook.QuizLead), texts.VietnameseLines(TextBook.QuizAbout), JsonSerializer.Serialize(earlier));
        new PageHead("Trắc nghiệm sở thích nghề nghiệp", "Bạn thích làm những việc gì? Trả lời vài phút để tìm các nghề gần với sở thích. Không đăng nhập, không lưu câu trả lời.", InterestQuizzes.Path)
        {
            Section = "nghe",
        }.On(ViewData);
        return Page();
    }
}

/// <summary>The quiz as its page shows it.</summary>
/// <param name="Versions">For the script: the numbers of the items of each version, in their order. Null: it is only looked at.</param>
public sealed record QuizPage(InterestQuiz Quiz, string Title, string Lead, IReadOnlyList<string> About, string? Versions)
{
    /// <summary>Minutes it takes at eight seconds an item.</summary>
    public int Minutes => Math.Max(1, (int)Math.Round(Quiz.Items.Count * 8 / 60.0));

    /// <summary>One item of each type together.</summary>
    public IEnumerable<InterestItem[]> Groups => Quiz.Items.Chunk(Quiz.Types.Count);
}
