namespace VocEdu.Domain.Text;

/// <summary>Text for a screen that shows so many letters on so many lines.</summary>
public static class LedText
{
    /// <summary>Breaks a text at spaces into screens that follow one another; a word longer than a line is cut.</summary>
    /// <param name="text">What it says.</param>
    /// <param name="columns">Letters on a line.</param>
    /// <param name="lines">Lines on a screen.</param>
    public static IReadOnlyList<string> Screens(string text, int columns, int lines)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(lines, 1);
        var rows = new List<string>();
        foreach (var word in VietnameseText.Normalize(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).SelectMany(word => word.Chunk(columns).Select(part => new string(part))))
        {
            if (rows.Count > 0 && rows[^1].Length + 1 + word.Length <= columns) rows[^1] += " " + word;
            else rows.Add(word);
        }

        return [.. rows.Chunk(lines).Select(screen => string.Join('\n', screen))];
    }
}
