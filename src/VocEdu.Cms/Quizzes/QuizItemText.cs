using VocEdu.Cms.Texts;
using VocEdu.Domain.Interests;

namespace VocEdu.Cms.Quizzes;

/// <summary>The wording of an item, kept like the other texts of the site.</summary>
public static class QuizItemText
{
    public const string Folder = "quiz.item.";
    private const int Most = 120;

    /// <param name="written">The version the item was written for: another may give its number to something else.</param>
    public static TextEntry Of(int written, InterestItem item) => new($"{Folder}{written}.{item.Id}", $"Việc {item.Id}", Most) { Required = true, OneLanguage = true };

    /// <summary>The quiz with the items the department has put in its own words.</summary>
    public static InterestQuiz In(InterestQuiz quiz, IReadOnlyDictionary<string, string> words) => quiz with
    {
        Items = [.. quiz.Items.Select(item => words.TryGetValue(Of(quiz.Written, item).Key, out var text) && text.Length > 0 ? item with { Text = text } : item)],
    };
}
