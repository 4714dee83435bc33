using Umbraco.Cms.Core.IO;
using VocEdu.Connectors;

namespace VocEdu.Umbraco.Documents;

/// <summary>Opens files of Umbraco's media library; the key is the path below <c>/media</c>.</summary>
public sealed class UmbracoMediaSource(MediaFileManager media) : IMediaSource
{
    /// <remarks>A library in the cloud gives streams that cannot be rewound: such a file is brought here first and forgotten when it is closed.</remarks>
    public async Task<Stream> OpenAsync(string fileKey, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        if (!media.FileSystem.FileExists(fileKey)) throw new FileNotFoundException("Umbraco's media library has no such file.", fileKey);
        var stream = media.FileSystem.OpenFile(fileKey);
        if (stream.CanSeek) return stream;

        await using (stream)
        {
            var here = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None,
                bufferSize: 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
            try
            {
                await stream.CopyToAsync(here, cancel);
                here.Position = 0;
                return here;
            }
            catch
            {
                await here.DisposeAsync();
                throw;
            }
        }
    }
}
