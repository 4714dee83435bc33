using System.CommandLine;

namespace VocEdu.Cms.Hosting;

/// <summary><c>postgres</c>: only the database, its connection string on standard output, until it is told to stop.</summary>
public static class PostgresCommand
{
    public static Command Create()
    {
        var temporary = new Option<bool>("--temporary") { Description = "A fresh server for tests, deleted when it stops." };
        var untilInputEnds = new Option<bool>("--until-input-ends") { Description = "Stop when standard input is closed." };
        var command = new Command("postgres", "Runs only the database and prints its connection string.") { temporary, untilInputEnds };
        return CommandLine.With(command, (line, cancel) =>
            RunAsync(CommandLine.Settings(line), line.GetValue(temporary), line.GetValue(untilInputEnds), cancel));
    }

    private static async Task RunAsync(string[] settings, bool temporary, bool untilInputEnds, CancellationToken cancel)
    {
        var builder = WebApplication.CreateBuilder(settings);
        builder.AddLogs();
        await using var postgres = temporary
            ? await EmbeddedPostgres.StartTemporaryAsync(cancel)
            : await EmbeddedPostgres.StartAsync(builder.PostgresFolder(), cancel);
        await Console.Out.WriteLineAsync(postgres.ConnectionString);

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using var host = new HostBuilder().UseConsoleLifetime(o => o.SuppressStatusMessages = true).Build();
        if (untilInputEnds) _ = StopWhenInputEndsAsync(stop);
        await host.StartAsync(CancellationToken.None);
        await host.WaitForShutdownAsync(stop.Token);
    }

    private static async Task StopWhenInputEndsAsync(CancellationTokenSource stop)
    {
        await Console.OpenStandardInput().CopyToAsync(Stream.Null, stop.Token);
        await stop.CancelAsync();
    }
}
