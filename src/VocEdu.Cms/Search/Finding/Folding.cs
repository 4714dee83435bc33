using System.Collections.Frozen;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Search.Finding;

/// <summary>From an exact form back to the folded one: <c>=đương2</c> is <c>duong</c>, <c>=han2_=công0</c> is <c>han_cong</c>.</summary>
public static class Folding
{
    private static readonly FrozenDictionary<char, char> Plain =
        new (string Marked, char Letter)[] { ("ăâ", 'a'), ("ê", 'e'), ("ôơ", 'o'), ("ư", 'u'), ("đ", 'd') }
            .SelectMany(l => l.Marked.Select(m => (m, l.Letter))).ToFrozenDictionary(l => l.m, l => l.Letter);

    public static string OfExact(ReadOnlySpan<char> exact)
    {
        Span<char> folded = exact.Length <= 128 ? stackalloc char[exact.Length] : new char[exact.Length];
        var length = 0;
        for (var i = 0; i < exact.Length; i++)
        {
            var c = exact[i];
            if (c is '=' || i + 1 == exact.Length || exact[i + 1] is '_') continue;      // the sign and the tone's number
            folded[length++] = Plain.TryGetValue(c, out var plain) ? plain : c;
        }

        var text = folded[..length];
        return text.IndexOfAnyExceptInRange('\0', '\u007f') < 0 ? text.ToString() : VietnameseText.Fold(text.ToString());
    }
}
