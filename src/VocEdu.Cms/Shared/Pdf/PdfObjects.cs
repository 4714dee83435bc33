using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace VocEdu.Cms.Shared.Pdf;

/// <summary>The numbered objects of a PDF file (ISO 32000-1, 7.3 and 7.5).</summary>
internal sealed class PdfObjects
{
    private readonly List<byte[]?> _objects = [];

    /// <summary>A number to be filled later.</summary>
    public int Reserve()
    {
        _objects.Add(null);
        return _objects.Count;
    }

    public int Add(string value)
    {
        var number = Reserve();
        Fill(number, value);
        return number;
    }

    public void Fill(int number, string value) => _objects[number - 1] = Encoding.ASCII.GetBytes(value);

    public int Stream(ReadOnlySpan<byte> bytes, string entries = "")
    {
        using var packed = new MemoryStream();
        using (var packer = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) packer.Write(bytes);
        return Raw(packed.ToArray(), $"/Filter/FlateDecode{entries}");
    }

    public int Raw(byte[] bytes, string entries)
    {
        var number = Reserve();
        _objects[number - 1] = [.. Encoding.ASCII.GetBytes($"<<{entries}/Length {bytes.Length}>>stream\n"), .. bytes, .. "\nendstream"u8];
        return number;
    }

    public byte[] Write(int catalog, int info)
    {
        using var file = new MemoryStream();
        file.Write("%PDF-1.7\n%\u00e2\u00e3\n"u8);
        var places = new List<long>();
        for (var i = 0; i < _objects.Count; i++)
        {
            places.Add(file.Position);
            file.Write(Encoding.ASCII.GetBytes($"{i + 1} 0 obj\n"));
            file.Write(_objects[i] ?? throw new InvalidOperationException($"Object {i + 1} was never written."));
            file.Write("\nendobj\n"u8);
        }

        var table = file.Position;
        var end = new StringBuilder($"xref\n0 {places.Count + 1}\n0000000000 65535 f \n");
        foreach (var place in places) end.Append(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n");
        end.Append(CultureInfo.InvariantCulture, $"trailer<</Size {places.Count + 1}/Root {catalog} 0 R/Info {info} 0 R>>\nstartxref\n{table}\n%%EOF\n");
        file.Write(Encoding.ASCII.GetBytes(end.ToString()));
        return file.ToArray();
    }
}
