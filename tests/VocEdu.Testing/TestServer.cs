using System.Diagnostics;

namespace VocEdu.Testing;

/// <summary>
/// The PostgreSQL server of this test run: the one named in <c>VOCEDU_TEST_DATABASE</c> (<c>./vocedu test</c> sets it),
/// or one of our own that ends with this process.
/// </summary>
public static class TestServer
{
    /// <summary>What these tests were built as, so that the program beside them is used and none is built twice.</summary>
#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    private static readonly Lazy<Task<string>> Server = new(FindAsync);

    // Held, or the garbage collector would close its standard input.
    private static Process? _started;

    /// <summary>Connection string of a role that may create databases.</summary>
    public static Task<string> ConnectionStringAsync() => Server.Value;

    /// <summary>Starts a server that ends when the standard input of its process is closed.</summary>
    internal static async Task<(Process Process, string ConnectionString)> StartAsync(params string[] options)
    {
        string[] arguments = ["postgres", "--until-input-ends", .. options];
        var start = new ProcessStartInfo(Path.Combine(Checkout.Root, "vocedu"), arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["VOCEDU_CONFIGURATION"] = Configuration;
        var process = Process.Start(start)!;
        return await process.StandardOutput.ReadLineAsync() is { Length: > 0 } connectionString
            ? (process, connectionString)
            : throw new InvalidOperationException("./vocedu postgres started no database; it says above why. Or set VOCEDU_TEST_DATABASE.");
    }

    private static async Task<string> FindAsync()
    {
        if (Environment.GetEnvironmentVariable("VOCEDU_TEST_DATABASE") is { Length: > 0 } given) return given;
        // Its input is never closed by us: the kernel does when this process ends, and the server follows.
        (_started, var connectionString) = await StartAsync("--temporary");
        return connectionString;
    }
}
