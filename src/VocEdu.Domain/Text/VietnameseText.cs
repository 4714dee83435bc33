using System.Globalization;
using System.Text;

namespace VocEdu.Domain.Text;

/// <summary>The two forms in which Vietnamese text is kept and compared.</summary>
public static class VietnameseText
{
    /// <summary>
    /// Text as it is stored: composed (NFC), without zero-width and direction marks, control characters and half surrogate pairs,
    /// none of which a reader sees and some of which the database refuses.
    /// </summary>
    /// <remarks>A soft hyphen stays: in TCVN3 text it is the letter ư (<see cref="LegacyText"/>).</remarks>
    public static string Normalize(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";

        var kept = new StringBuilder(text.Length);
        var previous = default(Rune);
        foreach (var rune in text.EnumerateRunes())          // a half pair arrives as U+FFFD
        {
            if (IsInvisible(rune, previous)) continue;
            kept.Append(rune);
            previous = rune;
        }

        return kept.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>What somebody typed to look for something: as it is stored, without blanks around it and not longer than <paramref name="most"/>.</summary>
    public static string Asked(string? text, int most)
    {
        var asked = Normalize(text).Trim();
        return asked.Length <= most ? asked : asked[..(char.IsHighSurrogate(asked[most - 1]) ? most - 1 : most)].Trim();
    }

    /// <summary>Letters without any mark, in lower case, đ as d: what people type who do not type accents.</summary>
    public static string Fold(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        if (text.All(char.IsAsciiLetterOrDigit)) return text.ToLowerInvariant();

        var folded = new StringBuilder(text.Length);
        foreach (var rune in Normalize(text).Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format) continue;
            folded.Append(rune.Value is 'đ' or 'Đ' ? new Rune('d') : Rune.ToLowerInvariant(rune));
        }

        return folded.ToString();
    }

    private static bool IsInvisible(Rune rune, Rune previous) => rune.Value switch
    {
        '\t' or '\n' or '\r' => false,
        '\u00AD' => false,
        '\u200D' => Rune.IsLetterOrDigit(previous) || previous == default,     // joins emoji, but only hides between letters
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format,
    };
}
