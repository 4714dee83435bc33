using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Quartz;
using VocEdu.Cms.Data;
using VocEdu.Cms.Notices;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Text;
using VocEdu.Publishing.Targets;

namespace VocEdu.Cms.Counting;

/// <summary>Tells the newsroom when a year's target is falling behind an even pace: once a month, and at night nobody is told.</summary>
[DisallowConcurrentExecution]
public sealed class WatchTargets(IServiceScopeFactory scopes, TimeProvider clock) : IJob
{
    /// <summary>Behind by less than this is a slow week, not an alarm.</summary>
    private const double Slack = 0.05;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await RunAsync(cancellationToken);

    /// <returns>How many targets are behind.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var now = Vietnam.LocalTime(clock.GetUtcNow());
        if (now.Hour is < 7 or >= 19) return 0;
        var today = DateOnly.FromDateTime(now.DateTime);
        await using var scope = scopes.CreateAsyncScope();
        var (db, count, notify) = (scope.ServiceProvider.GetRequiredService<CmsDb>(), scope.ServiceProvider.GetRequiredService<CountProgress>(), scope.ServiceProvider.GetRequiredService<Notify>());
        var targets = await db.Targets.AsNoTracking().Where(t => t.Year >= today.Year && t.Year <= today.Year + 1).ToListAsync(cancel);
        var behind = 0;
        foreach (var target in targets)
        {
            if (await count.RunAsync(target.PlanCode, target.Code, today, cancel) is not { } standing || standing.Target.Year != target.Year || !IsBehind(standing.Progress)) continue;
            behind++;
            var progress = standing.Progress;
            await notify.RolesAsync(Role.Reporter | Role.Approver, null, null, new(
                string.Create(CultureInfo.InvariantCulture, $"target-behind:{target.PlanCode}/{target.Code}/{target.Year}:{today:yyyyMM}"),
                $"Chỉ tiêu năm {target.Year} đang chậm tiến độ",
                $"Đã đạt {VietnameseNumbers.Whole(progress.Done)}/{VietnameseNumbers.Whole(progress.Target)}, chậm {VietnameseNumbers.Fraction((decimal)-progress.Ahead, 1)} so với tiến độ. {standing.Plan.Title}",
                $"/quan-tri/bang-dieu-khien?ke-hoach={target.PlanCode}&nam={target.Year}", NoticeKind.Deadline), cancel);
        }
        await db.SaveChangesAsync(cancel);
        return behind;
    }

    public static bool IsBehind(Progress progress) => progress.Done < progress.Target && progress.Ahead < -Math.Max(3, progress.Target * Slack);
}
