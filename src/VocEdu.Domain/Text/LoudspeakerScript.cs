namespace VocEdu.Domain.Text;

/// <summary>A bulletin for commune loudspeakers: greeting, title, one idea to a sentence, what matters repeated, closing. Source: vietnam.md §13.</summary>
/// <param name="Text">As it is read out, a paragraph to a line.</param>
/// <param name="LongSentences">Sentences of more than <see cref="LongestSentence"/> syllables, which listeners lose.</param>
public sealed record LoudspeakerScript(string Text, IReadOnlyList<string> LongSentences)
{
    public const int LongestSentence = 25;

    private const string Greeting = "Kính thưa toàn thể nhân dân,";

    public TimeSpan Duration => ReadingTime.Aloud(Text);

    public int Syllables => ReadingTime.Syllables(Text);

    /// <summary>Writes the script of an item: greeting, title, text, and the lead once more.</summary>
    /// <param name="title">Said first.</param>
    /// <param name="summary">Repeated at the end; may be empty.</param>
    /// <param name="body">Paragraphs, a line each.</param>
    /// <param name="unit">Who speaks.</param>
    /// <param name="abbreviations">See <see cref="SpokenText.Of"/>.</param>
    /// <param name="site">See <see cref="SpokenText.Of"/>.</param>
    public static LoudspeakerScript Of(
        string title, string summary, string body, string unit, IReadOnlyDictionary<string, string>? abbreviations = null, (string Host, string Owner)? site = null)
    {
        var paragraphs = SpokenText.Of(body, abbreviations, site).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var lead = SpokenText.Of(summary, abbreviations, site);
        string[] lines =
        [
            Greeting, Closed(SpokenText.Of(title, abbreviations)), .. lead.Length > 0 && (paragraphs.Length == 0 || paragraphs[0] != lead) ? [Closed(lead)] : Array.Empty<string>(),
            .. paragraphs.Select(Closed), .. lead.Length > 0 ? [$"Xin nhắc lại. {Closed(lead)}"] : Array.Empty<string>(),
            $"{Closed(SpokenText.Of(unit, abbreviations) + " trân trọng thông báo")} Cảm ơn bà con đã lắng nghe.",
        ];
        var text = string.Join('\n', lines.Where(line => line.Length > 0));
        return new(text, [.. Sentences(text).Where(sentence => ReadingTime.Syllables(sentence) > LongestSentence).Distinct()]);
    }

    private static string Closed(string paragraph) => paragraph.Length == 0 || ".!?:".Contains(paragraph[^1], StringComparison.Ordinal) ? paragraph : paragraph.TrimEnd(',', ';') + ".";

    private static string[] Sentences(string text) =>
        text.Split(['.', '!', '?', '\n', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
