namespace VocEdu.Connectors;

internal static class MediaSources
{
    /// <summary>A small file as a whole; null when there is none, or it is larger than <paramref name="atMost"/> bytes.</summary>
    public static async Task<byte[]?> ReadAsync(this IMediaSource media, string fileKey, long atMost, CancellationToken cancel)
    {
        try
        {
            await using var file = await media.OpenAsync(fileKey, cancel);
            if (file.Length > atMost)
            {
                return null;
            }

            var bytes = new byte[file.Length];
            await file.ReadExactlyAsync(bytes, cancel);
            return bytes;
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }
}
