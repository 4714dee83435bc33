using System.Diagnostics.CodeAnalysis;

namespace VocEdu.Domain.Text;

/// <summary>Keys typed with the input method switched off: <c>ngheef</c> (Telex) and <c>nghe62</c> (VNI) for nghề.</summary>
public static class TypingLeftovers
{
    /// <summary>
    /// Decodes one token. Only a token that is no Vietnamese syllable and becomes one is decoded; whether the result is meant
    /// (an English "test" also reads as tét) is for the caller's lexicon to say.
    /// </summary>
    public static bool TryDecode(string token, [NotNullWhen(true)] out string? decoded)
    {
        decoded = null;
        if (token.Length is < 2 or > 12 || !token.All(char.IsAsciiLetterOrDigit)) return false;

        var keys = token.ToLowerInvariant();
        if (!char.IsAsciiLetter(keys[0]) || new Syllable(keys, Tone.Ngang).IsWellFormed) return false;

        var letters = new List<char>(keys.Length);
        var tone = Tone.Ngang;
        foreach (var key in keys)
        {
            if (ToneOf(key) is { } typed && letters.Exists(IsVowel)) tone = typed;
            else if (!Modifies(letters, key)) letters.Add(key);
        }

        var syllable = new Syllable(string.Concat(letters).Replace("ưo", "ươ", StringComparison.Ordinal), tone);
        decoded = syllable.IsWellFormed ? syllable.Written : null;
        return decoded is not null;
    }

    private static Tone? ToneOf(char key) => key switch
    {
        's' or '1' => Tone.Sac,
        'f' or '2' => Tone.Huyen,
        'r' or '3' => Tone.Hoi,
        'x' or '4' => Tone.Nga,
        'j' or '5' => Tone.Nang,
        _ => null,
    };

    /// <summary>Lets a key change a letter that stands already.</summary>
    private static bool Modifies(List<char> letters, char key) => key switch
    {
        'a' => Replace(letters, "a", "â"),
        'e' => Replace(letters, "e", "ê"),
        'o' => Replace(letters, "o", "ô"),
        'd' or '9' => letters is ['d', ..] && Replace(letters, "d", "đ"),
        '6' => Replace(letters, "aeo", "âêô"),
        '7' => Horn(letters, "ou", "ơư"),
        '8' => Replace(letters, "a", "ă"),
        'w' => Horn(letters, "aou", "ăơư"),
        _ => false,
    };

    private static bool Horn(List<char> letters, string plain, string marked)
    {
        var u = letters.IndexOf('u');
        if (u >= 0 && u + 1 < letters.Count && letters[u + 1] is 'o' or 'ơ' && (u == 0 || letters[u - 1] != 'q'))
        {
            (letters[u], letters[u + 1]) = ('ư', 'ơ');
            return true;
        }

        // "ua" is ưa, never uă, unless q comes before it.
        if (u >= 0 && u + 1 < letters.Count && letters[u + 1] == 'a' && u + 2 == letters.Count && (u == 0 || letters[u - 1] != 'q'))
        {
            letters[u] = 'ư';
            return true;
        }

        return Replace(letters, plain, marked);
    }

    private static bool Replace(List<char> letters, string plain, string marked)
    {
        var at = letters.FindLastIndex(c => plain.Contains(c, StringComparison.Ordinal));
        if (at < 0) return false;
        letters[at] = marked[plain.IndexOf(letters[at], StringComparison.Ordinal)];
        return true;
    }

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'ă' or 'â' or 'ê' or 'ô' or 'ơ' or 'ư';
}
