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

    private static async Task<string> FindAsync() =>
        Environment.GetEnvironmentVariable("VOCEDU_TEST_DATABASE") is { Length: > 0 } given ? given : await StartAsync();

    private static async Task<string> StartAsync()
    {
        string[] arguments = ["postgres", "--temporary", "--until-input-ends"];
        var start = new ProcessStartInfo(Path.Combine(Checkout.Root, "vocedu"), arguments)
        {
            UseShellExecute = false,
            // Never closed by us: the kernel closes it when this process ends, and the server follows.
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["VOCEDU_CONFIGURATION"] = Configuration;
        _started = Process.Start(start)!;
        return await _started.StandardOutput.ReadLineAsync() is { Length: > 0 } connectionString
            ? connectionString
            : throw new InvalidOperationException("./vocedu postgres started no database; it says above why. Or set VOCEDU_TEST_DATABASE.");
    }
}
