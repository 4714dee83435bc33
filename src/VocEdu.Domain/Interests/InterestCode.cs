using System.Globalization;
using System.Text;

namespace VocEdu.Domain.Interests;

/// <summary>Answers as a link carries them: <c>1-BkZa…</c>, the version and three answers in each sign. Nothing else about a person is in it.</summary>
public static class InterestCode
{
    /// <summary>What two bits can tell, but for the answer that is not there.</summary>
    public const int MostLevels = 3;

    private const int AnswersInSign = 3;
    private const string Signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    /// <summary>The code of answers in the order of the items; null: not answered.</summary>
    public static string Write(int version, IReadOnlyList<int?> answers)
    {
        var code = new StringBuilder(version.ToString(CultureInfo.InvariantCulture)).Append('-');
        foreach (var three in answers.Chunk(AnswersInSign))
            code.Append(Signs[three.Select((answer, place) => ((answer ?? -1) + 1) << (2 * place)).Sum()]);
        return code.ToString();
    }

    /// <summary>The answers in a link and what was asked; null when it is not a code of ours.</summary>
    public static (InterestQuiz Quiz, IReadOnlyList<int?> Answers)? Read(string? code, Func<int, InterestQuiz?> quizOf)
    {
        if (code?.Split('-', 2) is not [var number, var signs]) return null;
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var version) || quizOf(version) is not { } quiz) return null;
        if (signs.Length != (quiz.Items.Count + AnswersInSign - 1) / AnswersInSign) return null;

        var answers = new List<int?>();
        foreach (var sign in signs)
        {
            var bits = Signs.IndexOf(sign, StringComparison.Ordinal);
            if (bits < 0) return null;
            for (var place = 0; place < AnswersInSign; place++)
            {
                var answer = ((bits >> (2 * place)) & 3) - 1;
                if (answer >= quiz.Scale.Count || (answer >= 0 && answers.Count >= quiz.Items.Count)) return null;
                if (answers.Count < quiz.Items.Count) answers.Add(answer < 0 ? null : answer);
            }
        }

        return (quiz, answers);
    }
}
