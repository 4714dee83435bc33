using System.Buffers;
using System.Collections.Frozen;
using System.Text;

namespace VocEdu.Domain.Text;

/// <summary>A written syllable taken apart: its letters without tone, and the tone.</summary>
/// <param name="Letters">Composed, lower case, vowel quality kept: <c>hoan</c>, <c>điên</c>.</param>
/// <param name="Tone">The tone, wherever its mark stood.</param>
public readonly record struct Syllable(string Letters, Tone Tone)
{
    private static readonly SearchValues<char> MarkedVowels = SearchValues.Create("ăâêôơư");
    private static readonly SearchValues<char> PlainVowels = SearchValues.Create("aeiouy");

    // Longest first, so that "ngh" is not read as "n" + "gh".
    private static readonly string[] Onsets =
        ["ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", .. "bcdđghklmnprstvx".Select(c => c.ToString()), ""];

    private static readonly FrozenSet<string> Rimes = """
        a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
        e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
        i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
        o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong oong ooc op ot
        ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
        u ua uân uâng uât uây uc uê uêch uên uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut uy uya uych uyên uyêt uyn uynh uyp uyt uyu
        ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
        y yên yêm yêng yêt yêu ych yn ynh yp yt
        """.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();

    /// <summary>Takes a token of letters and marks apart; composed and decomposed spellings give the same.</summary>
    public static Syllable Parse(string token)
    {
        var (letters, tone) = TakeOffTone(token);
        return new(letters.ToLowerInvariant(), tone);
    }

    /// <summary>True when Vietnamese spelling allows it. That it is a word is another matter.</summary>
    public bool IsWellFormed
    {
        get
        {
            var letters = Letters;
            var rime = Onsets
                .Where(onset => letters.StartsWith(onset, StringComparison.Ordinal))
                .Select(onset => letters[onset.Length..])
                .FirstOrDefault(Rimes.Contains);
            // Syllables that end in c, ch, p or t have only two tones; without a mark they are merely unaccented.
            return rime is not null && (Tone is Tone.Ngang or Tone.Sac or Tone.Nang || !IsStopped(rime));
        }
    }

    private static bool IsStopped(string rime) => rime[^1] is 'c' or 'p' or 't' || rime.EndsWith("ch", StringComparison.Ordinal);

    /// <summary>The syllable as it is written, lower case, with its mark where tradition puts it: <c>hòa</c>, <c>toàn</c>, <c>quý</c>.</summary>
    public string Written => Put(Letters, Tone);

    /// <summary>Removes the tone mark and keeps the case.</summary>
    internal static (string Letters, Tone Tone) TakeOffTone(string token)
    {
        if (Ascii.IsValid(token)) return (token, Tone.Ngang);

        var tone = Tone.Ngang;
        var letters = new StringBuilder(token.Length);
        foreach (var c in token.Normalize(NormalizationForm.FormD))
        {
            if (ToneMarks.Of(c) is { } found) tone = found;
            else letters.Append(c);
        }

        return (letters.ToString().Normalize(NormalizationForm.FormC), tone);
    }

    /// <summary>Puts the tone on letters that carry none, keeping their case.</summary>
    internal static string Put(string letters, Tone tone)
    {
        if (tone == Tone.Ngang || Bearer(letters.ToLowerInvariant()) is not (>= 0 and var at)) return letters;
        var marked = $"{letters[at]}{ToneMarks.MarkOf(tone)}".Normalize(NormalizationForm.FormC);
        return string.Concat(letters.AsSpan(0, at), marked, letters.AsSpan(at + 1));
    }

    /// <summary>Index of the letter that bears the tone: one with vowel quality; else the last vowel before a consonant; else the first of two, the middle of three.</summary>
    private static int Bearer(string letters)
    {
        var marked = letters.AsSpan().LastIndexOfAny(MarkedVowels);
        if (marked >= 0) return marked;

        var start = letters.AsSpan().IndexOfAny(PlainVowels);
        if (start < 0) return -1;

        // In "qu", and in "gi" before a vowel, the second letter belongs to the consonant.
        var glide = start > 0 && start + 1 < letters.Length && IsVowel(letters[start + 1])
            && letters.AsSpan(start - 1, 2) is "qu" or "gi";
        if (glide) start++;

        var end = start;
        while (end < letters.Length && IsVowel(letters[end])) end++;
        var vowels = end - start;
        return vowels == 1 || (vowels == 2 && end == letters.Length) ? start : start + 1;
    }

    private static bool IsVowel(char c) => PlainVowels.Contains(c);
}
