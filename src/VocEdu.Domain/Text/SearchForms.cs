using System.Collections.Concurrent;
using System.Globalization;

namespace VocEdu.Domain.Text;

/// <summary>One syllable of a text in the forms that search compares. Source: search/design.md §3.1.</summary>
/// <param name="Start">Offset in the text that was given, for highlighting.</param>
/// <param name="Length">Length there.</param>
/// <param name="Exact">Letters with vowel quality and the tone's number: <c>=han2</c> for hàn, <c>=đương2</c> for đường.</param>
/// <param name="Folded">Letters without marks: <c>han</c>, <c>duong</c>.</param>
public readonly record struct SearchSyllable(int Start, int Length, string Exact, string Folded)
{
    /// <summary>True when the writer typed marks, so that other words of the same letters are not meant.</summary>
    public bool HasMarks => Exact[^1] != '0' || !Exact.AsSpan(1, Exact.Length - 2).SequenceEqual(Folded);
}

/// <summary>Cuts text into the syllables that search indexes and looks for.</summary>
public static class SearchForms
{
    /// <summary>Version of these forms, kept with an index: a new one means that the index is built anew.</summary>
    public const int Version = 4;

    /// <summary>The language has some seven thousand syllables, so that most are taken apart once.</summary>
    private const int MostKnown = 30_000, LongestKnown = 12;

    private static readonly ConcurrentDictionary<string, (string Exact, string Folded)> Known = new(StringComparer.Ordinal);

    /// <summary>The syllables of a text in order. Composed, decomposed and differently placed marks give the same forms.</summary>
    public static IReadOnlyList<SearchSyllable> Of(string text)
    {
        var syllables = new List<SearchSyllable>();
        var start = 0;
        while (start < text.Length)
        {
            if (!char.IsLetterOrDigit(text[start]))
            {
                start++;
                continue;
            }

            var end = start + 1;
            while (end < text.Length && Continues(text[end])) end++;
            syllables.Add(Form(text, start, end));
            start = end;
        }

        return syllables;
    }

    private static SearchSyllable Form(string text, int start, int end)
    {
        var token = text.AsSpan(start, end - start);
        var known = Known.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!known.TryGetValue(token, out var forms))
        {
            forms = Forms(token.ToString());
            if (token.Length <= LongestKnown && Known.Count < MostKnown) known[token] = forms;
        }

        return new(start, end - start, forms.Exact, forms.Folded);
    }

    private static (string Exact, string Folded) Forms(string token)
    {
        var (letters, tone) = Syllable.Parse(Visible(token));
        letters = LikeI(letters);
        return ($"={letters}{(int)tone}", VietnameseText.Fold(letters));
    }

    /// <summary>kỹ and kĩ, lý and lí are the same word: y is i after a single h, k, l, m, s, t.</summary>
    private static string LikeI(string letters) => letters is ['h' or 'k' or 'l' or 'm' or 's' or 't', 'y'] ? $"{letters[0]}i" : letters;

    private static string Visible(string token) => token.Any(IsFormat) ? string.Concat(token.Where(c => !IsFormat(c))) : token;

    private static bool Continues(char c) => char.IsLetterOrDigit(c) || IsFormat(c)
        || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsFormat(char c) => CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format;
}
