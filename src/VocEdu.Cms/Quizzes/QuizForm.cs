using System.Globalization;
using VocEdu.Cms.Texts;
using VocEdu.Domain.Interests;

namespace VocEdu.Cms.Quizzes;

/// <summary>Reads what was typed on the page of the quiz. An item without words keeps those it was written with.</summary>
public static class QuizForm
{
    public static (IReadOnlyList<TextField> Texts, IReadOnlyDictionary<int, TextField> Items, IReadOnlySet<int> Asked) Typed(InterestQuiz written, IFormCollection form)
    {
        var asked = form[QuizDeskModel.AskedField].Select(value => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0).ToHashSet();
        return ([.. TextBook.Quiz.Entries.Select(entry => TextField.Typed(entry, form))],
            written.Items.ToDictionary(item => item.Id, item => TextField.Typed(QuizItemText.Of(written.Version, item), form) is var field && string.IsNullOrWhiteSpace(field.Vi) ? field with { Vi = item.Text } : field),
            asked);
    }
}
