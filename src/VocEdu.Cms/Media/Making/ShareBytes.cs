using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;

namespace VocEdu.Cms.Media.Making;

/// <summary>
/// Keeps the same bytes on the disk once, whoever sent them: equal files of two entries become two names of one (hard links), and the last
/// name that goes takes the bytes with it. Each entry stays what it is; it was made ready like any other, so nobody can tell.
/// </summary>
public sealed class ShareBytes(OutsideProgram program, IServiceScopeFactory scopes, MediaStore store)
{
    /// <summary>A smaller file takes no more room than its name.</summary>
    private const long WorthIt = 4_096;

    public async Task RunAsync(Guid id, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CmsDb>();
        var twins = from file in db.Media from other in db.Media
            where file.Id == id && other.Id != id && other.Sha256 == file.Sha256 && other.State == MediaState.Ready
            orderby other.Id
            select other.Id;
        var twin = await twins.Select(other => (Guid?)other).FirstOrDefaultAsync(cancel);
        if (twin is null || !Directory.Exists(store.FolderOf(twin.Value))) return;
        foreach (var mine in new DirectoryInfo(store.FolderOf(id)).EnumerateFiles().Where(file => file.Length > WorthIt).ToList())
        {
            var theirs = Path.Combine(store.FolderOf(twin.Value), mine.Name);
            if (!await AreEqualAsync(mine.FullName, theirs, cancel)) continue;
            // Beside it and then in its place: at no moment is the file not there.
            var link = $"{mine.FullName}.link";
            File.Delete(link);
            if (await program.RunAsync(cancel, "ln", theirs, link) is not null) File.Move(link, mine.FullName, overwrite: true);
        }
    }

    private static async Task<bool> AreEqualAsync(string mine, string theirs, CancellationToken cancel)
    {
        if (!File.Exists(theirs) || new FileInfo(mine).Length != new FileInfo(theirs).Length) return false;
        var (one, two) = (new byte[1 << 20], new byte[1 << 20]);
        await using var first = File.OpenRead(mine);
        await using var second = File.OpenRead(theirs);
        while (true)
        {
            var read = await first.ReadAtLeastAsync(one, one.Length, throwOnEndOfStream: false, cancel);
            if (read != await second.ReadAtLeastAsync(two, two.Length, throwOnEndOfStream: false, cancel) || !one.AsSpan(0, read).SequenceEqual(two.AsSpan(0, read))) return false;
            if (read < one.Length) return true;
        }
    }
}
