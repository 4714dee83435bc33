using Microsoft.EntityFrameworkCore;
using Quartz;
using VocEdu.Cms.Data;

namespace VocEdu.Cms.Writing.Drafts;

/// <summary>Sweeps away drafts nobody came back for, and who was where yesterday.</summary>
[DisallowConcurrentExecution]
public sealed class ForgetDrafts(CmsDb db, TimeProvider clock) : IJob
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await RunAsync(cancellationToken);

    /// <returns>How many drafts went.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await db.Presences.Where(p => p.SeenAt < now - TimeSpan.FromDays(1)).ExecuteDeleteAsync(cancel);
        return await db.Drafts.Where(d => d.SavedAt < now - KeptFor).ExecuteDeleteAsync(cancel);
    }
}
