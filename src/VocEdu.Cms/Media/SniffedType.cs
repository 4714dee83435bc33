namespace VocEdu.Cms.Media;

/// <summary>What a file is by its first bytes. Its name and what the browser says of it are not believed.</summary>
/// <param name="Kind">Decides how it is made ready.</param>
/// <param name="ContentType">As stored.</param>
/// <param name="MaxBytes">Largest file of this kind that is taken.</param>
public sealed record SniffedType(MediaKind Kind, string ContentType, long MaxBytes)
{
    /// <summary>Bytes needed to tell.</summary>
    public const int HeadLength = 16;

    private const long Megabyte = 1024 * 1024;

    /// <returns>Null when the library does not take such a file.</returns>
    public static SniffedType? Of(ReadOnlySpan<byte> head) => head switch
    {
        [0xFF, 0xD8, 0xFF, ..] => Picture("image/jpeg"),
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Picture("image/png"),
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => Picture("image/gif"),
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => Picture("image/webp"),
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => new(MediaKind.Document, "application/pdf", 50 * Megabyte),
        [(byte)'I', (byte)'D', (byte)'3', ..] or [0xFF, 0xFB or 0xF3 or 0xF2, ..] => new(MediaKind.Audio, "audio/mpeg", 100 * Megabyte),
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', (byte)'M', (byte)'4', (byte)'A', ..] => new(MediaKind.Audio, "audio/mp4", 100 * Megabyte),
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] => new(MediaKind.Video, "video/mp4", 500 * Megabyte),
        _ => null,
    };

    private static SniffedType Picture(string contentType) => new(MediaKind.Picture, contentType, 25 * Megabyte);
}
