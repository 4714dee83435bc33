using System.Text;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Search.Finding;

/// <summary>Keys typed with the input method off.</summary>
public static class Typing
{
    /// <summary>The syllables meant: leftover keys are decoded when they are no word here and what they stand for is one.</summary>
    public static IReadOnlyList<SearchSyllable> Decode(string text, Words words, int most, out bool decoded)
    {
        var normal = VietnameseText.Normalize(text);
        var meant = new StringBuilder();
        var from = 0;
        decoded = false;
        foreach (var syllable in SearchForms.Of(normal))
        {
            var token = normal.Substring(syllable.Start, syllable.Length);
            meant.Append(normal, from, syllable.Start - from);
            if (!words.Knows(syllable.Folded) && TypingLeftovers.TryDecode(token, out var written) && words.Knows(VietnameseText.Fold(written)))
            {
                decoded = true;
                token = written;
            }

            meant.Append(token);
            from = syllable.Start + syllable.Length;
        }

        return [.. SearchForms.Of(meant.Append(normal, from, normal.Length - from).ToString()).Take(most)];
    }
}
