using Quartz;
using VocEdu.Cms.Media.Uploads;

namespace VocEdu.Cms.Media;

/// <summary>Forgets abandoned uploads, empties the bin and clears away files that nothing names.</summary>
[DisallowConcurrentExecution]
public sealed class SweepMedia(ForgetUploads forget, PurgeMedia purge, SweepOrphans orphans) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await forget.RunAsync(cancellationToken);
        await purge.RunAsync(cancellationToken);
        await orphans.RunAsync(cancellationToken);
    }
}
