using Quartz;

namespace VocEdu.Cms.Notices;

/// <summary>Rings for the mail of the morning.</summary>
[DisallowConcurrentExecution]
public sealed class MorningMail(QueueMail mail, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await mail.DailyAsync(clock.GetUtcNow(), cancellationToken);
}
