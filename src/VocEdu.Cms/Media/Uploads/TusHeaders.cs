using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace VocEdu.Cms.Media.Uploads;

/// <summary>What an upload is to become.</summary>
/// <param name="Replaces">The file whose bytes it becomes; null: a new one.</param>
public sealed record Wanted(MediaWords Words, Guid? Folder, Guid? Replaces);

/// <summary>The headers of tus 1.0.0.</summary>
public static class TusHeaders
{
    public const string Version = "1.0.0", Resumable = "Tus-Resumable", Versions = "Tus-Version";
    public const string UploadLength = "Upload-Length", UploadOffset = "Upload-Offset";

    /// <summary>Answer header of ours: the id of the file in the library, once the upload is complete.</summary>
    public const string UploadMedia = "Upload-Media";

    private const string PieceType = "application/offset+octet-stream";
    private const int MaxMetadata = 8 * 1024;

    public static IResult Describe(HttpResponse response)
    {
        response.Headers[Versions] = Version;
        response.Headers["Tus-Max-Size"] = Number(SniffedType.MaxLength);
        response.Headers["Tus-Extension"] = "creation,creation-with-upload,termination,expiration,checksum";
        response.Headers["Tus-Checksum-Algorithm"] = "sha1,sha256";
        return Results.NoContent();
    }

    public static bool HasPiece(HttpRequest request) => string.Equals(request.ContentType, PieceType, StringComparison.OrdinalIgnoreCase);

    public static long? Length(HttpRequest request) => Number(request, UploadLength);

    public static long? Offset(HttpRequest request) => Number(request, UploadOffset);

    /// <summary>From <c>Upload-Metadata</c>: <c>filename</c>, <c>alternativeText</c>, <c>credit</c>, <c>folder</c>, <c>replaces</c>.</summary>
    /// <returns>Null when the header cannot be read.</returns>
    public static Wanted? Wanted(HttpRequest request)
    {
        var header = request.Headers["Upload-Metadata"].ToString();
        if (header.Length > MaxMetadata) return null;
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in header.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var (key, value) = pair.Split(' ', 2) is [var left, var right] ? (left, right) : (pair, "");
            var buffer = new byte[value.Length];
            if (!Convert.TryFromBase64String(value.Trim(), buffer, out var written)) return null;
            values[key] = Encoding.UTF8.GetString(buffer, 0, written);
        }

        return new(new(values.GetValueOrDefault("filename", ""), values.GetValueOrDefault("alternativeText", ""), values.GetValueOrDefault("credit", "")),
            Id(values, "folder"), Id(values, "replaces"));
    }

    /// <returns>False when a checksum is given that cannot be checked.</returns>
    public static bool TryChecksum(HttpRequest request, out (HashAlgorithmName Name, byte[] Digest)? checksum)
    {
        checksum = null;
        var header = request.Headers["Upload-Checksum"].ToString();
        if (header.Length == 0) return true;
        if (header.Split(' ') is not [var algorithm, { Length: <= 64 } base64]) return false;
        var digest = new byte[64];
        if (!Convert.TryFromBase64String(base64, digest, out var written)) return false;
        HashAlgorithmName? name = algorithm switch { "sha1" => HashAlgorithmName.SHA1, "sha256" => HashAlgorithmName.SHA256, _ => null };
        if (name is not { } known) return false;
        checksum = (known, digest[..written]);
        return true;
    }

    public static void Expires(HttpResponse response, DateTimeOffset at) => response.Headers["Upload-Expires"] = at.ToString("R", CultureInfo.InvariantCulture);

    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static Guid? Id(Dictionary<string, string> values, string key) => Guid.TryParse(values.GetValueOrDefault(key), out var id) ? id : null;

    private static long? Number(HttpRequest request, string name) =>
        long.TryParse(request.Headers[name].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
