using System.Security.Cryptography;

namespace VocEdu.Sandbox.State;

/// <summary>Uploaded bytes on disk, one file per upload: films never pass through memory.</summary>
public sealed class UploadFiles : IDisposable
{
    private readonly string folder;
    private readonly bool temporary;

    public UploadFiles(SandboxOptions options)
    {
        temporary = string.IsNullOrWhiteSpace(options.StateFile);
        folder = temporary
            ? Directory.CreateTempSubdirectory("sandbox-uploads-").FullName
            : Path.Combine(Path.GetDirectoryName(Path.GetFullPath(options.StateFile!))!, "uploads");
        Directory.CreateDirectory(folder);
    }

    /// <summary>Writes at an offset; bytes that a crash left beyond it are cut off first.</summary>
    /// <returns>How many bytes were written: at most <paramref name="atMost"/>.</returns>
    public async Task<long> WriteAsync(string name, long offset, Stream bytes, long atMost, CancellationToken cancel)
    {
        await using var file = new FileStream(PathOf(name), FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read);
        file.SetLength(offset);
        file.Position = offset;

        var buffer = new byte[81920];
        var written = 0L;
        while (written < atMost)
        {
            var read = await bytes.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, atMost - written)), cancel);
            if (read == 0) break;
            await file.WriteAsync(buffer.AsMemory(0, read), cancel);
            written += read;
        }

        return written;
    }

    public string Sha256(string name)
    {
        using var file = File.OpenRead(PathOf(name));
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    public void Write(string name, byte[] bytes) => File.WriteAllBytes(PathOf(name), bytes);

    public Stream? Open(string name) => File.Exists(PathOf(name)) ? File.OpenRead(PathOf(name)) : null;

    public void Delete(string name) => File.Delete(PathOf(name));

    public void Clear()
    {
        foreach (var file in Directory.EnumerateFiles(folder)) File.Delete(file);
    }

    public void Dispose()
    {
        if (temporary) Directory.Delete(folder, recursive: true);
    }

    // Names are ids the sandbox made itself, but they come back in addresses.
    private string PathOf(string name) => Path.Combine(folder, Path.GetFileName(name));
}
