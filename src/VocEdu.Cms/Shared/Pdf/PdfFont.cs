using System.Globalization;
using System.Text;

namespace VocEdu.Cms.Shared.Pdf;

/// <summary>A font inside a PDF, embedded whole; it remembers the letters that were set.</summary>
public sealed class PdfFont(TrueType type, string name)
{
    private readonly SortedDictionary<int, char> _used = [];
    private readonly Dictionary<char, int> _glyphs = [];

    public string Name => name;

    /// <summary>Width of a text in the unit of the size.</summary>
    public double Width(string text, double size) => text.Sum(letter => type.WidthOf(Glyph(letter))) * size / 1000;

    /// <summary>The text as the glyphs of this font, in hexadecimal.</summary>
    internal string Set(string text)
    {
        var hex = new StringBuilder(text.Length * 4);
        foreach (var letter in text)
        {
            var glyph = Glyph(letter);
            _used.TryAdd(glyph, letter);
            hex.Append(glyph.ToString("X4", CultureInfo.InvariantCulture));
        }

        return hex.ToString();
    }

    /// <summary>Writes the font and what belongs to it.</summary>
    /// <returns>The number of its object.</returns>
    internal int Write(PdfObjects file)
    {
        var program = file.Stream(type.File.Span, $"/Length1 {type.File.Length}");
        var box = type.Box;
        var descriptor = file.Add($"<</Type/FontDescriptor/FontName/{name}/Flags 32/FontBBox[{box.Left} {box.Bottom} {box.Right} {box.Top}]/ItalicAngle 0/Ascent {type.Ascent}/Descent {type.Descent}/CapHeight {type.Ascent}/StemV 80/FontFile2 {program} 0 R>>");
        var widths = string.Concat(_used.Keys.Select(glyph => $"{glyph}[{type.WidthOf(glyph)}]"));
        var descendant = file.Add($"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/CIDToGIDMap/Identity/FontDescriptor {descriptor} 0 R/W[{widths}]>>");
        var letters = file.Stream(Encoding.ASCII.GetBytes(ToUnicode()));
        return file.Add($"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[{descendant} 0 R]/ToUnicode {letters} 0 R>>");
    }

    /// <summary>So that the text can be found, copied and read aloud.</summary>
    private string ToUnicode()
    {
        var map = new StringBuilder("/CIDInit/ProcSet findresource begin 12 dict begin begincmap/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def/CMapName/Adobe-Identity-UCS def/CMapType 2 def 1 begincodespacerange<0000><FFFF>endcodespacerange\n");
        foreach (var some in _used.Chunk(100))
        {
            map.Append(CultureInfo.InvariantCulture, $"{some.Length} beginbfchar\n");
            foreach (var (glyph, letter) in some) map.Append(CultureInfo.InvariantCulture, $"<{glyph:X4}><{(int)letter:X4}>\n");
            map.Append("endbfchar\n");
        }

        return map.Append("endcmap CMapName currentdict/CMap defineresource pop end end").ToString();
    }

    private int Glyph(char letter)
    {
        if (_glyphs.TryGetValue(letter, out var known)) return known;
        var glyph = type.GlyphOf(letter);
        return _glyphs[letter] = glyph != 0 ? glyph : type.GlyphOf(char.IsWhiteSpace(letter) ? ' ' : '?');
    }
}
