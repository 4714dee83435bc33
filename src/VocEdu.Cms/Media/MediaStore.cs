using Microsoft.Extensions.Options;
using VocEdu.Cms.Media.Making;

namespace VocEdu.Cms.Media;

/// <summary>The files of the library on disk: a folder per id with the original, which is never served, and what readers get. All nodes share it.</summary>
public sealed class MediaStore(IOptions<MediaOptions> options)
{
    private const string OriginalName = "original", PosterName = "poster";

    /// <summary>Files that are being received or wait for the job, by id; on the same disk, so that keeping one is one move.</summary>
    public string ArrivalsFolder => Directory.CreateDirectory(Path.Combine(options.Value.Folder, "arriving")).FullName;

    /// <summary>Archives of everything; never served below <c>/media</c>.</summary>
    public string ExportsFolder => Directory.CreateDirectory(Path.Combine(options.Value.Folder, "exports")).FullName;

    public string ArrivalOf(Guid id) => Path.Combine(ArrivalsFolder, id.ToString("N"));

    /// <summary>Bytes left on the disk.</summary>
    public long Free => new DriveInfo(ArrivalsFolder).AvailableFreeSpace;

    /// <summary>Takes what arrived into the file's own folder, beside what is kept until it has proved good. Done again it changes nothing.</summary>
    /// <returns>Path of the bytes to read.</returns>
    public string Settle(MediaJob job)
    {
        Directory.CreateDirectory(FolderOf(job.MediaId));
        if (job.Arrival is { } arrival && File.Exists(ArrivalOf(arrival)))
            File.Move(ArrivalOf(arrival), job.Part is MediaPart.Poster ? IncomingPosterOf(job.MediaId) : IncomingOf(job.MediaId), overwrite: true);
        return File.Exists(IncomingOf(job.MediaId)) ? IncomingOf(job.MediaId) : OriginalOf(job.MediaId);
    }

    /// <summary>An empty folder for one attempt; what an attempt that was killed left behind goes.</summary>
    public string NewWorkFolder(MediaJob job)
    {
        var folder = FolderOf(job.MediaId);
        foreach (var left in Directory.GetDirectories(folder, "work-*")) Directory.Delete(left, recursive: true);
        return Directory.CreateDirectory(Path.Combine(folder, $"work-{job.Lease:N}")).FullName;
    }

    /// <summary>Puts what was made where readers get it, and keeps the bytes it was made of.</summary>
    public void Publish(Workplace work, Guid id, IEnumerable<string> names)
    {
        foreach (var name in names) File.Move(work.At(name), Path.Combine(FolderOf(id), name), overwrite: true);
        if (File.Exists(IncomingOf(id))) File.Move(IncomingOf(id), OriginalOf(id), overwrite: true);
        if (File.Exists(IncomingPosterOf(id))) File.Move(IncomingPosterOf(id), Path.Combine(FolderOf(id), PosterName), overwrite: true);
    }

    /// <summary>Throws away bytes that were to replace a file and could not be read.</summary>
    public void Refuse(Guid id)
    {
        File.Delete(IncomingOf(id));
        File.Delete(IncomingPosterOf(id));
    }

    public void Remove(Guid id, IEnumerable<string> names)
    {
        foreach (var name in names) File.Delete(Path.Combine(FolderOf(id), name));
    }

    /// <summary>All bytes of a file. Bytes that another file shares stay, under that file's name.</summary>
    public void RemoveAll(Guid id)
    {
        if (Directory.Exists(FolderOf(id))) Directory.Delete(FolderOf(id), recursive: true);
    }

    /// <summary>Ids of the files that have a folder in which nothing has changed since.</summary>
    public IEnumerable<Guid> Folders(DateTime olderThan) => new DirectoryInfo(options.Value.Folder).EnumerateDirectories("??").SelectMany(part => part.EnumerateDirectories())
        .Where(folder => folder.LastWriteTimeUtc < olderThan).Select(folder => Guid.TryParseExact(folder.Name, "N", out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty);

    /// <summary>Two letters of the id's random end above it, so that no folder grows without bound.</summary>
    public string FolderOf(Guid id)
    {
        var name = id.ToString("N");
        return Path.Combine(options.Value.Folder, name[^2..], name);
    }

    private string IncomingOf(Guid id) => Path.Combine(FolderOf(id), "incoming");

    private string IncomingPosterOf(Guid id) => Path.Combine(FolderOf(id), "incoming-" + PosterName);

    /// <summary>The picture a person gave a film as its poster: the one just sent, or the one that is kept.</summary>
    public string OwnPosterOf(Guid id) => File.Exists(IncomingPosterOf(id)) ? IncomingPosterOf(id) : Path.Combine(FolderOf(id), PosterName);

    public string OriginalOf(Guid id) => Path.Combine(FolderOf(id), OriginalName);

    public string VariantOf(Guid id, MediaVariant variant) => Path.Combine(FolderOf(id), variant.Name);

    /// <param name="fileKey"><c>{id}/{variant}</c>; a bare id, as posts of earlier versions have it, is the original.</param>
    /// <param name="cancel">Unused: a local file opens at once.</param>
    public Task<Stream> OpenAsync(string fileKey, CancellationToken cancel)
    {
        var (key, name) = fileKey.Split('/') is [var first, var second] ? (first, second) : (fileKey, OriginalName);
        return Guid.TryParse(key, out var id) && name == Path.GetFileName(name)
            ? Task.FromResult<Stream>(new FileStream(Path.Combine(FolderOf(id), name), new FileStreamOptions { Options = FileOptions.Asynchronous | FileOptions.SequentialScan }))
            : throw new FileNotFoundException("Not a key of the media library.", fileKey);
    }
}
