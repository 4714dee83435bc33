using System.Security.Cryptography;

namespace VocEdu.Connectors;

internal static class Film
{
    private static readonly ChannelAnswer Missing = new("video", "Tệp video không còn trong thư viện. Hãy chọn lại tệp video rồi gửi lại.");

    private static readonly ChannelAnswer Changed = new("video", "Tệp video đã thay đổi sau khi bài được duyệt. Hãy chọn lại tệp video rồi gửi duyệt lại.");

    /// <summary>Opens the film if it is still the one that was approved and, when an upload is open, the one it was begun with.</summary>
    /// <param name="begun">SHA-256 of the file of the open upload, hex; null when none is open.</param>
    public static async Task<(Stream? File, ChannelAnswer? Refusal)> OpenFilmAsync(this IMediaSource media, PostVideo video, string? begun, CancellationToken cancel)
    {
        if (begun is not null && !begun.Equals(video.Sha256, StringComparison.OrdinalIgnoreCase))
        {
            return (null, Changed);
        }

        Stream file;
        try
        {
            file = await media.OpenAsync(video.FileKey, cancel);
        }
        catch (FileNotFoundException)
        {
            return (null, Missing);
        }

        if (file.Length == video.Length && Convert.ToHexString(await SHA256.HashDataAsync(file, cancel)).Equals(video.Sha256, StringComparison.OrdinalIgnoreCase))
        {
            return (file, null);
        }

        await file.DisposeAsync();
        return (null, Changed);
    }
}
