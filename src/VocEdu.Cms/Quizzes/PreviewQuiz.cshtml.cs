using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Site;
using VocEdu.Cms.Site.Interests;
using VocEdu.Cms.Texts;
using VocEdu.Domain.Content;
using VocEdu.Domain.Interests;

namespace VocEdu.Cms.Quizzes;

/// <summary>The quiz with what was typed and is not saved yet.</summary>
[NeedsRole(Role.Editor | Role.Approver | Role.Administrator)]
public sealed class PreviewQuizModel(KeepQuiz keep) : PageModel
{
    public const string Address = QuizDeskModel.Address + "/xem-truoc";

    public QuizPage Shown { get; private set; } = null!;

    /// <summary>Why this cannot be saved as it is.</summary>
    public Refusal? Refusal { get; private set; }

    public IActionResult OnGet() => Redirect(InterestQuizzes.Path);

    public IActionResult OnPost()
    {
        if (keep.Written is not { } quiz) return NotFound();
        var (texts, items, asked) = QuizForm.Typed(quiz, Request.Form);
        Refusal = quiz.WhyNotAsk(asked);
        var typed = texts.ToDictionary(field => field.Entry.Key, field => field.Vi);
        var shown = QuizItemText.In(quiz, items.Values.ToDictionary(field => field.Entry.Key, field => field.Vi)).Asking(0, asked);
        Shown = new(shown, typed[TextBook.QuizTitle], typed[TextBook.QuizLead], SiteTexts.LinesOf(typed[TextBook.QuizAbout]), null);
        Response.Headers.CacheControl = "no-store";
        new PageHead(Shown.Title, "", null) { Section = "nghe" }.On(ViewData);
        return Page();
    }
}
