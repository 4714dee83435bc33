using VocEdu.Domain.Content;

namespace VocEdu.Cms.Tests;

/// <summary>One body for all tests of a class, and its reporter at a desk.</summary>
public abstract class ReporterFixture
{
    protected CmsApp App { get; private set; } = null!;
    protected HttpClient Reporter { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        App = await CmsApp.StartAsync();
        Reporter = await App.SignInAsync(Role.Reporter);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        Reporter.Dispose();
        await App.DisposeAsync();
    }
}
