using Quartz;

namespace VocEdu.Cms.Distribution.Manual;

/// <summary>Rings for the deadlines of what people post by hand.</summary>
[DisallowConcurrentExecution]
public sealed class RemindByHand(ManualTasks tasks) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await tasks.RemindAsync(cancellationToken);
}
