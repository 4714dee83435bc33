using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;

namespace VocEdu.Cms.Media;

/// <summary>Ends files that have lain in the bin for their time, bytes and all. One that something uses stays, however old.</summary>
public sealed class PurgeMedia(IServiceScopeFactory scopes, MediaStore store, IOptions<MediaOptions> options, TimeProvider clock, ILogger<PurgeMedia> log)
{
    private const int Batch = 100;

    /// <returns>How many files were ended.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var (ended, after) = (0, (At: DateTimeOffset.MinValue, Id: Guid.Empty));
        while (await NextAsync(after, cancel) is var (last, gone))
        {
            foreach (var id in gone) store.RemoveAll(id);
            (ended, after) = (ended + gone.Count, last);
        }

        if (ended > 0) log.LogInformation("Bin: {Count} files of the library ended", ended);
        return ended;
    }

    /// <summary>Some files, one transaction; the row locks are the lease, so any number of nodes may run this.</summary>
    /// <returns>Where to go on, and what is gone; null at the end.</returns>
    private async Task<((DateTimeOffset At, Guid Id) Last, List<Guid> Gone)?> NextAsync((DateTimeOffset At, Guid Id) after, CancellationToken cancel)
    {
        var until = clock.GetUtcNow() - options.Value.KeptInBin;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CmsDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var due = await db.Media.FromSql($"""
            select * from cms.media where trashed_at <= {until} and (trashed_at, id) > ({after.At}, {after.Id}) order by trashed_at, id limit {Batch} for update skip locked
            """).ToListAsync(cancel);
        if (due.Count == 0) return null;

        var needed = await db.InUseAsync([.. due.Select(m => m.Id)], cancel);
        var going = due.Where(m => !needed.Contains(m.Id)).ToList();
        var ids = going.Select(m => m.Id).ToList();
        await db.Media.Where(m => ids.Contains(m.DuplicateOf!.Value)).ExecuteUpdateAsync(set => set.SetProperty(m => m.DuplicateOf, (Guid?)null), cancel);
        var audit = scope.ServiceProvider.GetRequiredService<AuditLog>();
        foreach (var file in going)
            audit.Add(Actor.Clock, "Xóa hẳn tệp hết hạn trong thùng rác", "media", file.Id.ToString(), $"{file.FileName} ({file.Sha256}), {file.UploadedByName} tải lên, {file.TrashedByName} xóa");
        await db.SaveChangesAsync(cancel);
        await db.Media.Where(m => ids.Contains(m.Id)).ExecuteDeleteAsync(cancel);
        await transaction.CommitAsync(cancel);
        return ((due[^1].TrashedAt!.Value, due[^1].Id), ids);
    }
}
