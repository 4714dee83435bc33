using System.Text;

namespace VocEdu.Domain.Text;

/// <summary>Encodings from before Unicode that still arrive in pasted text.</summary>
public enum LegacyEncoding
{
    /// <summary>Unicode, or nothing to tell by.</summary>
    None,

    /// <summary>TCVN3 (ABC), fonts .VnTime: one byte per letter.</summary>
    Tcvn3,

    /// <summary>VNI Windows, fonts VNI-Times: a letter followed by its mark.</summary>
    Vni,
}

/// <summary>Finds and converts text of old Vietnamese fonts, which reads <c>Gi¸o dôc</c> or <c>Giaùo duïc</c> when pasted.</summary>
/// <remarks>Detect before <see cref="VietnameseText.Normalize"/>: nothing is lost there, but the original is worth keeping until a person agreed.</remarks>
public static class LegacyText
{
    private const double Convincing = 0.75;
    private const int FewestWords = 2;                   // one odd word may be anything: Zürich, café

    private static readonly Dictionary<char, char> Tcvn3 = Pair(
        "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00ADõøö÷ùúýûüþ¡¢£¤¥¦§",
        "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂÊÔƠƯĐ");

    private static readonly Dictionary<char, char> VniSingle = Pair("ñæóòôöîÑÆÓÒÔÖÎ", "đỉĩịơưỵĐỈĨỊƠƯỴ");

    // What a mark character adds to the letter before it: vowel quality, tone, or both.
    private static readonly Dictionary<char, string> VniMarks = new()
    {
        ['ù'] = "\u0301", ['ø'] = "\u0300", ['û'] = "\u0309", ['õ'] = "\u0303", ['ï'] = "\u0323",
        ['â'] = "\u0302", ['á'] = "\u0302\u0301", ['à'] = "\u0302\u0300", ['å'] = "\u0302\u0309", ['ã'] = "\u0302\u0303", ['ä'] = "\u0302\u0323",
        ['ê'] = "\u0306", ['é'] = "\u0306\u0301", ['è'] = "\u0306\u0300", ['ú'] = "\u0306\u0309", ['ü'] = "\u0306\u0303", ['ë'] = "\u0306\u0323",
    };

    /// <summary>Tells which old encoding a text is in: the one under which its odd words become Vietnamese syllables.</summary>
    public static LegacyEncoding Detect(string text)
    {
        if (Plausibility(text) >= Convincing) return LegacyEncoding.None;

        var (best, score) = ((LegacyEncoding[])[LegacyEncoding.Tcvn3, LegacyEncoding.Vni])
            .Select(encoding => (encoding, Plausibility(Convert(text, encoding))))
            .MaxBy(candidate => candidate.Item2);
        return score >= Convincing ? best : LegacyEncoding.None;
    }

    /// <summary>Converts the paragraphs that need it: pasted texts mix old and new. Unchanged when all of it is Unicode.</summary>
    public static string ConvertParagraphs(string text) => string.Join('\n', text.Split('\n').Select(line => Convert(line, Detect(line))));

    /// <summary>The text in Unicode, composed.</summary>
    public static string Convert(string text, LegacyEncoding from) => from switch
    {
        LegacyEncoding.Tcvn3 => string.Concat(text.Select(c => Tcvn3.GetValueOrDefault(c, c))),
        LegacyEncoding.Vni => FromVni(text),
        _ => text,
    };

    private static string FromVni(string text)
    {
        var converted = new StringBuilder(text.Length);
        var previous = '\0';
        foreach (var c in text)
        {
            if (VniMarks.TryGetValue(char.ToLowerInvariant(c), out var marks) && "aeouyAEOUYôöÔÖ".Contains(previous, StringComparison.Ordinal)) converted.Append(marks);
            else converted.Append(VniSingle.GetValueOrDefault(c, c));
            previous = c;
        }

        return converted.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>Share of the words with other than ASCII letters that are well-formed syllables; 0 when there are too few to tell.</summary>
    private static double Plausibility(string text)
    {
        var words = Words(text).Where(w => !w.All(char.IsAscii)).ToList();
        return words.Count < FewestWords ? 0 : words.Count(w => Syllable.Parse(w).IsWellFormed) / (double)words.Count;
    }

    // Symbols and soft hyphens belong to a word here: in the old fonts they are letters.
    private static string[] Words(string text) => text.Split(
        [' ', '\t', '\n', '\r', '.', ',', ';', ':', '!', '?', '"', '\'', '(', ')', '-', '–', '/', '“', '”', '…', '\u00A0'],
        StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static Dictionary<char, char> Pair(string from, string to) => from.Zip(to).ToDictionary(p => p.First, p => p.Second);
}
