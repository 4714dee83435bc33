namespace VocEdu.Cms.Search.Finding;

/// <summary>A syllable that is no word, or never stands beside its neighbours, was perhaps meant as one that sounds or looks alike and does.</summary>
public static class Correction
{
    private const int Most = 2;

    /// <param name="named">Slots that belong to a name known to be another name of something.</param>
    public static void Guess(IReadOnlyList<Slot> slots, Words words, HashSet<int> named)
    {
        for (var i = 0; i < slots.Count; i++)
        {
            var slot = slots[i];
            var typed = slot.Folded;
            if (!slot.Content || named.Contains(i) || typed.Length < 2 || !char.IsAsciiLetter(typed[0])) continue;

            var (before, after) = (i > 0 ? slots[i - 1] : null, i + 1 < slots.Count ? slots[i + 1] : null);
            var known = words.Knows(typed);
            if (known && ((before is null && after is null) || Beside(typed, before, after, words) > 0 || IsUnknown(before, words) || IsUnknown(after, words))) continue;
            if (known && i + 1 == slots.Count && before is not null && words.KnowsBeginning($"{before.Folded}_{typed}")) continue;      // still being typed

            slot.IsDoubtful = known;
            var guesses = words.Near(typed)
                .Select(s => (Text: s, Fit: Beside(s, before, after, words)))
                .Where(g => g.Fit > 0 || (!known && before is null && after is null))
                .OrderByDescending(g => g.Fit * (Spelling.SoundsAlike(g.Text, typed) ? 1.5 : 1)).ThenByDescending(g => words.InHeads(g.Text)).ThenByDescending(g => words.Count(g.Text));
            foreach (var (guess, _) in guesses.Take(Most)) slot.AddGuess(guess);
        }
    }

    /// <summary>Beside a word nobody knows, a known one is not in doubt.</summary>
    private static bool IsUnknown(Slot? neighbour, Words words) => neighbour is not null && neighbour.Guesses.Count == 0 && !words.Knows(neighbour.Folded);

    private static double Beside(string syllable, Slot? before, Slot? after, Words words) =>
        (before is null ? 0 : before.Guesses.Prepend(before.Folded).Max(b => Often($"{b}_{syllable}", words)))
        + (after is null ? 0 : Often($"{syllable}_{after.Folded}", words));

    private static double Often(string pair, Words words) => words.Count(pair) + (2 * words.InHeads(pair)) is > 0 and var count ? 1 + Math.Log(count) : 0;
}
