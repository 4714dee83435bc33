using System.Collections.Concurrent;
using VocEdu.Sandbox;
using VocEdu.Sandbox.Facebook;
using VocEdu.Sandbox.Faults;
using VocEdu.Sandbox.Pages;
using VocEdu.Sandbox.YouTube;
using VocEdu.Sandbox.Zalo;

namespace VocEdu.Benchmarks;

/// <summary>The sandbox platforms in this process, with a note of when each Facebook post arrived.</summary>
public sealed class Platforms : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<DateTimeOffset> _arrived = new();

    private Platforms(WebApplication app) => _app = app;

    public string Address => _app.Urls.Single();

    public IReadOnlyCollection<DateTimeOffset> Arrived => _arrived;

    public static async Task<Platforms> StartAsync()
    {
        var builder = WebApplication.CreateBuilder(["--urls=http://127.0.0.1:0", "--Sandbox:StateFile="]);
        builder.Logging.ClearProviders();
        builder.AddSandbox();
        var platforms = new Platforms(builder.Build());
        var app = platforms._app;
        app.Use((context, next) =>
        {
            if (HttpMethods.IsPost(context.Request.Method) && context.Request.Path.Value!.EndsWith("/feed", StringComparison.Ordinal))
                platforms._arrived.Enqueue(TimeProvider.System.GetUtcNow());
            return next(context);
        });
        app.UseRequestDecompression();
        app.UseFaults();
        app.MapFacebook();
        app.MapYouTube();
        app.MapZalo();
        app.MapPages();
        app.MapControl();
        await app.StartAsync();
        return platforms;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
