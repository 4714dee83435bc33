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
    /// <summary>Beyond this many pairs of words a table would cost more than it tells: the changed middle is shown as a whole.</summary>
    private const int MaxCells = 4_000_000;

    public static IReadOnlyList<(WordChange Change, string Text)> Compare(string before, string after)
    {
        var (a, b) = (Words(before), Words(after));
        var head = 0;
        while (head < a.Length && head < b.Length && a[head] == b[head]) head++;
        var tail = 0;
        while (tail < a.Length - head && tail < b.Length - head && a[^(tail + 1)] == b[^(tail + 1)]) tail++;

        var parts = new List<(WordChange, string)>();
        Add(parts, WordChange.Same, a[..head]);
        Middle(parts, a[head..^tail], b[head..^tail]);
        Add(parts, WordChange.Same, a[^tail..]);
        return parts;
    }

    private static void Middle(List<(WordChange, string)> parts, string[] a, string[] b)
    {
        if ((long)a.Length * b.Length > MaxCells)
        {
            Add(parts, WordChange.Gone, a);
            Add(parts, WordChange.Come, b);
            return;
        }

        // common[i, j]: length of the longest common run of words from i and j on.
        var common = new int[a.Length + 1, b.Length + 1];
        for (var i = a.Length - 1; i >= 0; i--)
        {
            for (var j = b.Length - 1; j >= 0; j--)
                common[i, j] = a[i] == b[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }

        var (x, y) = (0, 0);
        while (x < a.Length || y < b.Length)
        {
            if (x < a.Length && y < b.Length && a[x] == b[y])
            {
                Append(parts, WordChange.Same, a[x++]);
                y++;
            }
            else if (y == b.Length || (x < a.Length && common[x + 1, y] >= common[x, y + 1])) Append(parts, WordChange.Gone, a[x++]);
            else Append(parts, WordChange.Come, b[y++]);
        }
    }

    private static void Add(List<(WordChange, string)> parts, WordChange change, string[] words)
    {
        foreach (var word in words) Append(parts, change, word);
    }

    private static void Append(List<(WordChange Change, string Text)> parts, WordChange change, string word)
    {
        if (parts.Count > 0 && parts[^1].Change == change) parts[^1] = (change, parts[^1].Text + " " + word);
        else parts.Add((change, word));
    }

    private static string[] Words(string text) => text.Replace("\n", " ⏎ ", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
