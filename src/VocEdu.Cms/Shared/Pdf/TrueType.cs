using System.Buffers.Binary;

namespace VocEdu.Cms.Shared.Pdf;

/// <summary>A font file read as far as setting text needs it: which glyph a letter has and how wide it is.</summary>
/// <remarks>Tables as in https://learn.microsoft.com/typography/opentype/spec/ (head, hhea, hmtx, cmap format 4).</remarks>
public sealed class TrueType
{
    private readonly Dictionary<string, (int At, int Length)> _tables = [];
    private readonly byte[] _file;
    private readonly int _unitsPerEm, _widths, _letters;

    public TrueType(byte[] file)
    {
        _file = file;
        for (var table = 0; table < U16(4); table++)
        {
            var at = 12 + (16 * table);
            _tables[System.Text.Encoding.ASCII.GetString(file, at, 4)] = ((int)U32(at + 8), (int)U32(at + 12));
        }

        _unitsPerEm = U16(At("head") + 18);
        _widths = U16(At("hhea") + 34);
        _letters = FindLetters();
    }

    public ReadOnlyMemory<byte> File => _file;

    /// <summary>Left, bottom, right, top of the largest glyph, in thousandths of the size.</summary>
    public (int Left, int Bottom, int Right, int Top) Box => (Scaled(I16(At("head") + 36)), Scaled(I16(At("head") + 38)), Scaled(I16(At("head") + 40)), Scaled(I16(At("head") + 42)));

    public int Ascent => Scaled(I16(At("hhea") + 4));

    public int Descent => Scaled(I16(At("hhea") + 6));

    /// <returns>0: the font has no such letter.</returns>
    public int GlyphOf(char letter)
    {
        var segments = U16(_letters + 6) / 2;
        var (ends, starts) = (_letters + 14, _letters + 16 + (2 * segments));
        for (var i = 0; i < segments; i++)
        {
            if (U16(ends + (2 * i)) < letter) continue;
            var start = U16(starts + (2 * i));
            if (start > letter) return 0;
            var (delta, rangeAt) = (U16(starts + (2 * (segments + i))), starts + (2 * ((2 * segments) + i)));
            var range = U16(rangeAt);
            if (range == 0) return (letter + delta) & 0xFFFF;
            var glyph = U16(rangeAt + range + (2 * (letter - start)));
            return glyph == 0 ? 0 : (glyph + delta) & 0xFFFF;
        }

        return 0;
    }

    /// <summary>Width of a glyph in thousandths of the size.</summary>
    public int WidthOf(int glyph) => Scaled(U16(At("hmtx") + (4 * Math.Min(glyph, _widths - 1))));

    private int FindLetters()
    {
        var cmap = At("cmap");
        for (var i = 0; i < U16(cmap + 2); i++)
        {
            var (platform, at) = (U16(cmap + 4 + (8 * i)), cmap + (int)U32(cmap + 8 + (8 * i)));
            if (platform is 0 or 3 && U16(at) == 4) return at;
        }

        throw new InvalidDataException("The font has no table of Unicode letters.");
    }

    private int At(string table) => _tables.TryGetValue(table, out var found) ? found.At : throw new InvalidDataException($"The font has no table {table}.");

    private int Scaled(int units) => units * 1000 / _unitsPerEm;

    private int U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(_file.AsSpan(at));

    private int I16(int at) => BinaryPrimitives.ReadInt16BigEndian(_file.AsSpan(at));

    private uint U32(int at) => BinaryPrimitives.ReadUInt32BigEndian(_file.AsSpan(at));
}
