using Microsoft.AspNetCore.Mvc.Testing;

namespace VocEdu.Cms.Tests.Site;

/// <summary>A program with a reader who is nobody in particular.</summary>
public abstract class SiteFixture
{
    protected CmsApp App { get; private set; } = null!;
    protected HttpClient Reader { get; private set; } = null!;

    protected virtual Dictionary<string, string?>? Settings => null;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        App = await CmsApp.StartAsync(settings: Settings);
        Reader = App.Browser();
        await PrepareAsync();
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        Reader.Dispose();
        await App.DisposeAsync();
    }

    protected virtual Task PrepareAsync() => Task.CompletedTask;
}
