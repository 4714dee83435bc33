using System.CommandLine;
using Npgsql;
using VocEdu.Cms.Moving;
using VocEdu.Publishing.Data;

namespace VocEdu.Cms.Hosting;

/// <summary>What the program can be told to do. Without a word it runs; words it does not know are settings, such as <c>--Host:Roles=jobs</c>.</summary>
public static class CommandLine
{
    /// <summary>Puts the program together, hands it to the work and takes it down again.</summary>
    public delegate Task Program(string[] settings, Func<WebApplication, Task> work, CancellationToken cancel);

    public static async Task<int> RunAsync(string[] args, Program program)
    {
        // The host answers Ctrl-C and SIGTERM itself, and takes the time its requests need.
        var invocation = new InvocationConfiguration { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false };
        try
        {
            return await Create(program).Parse(args).InvokeAsync(invocation);
        }
        catch (StartRefusedException refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return 1;
        }
    }

    public static RootCommand Create(Program program)
    {
        Func<ParseResult, CancellationToken, Task> run = (line, cancel) => program(Settings(line), RunAsync, cancel);
        var root = new RootCommand("VocEdu CMS: một bài viết vào một lần, ra mọi kênh, và được đếm đúng một lần.")
        {
            With(new Command("run", "Runs the program (also without a word)."), run),
            With(new Command("migrate", "Brings the database to the program's schema, and ends."),
                (line, cancel) => program(BesideRunning(line), app => MigrateAsync(app, cancel), cancel)),
            With(new Command("verify", "Recomputes the ledger's chain and figures; fails when anything is wrong."),
                (line, cancel) => program(BesideRunning(line), app => VerifyCommand.RunAsync(app, cancel), cancel)),
            ArchiveCommands.Export((line, work, cancel) => program(BesideRunning(line), work, cancel)),
            ArchiveCommands.Import((line, work, cancel) => program(BesideRunning(line), work, cancel)),
            PostgresCommand.Create(),
            ResetCommand.Create(),
        };
        return With(root, run);
    }

    /// <summary>appsettings.json is read at the start and not watched: a server may have no inotify instance left.</summary>
    public const string ReadOnce = "--hostBuilder:reloadConfigOnChange=false";

    /// <summary>What the command line leaves over goes to the program's configuration.</summary>
    internal static string[] Settings(ParseResult line) => [ReadOnce, .. line.UnmatchedTokens];

    /// <summary>Settings for a command that works on the database of a program that is running here, or starts it when none is.</summary>
    private static string[] BesideRunning(ParseResult line)
    {
        var settings = Settings(line);
        var builder = WebApplication.CreateBuilder(settings);
        return string.IsNullOrEmpty(builder.Configuration.GetConnectionString("Default")) && EmbeddedPostgres.RunningAt(builder.PostgresFolder()) is { } running
            ? [.. settings, $"--ConnectionStrings:Default={running}"]
            : settings;
    }

    internal static TCommand With<TCommand>(TCommand command, Func<ParseResult, CancellationToken, Task> action)
        where TCommand : Command
    {
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(action);
        return command;
    }

    private static async Task RunAsync(WebApplication app)
    {
        await MigrateAsync(app, CancellationToken.None);
        await app.RunAsync();
    }

    internal static async Task MigrateAsync(WebApplication app, CancellationToken cancel)
    {
        try
        {
            await SchemaMigrator.ApplyAsync(app.Services.GetRequiredService<NpgsqlDataSource>(), app.Services.GetServices<SchemaSource>(), cancel);
        }
        catch (InvalidOperationException mismatch)
        {
            throw new StartRefusedException(
                $"The database does not fit this version of the program. {mismatch.Message} " +
                "Go back to the version that ran before; or, if the data may go, start over with ./vocedu reset.", mismatch);
        }
    }
}
