using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.HealthChecks;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using VocEdu.Publishing;
using VocEdu.Publishing.Health;
using VocEdu.Umbraco.Documents;
using VocEdu.Umbraco.Starting;

namespace VocEdu.Umbraco.Health;

/// <summary>In Umbraco's health dashboard: what the configuration lacks, and what is stuck.</summary>
[HealthCheck("7f6d1c52-2f7e-4f0c-8f3b-6f8f5f1e9a10", "VocEdu: xuất bản và thống kê", Description = "Cấu hình, cơ sở dữ liệu, kênh và bài đăng (configuration, database, channels, posts).", Group = "VocEdu")]
public sealed class VocEduHealthCheck(
    EngineReadiness readiness, IServiceScopeFactory scopes, IBackOfficeSecurityAccessor security, IContentTypeService contentTypes, IOptions<VocEduOptions> options, IOptions<PublishingOptions> publishing, TimeProvider clock) : HealthCheck
{
    /// <summary>The dispatcher is asked for only once it has had time to start.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(2);

    public override async Task<IEnumerable<HealthCheckStatus>> GetStatusAsync()
    {
        if (readiness.Misconfigured is { } missing) return [Status(StatusResultType.Error, new($"Chưa chạy vì cấu hình thiếu hoặc sai: {missing}. Hãy sửa cấu hình rồi khởi động lại trang.", $"Not running, as the configuration lacks something or has it wrong: {missing}. Mend it and restart the site."))];
        if (!readiness.Prepared)
        {
            return [Status(readiness.Fault is null ? StatusResultType.Info : StatusResultType.Error, readiness.Fault is { } fault
                ? new($"Chưa mở được cơ sở dữ liệu VocEdu: {fault}. Trang vẫn chạy; hệ thống tự thử lại.", $"The VocEdu database cannot be opened yet: {fault}. The site works; it is tried again.")
                : new("Đang chuẩn bị.", "Being prepared."))];
        }
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return Read(await scope.ServiceProvider.GetRequiredService<EngineHealth>().RunAsync(CancellationToken.None));
        }
        catch (Exception fault)
        {
            return [Status(StatusResultType.Error, new($"Cơ sở dữ liệu VocEdu không trả lời: {fault.Message}", $"The VocEdu database does not answer: {fault.Message}"))];
        }
    }

    private List<HealthCheckStatus> Read(EngineState state)
    {
        var now = clock.GetUtcNow();
        List<HealthCheckStatus> found = [];
        if (readiness.Fault is { } fault) found.Add(Status(StatusResultType.Error, new($"Lần chạy gần nhất gặp lỗi: {fault}", $"The last run failed: {fault}")));
        if (readiness.Incomplete is { } lacking) found.Add(Status(StatusResultType.Error, new($"Chưa chuẩn bị xong: {lacking} Các phần khác vẫn chạy; hệ thống tự thử lại.", $"Not everything is prepared: {lacking} The rest works; it is tried again.")));
        if (publishing.Value.PublicBaseUrl.IsLoopback)
            found.Add(Status(StatusResultType.Warning, new($"Chưa khai báo địa chỉ công khai của trang nên liên kết trong bài đăng dẫn về {publishing.Value.PublicBaseUrl}. Hãy đặt Umbraco:CMS:WebRouting:UmbracoApplicationUrl.",
                $"The site's public address is not set, so posts link to {publishing.Value.PublicBaseUrl}. Set Umbraco:CMS:WebRouting:UmbracoApplicationUrl.")));
        foreach (var alias in options.Value.Documents.Keys.Where(alias => contentTypes.Get(alias) is null))
            found.Add(Status(StatusResultType.Warning, new($"Cấu hình nêu loại tài liệu “{alias}” nhưng Umbraco không có loại này.", $"The configuration names the document type “{alias}”, which Umbraco does not have.")));
        foreach (var channel in options.Value.Channels.Where(c => c.RemoteId.Length == 0 || c.AccessToken.Length == 0))
            found.Add(Status(StatusResultType.Warning, new($"Kênh “{channel.Name}” ({channel.Kind}) chưa được kết nối vì cấu hình thiếu RemoteId hoặc AccessToken.", $"The channel “{channel.Name}” ({channel.Kind}) is not connected: the configuration lacks its RemoteId or AccessToken.")));
        if (state.PausedAt is not null)
            found.Add(Status(StatusResultType.Warning, new($"Việc gửi bài đang tạm dừng: {state.PauseReason}", $"Sending is paused: {state.PauseReason}")));
        if (!state.DispatcherLives(now) && now - readiness.PreparedAt > Grace)
            found.Add(Status(StatusResultType.Error, new("Không máy chủ nào đang gửi bài.", "No server is sending posts.")));
        foreach (var channel in state.Closed)
            found.Add(Status(StatusResultType.Warning, new($"Kênh {channel.Name} không nhận bài: {channel.Answer}", $"Channel {channel.Name} takes no posts: {channel.Answer}")));
        if (state.Overdue.Count > 0)
            found.Add(Status(StatusResultType.Error, new(string.Create(CultureInfo.InvariantCulture, $"{state.Overdue.Count} bài đăng quá giờ hơn 5 phút."), string.Create(CultureInfo.InvariantCulture, $"{state.Overdue.Count} post(s) are more than five minutes late."))));
        if (state.NeedPerson > 0)
            found.Add(Status(StatusResultType.Warning, new(string.Create(CultureInfo.InvariantCulture, $"{state.NeedPerson} bài đăng cần người xử lý."), string.Create(CultureInfo.InvariantCulture, $"{state.NeedPerson} post(s) wait for a person."))));
        if (found.Count == 0) found.Add(Status(StatusResultType.Success, new("Mọi bài đã được gửi và thống kê.", "Everything is sent and counted.")));
        return found;
    }

    public override HealthCheckStatus ExecuteAction(HealthCheckAction action) => throw new InvalidOperationException("This check has no actions.");

    private HealthCheckStatus Status(StatusResultType type, Said said) => new(said.In(security.BackOfficeSecurity?.CurrentUser?.Language)) { ResultType = type };
}
