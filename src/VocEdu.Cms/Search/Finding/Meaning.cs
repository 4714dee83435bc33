using VocEdu.Domain.Text;

namespace VocEdu.Cms.Search.Finding;

/// <summary>What was perhaps meant, written with its marks: <c>ngheef hanf</c> and <c>nghề hàng</c> were meant as nghề hàn.</summary>
public static class Meaning
{
    /// <returns>Null when the question needs no correction.</returns>
    public static string? Of(string typed, SearchQuery query, Words words)
    {
        var slots = query.Slots.Take(query.Syllables.Count).ToList();
        var changed = query.IsDecoded;
        var meant = new List<string>();
        foreach (var slot in slots)
        {
            var wrong = slot.Guesses.Count > 0 && !slot.IsUnfinished && (slot.IsDoubtful || !words.Knows(slot.Folded));
            changed |= wrong;
            meant.Add(wrong ? slot.Guesses[0] : slot.Folded);
        }

        if (!changed) return null;
        var written = new List<string>();
        for (var i = 0; i < meant.Count; i++)
            written.Add(meant[i] == slots[i].Folded && slots[i].Trusted ? Written(slots[i].Exact) : Written(Likeliest(meant, i, words)));
        var text = string.Join(' ', written);
        return string.Equals(VietnameseText.Fold(text), string.Join(' ', SearchForms.Of(typed).Select(s => VietnameseText.Fold(typed.Substring(s.Start, s.Length)))), StringComparison.Ordinal) ? null : text;
    }

    private static string Likeliest(List<string> meant, int i, Words words)
    {
        var best = words.SpellingsOf(meant[i]);
        return best.Count == 0 ? $"={meant[i]}0" : best.MaxBy(s => s.Count + (50 * Beside(meant, i, s.Exact, words))).Exact;
    }

    private static int Beside(List<string> meant, int i, string exact, Words words) =>
        (i > 0 ? words.SpellingsOf($"{meant[i - 1]}_{meant[i]}").Where(p => p.Exact.EndsWith($"_{exact}", StringComparison.Ordinal)).Sum(p => p.Count) : 0)
        + (i + 1 < meant.Count ? words.SpellingsOf($"{meant[i]}_{meant[i + 1]}").Where(p => p.Exact.StartsWith($"{exact}_", StringComparison.Ordinal)).Sum(p => p.Count) : 0);

    /// <summary>From <c>=han2</c> to hàn. The index writes i for y after a single consonant; kỹ, lý and mỹ are written as usual.</summary>
    private static string Written(string exact)
    {
        var (letters, tone) = (exact[1..^1], (Tone)(exact[^1] - '0'));
        if (letters is "ki" or "li" || (letters is "mi" && tone is Tone.Nga)) letters = letters[..1] + "y";
        return new Syllable(letters, tone).Written;
    }
}
