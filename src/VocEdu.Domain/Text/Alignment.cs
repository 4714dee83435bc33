namespace VocEdu.Domain.Text;

/// <summary>Which elements of two sequences belong together: a longest common subsequence.</summary>
public static class Alignment
{
    /// <summary>Beyond this many pairs a table would cost more than it tells: the changed middle counts as changed as a whole.</summary>
    private const int MaxCells = 4_000_000;

    /// <summary>Pairs equal elements.</summary>
    /// <returns>Index pairs of equal elements, both rising. What is equal at the head and the tail is always paired.</returns>
    public static IReadOnlyList<(int A, int B)> Of<T>(IReadOnlyList<T> a, IReadOnlyList<T> b)
    {
        var same = EqualityComparer<T>.Default;
        var head = 0;
        while (head < a.Count && head < b.Count && same.Equals(a[head], b[head])) head++;
        var tail = 0;
        while (tail < a.Count - head && tail < b.Count - head && same.Equals(a[^(tail + 1)], b[^(tail + 1)])) tail++;

        var pairs = Enumerable.Range(0, head).Select(i => (i, i)).ToList();
        var (rows, columns) = (a.Count - head - tail, b.Count - head - tail);
        if ((long)rows * columns <= MaxCells) Middle(a, b, head, rows, columns, pairs);
        pairs.AddRange(Enumerable.Range(0, tail).Select(i => (a.Count - tail + i, b.Count - tail + i)));
        return pairs;
    }

    private static void Middle<T>(IReadOnlyList<T> a, IReadOnlyList<T> b, int head, int rows, int columns, List<(int, int)> pairs)
    {
        var same = EqualityComparer<T>.Default;
        // common[i, j]: length of the longest common subsequence from i and j on.
        var common = new int[rows + 1, columns + 1];
        for (var i = rows - 1; i >= 0; i--)
        {
            for (var j = columns - 1; j >= 0; j--)
                common[i, j] = same.Equals(a[head + i], b[head + j]) ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }

        var (x, y) = (0, 0);
        while (x < rows && y < columns)
        {
            if (same.Equals(a[head + x], b[head + y])) pairs.Add((head + x++, head + y++));
            else if (common[x + 1, y] >= common[x, y + 1]) x++;
            else y++;
        }
    }
}
