using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using VocEdu.Connectors;

namespace VocEdu.Cms.Distribution;

/// <summary>Two seconds of one colour, for a test on a channel of films. Of each moment another file, since YouTube takes none twice.</summary>
public sealed class TestFilm(IWebHostEnvironment site)
{
    private const string Prefix = "thu-dang/";

    public static bool IsKey(string fileKey) => fileKey.StartsWith(Prefix, StringComparison.Ordinal);

    public async Task<PostVideo> DescribeAsync(DateTimeOffset moment, CancellationToken cancel)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{moment.ToUnixTimeMilliseconds()}");
        var film = await ReadAsync(key, cancel);
        return new(key, "video/mp4", film.Length, Convert.ToHexStringLower(SHA256.HashData(film)));
    }

    /// <exception cref="FileNotFoundException">Not a key of this film.</exception>
    public async Task<Stream> OpenAsync(string fileKey, CancellationToken cancel) => new MemoryStream(await ReadAsync(fileKey, cancel), writable: false);

    private async Task<byte[]> ReadAsync(string key, CancellationToken cancel)
    {
        if (!IsKey(key) || !long.TryParse(key.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var moment)) throw new FileNotFoundException("No such test film.", key);
        using var film = new MemoryStream();
        await using (var file = site.WebRootFileProvider.GetFileInfo("img/thu-dang.mp4").CreateReadStream()) await file.CopyToAsync(film, cancel);
        film.Write(FreeBox(moment));
        return film.ToArray();
    }

    /// <summary>A box that players skip (ISO/IEC 14496-12 §8.1.2), with the moment in it.</summary>
    private static byte[] FreeBox(long moment)
    {
        var box = new byte[16];
        BinaryPrimitives.WriteInt32BigEndian(box, box.Length);
        "free"u8.CopyTo(box.AsSpan(4));
        BinaryPrimitives.WriteInt64BigEndian(box.AsSpan(8), moment);
        return box;
    }
}
