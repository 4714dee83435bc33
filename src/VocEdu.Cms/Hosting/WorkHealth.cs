using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using VocEdu.Cms.Data;
using VocEdu.Cms.Distribution;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;
using VocEdu.Publishing.Health;

namespace VocEdu.Cms.Hosting;

/// <summary>Whether any node sends posts: with none, nothing is broken for readers, but nothing leaves the house.</summary>
internal sealed class JobsHealth(EngineHealth engine, TimeProvider clock) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var state = await engine.RunAsync(cancellationToken);
        return state.DispatcherLives(clock.GetUtcNow())
            ? HealthCheckResult.Healthy("Tiến trình nền đang chạy.")
            : HealthCheckResult.Degraded("Không có tiến trình nền nào đang chạy từ 1 phút nay; bài hẹn giờ và bài gửi lên kênh đang phải chờ.");
    }
}

/// <summary>Posts that should have been on their channel for more than five minutes.</summary>
internal sealed class PostsHealth(CmsDb db, TimeProvider clock) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await db.Outbox.In(PostGroup.Overdue, clock.GetUtcNow()).CountAsync(cancellationToken) is > 0 and var late
            ? HealthCheckResult.Degraded($"Có {late} bài quá giờ hơn 5 phút mà chưa lên kênh.")
            : HealthCheckResult.Healthy("Không có bài nào lên kênh trễ.");
}

/// <summary>Scheduled items that should have been on the site for more than five minutes.</summary>
internal sealed class ScheduleHealth(CmsDb db, TimeProvider clock) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var grace = clock.GetUtcNow() - EngineHealth.Grace;
        var late = await db.Items.CountAsync(i => i.State == ContentState.Scheduled && i.ScheduledFor < grace, cancellationToken);
        return late > 0
            ? HealthCheckResult.Degraded($"Có {late} nội dung hẹn giờ đã quá giờ hơn 5 phút mà chưa xuất bản.")
            : HealthCheckResult.Healthy("Không có nội dung hẹn giờ nào bị trễ.");
    }
}

/// <summary>Files of <c>config</c> that cannot be read: what they said last holds. What is wrong with them is for the log and the settings page.</summary>
public sealed class ConfigHealth(IEnumerable<ConfigFile> files) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var broken = files.Where(file => file.Fault is not null).Select(file => $"config/{file.Name}").ToList();
        return Task.FromResult(broken.Count == 0
            ? HealthCheckResult.Healthy("Các tệp cấu hình đều đọc được.")
            : HealthCheckResult.Degraded($"Không đọc được {string.Join(", ", broken)}; nội dung đọc được lần trước vẫn có hiệu lực."));
    }
}
