using System.Text;

namespace VocEdu.Cms.Media;

/// <summary>What a file is by its first bytes. Its name and what the browser says of it are not believed.</summary>
/// <param name="Kind">Decides how it is made ready.</param>
/// <param name="ContentType">As stored.</param>
/// <param name="MaxBytes">Largest file of this kind that is taken.</param>
/// <param name="Demuxer">What ffmpeg is told to read a film or sound as, so that no file chooses for itself.</param>
public sealed record SniffedType(MediaKind Kind, string ContentType, long MaxBytes, string Demuxer = "")
{
    /// <summary>Bytes needed to tell.</summary>
    public const int HeadLength = 16;

    /// <summary>Of the largest kind.</summary>
    public const long MaxLength = 4096 * Megabyte;

    private const long Megabyte = 1024 * 1024;

    private static readonly string[] StillBrands = ["heic", "heix", "hevc", "heim", "heis", "mif1", "msf1", "avif"];

    /// <returns>Null when the library does not take such a file.</returns>
    public static SniffedType? Of(ReadOnlySpan<byte> head) => head switch
    {
        [0xFF, 0xD8, 0xFF, ..] => Picture("image/jpeg"),
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Picture("image/png"),
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => Picture("image/gif"),
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => new(MediaKind.Document, "application/pdf", 50 * Megabyte),
        [(byte)'I', (byte)'D', (byte)'3', ..] or [0xFF, 0xFB or 0xF3 or 0xF2, ..] => Sound("audio/mpeg", "mp3"),
        [(byte)'O', (byte)'g', (byte)'g', (byte)'S', ..] => Sound("audio/ogg", "ogg"),
        [0x1A, 0x45, 0xDF, 0xA3, ..] => Film("video/webm", "matroska"),
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, ..] => Riff(Words(head, 8)),
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] => Brand(Words(head, 8)),
        _ => null,
    };

    public static async Task<SniffedType?> OfAsync(string path, CancellationToken cancel)
    {
        await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var head = new byte[HeadLength];
        return Of(head.AsSpan(0, await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancel)));
    }

    private static SniffedType? Riff(string form) => form switch
    {
        "WEBP" => Picture("image/webp"),
        "AVI " => Film("video/x-msvideo", "avi"),
        "WAVE" => Sound("audio/wav", "wav"),
        _ => null,
    };

    private static SniffedType Brand(string brand) => brand switch
    {
        "M4A " => Sound("audio/mp4", "mov"),
        "qt  " => Film("video/quicktime", "mov"),
        _ when StillBrands.Contains(brand, StringComparer.Ordinal) => Picture(brand is "avif" ? "image/avif" : "image/heic"),
        _ => Film("video/mp4", "mov"),
    };

    private static string Words(ReadOnlySpan<byte> head, int at) => head.Length < at + 4 ? "" : Encoding.Latin1.GetString(head.Slice(at, 4));

    private static SniffedType Picture(string contentType) => new(MediaKind.Picture, contentType, 25 * Megabyte);

    private static SniffedType Sound(string contentType, string demuxer) => new(MediaKind.Audio, contentType, 200 * Megabyte, demuxer);

    private static SniffedType Film(string contentType, string demuxer) => new(MediaKind.Video, contentType, MaxLength, demuxer);
}
