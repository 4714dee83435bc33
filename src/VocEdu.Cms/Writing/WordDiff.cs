using VocEdu.Domain.Text;

namespace VocEdu.Cms.Writing;

/// <summary>Words that stayed, went or came.</summary>
public enum WordChange
{
    Same,
    Gone,
    Come,
}

/// <summary>Compares two texts word by word.</summary>
public static class WordDiff
{
    public static IReadOnlyList<(WordChange Change, string Text)> Compare(string before, string after)
    {
        var (a, b) = (Words(before), Words(after));
        var parts = new List<(WordChange, string)>();
        var (x, y) = (0, 0);
        foreach (var (i, j) in Alignment.Of(a, b).Append((a.Length, b.Length)))
        {
            while (x < i) Append(parts, WordChange.Gone, a[x++]);
            while (y < j) Append(parts, WordChange.Come, b[y++]);
            if (x < a.Length && y < b.Length) Append(parts, WordChange.Same, a[x]);
            (x, y) = (x + 1, y + 1);
        }

        return parts;
    }

    private static void Append(List<(WordChange Change, string Text)> parts, WordChange change, string word)
    {
        if (parts.Count > 0 && parts[^1].Change == change) parts[^1] = (change, parts[^1].Text + " " + word);
        else parts.Add((change, word));
    }

    private static string[] Words(string text) => text.Replace("\n", " ⏎ ", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
