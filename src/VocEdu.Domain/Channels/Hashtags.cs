using VocEdu.Domain.Text;

namespace VocEdu.Domain.Channels;

/// <summary>Words that posts are found by, as people type them and as platforms take them: <c>#TuyểnSinh</c>.</summary>
public static class Hashtags
{
    /// <summary>More look like advertising, and YouTube ignores them all beyond fifteen.</summary>
    public const int Most = 15;

    private const int Longest = 60;

    /// <summary>Separated by commas, lines or the signs themselves; the words of one are joined.</summary>
    /// <returns>Without the sign; each once, whatever its capitals; at most <see cref="Most"/>.</returns>
    public static IReadOnlyList<string> Read(string? typed) =>
    [
        .. VietnameseText.Normalize(typed).Split(['#', ',', ';', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
            .Select(Joined).Where(tag => tag.Any(char.IsLetter)).DistinctBy(tag => tag.ToUpperInvariant()).Take(Most),
    ];

    /// <summary><c>#HọcNghề #TuyểnSinh</c>; empty when there are none.</summary>
    public static string Write(IEnumerable<string>? tags) => string.Join(' ', (tags ?? []).Select(tag => "#" + tag));

    /// <summary>The text with its hashtags as the last line; those that stand in it already are not repeated.</summary>
    public static string Under(string text, IEnumerable<string>? tags)
    {
        var missing = Write((tags ?? []).Where(tag => !Stands(text, "#" + tag)));
        return missing.Length == 0 ? text : text.Length == 0 ? missing : $"{text.TrimEnd()}\n\n{missing}";
    }

    private static bool Stands(string text, string tag)
    {
        for (var at = 0; (at = text.IndexOf(tag, at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
            if (at + tag.Length == text.Length || !Belongs(text[at + tag.Length])) return true;
        return false;
    }

    private static string Joined(string words)
    {
        var parts = words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => string.Concat(word.Where(Belongs))).Where(word => word.Length > 0);
        var tag = string.Concat(parts.Select((word, i) => i == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));
        return tag.Length <= Longest ? tag : tag[..Longest];
    }

    private static bool Belongs(char c) => char.IsLetterOrDigit(c) || c == '_';
}
