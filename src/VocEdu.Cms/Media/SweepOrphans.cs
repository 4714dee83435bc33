using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Data;

namespace VocEdu.Cms.Media;

/// <summary>Once a day takes away folders of files that the library does not know: their row was never saved, or a crash came between row and folder.</summary>
public sealed class SweepOrphans(IServiceScopeFactory scopes, MediaStore store, IOptions<MediaOptions> options, TimeProvider clock, ILogger<SweepOrphans> log)
{
    private static readonly TimeSpan Every = TimeSpan.FromDays(1);

    /// <summary>More strange folders than this part of all means that the database is another's, or an old one, and not that the folders are rubbish.</summary>
    private const double MostStrange = 0.1;

    /// <summary>So few are rubbish in a small library too.</summary>
    private const int FewEnough = 20;

    /// <returns>How many folders were taken away.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var mark = new FileInfo(Path.Combine(store.ArrivalsFolder, ".swept"));
        if (mark.Exists && now - mark.LastWriteTimeUtc < Every) return 0;
        await File.WriteAllTextAsync(mark.FullName, "", cancel);
        File.SetLastWriteTimeUtc(mark.FullName, now);

        var (looked, strange) = (0, new List<Guid>());
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CmsDb>();
        foreach (var chunk in store.Folders(olderThan: now - options.Value.UploadLife).Chunk(1_000))
        {
            var known = await db.Media.Where(m => chunk.Contains(m.Id)).Select(m => m.Id).ToListAsync(cancel);
            looked += chunk.Length;
            strange.AddRange(chunk.Except(known));
        }

        if (strange.Count > Math.Max(FewEnough, looked * MostStrange))
        {
            log.LogWarning("{Strange} of {Looked} folders of the media library are unknown to the database; nothing was taken away. Is it the right database?", strange.Count, looked);
            return 0;
        }

        foreach (var id in strange) store.RemoveAll(id);
        if (strange.Count > 0) log.LogInformation("{Count} folders that belonged to no file were taken away", strange.Count);
        return strange.Count;
    }
}
