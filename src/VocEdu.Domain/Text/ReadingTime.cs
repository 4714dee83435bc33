namespace VocEdu.Domain.Text;

/// <summary>How long a text takes, by its syllables: groups of letters or digits between spaces. The editor is handed the same pace.</summary>
public static class ReadingTime
{
    public const int SilentPerMinute = 200;
    private const int AloudPerMinute = 180;
    private static readonly TimeSpan PausePerParagraph = TimeSpan.FromSeconds(2);

    public static int Syllables(string text) => 
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Count(group => group.Any(char.IsLetterOrDigit));

    /// <summary>Whole minutes for the eye, at least one.</summary>
    public static int Minutes(string text) => Minutes(Syllables(text));

    public static int Minutes(int syllables) => Math.Max(1, (int)Math.Ceiling(syllables / (double)SilentPerMinute));

    /// <summary>Time for the ear: 180 syllables a minute and a pause of two seconds for each paragraph (a line that is not empty).</summary>
    public static TimeSpan Aloud(string text)
    {
        var paragraphs = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Length;
        return TimeSpan.FromMinutes(Syllables(text) / (double)AloudPerMinute) + (paragraphs * PausePerParagraph);
    }
}
