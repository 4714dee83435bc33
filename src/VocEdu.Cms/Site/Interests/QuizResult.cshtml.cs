using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VocEdu.Cms.Site.Guidance;
using VocEdu.Domain.Interests;

namespace VocEdu.Cms.Site.Interests;

/// <summary>What the answers say and which trades are near. The answers are in the part of the link that no server sees; without scripts they come as a plain form and are forgotten.</summary>
public sealed class QuizResultModel(ReadQuizzes read, GuideShelf shelf) : PageModel
{
    private InterestQuizzes _quizzes = new([]);

    public QuizView View { get; private set; } = null!;

    /// <summary>For the script: the types of the items of each version, one letter each.</summary>
    public string Versions => JsonSerializer.Serialize(_quizzes.Versions.ToDictionary(
        quiz => quiz.Version.ToString(CultureInfo.InvariantCulture), quiz => new { types = string.Concat(quiz.Items.Select(item => item.Type)), levels = quiz.Scale.Count }));

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "v")] string? version, CancellationToken cancel)
    {
        _quizzes = await read.AllAsync(cancel);
        if (_quizzes.Newest is not { } newest) return NotFound();
        var guides = await shelf.AllAsync(cancel);
        HttpContext.Shows(PublicChange.Lists);
        new PageHead("Kết quả trắc nghiệm sở thích", "", null) { Section = "nghe" }.On(ViewData);
        View = new(newest, null, null, guides);
        if (version is null) return Page();

        Response.Headers.CacheControl = "no-store";
        if (!int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || _quizzes.Find(number) is not { } asked) return Redirect(InterestQuizzes.Path);
        List<int?> answers = [.. asked.Items.Select(item => AnswerTo(item, asked))];
        var profile = InterestProfile.Of(asked, answers);
        View = new(asked, profile, InterestCode.Write(asked.Version, answers), [.. guides.OrderByDescending(guide => profile.FitOf(guide.Guide.Riasec))]);
        return Page();
    }

    private int? AnswerTo(InterestItem item, InterestQuiz quiz) =>
        int.TryParse(Request.Query[$"c{item.Id}"], NumberStyles.None, CultureInfo.InvariantCulture, out var answer) && answer < quiz.Scale.Count ? answer : null;
}
