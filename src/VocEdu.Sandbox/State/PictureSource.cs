namespace VocEdu.Sandbox.State;

/// <summary>Looks at a picture's address as the platforms do: fetched once, type told by its bytes.</summary>
public sealed class PictureSource(IHttpClientFactory clients, SandboxOptions options)
{
    private const long MostFetched = 20 * 1024 * 1024;

    /// <param name="Bytes">Size; 0 when it was believed unseen.</param>
    /// <param name="Problem">Why it is no use, or null.</param>
    public sealed record Look(long Bytes, string? Kind, string? Problem);

    public async Task<Look> LookAsync(string url, CancellationToken cancel)
    {
        if (!IsWellFormed(url)) return Useless("address is not percent-encoded http(s)");
        var address = new Uri(url);
        if (options.BelievedPictureHosts.Any(h => address.Host.EndsWith(h, StringComparison.OrdinalIgnoreCase))) return new Look(0, null, null);
        if (!options.PictureHosts.Contains(address.Host, StringComparer.OrdinalIgnoreCase)) return Useless("host cannot be reached");

        try
        {
            using var client = clients.CreateClient("pictures");
            using var answer = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancel);
            if (!answer.IsSuccessStatusCode) return Useless($"answered {(int)answer.StatusCode}");
            await using var body = await answer.Content.ReadAsStreamAsync(cancel);
            var kept = new MemoryStream();
            var buffer = new byte[81920];
            for (int read; kept.Length <= MostFetched && (read = await body.ReadAsync(buffer, cancel)) > 0;) kept.Write(buffer, 0, read);
            kept.Position = 0;
            return await KindAsync(kept, cancel) is { } kind ? new Look(kept.Length, kind, null) : Useless("not a picture");
        }
        catch (Exception failed) when (failed is HttpRequestException or IOException || (failed is TaskCanceledException && !cancel.IsCancellationRequested))
        {
            return Useless("host cannot be reached");
        }
    }

    /// <summary>Absolute, http or https, and nothing that ought to be percent-encoded.</summary>
    public static bool IsWellFormed(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && url.All(c => c is > ' ' and < '\x7f' and not '"' and not '<' and not '>');

    /// <returns><c>jpg</c>, <c>png</c>, <c>gif</c>, <c>bmp</c>, <c>tiff</c>, or null.</returns>
    public static async Task<string?> KindAsync(Stream picture, CancellationToken cancel)
    {
        var head = new byte[8];
        var read = await picture.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancel);
        ReadOnlySpan<byte> start = head.AsSpan(0, read);
        return start.StartsWith((byte[])[0xFF, 0xD8, 0xFF]) ? "jpg"
            : start.StartsWith((byte[])[0x89, (byte)'P', (byte)'N', (byte)'G']) ? "png"
            : start.StartsWith("GIF8"u8) ? "gif"
            : start.StartsWith("BM"u8) ? "bmp"
            : start.StartsWith("II*\0"u8) || start.StartsWith("MM\0*"u8) ? "tiff"
            : null;
    }

    private static Look Useless(string why) => new(0, null, why);
}
