using System.Net.Mime;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace VocEdu.Cms.Hosting;

/// <summary><c>/health</c>: each part with its state and one sentence. Any feature adds its own <see cref="IHealthCheck"/>.</summary>
public static class Health
{
    public static void AddHealth(this WebApplicationBuilder builder)
    {
        var dataFolder = builder.DataFolder();
        builder.Services.AddHealthChecks()
            .AddCheck<DatabaseHealth>("database", timeout: TimeSpan.FromSeconds(5))
            .AddCheck<JobsHealth>("jobs", timeout: TimeSpan.FromSeconds(5))
            .AddCheck<PostsHealth>("posts", timeout: TimeSpan.FromSeconds(5))
            .AddCheck<ScheduleHealth>("schedule", timeout: TimeSpan.FromSeconds(5))
            .AddCheck<ConfigHealth>("config")
            .AddCheck("disk", new DiskHealth(dataFolder));
    }

    public static void MapHealth(this WebApplication app) =>
        app.MapHealthChecks("/health", new HealthCheckOptions { ResponseWriter = WriteAsync }).AllowAnonymous();

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,      // Vietnamese stays readable; this is no HTML
    };

    // No exceptions and no data here: the page is public.
    private static Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = MediaTypeNames.Application.Json;
        return context.Response.WriteAsync(JsonSerializer.Serialize(new
        {
            status = report.Status.ToString(),
            checks = report.Entries.ToDictionary(e => e.Key, e => new { status = e.Value.Status.ToString(), description = Sentence(e.Value) }),
        }, Json));
    }

    /// <summary>A check that fell over has the fault's own words, which are for the log.</summary>
    private static string? Sentence(HealthReportEntry entry) =>
        entry.Exception is { } fault && (fault is OperationCanceledException || entry.Description == fault.Message)
            ? "Không kiểm tra được phần này; chi tiết có trong nhật ký."
            : entry.Description;

    private sealed class DatabaseHealth(NpgsqlDataSource database, TimeProvider clock) : IHealthCheck
    {
        private static readonly TimeSpan Slow = TimeSpan.FromSeconds(1);

        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            try
            {
                var asked = clock.GetTimestamp();
                await using var command = database.CreateCommand("select 1");
                await command.ExecuteScalarAsync(cancellationToken);
                var took = clock.GetElapsedTime(asked);
                return took < Slow
                    ? HealthCheckResult.Healthy($"Cơ sở dữ liệu trả lời trong {took.TotalMilliseconds:0} ms.")
                    : HealthCheckResult.Degraded($"Cơ sở dữ liệu trả lời chậm: {took.TotalMilliseconds:0} ms.");
            }
            catch (NpgsqlException unreachable)
            {
                return HealthCheckResult.Unhealthy("Không kết nối được cơ sở dữ liệu.", unreachable);
            }
        }
    }

    private sealed class DiskHealth(string folder) : IHealthCheck
    {
        private const long Low = 2L << 30, Critical = 256L << 20;

        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            var existing = folder;      // the data folder may be made later
            while (!Directory.Exists(existing)) existing = Path.GetDirectoryName(existing)!;
            var free = new DriveInfo(existing).AvailableFreeSpace;
            return Task.FromResult(free switch
            {
                < Critical => HealthCheckResult.Unhealthy("Đĩa gần hết chỗ: còn dưới 256 MB."),
                < Low => HealthCheckResult.Degraded("Đĩa sắp hết chỗ: còn dưới 2 GB."),
                _ => HealthCheckResult.Healthy("Đĩa còn đủ chỗ."),
            });
        }
    }
}
