namespace VocEdu.Cms.Search.Finding;

/// <summary>Which folded syllables people write for one another: by ear (s/x, ch/tr, d/gi/r, l/n, c/k/q, n/ng, t/c) or by a slip of one letter.</summary>
public static class Spelling
{
    private static readonly (string From, string To)[] Onsets =
        [("ngh", "ng"), ("gh", "g"), ("tr", "ch"), ("gi", "d"), ("r", "d"), ("x", "s"), ("l", "n"), ("k", "c"), ("q", "c")];

    private static readonly (string From, string To)[] Endings = [("ng", "n"), ("nh", "n"), ("ch", "t"), ("c", "t")];

    public static bool SoundsAlike(string a, string b) => Sound(a) == Sound(b);

    /// <summary>Those of the syllables that are near what was typed; how they sound is known.</summary>
    public static IEnumerable<string> Near(string typed, string[] syllables, string[] sounds)
    {
        var sound = Sound(typed);
        for (var i = 0; i < syllables.Length; i++)
        {
            var other = syllables[i];
            if (Math.Abs(other.Length - typed.Length) > 2 || other == typed) continue;
            if (((other[0] == typed[0] || other.Length > 2) && IsOneSlip(other, typed)) || sounds[i] == sound) yield return other;
        }
    }

    /// <summary>The same for all syllables that are spoken alike.</summary>
    public static string Sound(string syllable)
    {
        foreach (var (from, to) in Onsets)
        {
            if (!syllable.StartsWith(from, StringComparison.Ordinal) || syllable.Length == from.Length) continue;
            syllable = to + syllable[from.Length..];
            break;
        }

        foreach (var (from, to) in Endings)
        {
            if (!syllable.EndsWith(from, StringComparison.Ordinal) || syllable.Length <= from.Length) continue;
            syllable = syllable[..^from.Length] + to;
            break;
        }

        return syllable.Replace('y', 'i');
    }

    /// <summary>One letter too many, too few, wrong, or two exchanged.</summary>
    private static bool IsOneSlip(string a, string b)
    {
        if (a.Length > b.Length) (a, b) = (b, a);
        if (b.Length - a.Length > 1) return false;
        var i = 0;
        while (i < a.Length && a[i] == b[i]) i++;
        if (a.Length < b.Length) return a.AsSpan(i).SequenceEqual(b.AsSpan(i + 1));
        if (i >= a.Length) return true;
        if (a.AsSpan(i + 1).SequenceEqual(b.AsSpan(i + 1))) return true;
        return i + 1 < a.Length && a[i] == b[i + 1] && a[i + 1] == b[i] && a.AsSpan(i + 2).SequenceEqual(b.AsSpan(i + 2));
    }
}
