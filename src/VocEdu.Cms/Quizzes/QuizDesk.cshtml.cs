using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Site.Guidance;
using VocEdu.Cms.Site.Interests;
using VocEdu.Cms.Texts;
using VocEdu.Domain.Content;
using VocEdu.Domain.Interests;

namespace VocEdu.Cms.Quizzes;

/// <summary>The interest quiz as the department keeps it: its words, which items are asked, and the trades each interest leads to.</summary>
[NeedsRole(Role.Editor | Role.Approver | Role.Administrator)]
public sealed class QuizDeskModel(KeepQuiz keep, ReadQuizzes read, SiteTexts texts, GuideShelf shelf) : PageModel
{
    public const string Address = "/quan-tri/trac-nghiem", AskedField = "hoi";
    public const int TradesNamed = 10;

    [BindProperty] public string? Seen { get; set; }

    /// <summary>Null: there is no quiz.</summary>
    public InterestQuiz? Quiz { get; private set; }
    public IReadOnlyList<TextField> Texts { get; private set; } = [];
    public IReadOnlyDictionary<int, TextField> Items { get; private set; } = new Dictionary<int, TextField>();
    public IReadOnlySet<int> Asked { get; private set; } = new HashSet<int>();
    public QuizAsking? Last { get; private set; }
    public IReadOnlyList<ShelvedGuide> Guides { get; private set; } = [];

    /// <summary>Trades no result puts first.</summary>
    public IEnumerable<ShelvedGuide> WithoutInterest => Guides.Where(guide => string.IsNullOrEmpty(guide.Guide.Riasec));

    /// <summary>Where its interest can be filled in; for who does not write, where it can be read.</summary>
    public string WayTo(ShelvedGuide guide) => User.Actor().Has(Role.Editor | Role.Approver) ? $"/quan-tri/noi-dung/{guide.Card.ItemId}" : guide.Card.Path;

    public IEnumerable<ShelvedGuide> LedTo(char type) => new QuizPaper(Quiz!, Guides).Of(type);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        if (Quiz is not { } quiz) return;
        var now = (await read.AllAsync(cancel)).Versions.Single(one => one.Version == quiz.Version).Items.ToDictionary(item => item.Id, item => item.Text);
        Texts = [.. TextBook.Quiz.Entries.Select(entry => TextField.Kept(entry, texts))];
        Items = quiz.Items.ToDictionary(item => item.Id, item => new TextField(QuizItemText.Of(quiz.Version, item), now[item.Id], ""));
        Asked = (Last?.Items ?? now.Keys.ToList()).ToHashSet();
        Seen = await keep.StateAsync(quiz, cancel);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        if (Quiz is not { } quiz) return NotFound();
        (Texts, Items, Asked) = QuizForm.Typed(quiz, Request.Form);
        TypedQuiz typed = new([.. Texts.Concat(Items.Values).Select(field => new TypedText(field.Entry, field.Vi, null))], Asked);
        var refusals = await keep.RunAsync(quiz, typed, Seen, User.Actor(), cancel);
        if (refusals.Count == 0)
        {
            TempData.SayDone("Đã lưu. Người làm trắc nghiệm thấy thay đổi ngay.");
            return Redirect(Address);
        }

        foreach (var refusal in refusals) ModelState.AddModelError(refusal.Field ?? "", refusal.Message);
        ModelState.Remove(nameof(Seen));
        Seen = await keep.StateAsync(quiz, cancel);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        (Quiz, Last, Guides) = (keep.Written, await keep.LastAsync(cancel), await shelf.AllAsync(cancel));
    }
}
