using System.Text;
using VocEdu.Domain.Text;

namespace VocEdu.Domain.Documents;

/// <summary>Text as documents hold it: NFC, one line, without characters that are invisible or turn the reading direction.</summary>
internal static class CleanText
{
    public static string Run(string text)
    {
        var clean = new StringBuilder(text.Length);
        // In TCVN3 text the soft hyphen is the letter ư; without it the text could not be converted any more.
        var keepsHyphens = text.Contains('\u00AD', StringComparison.Ordinal) && LegacyText.Detect(text) is LegacyEncoding.Tcvn3;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                clean.Append(c).Append(text[++i]);
            else if (char.IsSurrogate(c))
                clean.Append('\uFFFD');
            else if (c is '\n' or '\r' or '\t' or '\u2028' or '\u2029')
                clean.Append(' ');
            else if (!IsUnwanted(c) || (c == '\u00AD' && keepsHyphens))
                clean.Append(c);
        }
        return clean.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>One field such as a caption: trimmed, inner spaces single, at most <paramref name="limit"/> letters; null when nothing is left.</summary>
    public static string? Field(string? text, int limit)
    {
        if (text is null) return null;
        var words = string.Join(' ', Run(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (words.Length > limit) words = words[..(char.IsHighSurrogate(words[limit - 1]) ? limit - 1 : limit)].TrimEnd();
        return words.Length == 0 ? null : words;
    }

    private static bool IsUnwanted(char c) =>
        char.IsControl(c)
        || c is '\u00AD' or '\u200B' or '\u2060' or '\uFEFF' or '\uFFFE' or '\uFFFF' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
