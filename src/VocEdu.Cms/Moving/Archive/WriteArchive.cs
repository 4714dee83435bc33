using System.IO.Compression;
using System.Text.Json;
using VocEdu.Cms.Media;

namespace VocEdu.Cms.Moving.Archive;

/// <summary>How far an archive has come.</summary>
public sealed record ArchiveProgress(int Done, int Total);

/// <summary>There is no archive; the sentence tells people why and what to do.</summary>
public sealed class ArchiveRefusedException(string sentence) : Exception(sentence);

/// <summary>Makes one file of everything: all tables as of one moment, then every file of the library. An attempt that was killed is carried on with the same moment.</summary>
public sealed class WriteArchive(TakeSnapshot snapshot, MediaStore store, TimeProvider clock)
{
    /// <summary>An attempt older than this is no attempt at the same archive.</summary>
    private static readonly TimeSpan CarriedOn = TimeSpan.FromHours(12);
    private const long Margin = 256L * 1024 * 1024;

    /// <param name="path">Where the archive is to lie; it appears there once it is whole.</param>
    /// <param name="tell">Called every so often. It may break the work off by cancelling.</param>
    public async Task<ArchiveManifest> RunAsync(string path, bool withPersonal, Func<ArchiveProgress, Task> tell, CancellationToken cancel)
    {
        var tables = path + ".tables";
        var manifest = await SnapshotAsync(tables, withPersonal, cancel);
        var ids = MediaOf(tables, cancel);
        var bytes = ids.Sum(id => FilesOf(id).Sum(file => file.Length));
        if (store.Free < bytes + Margin)
            throw new ArchiveRefusedException($"Ổ đĩa còn {store.Free / (1024 * 1024)} MB, không đủ cho tệp xuất khoảng {bytes / (1024 * 1024)} MB. Dữ liệu vẫn nguyên; hãy giải phóng dung lượng rồi xuất lại.");

        var part = path + ".part";
        await using (var file = new FileStream(part, FileMode.Create, FileAccess.ReadWrite))
        await using (var zip = new ZipArchive(file, ZipArchiveMode.Create))
        {
            foreach (var table in manifest.Tables) await AddAsync(zip, table.File, Path.Combine(tables, $"{table.Name}.jsonl"), CompressionLevel.Fastest, cancel);
            manifest = await AddMediaAsync(zip, ids, manifest, tell, cancel);
            await using var entry = await zip.CreateEntry(ArchiveManifest.FileName).OpenAsync(cancel);
            await JsonSerializer.SerializeAsync(entry, manifest, ArchiveManifest.Json, cancel);
        }

        File.Move(part, path, overwrite: true);
        Directory.Delete(tables, recursive: true);
        return manifest;
    }

    /// <summary>All that attempts left behind.</summary>
    public static void Remove(string path)
    {
        File.Delete(path);
        File.Delete(path + ".part");
        if (Directory.Exists(path + ".tables")) Directory.Delete(path + ".tables", recursive: true);
    }

    private async Task<ArchiveManifest> SnapshotAsync(string folder, bool withPersonal, CancellationToken cancel)
    {
        var whole = Path.Combine(folder, ArchiveManifest.FileName);
        if (File.Exists(whole) && JsonSerializer.Deserialize<ArchiveManifest>(await File.ReadAllBytesAsync(whole, cancel), ArchiveManifest.Json) is { } begun
            && begun.WithPersonal == withPersonal && clock.GetUtcNow() - begun.MadeAt < CarriedOn) return begun;
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        var manifest = await snapshot.RunAsync(folder, withPersonal, cancel);
        await File.WriteAllBytesAsync(whole + ".part", JsonSerializer.SerializeToUtf8Bytes(manifest, ArchiveManifest.Json), cancel);
        File.Move(whole + ".part", whole);
        return manifest;
    }

    private static List<Guid> MediaOf(string tables, CancellationToken cancel)
    {
        var ids = new List<Guid>();
        foreach (var row in File.ReadLines(Path.Combine(tables, "cms.media.jsonl")))
        {
            cancel.ThrowIfCancellationRequested();
            using var json = JsonDocument.Parse(row);
            ids.Add(json.RootElement.GetProperty("id").GetGuid());
        }

        return ids;
    }

    private IEnumerable<FileInfo> FilesOf(Guid id) => new DirectoryInfo(store.FolderOf(id)) is { Exists: true } folder ? folder.EnumerateFiles() : [];

    private async Task<ArchiveManifest> AddMediaAsync(ZipArchive zip, List<Guid> ids, ArchiveManifest manifest, Func<ArchiveProgress, Task> tell, CancellationToken cancel)
    {
        var (files, bytes, missing) = (0, 0L, new List<Guid>());
        for (var i = 0; i < ids.Count; i++)
        {
            await tell(new(i, ids.Count));
            cancel.ThrowIfCancellationRequested();
            var any = false;
            foreach (var file in FilesOf(ids[i]))
            {
                try
                {
                    await AddAsync(zip, $"media/{ids[i]:N}/{file.Name}", file.FullName, CompressionLevel.NoCompression, cancel);
                }
                catch (FileNotFoundException)
                {
                    continue;       // made anew or thrown away at this moment
                }

                (any, files, bytes) = (true, files + 1, bytes + file.Length);
            }

            if (!any) missing.Add(ids[i]);
        }

        await tell(new(ids.Count, ids.Count));
        return manifest with { MediaFiles = files, MediaBytes = bytes, MissingMedia = missing };
    }

    private static async Task AddAsync(ZipArchive zip, string name, string path, CompressionLevel level, CancellationToken cancel)
    {
        await using var source = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        await using var entry = await zip.CreateEntry(name, level).OpenAsync(cancel);
        await source.CopyToAsync(entry, cancel);
    }
}
