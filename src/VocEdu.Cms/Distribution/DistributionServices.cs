using VocEdu.Cms.Distribution.Composing;
using VocEdu.Cms.Distribution.Manual;
using VocEdu.Cms.Distribution.Queue;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Distribution;

public static class DistributionServices
{
    public const Role Readers = Role.UnitHead | Role.Editor | Role.Approver | Role.ChannelManager | Role.Reporter | Role.Administrator;

    /// <summary>Who connects, stops and starts channels.</summary>
    public const Role Connectors = Role.ChannelManager | Role.Administrator;

    /// <summary>Who sends again, postpones, cancels and confirms posts.</summary>
    public const Role Dispatchers = Role.Editor | Role.Approver | Role.ChannelManager;

    /// <summary>Who changes a text that has been approved: whoever may approve, and the channel's manager when the channel refused it.</summary>
    public const Role TextChangers = Role.Approver | Role.ChannelManager;

    /// <summary>The channels, their posts, and what people do with them.</summary>
    public static void AddDistribution(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ChannelQueue>().AddScoped<ComposeView>().AddScoped<ReadComposed>();
        builder.Services.AddScoped<ManualTasks>().AddScoped<PostPack>().AddScoped<ChannelWatch>().AddScoped<TestPost>().AddSingleton<TestFilm>().AddScoped<ReadFollowers>();
        builder.Services.AddScoped<PostConsents>();
        builder.Services.AddHttpClient<ConnectSandbox>(http => http.Timeout = TimeSpan.FromSeconds(5));
    }
}
