using System.Globalization;

namespace VocEdu.Domain.Reports;

/// <summary>Numbers of chapters, sections and points as documents write them. Source: vietnam.md §2.2, §2.4.</summary>
public static class Outline
{
    /// <summary>Letters of points: no f, j, w or z, and đ after d.</summary>
    public const string PointLetters = "abcdđeghiklmnopqrstuvxy";

    private static readonly (int Value, string Letters)[] Roman =
        [(50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];

    /// <summary><c>I</c>, <c>II</c>, <c>IV</c> …</summary>
    /// <param name="number">1 to 89.</param>
    public static string Chapter(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 89);
        var letters = "";
        foreach (var (value, sign) in Roman)
        {
            for (; number >= value; number -= value) letters += sign;
        }

        return letters;
    }

    /// <summary>The numbers of headings, in order: chapters in Roman, sections in Arabic that begin anew in each chapter.</summary>
    /// <param name="levels">1: a chapter; 2: a section of it; anything else has no number.</param>
    public static IReadOnlyList<string> Numbers(IEnumerable<int> levels)
    {
        var (chapter, section) = (0, 0);
        var numbers = new List<string>();
        foreach (var level in levels)
        {
            if (level == 1) (chapter, section) = (chapter + 1, 0);
            if (level == 2) section++;
            numbers.Add(level switch { 1 => Chapter(chapter) + ".", 2 => section.ToString(CultureInfo.InvariantCulture) + ".", _ => "" });
        }

        return numbers;
    }
}
