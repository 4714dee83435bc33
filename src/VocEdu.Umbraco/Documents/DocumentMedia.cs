using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Media;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using VocEdu.Connectors;

namespace VocEdu.Umbraco.Documents;

/// <summary>Pictures and films of Umbraco's media library as channels take them.</summary>
public sealed class DocumentMedia(UmbracoDb db, IMediaService media, MediaFileManager files, IImageUrlGenerator images, IMediaSource source)
{
    /// <summary>The strictest channel takes pictures of at most one megabyte.</summary>
    private const long MaxPictureBytes = 1_000_000;

    /// <param name="site">Where readers find the site.</param>
    /// <returns>Null when the picture is gone, or is none.</returns>
    public PostPicture? Picture(Guid key, string alternativeText, Uri site)
    {
        if (media.GetById(key) is not { Trashed: false } item || FileOf(item) is not { } file) return null;
        var extension = Path.GetExtension(file.Address).TrimStart('.').ToLowerInvariant();
        if (extension is not ("jpg" or "jpeg" or "png" or "webp" or "gif" or "tif" or "tiff" or "bmp")) return null;
        // A JPEG of a bounded size, made by the site itself; a site without an image processor gives the file as it is.
        var address = images.GetImageUrl(new(file.Address) { Width = 1280, Quality = 80, Format = "jpg" }) ?? file.Address;
        var small = extension is "jpg" or "jpeg" or "png" && files.FileSystem.FileExists(file.Key) && files.FileSystem.GetSize(file.Key) <= MaxPictureBytes;
        return new(new(site, address), alternativeText.Length > 0 ? alternativeText : item.Name ?? "", small ? file.Key : null);
    }

    /// <summary>The address of a file that everybody can open; null when there is none.</summary>
    public string? PublicFile(Guid key) => media.GetById(key) is { Trashed: false } item ? FileOf(item)?.Address : null;

    /// <param name="mayRead">Whether there is time to read a film nobody has weighed yet.</param>
    /// <returns>The film; not ready when it must be read first.</returns>
    public async Task<(PostVideo? Film, bool Ready)> FilmAsync(Guid key, bool mayRead, CancellationToken cancel)
    {
        if (media.GetById(key) is not { Trashed: false } item || FileOf(item) is not { } file || !files.FileSystem.FileExists(file.Key)) return (null, true);
        if (TypeOf(file.Key) is not { } type) return (null, true);

        var (length, modified) = (files.FileSystem.GetSize(file.Key), files.FileSystem.GetLastModified(file.Key).ToUniversalTime());
        modified = modified.AddTicks(-(modified.Ticks % TimeSpan.TicksPerSecond));      // what a database keeps of it
        var known = await db.Films.SingleOrDefaultAsync(f => f.FileKey == file.Key, cancel);
        if (known is null || known.Length != length || known.ModifiedAt != modified)
        {
            if (!mayRead) return (null, false);
            var sha256 = await WeighAsync(file.Key, cancel);
            if (known is null) db.Films.Add(known = new() { FileKey = file.Key, Length = length, ModifiedAt = modified, Sha256 = sha256 });
            else (known.Length, known.ModifiedAt, known.Sha256) = (length, modified, sha256);
        }
        return (new(file.Key, type, length, known.Sha256), true);
    }

    private async Task<string> WeighAsync(string fileKey, CancellationToken cancel)
    {
        await using var stream = await source.OpenAsync(fileKey, cancel);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancel));
    }

    private (string Address, string Key)? FileOf(IMedia item)
    {
        if (!item.HasProperty(Constants.Conventions.Media.File) || item.GetValue(Constants.Conventions.Media.File) is not string { Length: > 0 } stored) return null;
        var address = stored[0] == '{' ? Source(stored) : stored;
        return string.IsNullOrWhiteSpace(address) ? null : (address, files.FileSystem.GetRelativePath(address));
    }

    private static string? Source(string stored)
    {
        try
        {
            return JsonNode.Parse(stored)?["src"]?.ToString();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? TypeOf(string fileKey) => Path.GetExtension(fileKey).ToLowerInvariant() switch
    {
        ".mp4" or ".m4v" => "video/mp4",
        ".mov" => "video/quicktime",
        ".webm" => "video/webm",
        ".avi" => "video/x-msvideo",
        ".mpg" or ".mpeg" => "video/mpeg",
        _ => null,
    };
}
