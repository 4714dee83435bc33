using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;

namespace VocEdu.Cms.Consents;

/// <summary>
/// Consents that were ended or erased, in a file beside the database: a backup that is restored knows nothing of it, so the list is applied anew at every start.
/// </summary>
/// <param name="folder">The data folder, which a restore of the database leaves alone.</param>
public sealed class SuppressionList(string folder)
{
    private static readonly Lock Writing = new();
    private readonly string path = Path.Combine(folder, "ended-consents.jsonl");

    public sealed record Line(Guid ConsentId, DateTimeOffset At, bool Erased);

    public void Write(Guid consentId, DateTimeOffset at, bool erased)
    {
        lock (Writing)
        {
            Directory.CreateDirectory(folder);
            File.AppendAllText(path, JsonSerializer.Serialize(new Line(consentId, at, erased), JsonSerializerOptions.Web) + "\n");
        }
    }

    /// <summary>Half a line, left by a power cut, is passed over.</summary>
    public IEnumerable<Line> Read()
    {
        foreach (var text in File.Exists(path) ? File.ReadAllLines(path) : [])
        {
            Line? line = null;
            try
            {
                line = JsonSerializer.Deserialize<Line>(text, JsonSerializerOptions.Web);
            }
            catch (JsonException)
            {
                continue;
            }

            if (line is not null) yield return line;
        }
    }
}

/// <summary>Ends and erases once more what a restored backup has brought back; and once a day erases what has been kept long enough.</summary>
public sealed class KeepConsentsEnded(IServiceScopeFactory scopes, SuppressionList list, TimeProvider clock, ILogger<KeepConsentsEnded> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(24);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                log.LogError(fault, "Ended consents could not be looked through; it is tried again tomorrow and at the next start");
            }

            await Task.Delay(Pause, clock, stoppingToken);
        }
    }

    /// <summary>Done again it changes nothing; any number of nodes may do it.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CmsDb>();
        var erase = scope.ServiceProvider.GetRequiredService<EraseConsent>();
        foreach (var line in list.Read().ToList())
        {
            await db.Set<Consent>().Where(c => c.Id == line.ConsentId && c.WithdrawnAt == null).ExecuteUpdateAsync(set => set.SetProperty(c => c.WithdrawnAt, line.At), cancel);
            if (line.Erased) await erase.RunAsync(line.ConsentId, cancel);
        }

        await erase.OutdatedAsync(cancel);
    }
}
