using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using VocEdu.Connectors.Facebook;
using VocEdu.Connectors.YouTube;
using VocEdu.Connectors.Zalo;

namespace VocEdu.Connectors;

public static class ConnectorServices
{
    /// <summary>Registers every <see cref="IChannel"/>. The host provides <see cref="IMediaSource"/>.</summary>
    public static IServiceCollection AddConnectors(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);

        services.AddOptions<FacebookOptions>().Bind(configuration.GetSection("Facebook")).ValidateDataAnnotations().ValidateOnStart();
        services.AddPlatformClient<Graph>(TimeSpan.FromMinutes(2));          // one window of a film on a slow line
        services.AddTransient<FacebookSearch>();
        services.AddTransient<FacebookVideo>();
        services.AddTransient<FacebookFigures>();
        services.AddTransient<IChannel, FacebookChannel>();
        services.AddConsent<FacebookConsent>();

        services.AddOptions<ZaloOptions>().Bind(configuration.GetSection("Zalo")).ValidateDataAnnotations().ValidateOnStart();
        services.AddPlatformClient<ZaloTokens>(TimeSpan.FromSeconds(30));
        services.AddPlatformClient<ZaloApi>(TimeSpan.FromMinutes(3));        // a film of 50 MB
        services.AddTransient<ZaloSearch>();
        services.AddTransient<ZaloVideo>();
        services.AddTransient(p => new ZaloBroadcast(p.GetRequiredService<ZaloApi>(), p.GetRequiredService<IOptions<ZaloOptions>>(), p.GetRequiredService<TimeProvider>()));
        services.AddTransient<IChannel, ZaloChannel>();
        services.AddConsent<ZaloConsent>();

        services.AddOptions<GoogleOptions>().Bind(configuration.GetSection("Google")).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<YouTubeOptions>().Bind(configuration.GetSection("YouTube")).ValidateDataAnnotations().ValidateOnStart();
        services.AddPlatformClient<GoogleTokens>(TimeSpan.FromSeconds(30));
        services.AddPlatformClient<YouTubeApi>(TimeSpan.FromMinutes(5));     // one chunk on a slow line
        services.AddTransient<YouTubeUpload>();
        services.AddTransient<YouTubeSearch>();
        services.AddTransient<YouTubeExtras>();
        services.AddTransient<IChannel, YouTubeChannel>();
        services.AddConsent<GoogleConsent>();

        return services;
    }

    private static void AddConsent<TConsent>(this IServiceCollection services) where TConsent : class, IConsent
    {
        services.AddPlatformClient<TConsent>(TimeSpan.FromSeconds(30));
        services.AddTransient<IConsent>(provider => provider.GetRequiredService<TConsent>());
    }

    private static void AddPlatformClient<TClient>(this IServiceCollection services, TimeSpan timeout)
        where TClient : class =>
        services.AddHttpClient<TClient>(http =>
            {
                http.Timeout = timeout;
                http.MaxResponseContentBufferSize = 8 * 1024 * 1024;
            })
            // A redirect would carry a token to another place; a connection that lay idle may be cut just as a post leaves on it.
            .UseSocketsHttpHandler((handler, _) =>
            {
                handler.AllowAutoRedirect = false;
                handler.UseCookies = false;
                handler.ConnectTimeout = TimeSpan.FromSeconds(15);
                handler.PooledConnectionIdleTimeout = TimeSpan.FromSeconds(20);
                handler.PooledConnectionLifetime = TimeSpan.FromMinutes(5);
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            // Addresses and headers carry tokens and upload sessions: nothing of them is logged.
            .RemoveAllLoggers();
}
