using System.Globalization;
using System.Text;

namespace VocEdu.Domain.Text;

/// <summary>One place for the tone mark: the traditional one, hòa, thủy, khỏe. Texts from other keyboards have hoà, thuỷ, khoẻ.</summary>
public static class TonePlacement
{
    /// <summary>Moves misplaced tone marks; everything that Vietnamese spelling does not know stays as it is. Text is composed before.</summary>
    public static string Canonical(string text)
    {
        var moved = new StringBuilder(text.Length);
        var start = 0;
        while (start < text.Length)
        {
            var end = start;
            while (end < text.Length && IsWordPart(text[end])) end++;
            moved.Append(end > start ? OfWord(text[start..end]) : text[end++]);
            start = end;
        }

        return moved.ToString();
    }

    private static string OfWord(string word)
    {
        var (letters, tone) = Syllable.TakeOffTone(word);
        return tone != Tone.Ngang && new Syllable(letters.ToLowerInvariant(), tone).IsWellFormed ? Syllable.Put(letters, tone) : word;
    }

    private static bool IsWordPart(char c) => char.IsLetter(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;
}
