using System.Runtime.InteropServices;

namespace VocEdu.Cms.Search.Finding;

/// <summary>What a document holds, in four bytes a lexeme and in order, so that thousands can be weighed without opening their vectors:
/// 26 bits tell the lexeme (two share them once in 67 million), 6 what it is worth there.</summary>
public static class Signature
{
    private const int WorthBits = 6;
    private const uint Worths = (1 << WorthBits) - 1;

    /// <summary>A long text is told by its title, names, summary and the words it begins with: at most so many.</summary>
    private const int Most = 2_000;

    /// <summary>In bytes.</summary>
    public const int Longest = Most * sizeof(uint);

    /// <param name="lexemes">The most telling first, each with what it is worth, 0 to 1.</param>
    public static byte[] Of(IEnumerable<(string Lexeme, double Worth)> lexemes)
    {
        uint[] held = [.. lexemes.Take(Most).Select(l => Key(l.Lexeme) | Math.Clamp((uint)Math.Round(l.Worth * Worths), 1, Worths))];
        Array.Sort(held);
        return MemoryMarshal.AsBytes<uint>(held).ToArray();
    }

    public static uint Key(string lexeme)
    {
        var hash = 2166136261u;      // FNV-1a
        foreach (var c in lexeme) hash = (hash ^ c) * 16777619;
        hash ^= hash >> 15;
        hash *= 0x2c1b3c6d;
        return (hash ^ (hash >> 13)) & ~Worths;
    }

    /// <returns>What the lexeme is worth to the document; 0: it does not hold it.</returns>
    public static double Worth(ReadOnlySpan<uint> held, uint key)
    {
        var at = held.BinarySearch(key);
        if (at < 0) at = ~at;
        return at < held.Length && (held[at] & ~Worths) == key ? (double)(held[at] & Worths) / Worths : 0;
    }
}
