namespace VocEdu.Cms.Hosting.Demo;

/// <summary>Loads the demo beside the running site.</summary>
internal sealed class DemoAtStart(LoadDemo demo, DemoProgress progress, ILogger<DemoAtStart> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await demo.RunAsync(stoppingToken);
            progress.Finish(null);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            log.LogInformation("Demo: interrupted; it goes on at the next start");
        }
        catch (Exception fault)
        {
            log.LogError(fault, "Demo: could not be loaded to the end; it goes on at the next start");
            progress.Finish(fault);
        }
    }
}

/// <summary>Whether the demo has been loaded, for the health page and the start script.</summary>
public sealed class DemoProgress
{
    public bool Finished { get; private set; }
    public string? Problem { get; private set; }

    internal void Finish(Exception? fault) => (Finished, Problem) = (true, fault?.Message);
}
