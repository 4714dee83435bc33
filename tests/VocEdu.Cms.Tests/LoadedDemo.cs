using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Cms.Hosting.Demo;
using VocEdu.Testing;

namespace VocEdu.Cms.Tests;

/// <summary>The whole demo, loaded once for all who look at it, in two goes: the first one was interrupted in the middle of the stories. Nobody changes its stories.</summary>
internal sealed class LoadedDemo : IAsyncDisposable
{
    public const string LateStory = "psa-01", ItsPicture = "bep-05-bep-truong";

    private static readonly Lazy<Task<LoadedDemo>> Once = new(StartAsync);
    private readonly DirectoryInfo _media;

    private LoadedDemo(CmsApp app, DemoFolder folder, DirectoryInfo media) => (App, Folder, _media) = (app, folder, media);

    public CmsApp App { get; }
    public DemoFolder Folder { get; }
    public string? Interruption { get; private set; }
    public int PublishedBefore { get; private set; }

    public static Task<LoadedDemo> OpenAsync() => Once.Value;

    public static Task LoadAsync(CmsApp app) => app.Services.GetRequiredService<LoadDemo>().RunAsync(CancellationToken.None);

    /// <summary>At the end of all tests.</summary>
    public static async Task EndAsync()
    {
        if (Once.IsValueCreated) await (await Once.Value).DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        Folder.Dispose();
        _media.Delete(recursive: true);
    }

    private static async Task<LoadedDemo> StartAsync()
    {
        var (media, folder) = (Directory.CreateTempSubdirectory("vocedu-media-"), await DemoFolder.CreateAsync());
        var app = await CmsApp.StartAsync(settings: new()
        {
            ["Demo:Load"] = "true",
            ["Demo:Folder"] = folder.Path,
            ["Demo:Password"] = CmsApp.Password,
            ["Media:Folder"] = media.FullName,
            ["RateLimits:Search"] = "100000",
        });
        var demo = new LoadedDemo(app, folder, media);
        JsonNode? taken = null;
        folder.EditMedia("index", index => { taken = index[ItsPicture]!.DeepClone(); index.AsObject().Remove(ItsPicture); });
        demo.Interruption = (await Assert.CatchAsync(() => LoadAsync(app)))?.Message;
        demo.PublishedBefore = await app.AskAsync(services => services.GetRequiredService<CmsDb>().Publications.CountAsync());
        folder.EditMedia("index", index => index[ItsPicture] = taken);
        await LoadAsync(app);
        return demo;
    }
}

[SetUpFixture]
internal sealed class DemoEnd
{
    [OneTimeTearDown]
    public Task End() => LoadedDemo.EndAsync();
}
