using Umbraco.Cms.Core.IO;
using VocEdu.Connectors;

namespace VocEdu.Umbraco;

/// <summary>Opens files of Umbraco's media library; the key is the path below <c>/media</c>.</summary>
public sealed class UmbracoMediaSource(MediaFileManager media) : IMediaSource
{
    public Task<Stream> OpenAsync(string fileKey, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return media.FileSystem.FileExists(fileKey)
            ? Task.FromResult(media.FileSystem.OpenFile(fileKey))
            : throw new FileNotFoundException("Umbraco's media library has no such file.", fileKey);
    }
}
