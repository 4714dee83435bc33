namespace VocEdu.Domain.Text;

/// <summary>Who changed something that two people began from together.</summary>
public enum Changed
{
    Nobody,
    Mine,
    Theirs,

    /// <summary>Both, to the same.</summary>
    Alike,

    /// <summary>Both, differently: a person must choose.</summary>
    Conflict,
}

/// <summary>A stretch of a sequence and what became of it on each side.</summary>
public sealed record Stretch<T>(Changed By, IReadOnlyList<T> Origin, IReadOnlyList<T> Mine, IReadOnlyList<T> Theirs);

/// <summary>Merges two texts that began from the same one (diff3). Changes of different elements never conflict, next to each other or not.</summary>
public static class ThreeWay
{
    /// <summary>Who changed one thing.</summary>
    public static Changed Of<T>(T origin, T mine, T theirs, IEqualityComparer<T> same) =>
        same.Equals(mine, theirs) ? same.Equals(origin, mine) ? Changed.Nobody : Changed.Alike
        : same.Equals(origin, theirs) ? Changed.Mine
        : same.Equals(origin, mine) ? Changed.Theirs
        : Changed.Conflict;

    /// <summary>Who changed which part of a sequence.</summary>
    /// <returns>Stretches in order; their origins put together are <paramref name="origin"/>, and likewise for each side.</returns>
    public static IReadOnlyList<Stretch<T>> Of<T>(IReadOnlyList<T> origin, IReadOnlyList<T> mine, IReadOnlyList<T> theirs)
    {
        var edits = Edits(origin, mine, byMe: true).Concat(Edits(origin, theirs, byMe: false)).OrderBy(e => e.Start).ThenBy(e => e.End).ToList();
        var stretches = new List<Stretch<T>>();
        var at = 0;
        for (var i = 0; i < edits.Count;)
        {
            var (start, end) = (edits[i].Start, edits[i].End);
            var group = new List<Edit<T>> { edits[i++] };
            while (i < edits.Count && Overlaps(edits[i], start, end))
            {
                end = Math.Max(end, edits[i].End);
                group.Add(edits[i++]);
            }

            AddSame(stretches, origin, at, start);
            stretches.Add(Together(origin, start, end, group));
            at = end;
        }

        AddSame(stretches, origin, at, origin.Count);
        return stretches;
    }

    /// <summary>Two insertions at one place overlap: nobody can say which comes first.</summary>
    private static bool Overlaps<T>(Edit<T> edit, int start, int end) => edit.Start < end || (edit.Start == start && edit.End == end);

    private static Stretch<T> Together<T>(IReadOnlyList<T> origin, int start, int end, List<Edit<T>> group)
    {
        var before = Slice(origin, start, end);
        var (mine, theirs) = (Apply(origin, start, end, group.Where(e => e.ByMe)), Apply(origin, start, end, group.Where(e => !e.ByMe)));
        var by = group.TrueForAll(e => e.ByMe) ? Changed.Mine
            : group.TrueForAll(e => !e.ByMe) ? Changed.Theirs
            : mine.SequenceEqual(theirs) ? Changed.Alike
            : Changed.Conflict;
        return new(by, before, mine, theirs);
    }

    private static List<T> Apply<T>(IReadOnlyList<T> origin, int start, int end, IEnumerable<Edit<T>> edits)
    {
        var result = new List<T>();
        var at = start;
        foreach (var edit in edits)
        {
            result.AddRange(Slice(origin, at, edit.Start));
            result.AddRange(edit.Now);
            at = edit.End;
        }

        result.AddRange(Slice(origin, at, end));
        return result;
    }

    private static void AddSame<T>(List<Stretch<T>> stretches, IReadOnlyList<T> origin, int from, int to)
    {
        if (from == to) return;
        var same = Slice(origin, from, to);
        stretches.Add(new(Changed.Nobody, same, same, same));
    }

    /// <summary>What one side put in place of <c>origin[Start..End]</c>.</summary>
    private static IEnumerable<Edit<T>> Edits<T>(IReadOnlyList<T> origin, IReadOnlyList<T> now, bool byMe)
    {
        var (a, b) = (0, 0);
        foreach (var (x, y) in Alignment.Of(origin, now).Append((origin.Count, now.Count)))
        {
            // Elements replaced one for one are edits of their own, so that the neighbour's edit does not touch them.
            if (x - a == y - b)
            {
                for (; a < x; a++, b++) yield return new(a, a + 1, [now[b]], byMe);
            }
            else
            {
                yield return new(a, x, Slice(now, b, y), byMe);
            }

            (a, b) = (x + 1, y + 1);
        }
    }

    private static T[] Slice<T>(IReadOnlyList<T> list, int from, int to) => [.. list.Skip(from).Take(to - from)];

    private sealed record Edit<T>(int Start, int End, IReadOnlyList<T> Now, bool ByMe);
}
