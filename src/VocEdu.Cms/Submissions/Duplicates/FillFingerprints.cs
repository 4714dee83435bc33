using Microsoft.EntityFrameworkCore;
using Quartz;
using VocEdu.Cms.Data;
using VocEdu.Cms.Writing;

namespace VocEdu.Cms.Submissions.Duplicates;

/// <summary>Gives items from before there were fingerprints theirs, in small steps; then it is done.</summary>
[DisallowConcurrentExecution]
public sealed class FillFingerprints(IServiceScopeFactory scopes) : IJob
{
    private const int Batch = 100;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        while (await RunAsync(cancellationToken) > 0) await Task.Yield();
    }

    /// <returns>How many items got one.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CmsDb>();
        var items = await db.Items.Where(i => !db.Set<ItemFingerprint>().Any(p => p.ItemId == i.Id)).OrderBy(i => i.Id).Take(Batch).ToListAsync(cancel);
        foreach (var item in items)
            await ItemFingerprint.NoteAsync(db, item, ContentDraft.Of(await db.Versions.AsNoTracking().SingleAsync(v => v.ItemId == item.Id && v.Number == item.Version, cancel)), cancel);
        await db.SaveChangesAsync(cancel);
        return items.Count;
    }
}
