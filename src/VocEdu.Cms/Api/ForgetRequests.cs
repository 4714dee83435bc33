using Microsoft.EntityFrameworkCore;
using Quartz;
using VocEdu.Cms.Data;

namespace VocEdu.Cms.Api;

/// <summary>Forgets answers that are kept for repeated requests once a day has passed.</summary>
[DisallowConcurrentExecution]
public sealed class ForgetRequests(CmsDb db, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await RunAsync(cancellationToken);

    public Task<int> RunAsync(CancellationToken cancel)
    {
        var before = clock.GetUtcNow() - ApiWrite.KeptFor;
        return db.IdempotentRequests.Where(r => r.CreatedAt < before).ExecuteDeleteAsync(cancel);
    }
}
