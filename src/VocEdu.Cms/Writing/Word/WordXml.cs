using System.Buffers;
using System.IO.Compression;
using System.Xml;

namespace VocEdu.Cms.Writing.Word;

/// <summary>Counts what the XML of a file would become in memory, without building it: tags cost many times their letters, and deep ones cost the stack.</summary>
internal sealed class WordXml(CancellationToken cancel)
{
    /// <summary>In one part and in all together. A book of 500 pages has a third.</summary>
    public const long MostCharacters = 16L * 1024 * 1024;
    private const int MostNodes = 250_000, Deepest = 150, LookAt = 4_096;

    /// <summary>White space, byte order marks, and the empty half of wide letters.</summary>
    private static readonly SearchValues<byte> BeforeXml = SearchValues.Create(0x00, 0x09, 0x0A, 0x0D, 0x20, 0xEF, 0xBB, 0xBF, 0xFE, 0xFF);

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CheckCharacters = false };

    private long _bytes;
    private int _nodes;

    /// <summary>What an entry can give: the unpacker stops where the entry says it ends, and what is not packed ends with itself.</summary>
    public static long MostBytesOf(ZipArchiveEntry entry) => Math.Max(entry.Length, entry.CompressedLength);

    /// <summary>Whether the file stays within bounds with this entry; whatever is not XML costs only its bytes.</summary>
    public bool Takes(ZipArchiveEntry entry)
    {
        if (!IsXml(entry) && !entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)) return true;
        if ((_bytes += MostBytesOf(entry)) > MostCharacters) return false;
        using var stream = entry.Open();
        using var xml = XmlReader.Create(stream, Settings);
        try
        {
            while (xml.Read())
            {
                if ((++_nodes & 0xFFF) == 0) cancel.ThrowIfCancellationRequested();
                if ((_nodes += xml.AttributeCount) > MostNodes || xml.Depth > Deepest) return false;
            }
        }
        catch (XmlException)
        {
            // Nobody gets further in it than this reader. Where it matters the file is refused as broken.
        }

        return true;
    }

    /// <summary>By what it begins with: its name need not say so.</summary>
    private static bool IsXml(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        Span<byte> some = stackalloc byte[LookAt];
        while (stream.Read(some) is > 0 and var read)
            if (some[..read].IndexOfAnyExcept(BeforeXml) is >= 0 and var first) return some[first] == '<';
        return false;
    }
}
