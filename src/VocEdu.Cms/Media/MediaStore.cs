using Microsoft.Extensions.Options;
using VocEdu.Connectors;

namespace VocEdu.Cms.Media;

/// <summary>The files of the library on disk: a folder per id with the original, which is never served, and its variants.</summary>
public sealed class MediaStore(IOptions<MediaOptions> options) : IMediaSource
{
    private const string OriginalName = "original";

    /// <summary>A file that is still being received; it lies on the same disk, so that keeping it is one move.</summary>
    public string NewArrival()
    {
        var folder = Directory.CreateDirectory(Path.Combine(options.Value.Folder, "arriving"));
        return Path.Combine(folder.FullName, Guid.NewGuid().ToString("N"));
    }

    public void Keep(string arrival, Guid id)
    {
        Directory.CreateDirectory(FolderOf(id));
        File.Move(arrival, OriginalOf(id), overwrite: true);
    }

    /// <summary>Removes a file that could not be read, with everything made of it.</summary>
    public void Drop(Guid id) => Directory.Delete(FolderOf(id), recursive: true);

    /// <summary>Two letters of the id's random end above it, so that no folder grows without bound.</summary>
    public string FolderOf(Guid id)
    {
        var name = id.ToString("N");
        return Path.Combine(options.Value.Folder, name[^2..], name);
    }

    public string OriginalOf(Guid id) => Path.Combine(FolderOf(id), OriginalName);

    public string VariantOf(Guid id, MediaVariant variant) => Path.Combine(FolderOf(id), variant.Name);

    public Task<Stream> OpenAsync(string fileKey, CancellationToken cancel) => Guid.TryParse(fileKey, out var id)
        ? Task.FromResult<Stream>(new FileStream(OriginalOf(id), new FileStreamOptions { Options = FileOptions.Asynchronous | FileOptions.SequentialScan }))
        : throw new FileNotFoundException("Not a key of the media library.", fileKey);
}
